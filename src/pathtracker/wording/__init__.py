"""Sentences for messages: what the program did, refused, or found wrong with a file.

The rest of the program names what it has to say by an id (`core.messages.Message`); only here, and
in the views, are there words. A sentence says what, where and why, and what to do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Protocol

from pathtracker.wording import plan, program, roles, skills, work
from pathtracker.wording.files import FILES, FOUND, TROUBLE
from pathtracker.wording.values import FIELDS, INVALID, KINDS

_SUBJECTS = (work, skills, roles, plan, program)


def _gathered(name: str) -> dict[str, str]:
    return {key: text for subject in _SUBJECTS for key, text in getattr(subject, name).items()}


DID = _gathered("DID")
"""Names of changes, for history and for undo: “Undo finish …” lowers the first letter."""
REFUSED = {**_gathered("REFUSED"), **FILES}
"""Why something was not done."""
WHY = _gathered("WHY")
"""Reasons to do something next, or for what a number is."""


class Worded(Protocol):
    """Anything with a message id and what fills its gaps."""

    @property
    def id(self) -> str: ...
    @property
    def params(self) -> Mapping[str, str | int | float]: ...


_LONGER = {"path": 5_000, "rescued": 5_000, "circle": 2_000, "candidates": 2_000, "nearest": 2_000}
"""What is of no use when cut off, and how much of it is shown."""


def sentence(message: Worded, *, in_window: bool = False) -> str:
    """What a message says, with texts of the learner's made safe to print on one line.

    Ways on are named as the command line has them, unless it is `in_window`, which has buttons.
    """
    params: dict[str, str | int | float] = {
        name: one_line(value, _LONGER.get(name, 200)) if isinstance(value, str) else value
        for name, value in message.params.items()
    }
    try:
        return _filled(message, params, in_window=in_window)
    except (KeyError, ValueError, IndexError, AttributeError, TypeError):
        return WITHOUT_WORDS.format(id=one_line(message.id, 60))


WITHOUT_WORDS = "Something that this version has no words for ({id})"
"""For the names of changes that a newer version has kept, or that are not as they should be: the
record outlives the program that wrote it."""


def _filled(message: Worded, params: dict[str, str | int | float], *, in_window: bool) -> str:
    """Raises KeyError or ValueError if there are no words for it."""
    for plain in (DID, FOUND, WHY):
        if message.id in plain:
            return _counted(plain[message.id], params).format_map(params)
    if message.id == "invalid":
        return _invalid(params)
    if "kind" in params:
        params["kind"] = KINDS.get(str(params["kind"]), str(params["kind"]).replace("_", " "))
    if message.id == "unknown" and params.get("nearest"):
        params["nearest"] = f" Do you mean {params['nearest']}?"
    if message.id in TROUBLE:
        detail = params.get("detail", "")
        params |= {
            "number": detail,
            "detail": f" ({detail})" if detail else "",
            "rescued": _rescued(params, in_window=in_window),
            "option": "" if in_window else " with --data-dir",
            "listing": "" if in_window else " (pathtracker backups lists them)",
        }
        return TROUBLE[message.id].format_map(params)
    return _counted(REFUSED[message.id], params).format_map(params)


_MANY = re.compile(r"\{count\} (\w+)s\b")


def _counted(words: str, params: dict[str, str | int | float]) -> str:
    """“1 step” where there is one: what is counted stands right behind its number."""
    return _MANY.sub(r"{count} \1", words) if params.get("count") == 1 else words


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


def _rescued(params: Mapping[str, str | int | float], *, in_window: bool) -> str:
    where = params.get("rescued")
    if not where:
        return ""
    if not params.get("whole"):
        return f" What could still be read, with it, is saved in {where} as text."
    way = "" if in_window else "; “pathtracker restore” takes that file"
    return f" All you had, with it, is saved in {where}{way}."


def _invalid(params: Mapping[str, str | int | float]) -> str:
    template = INVALID.get(str(params["why"]), "{field} can't be {value}.")
    field = str(params["field"])
    limit = str(params["limit"]).removesuffix(".0")
    words = FIELDS.get(field, field.replace("_", " ").capitalize())
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
    "Pin": "Pinned",
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
    "Forget": "Forgot",
    "End": "Ended",
    "Pause": "Paused",
    "Confirm": "Confirmed",
    "Say": "Said",
    "Keep": "Kept",
    "Prepare": "Prepared",
    "Take": "Took",
    "Leave": "Left",
}


def past(message: Worded) -> str:
    """What a change did, said after it: “Finished “SQL joins””; with the day where one was said."""
    did = sentence(message)
    verb, _, rest = did.partition(" ")
    said = f"{_PAST[verb]} {rest}" if verb in _PAST else did
    day = message.params.get("day") if message.id == "item.log" else None
    return f"{said}, {day}" if day else said
