"""Sentences for messages: what the program did, refused, or found wrong with a file.

The rest of the program names what it has to say by an id (`core.messages.Message`); only here, and
in the views, are there words. A sentence says what, where and why, and what to do.

Every sentence is made of a template, in English unless a `tr` of another language is handed in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Protocol

from pathtracker.wording import plan, program, roles, skills, work
from pathtracker.wording.english import Translate, english
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


def sentence(message: Worded, tr: Translate = english, *, in_window: bool = False) -> str:
    """What a message says, with texts of the learner's made safe to print on one line.

    Ways on are named as the command line has them, unless it is `in_window`, which has buttons.
    """
    return _said(_template(message), message, tr, in_window=in_window)


def _template(message: Worded) -> str:
    """What its sentence is made of; empty if there are no words for it."""
    if message.id == "invalid":
        return INVALID.get(str(message.params.get("why")), _NOT_SO)
    for words in (DID, FOUND, WHY, TROUBLE, REFUSED):
        if message.id in words:
            return words[message.id]
    return ""


def _said(template: str, message: Worded, tr: Translate, *, in_window: bool = False) -> str:
    params: dict[str, object] = {
        name: one_line(value, _LONGER.get(name, 200)) if isinstance(value, str) else value
        for name, value in message.params.items()
    }
    try:
        if not template:
            raise KeyError(message.id)
        n = _counted(params) if "[" in template else None
        params |= _worded(message, params, tr, in_window=in_window)
        return tr(template, n, **params)
    except (KeyError, ValueError, IndexError, AttributeError, TypeError):
        return tr(
            "Something that this version has no words for ({id})", id=one_line(message.id, 60)
        )


def _counted(params: Mapping[str, object]) -> int | None:
    """What a sentence counts, where it counts one thing: what is called so, or its only number."""
    numbers = {name: value for name, value in params.items() if type(value) is int}
    return numbers.get("count", next(iter(numbers.values())) if len(numbers) == 1 else None)


def _worded(
    message: Worded, params: Mapping[str, object], tr: Translate, *, in_window: bool
) -> Mapping[str, object]:
    """Those params that have words themselves. Raises KeyError if one is missing."""
    if message.id == "invalid":
        return _of_value(params, tr)
    if message.id in TROUBLE:
        detail = params.get("detail", "")
        return {
            "number": detail,
            "detail": f" ({detail})" if detail else "",
            "rescued": _rescued(params, tr, in_window=in_window),
            "option": "" if in_window else " with --data-dir",
            "listing": "" if in_window else " (pathtracker backups lists them)",
        }
    worded = dict[str, object]()
    if message.id in WHY and "hours" in params:
        worded["hours"] = _number(params["hours"])
    if "kind" in params and message.id not in FOUND:
        kind = str(params["kind"])
        worded["kind"] = tr(KINDS[kind]) if kind in KINDS else kind.replace("_", " ")
    if message.id == "unknown" and params.get("nearest"):
        worded["nearest"] = tr(" Do you mean {name}?", name=params["nearest"])
    return worded


_TURNED = {
    "undo": "Undo {did}",
    "redo": "Redo {did}",
    "undone": "Undone: {did}",
    "redone": "Done again: {did}",
}
"""How the name of a change goes on; {did} is its name from a small letter on, {Did} as it is."""


def undo_sentence(message: Worded, way: str = "undo", tr: Translate = english) -> str:
    """“Undo finish …”: what undoing or redoing a change would be called. `way` is “undo” or “redo”,
    or “undone” or “redone” for what has happened."""
    did = sentence(message, tr)
    return tr(_TURNED[way], did=f"{did[0].lower()}{did[1:]}", Did=did)


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


def _rescued(params: Mapping[str, object], tr: Translate, *, in_window: bool) -> str:
    where = params.get("rescued")
    if not where:
        return ""
    if not params.get("whole"):
        return tr(" What could still be read, with it, is saved in {where} as text.", where=where)
    if in_window:
        return tr(" All you had, with it, is saved in {where}.", where=where)
    return f" All you had, with it, is saved in {where}; “pathtracker restore” takes that file."


_NOT_SO = "{field} can't be {value}."


def _of_value(params: Mapping[str, object], tr: Translate) -> Mapping[str, object]:
    field = str(params["field"])
    name = tr(FIELDS[field]) if field in FIELDS else field.replace("_", " ").capitalize()
    return {"field": name, "value": _number(params["value"]), "limit": _number(params["limit"])}


_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?", re.ASCII)


def _number(value: object) -> object:
    """What is kept as the text of a number, as that number."""
    if not isinstance(value, str) or _NUMBER.fullmatch(value) is None:
        return value
    return int(float(value)) if float(value).is_integer() else float(value)


def hours(value: float, tr: Translate = english) -> str:
    """An effort in hours and minutes: “1 h 30”, “45 min”, “2 h”."""
    minutes = round(value * 60)
    if minutes < 60:
        return tr("{minutes} min", minutes=minutes)
    whole, rest = divmod(minutes, 60)
    if not rest:
        return tr("{hours} h", hours=whole)
    return tr("{hours} h {tens}{ones}", hours=whole, tens=rest // 10, ones=rest % 10)


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


def past(message: Worded, tr: Translate = english) -> str:
    """What a change did, said after it: “Finished “SQL joins””; with the day where one was said."""
    said = _said(_past(_template(message)), message, tr)
    day = message.params.get("day") if message.id == "item.log" else None
    return tr("{said}, {day}", said=said, day=day) if day else said


def _past(template: str) -> str:
    verb, _, rest = template.partition(" ")
    return f"{_PAST[verb]} {rest}" if verb in _PAST else template


def templates() -> Iterator[str]:
    """Every text that sentences are made of and that stands in a table here, for translators."""
    for words in (DID, REFUSED, TROUBLE, FOUND, WHY, INVALID, KINDS, FIELDS, _TURNED):
        yield from words.values()
    yield from map(_past, DID.values())
    yield _NOT_SO
