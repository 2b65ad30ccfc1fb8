"""Quick add: “SQL joins 2h #sql after Python basics by 12 Dec” in one line of text.

Understood, in any order after the title: an effort (`2h`, `1h30`, `45 min`), skills (`#sql`), one
`after …` with the title of another item, one `by …` with a day. Everything else is the title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from pathtracker.core.durations import SPAN, minutes_in
from pathtracker.core.messages import Refused


@dataclass(frozen=True, slots=True)
class QuickAdd:
    """What a line was understood to say. Effort in hours, or None if not said."""

    title: str
    effort: float | None = None
    skills: tuple[str, ...] = ()
    after: str | None = None
    by: date | None = None


_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_EFFORT = re.compile(rf"(?<!\S)(?P<minus>-)?{SPAN}(?!\S)", re.IGNORECASE)
_SKILL = re.compile(r"(?<!\S)#([\w+./-]+)")
_DAY = (
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.? [A-Za-z]{3,9}(?: \d{4})?|[A-Za-z]{3,9} \d{1,2}(?:,? \d{4})?"
    r"|today|tomorrow|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?"
)
_BY = re.compile(rf"(?<!\S)by (?P<day>{_DAY})(?!\S)", re.IGNORECASE)
_AFTER = re.compile(r"(?<!\S)after (?P<name>\S.*)$", re.IGNORECASE)


def understand(line: str, *, today: date) -> QuickAdd:
    """What a line says. Raises Refused for a day that is on no calendar or an effort below 0.

    A day without a year is the next such day from `today` on.
    """
    rest = line
    by = None
    for said in _BY.finditer(rest):
        if by := day_of(said["day"], today=today):
            rest = rest[: said.start()] + rest[said.end() :]
            break
    effort = None
    if match := _EFFORT.search(rest):
        if match["minus"]:
            raise Refused("effort.negative", value=match[0].strip())
        effort = float(minutes_in(match) / 60)
        rest = rest[: match.start()] + rest[match.end() :]
    skills = tuple(dict.fromkeys(_SKILL.findall(rest)))
    rest = _SKILL.sub("", rest)
    after = None
    if (match := _AFTER.search(rest)) and rest[: match.start()].strip():
        after = _tidy(match["name"])
        rest = rest[: match.start()]
    title = _tidy(rest)
    if not title:
        raise Refused("title.missing")
    return QuickAdd(title=title, effort=effort, skills=skills, after=after, by=by)


def day_of(text: str, *, today: date) -> date | None:
    """The day that some words name, or None if they name none. Refused if it is on no calendar."""
    words = text.strip().rstrip(".").replace(",", " ").replace(". ", " ").lower().split()
    if words == ["today"]:
        return today
    if words == ["tomorrow"]:
        return today + timedelta(days=1)
    if len(words) == 1:
        if (weekday := _place(words[0], _WEEKDAYS)) is not None:
            return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
        parts = words[0].split("-")
        if len(parts) != 3 or not all(part.isdecimal() for part in parts):
            return None
        return _day(int(parts[0]), int(parts[1]), int(parts[2]), text)
    numbers = [int(word) for word in words if word.isdecimal()]
    months = [_place(word, _MONTHS) for word in words if not word.isdecimal()]
    if len(months) != 1 or months[0] is None or len(numbers) not in (1, 2):
        return None
    month = months[0] + 1
    if len(numbers) == 2:
        return _day(numbers[1], month, numbers[0], text)
    # The next such day; the 29th of February may be years ahead.
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, numbers[0])
        except ValueError:
            continue
        if found >= today:
            return found
    raise Refused("day.impossible", day=text)


def _place(word: str, names: tuple[str, ...]) -> int | None:
    """Which of the names a word is, in full or its first three letters or more."""
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(names) if name.startswith(word)), None)


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        raise Refused("day.impossible", day=text) from None


def _tidy(text: str) -> str:
    return " ".join(text.split())
