"""Sentences about files: what stands against using one, and what a check finds in it."""

from __future__ import annotations

_UNTOUCHED = " The file was not changed."
TROUBLE = {
    "store.folder": "{path} can't be used{detail}. Allow reading and writing there, or choose "
    "another folder{option}.",
    "store.empty": "{path} is empty: 0 bytes, nothing to open."
    + _UNTOUCHED
    + " Restore a backup, or choose another folder{option}.",
    "store.truncated": "{path} is cut off: its end is missing."
    + _UNTOUCHED
    + " Restore a backup{listing}.",
    "store.garbage": "{path} is not a PathTracker file."
    + _UNTOUCHED
    + " Restore a backup, or choose another folder{option}.",
    "store.foreign": "{path} belongs to another program."
    + _UNTOUCHED
    + " Choose another folder{option}.",
    "store.newer": "{path} was written by a newer PathTracker (data version {number})."
    + _UNTOUCHED
    + " Install the newer version, or choose another folder{option}.",
    "store.in_use": "{path} is in use by another PathTracker. Close its window, or wait until the "
    "other command ends, and try again.",
    "store.gone": "{path} is not the file that was opened any more{detail}. What you did last is "
    "not kept there.{rescued} Put the file back where it was, or choose another folder{option}.",
    "store.changed": "{path} was changed while PathTracker had it open{detail}. What you did last "
    "is not kept there.{rescued} Open it again to see what it holds now. Restore a "
    "backup if that is not yours{listing}.",
    "store.lock_lost": "Another program holds the lock on {path}. What you did last is not kept "
    "there.{rescued} Close it and try again.",
    "store.unsure": "The disk did not do its part for {path}{detail} while your last edit was "
    "kept. Whether it was can't be told now. Check the disk and try again: the newest entry of "
    "the history shows it.",
    "store.unconfirmed": "The backup is in the place of {path}, but the disk did not confirm that "
    "it stays there{detail}. Check the disk and try again.",
    "store.damaged": "{path} is damaged{detail}." + _UNTOUCHED + " Restore a backup{listing}.",
    "store.not_a_file": "{path} is not a file." + _UNTOUCHED + " Choose another folder{option}.",
    "store.link_to_nowhere": "{path} is a link to nowhere{detail}. Bring back what it points to, "
    "or choose another folder{option}.",
    "store.read_only": "{path} can only be viewed: it, or its folder, is read-only. Nothing was "
    "changed. Allow writing, or choose another folder{option}.",
    "store.disk_full": "The disk that holds {path} is full. Nothing was changed. Make room and "
    "try again.",
    "store.disk": "The disk did not do its part for {path}{detail}. Nothing was changed. Check the "
    "disk and try again.",
    "store.backup": "The backup could not be made or read{detail}. Your data was not changed. "
    "Look whether the folder of backups can be written, and try again.",
    "store.readable_copy": "The backup {path} is there and checked. Only the copy in readable form "
    "(JSON) beside it could not be written{detail}. Make room if the disk is full; it is tried "
    "again with the next backup.",
    "store.not_shown": "{path} was opened, but can't be shown{detail}. Nothing in it was changed. "
    "Restore a backup{listing}, or try again and report this with the log beside the file.",
    "store.migration": "{path} could not be brought up to this version{detail}."
    + _UNTOUCHED
    + " Use the PathTracker that wrote it, or report this with the log beside it.",
}

FILES = {
    "file.live": "{path} is the file that PathTracker keeps your data in, and it is open. Choose "
    "another file; to go back to an earlier state, restore a backup.",
    "file.irregular": "{path} is a device, a pipe or a socket. Choose a file.",
    "target.ours": "{path} lies among the files that PathTracker keeps your data in. Choose "
    "another folder.",
    "target.irregular": "{path} is not a file that can be written. Choose another name or folder.",
}
"""Why a file that was named is neither read nor written."""

FOUND = {
    "check.structure": "The file's structure is damaged: {why}.",
    "check.reference": "Row {row} of {table} points to a {parent} that is not there.",
    "check.value": "A {kind} (row {row}) holds a {field} that can't be: {value}.",
    "check.change": "Change {seq} of the record can't be read: {why}.",
}
"""What `check` finds in a file."""
