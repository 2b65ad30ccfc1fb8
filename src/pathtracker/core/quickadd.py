"""Quick add: “SQL joins 2h #sql after Python basics by 12 Dec” in one line of text.

Understood, in any order after the title: an effort (`2h`, `1h30`, `45 min`), skills (`#sql`), one
`after …` with the title of another item, one `by …` with a day. Everything else is the title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from pathtracker.core.messages import Refused


@dataclass(frozen=True, slots=True)
class QuickAdd:
    """What a line was understood to say. Effort in hours, or None if not said."""

    title: str
    effort: float | None = None
    skills: tuple[str, ...] = ()
    after: str | None = None
    by: date | None = None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EFFORT = re.compile(
    r"(?<!\S)(?P<minus>-)?(?:(?P<hours>\d+(?:[.,]\d+)?)\s?h(?:ours?)?(?:\s?(?P<more>\d{1,2})(?:\s?m(?:in)?)?)?"
    r"|(?P<minutes>\d+)\s?m(?:in(?:utes?)?)?)(?!\S)",
    re.IGNORECASE,
)
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
    if match := _BY.search(rest):
        by = day_of(match["day"], today=today)
        rest = rest[: match.start()] + rest[match.end() :] if by else rest
    effort = None
    if match := _EFFORT.search(rest):
        if match["minus"]:
            raise Refused("effort.negative", value=match[0].strip())
        effort = _hours(match)
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


def effort_of(text: str) -> float:
    """The hours that some words name: “2h”, “1 h 30”, “45 min”, or a plain number of hours.

    Raises Refused for an effort below 0, or words that name none.
    """
    words = text.strip()
    try:
        value = float(words.replace(",", "."))
    except ValueError:
        match = _EFFORT.fullmatch(words)
        if match is None:
            raise Refused("effort.unclear", value=words) from None
        value = -1.0 if match["minus"] else _hours(match)
    if value < 0:
        raise Refused("effort.negative", value=words)
    return value


def day_of(text: str, *, today: date) -> date | None:
    """The day that some words name, or None if they name none. Refused if it is on no calendar."""
    words = text.strip().rstrip(".").replace(",", " ").replace(". ", " ").lower().split()
    if words == ["today"]:
        return today
    if words == ["tomorrow"]:
        return today + timedelta(days=1)
    if len(words) == 1 and words[0][:3] in _WEEKDAYS and "-" not in words[0]:
        ahead = (_WEEKDAYS.index(words[0][:3]) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead)
    if len(words) == 1:
        parts = words[0].split("-")
        return _day(int(parts[0]), int(parts[1]), int(parts[2]), text) if len(parts) == 3 else None
    numbers = [int(word) for word in words if word.isdigit()]
    names = [word[:3] for word in words if not word.isdigit()]
    if len(names) != 1 or names[0] not in _MONTHS or not numbers:
        return None
    month = _MONTHS.index(names[0]) + 1
    if len(numbers) > 1:
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


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused("day.impossible", day=text) from None


def _hours(match: re.Match[str]) -> float:
    if match["minutes"]:
        return int(match["minutes"]) / 60
    return float(match["hours"].replace(",", ".")) + int(match["more"] or 0) / 60


def _tidy(text: str) -> str:
    return " ".join(text.split())
