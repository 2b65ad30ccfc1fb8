"""Sentences for messages: what the program did, refused, or found wrong with a file.

The rest of the program names what it has to say by an id (`core.messages.Message`); only here, and
in the views, are there words. A sentence says what, where and why, and what to do.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Protocol


class Worded(Protocol):
    """Anything with a message id and what fills its gaps."""

    @property
    def id(self) -> str: ...
    @property
    def params(self) -> Mapping[str, str | int | float]: ...


DID = {
    "item.add": "Add “{title}”",
    "item.start": "Start “{title}”",
    "item.finish": "Finish “{title}”",
    "item.skip": "Skip “{title}”",
    "item.know": "Know “{title}”",
    "item.know_share": "Know part of “{title}”",
    "item.park": "Park “{title}”",
    "item.reopen": "Reopen “{title}”",
    "item.log": "Log {minutes} min on “{title}”",
    "item.check": "Tick a check of “{title}”",
    "item.uncheck": "Untick a check of “{title}”",
    "item.resource_read": "Tick a resource of “{title}”",
    "item.resource_unread": "Untick a resource of “{title}”",
    "item.resource_add": "Add a resource to “{title}”",
    "item.attach": "Attach evidence to “{title}”",
    "item.detach": "Detach {address}",
    "item.require": "Put “{title}” after “{other}”",
    "item.unrequire": "Free “{title}” from “{other}”",
    "item.remove": "Remove “{title}”",
    "item.rename": "Rename “{title}”",
    "item.effort": "Change the effort of “{title}”",
    "item.kind": "Change the kind of “{title}”",
    "item.notes": "Edit the notes of “{title}”",
    "item.deadline": "Change the deadline of “{title}”",
    "item.move": "Move “{title}”",
    "roadmap.add": "Add the roadmap “{title}”",
    "phase.add": "Add the phase “{title}”",
    "phase.rename": "Rename a phase to “{title}”",
    "phase.remove": "Remove the phase “{title}”",
    "role.choose": "Choose {title}, {rung}",
    "skill.rate": "Rate {title} {level}",
    "skill.add": "Add the skill “{title}”",
    "role.add": "Add the role “{title}”",
    "items.start": "Start {count} steps",
    "items.finish": "Finish {count} steps",
    "items.skip": "Skip {count} steps",
    "items.know_share": "Know part of {count} steps",
    "items.park": "Park {count} steps",
    "items.reopen": "Reopen {count} steps",
    "items.remove": "Remove {count} steps",
    "items.know": "Know {count} steps",
    "items.move": "Move {count} steps",
    "learner.name": "Change your name",
    "learner.time": "Change your hours",
    "learner.start": "Change your first day",
    "first_run": "Make the first plan",
    "project.start": "Start the project “{title}”",
    "track.notes": "Edit the notes of “{title}”",
    "track.rename": "Rename “{title}”",
}
"""Names of changes, for history and for undo: “Undo finish …” lowers the first letter."""

REFUSED = {
    "gone": "That {kind} is not there any more. Nothing was changed.",
    "unknown": "There is no {kind} “{name}”.{nearest}",
    "ambiguous": "“{name}” could be several: {candidates}. Say more of it, or its id.",
    "future": "{day} is still to come. Log and rate what has been: choose today or an earlier day.",
    "park.past": "{day} is not after today. Park until a later day, or without a day.",
    "already.open": "“{title}” is open already.",
    "already.active": "“{title}” is started already.",
    "already.done": "“{title}” is done already. Reopen it first if it is not.",
    "already.skipped": "“{title}” is skipped already. Reopen it to do it after all.",
    "already.known": "“{title}” is known already. Reopen it to do it after all.",
    "already.parked": "“{title}” is parked already.",
    "already_in_phase": "“{title}” stands in that phase already.",
    "after_itself": "“{title}” can't come after itself. Name another step.",
    "circle": "That would make a circle: {circle}. Take one of these links away first.",
    "phase.not_empty": "“{title}” still holds {count} steps. Move them to another phase first.",
    "effort.negative": "An effort can't be below 0: “{value}”. Say it like 2h or 45 min.",
    "effort.unclear": "“{value}” is no effort. Say it like 2h, 1h30 or 45 min.",
    "title.missing": "The step has no title. Say what to do, such as “SQL joins 2h”.",
    "day.impossible": "“{day}” is on no calendar. Say a day like 12 Dec or 2026-12-12.",
    "project.exists": "You have the project “{title}” already. Open it under Portfolio.",
    "nothing_to_undo": "There is nothing to undo.",
    "nothing_to_redo": "There is nothing to redo.",
    "no_role": "You have chosen no role yet. “pathtracker roles” lists them, “pathtracker choose "
    "ROLE” chooses one.",
    "no_display": "There is no display to open a window on. “pathtracker screenshots OUT” renders "
    "every view to PNG instead; “pathtracker --help” lists what works in a terminal.",
    "no_backup": "There is no file “{name}”, here or among the backups. “pathtracker backups” "
    "lists them.",
    "not_empty": "The sample learner needs an empty store, and {path} holds data. "
    "Name another folder with --data-dir.",
}

_INVALID = {
    "greater_than_equal": "{field} is {limit} or more, not {value}.",
    "greater_than": "{field} is more than {limit}, not {value}.",
    "less_than_equal": "{field} is {limit} at most, not {value}.",
    "finite_number": "{field} is a plain number, not {value}.",
    "string_too_short": "{field} can't be empty.",
    "string_too_long": "{field} is too long: {limit} characters at most.",
    "string_unicode": "{field} holds a character that can't be saved. "
    "Type it again or leave it out.",
    "target_before_start": "The target day is before the start day.",
    "done_day": "A step has a day of finishing exactly if it is done.",
    "parked_day": "A step has a day until which it is parked only while it is parked.",
    "six_anchors": "A skill words each of its six levels, or none.",
    "after_itself": "A step can't come after itself.",
    "belongs_nowhere": "Evidence belongs to a step, a skill or both.",
    "timezone_aware": "{field} has no time zone.",
}

_KINDS = {
    "item": "step",
    "track": "roadmap or project",
    "membership": "place in a roadmap",
    "prerequisite": "link between steps",
    "evidence": "piece of evidence",
}
"""What kinds are called where their name in the store says too little."""

_FIELDS = {
    "effort": "Effort (hours)",
    "known_share": "The share known",
    "minutes": "The time (minutes)",
    "level": "A level",
    "importance": "Importance",
    "title": "The title",
    "name": "The name",
    "notes": "The notes",
    "note": "The note",
    "address": "The address",
}

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

WHY = {
    "next.active": "You have begun it.",
    "next.widest": "“{skill}” is the widest gap in what you can show.",
    "next.closes": "Can bring “{skill}” to level {level}; {role} asks for {required}.",
    "next.closes_several": "Can bring “{skill}” to level {level}; {role} asks for {required}, and "
    "more of your roles ask for it too ({more}).",
    "next.planned": "The day planned for it, {day}, has come.",
    "next.fits": "About {left} min are left of it: it fits your {minutes} min.",
    "next.ready": "Nothing stands before it.",
}
"""Reasons to do something next."""

_LONGER = {"path": 5_000, "circle": 2_000, "candidates": 2_000, "nearest": 2_000}
"""What is of no use when cut off, and how much of it is shown."""


def sentence(message: Worded, *, in_window: bool = False) -> str:
    """What a message says, with texts of the learner's made safe to print on one line.

    Ways on are named as the command line has them, unless it is `in_window`, which has buttons.
    """
    params: dict[str, str | int | float] = {
        name: one_line(value, _LONGER.get(name, 200)) if isinstance(value, str) else value
        for name, value in message.params.items()
    }
    for plain in (DID, FOUND, WHY):
        if message.id in plain:
            return plain[message.id].format_map(params)
    if message.id == "invalid":
        return _invalid(params)
    if "kind" in params:
        params["kind"] = _KINDS.get(str(params["kind"]), str(params["kind"]).replace("_", " "))
    if message.id == "unknown" and params.get("nearest"):
        params["nearest"] = f" Do you mean {params['nearest']}?"
    if message.id in TROUBLE:
        detail = params.get("detail", "")
        params |= {
            "number": detail,
            "detail": f" ({detail})" if detail else "",
            "option": "" if in_window else " with --data-dir",
            "listing": "" if in_window else " (pathtracker backups lists them)",
        }
        return TROUBLE[message.id].format_map(params)
    return REFUSED[message.id].format_map(params)


def undo_sentence(message: Worded, verb: str = "Undo") -> str:
    """“Undo finish …”: what undoing or redoing a change would be called."""
    did = sentence(message)
    return f"{verb} {did[0].lower()}{did[1:]}"


def one_line(text: str, length: int = 200) -> str:
    """Text as it may stand in a line: no line breaks, control or direction-turning characters.

    Those are shown as their code, so that nothing is hidden and no terminal or label is led astray.
    Longer text ends in “…”.
    """
    shown = "".join(_visible(character) for character in text[: length + 1])
    return shown if len(text) <= length else shown[:length] + "…"


_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _visible(character: str) -> str:
    if character in "\n\t\r":
        return " "
    if character in _TURNING or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
        return f"\\u{ord(character):04x}"
    return character


def _invalid(params: Mapping[str, str | int | float]) -> str:
    template = _INVALID.get(str(params["why"]), "{field} can't be {value}.")
    field = str(params["field"])
    limit = str(params["limit"]).removesuffix(".0")
    words = _FIELDS.get(field, field.replace("_", " ").capitalize())
    return template.format(field=words, value=params["value"], limit=limit)


def hours(value: float) -> str:
    """An effort in hours and minutes: “1 h 30”, “45 min”, “2 h”."""
    minutes = round(value * 60)
    if minutes < 60:
        return f"{minutes} min"
    whole, rest = divmod(minutes, 60)
    return f"{whole} h {rest:02d}" if rest else f"{whole} h"


_PAST = {
    "Add": "Added",
    "Start": "Started",
    "Finish": "Finished",
    "Skip": "Skipped",
    "Know": "Known:",
    "Park": "Parked",
    "Reopen": "Reopened",
    "Log": "Logged",
    "Tick": "Ticked",
    "Untick": "Unticked",
    "Attach": "Attached",
    "Detach": "Detached",
    "Put": "Put",
    "Free": "Freed",
    "Remove": "Removed",
    "Rename": "Renamed",
    "Change": "Changed",
    "Edit": "Edited",
    "Move": "Moved",
    "Choose": "Chose",
    "Rate": "Rated",
    "Make": "Made",
}


def past(message: Worded) -> str:
    """What a change did, said after it: “Finished “SQL joins””."""
    verb, _, rest = sentence(message).partition(" ")
    return f"{_PAST[verb]} {rest}"
