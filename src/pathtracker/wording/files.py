"""Sentences about files: what stands against using one, and what a check finds in it."""

from __future__ import annotations

_UNTOUCHED = " The file was not changed."
TROUBLE = {
    "store.folder": "The folder {path} can't be written{detail}. Choose another folder{option}.",
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
    "store.migration": "{path} could not be brought up to this version{detail}."
    + _UNTOUCHED
    + " Use the PathTracker that wrote it, or report this with the log beside it.",
}

FOUND = {
    "check.structure": "The file's structure is damaged: {why}.",
    "check.reference": "Row {row} of {table} points to a {parent} that is not there.",
    "check.value": "A {kind} (row {row}) holds a {field} that can't be: {value}.",
    "check.change": "Change {seq} of the record can't be read: {why}.",
}
"""What `check` finds in a file."""
