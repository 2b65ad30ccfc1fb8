"""Quick add: “SQL joins 2h #sql after Python basics by 12 Dec” in one line of text.

Understood, in any order after the title: an effort (`2h`, `1h30`, `1 hour 30 minutes`), skills
(`#sql`, `#c++`, `#c#`), one `after …` with the title of another item, one `by …` with a day.
Everything else is the title: no word of a line is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from uuid import UUID

from pathtracker.core.days import DayWords, day_of
from pathtracker.core.durations import SPAN, minutes_in
from pathtracker.core.messages import Refused
from pathtracker.core.model import TITLE_LENGTH
from pathtracker.core.naming import Named, meant


@dataclass(frozen=True, slots=True)
class QuickAdd:
    """What a line was understood to say. Effort in hours, or None if not said."""

    title: str
    effort: float | None = None
    skills: tuple[str, ...] = ()
    after: str | None = None
    by: date | None = None
    taken: tuple[str, ...] = field(default=(), compare=False)
    """The parts of the line that are not its title, as they were typed."""


_HOLE = "\ud800"
"""Where a part was taken out: what stood on both sides of it doesn't belong together. No text that
can be kept holds it."""
_EDGE = r"(?=[\s,;]|[.!]?(?:\s|$)|\ud800)"
_EFFORT = re.compile(rf"(?<![^\s,;\ud800])(?P<minus>[-−])?(?P<span>{SPAN}){_EDGE}", re.IGNORECASE)
_NEXT_PART = re.compile(r"\s*(?:[,;\ud800#.!]|by\b|after\b|$)", re.IGNORECASE)
_TIME_OF_DAY = re.compile(r"\b(?:at|from|until|till|to|around|before)\s+$", re.IGNORECASE)
_SKILL = re.compile(
    r"(?<![^\s,;\ud800])#(?P<name>\.?[^\W\d_][\w+./-]*\#?|\d[\w+./-]*[^\W\d][\w+./-]*)" + _EDGE
)
_BY = re.compile(r"(?<![^\s,;\ud800])by\s+(?=\S)", re.IGNORECASE)
_AFTER = re.compile(r"(?<![^\s\ud800])after (?P<name>\S.*)$", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"\S+")
_NO_MORE = re.compile(r"[\s,;.!]*(?:\ud800|\Z)")
_WORDS_OF_A_DAY = 8
_MOST_TRIES = 50
"""After so many “by” that name no day the rest belong to the title without a look."""
_LONGEST = 2 * TITLE_LENGTH
"""Characters of a line: a title, and another that it comes after."""


def understand(line: str, *, today: date, days: DayWords | None = None) -> QuickAdd:
    """What a line says, days as `days` has them. Raises Refused for a day that can't be or an
    effort below 0, and ``invalid`` for a line that is longer than any title.

    A day without a year is the next such day from `today` on.
    """
    if len(line) > _LONGEST:
        raise Refused(
            "invalid",
            entity="Item",
            field="title",
            value=f"{line[:39]}…",
            why="string_too_long",
            limit=str(TITLE_LENGTH),
        )
    rest = line.replace(_HOLE, " ")
    taken: list[str] = []
    effort = None
    if match := _effort_in(rest):
        if match["minus"]:
            raise Refused("effort.negative", value=match[0].strip())
        effort = float(minutes_in(match) / 60)
        rest = _without(rest, *match.span(), taken)
    by = None
    for start in [match.start() for match in islice(_BY.finditer(rest), _MOST_TRIES)]:
        found = _day_after(rest, start, today, days)
        if found is not None:
            by, end = found
            rest = _without(rest, start, end, taken)
            break
    skills: list[str] = []

    def skill(match: re.Match[str]) -> str:
        skills.append(match["name"].rstrip("./-") or match["name"])
        taken.append(match[0])
        return _HOLE

    rest = _SKILL.sub(skill, rest)
    after = None
    if (match := _AFTER.search(rest)) and _tidy(rest[: match.start()]):
        after = _tidy(match["name"]) or None
        rest = rest[: match.start()] if after else rest
    title = _tidy(rest)
    if not title:
        raise Refused("title.missing")
    return QuickAdd(title, effort, tuple(dict.fromkeys(skills)), after, by, tuple(taken))


def settled(wanted: QuickAdd, items: Sequence[Named[UUID]]) -> QuickAdd:
    """The same among items: an `after` that is like no item's name belongs to the title, for “Look
    after a model” links nothing."""
    if wanted.after is None:
        return wanted
    try:
        meant(wanted.after, items, kind="item")
    except Refused as refusal:
        if refusal.message.params.get("nearest") == "":
            return replace(wanted, title=f"{wanted.title} after {wanted.after}", after=None)
    return wanted


def _effort_in(line: str) -> re.Match[str] | None:
    """The last effort in a line. What could be a number of something else is none: the 30 of
    “2h 30 pages”, the time of “meet at 9:30”."""
    found, at = None, 0
    while match := _EFFORT.search(line, at):
        at = match.end()
        begins, ends = not line[: match.start()].strip(), _NEXT_PART.match(line, match.end())
        if match["clock"] and (not ends or _TIME_OF_DAY.search(line[: match.start()])):
            continue
        if match["past"] and match["gap"] and not (begins or ends):
            at = match.start("gap")
            shorter = _EFFORT.fullmatch(line, match.start(), at)
            match = shorter or match
        found = match
    return found


def _day_after(
    line: str, start: int, today: date, days: DayWords | None
) -> tuple[date, int] | None:
    """The day that the most words after a “by” name, and where it ends."""
    hole = line.find(_HOLE, start)
    found_words = _WORD.finditer(line, start, len(line) if hole < 0 else hole)
    words = [match.span() for match in islice(found_words, 1, _WORDS_OF_A_DAY + 1)]
    if not words:
        return None
    begin = words[0][0]
    for _, end in reversed(words):
        said = line[begin:end].rstrip(",;!")
        is_last = _NO_MORE.match(line, begin + len(said)) is not None
        found = day_of(said, today=today, words=days, in_title=True, at_end=is_last)
        if found is not None:
            return found, begin + len(said)
    return None


def _without(line: str, start: int, end: int, taken: list[str]) -> str:
    """The line with a hole where a part was, which is added to what was taken."""
    taken.append(line[start:end].strip())
    return f"{line[:start]}{_HOLE}{line[end:]}"


def _tidy(text: str) -> str:
    """The words of a text with holes, without what separated a part from them."""
    pieces = [piece.strip() for piece in text.split(_HOLE)]
    shown = [pieces[0], *(piece.lstrip(",;.! ") for piece in pieces[1:])]
    shown = [*(piece.rstrip(",; ") for piece in shown[:-1]), shown[-1]]
    return " ".join(" ".join(shown).split())
