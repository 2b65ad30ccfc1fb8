"""Days as people type them: ISO, the locale's own forms, “fri”, “last fri”, “yesterday”.

Pure: in what order a locale says day, month and year, and what it calls months and weekdays, is
handed in as `DayWords`. English is understood beside it. Nothing is guessed silently: what names no
day is None, what names one that can't be is refused.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from pathtracker.core.messages import Refused

FIRST_YEAR, MOST_YEARS_AHEAD = 1970, 100
FAR_DAYS = 366
"""A day further than this from today is shown with its distance."""
MONTHS = 12
_SHORTEST = 3
"""So many letters of a name will do."""
_LONGEST = 200
"""More characters than the longest words for a day have; they name none, and cost no time."""

Names = tuple[tuple[tuple[str, ...], int], ...]
"""The words of a name, and which month or weekday it is (0 is January or Monday)."""


class Token(NamedTuple):
    """Digits or letters, as they follow each other, and what stands before them."""

    text: str
    before: str

    @property
    def is_number(self) -> bool:
        return self.text.isdecimal()


@dataclass(frozen=True, slots=True)
class DayWords:
    """How a locale says days. `order` is three of the letters d, m and y; `others` are words that
    stand in its dates and mean nothing by themselves, such as “de”."""

    order: str = "dmy"
    months: Names = ()
    weekdays: Names = ()
    others: frozenset[str] = frozenset()


def day_words(
    order: str,
    months: Iterable[Sequence[str]],
    weekdays: Iterable[Sequence[str]],
    others: Iterable[str] = (),
) -> DayWords:
    """What a locale calls its days. `months` and `weekdays` give, from January and Monday on, all
    names of each; `others` are texts that stand in its dates. English is added."""
    found_months, plain_months = _names([*months], _MONTHS)
    found_days, plain_days = _names([*weekdays], _WEEKDAYS)
    literals = {token.text for text in others for token in _tokens(text) if not token.is_number}
    every = literals | plain_months | plain_days | _OTHERS
    return DayWords(order, found_months, found_days, frozenset(every))


def day_of(
    text: str,
    *,
    today: date,
    words: DayWords | None = None,
    past: bool = False,
    in_title: bool = False,
    at_end: bool = True,
) -> date | None:
    """The day that some words name, or None if they name none.

    Two digits of a year mean the nearest such year. Without a year it is the next such day from
    `today` on, a weekday the next one, never today; with `past` the last one up to today. In a
    title (`in_title`) only what can hardly be anything else is a day, and the 30 of “12 Dec 30” is
    a year only at its end (`at_end`). Raises Refused ``day.impossible`` for a day on no calendar,
    ``day.weekday`` where the weekday named is another, and what `kept_day` raises.
    """
    if len(text) > _LONGEST:
        return None
    known = ENGLISH if words is None else words
    if not in_title and (iso := _iso(text)):
        return kept_day(iso, today)
    tokens = [*_tokens(text)]
    near = _relative(tokens, known, today, past)
    if near is not None:
        return near
    typed = text.strip()
    found = _said(tokens, known, today, typed, past=past, in_title=in_title, at_end=at_end)
    return None if found is None else kept_day(found, today)


def kept_day(day: date, today: date) -> date:
    """The day, if it is one that can be kept: from 1970 to a hundred years after today. Refused
    ``day.too_early`` or ``day.too_late``: such a day is a slip, and a plan would count to it."""
    if day.year < FIRST_YEAR:
        raise Refused("day.too_early", day=day.isoformat(), year=FIRST_YEAR)
    if day.year > max(today.year, FIRST_YEAR) + MOST_YEARS_AHEAD:
        raise Refused("day.too_late", day=day.isoformat(), years=MOST_YEARS_AHEAD)
    return day


def later(day: date, days: int) -> date:
    """So many days later (or earlier, below 0), no further than the calendar goes."""
    number = day.toordinal() + days
    return date.fromordinal(max(date.min.toordinal(), min(number, date.max.toordinal())))


def years_apart(day: date, today: date) -> int:
    """Whole years from today to a day more than a year away, below 0 for one that has been; 0 for
    a nearer one."""
    if abs((day - today).days) <= FAR_DAYS:
        return 0
    first, last = min(day, today), max(day, today)
    years = last.year - first.year - ((last.month, last.day) < (first.month, first.day))
    return years if day > today else -years


# --- what was typed -------------------------------------------------------------------------


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _tokens(text: str) -> Iterator[Token]:
    """Numbers and words, folded; each sign of a script without spaces is a word of its own."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    shown = "".join(sign for sign in folded if unicodedata.category(sign) != "Cf")
    before = ""
    for kind, run in groupby(shown, _kind):
        signs = [*run]
        if kind == "number":
            yield Token("".join(str(unicodedata.digit(sign)) for sign in signs), before)
        elif kind == "word":
            yield Token("".join(signs), before)
        elif kind == "wide":
            for sign in signs:
                yield Token(sign, before)
                before = ""
        before = "".join(signs) if kind == "other" else ""


def _kind(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Nd":
        return "number"
    if category[0] in "LM":
        return "wide" if unicodedata.east_asian_width(sign) in "WF" else "word"
    return "other"


def _names(names: list[Sequence[str]], english: Sequence[str]) -> tuple[Names, set[str]]:
    """The names by their words; and words that are only a part of some, such as “feira”."""
    every: dict[tuple[str, ...], int | None] = {}
    parts: dict[str, set[int]] = {}
    for place, some in enumerate([*names, *([name] for name in english)]):
        place %= len(english)
        for name in some:
            tokens = [*_tokens(name)]
            spelt = tuple(token.text for token in tokens if not token.is_number)
            for part in spelt:
                parts.setdefault(part, set()).add(place)
            if len(spelt) == len(tokens) and spelt:
                # What two of them are called names neither: “a” for April and August.
                every[spelt] = place if every.get(spelt, place) == place else None
    sure = [(spelt, place) for spelt, place in every.items() if place is not None]
    sure.sort(key=lambda each: -len(each[0]))
    whole = {spelt[0] for spelt, _ in sure if len(spelt) == 1}
    return tuple(sure), {part for part in parts if part not in whole and len(parts[part]) > 1}


def _named(
    tokens: list[Token], names: Names, others: frozenset[str] = frozenset()
) -> tuple[list[Token], set[int]]:
    """The tokens without the names among them, and which those are. Whole names first, then those
    that one of `others` is written together with, then beginnings of names."""
    rest, found = list(tokens), set()
    for spelt, place in names:
        at = 0
        while at + len(spelt) <= len(rest):
            if tuple(token.text for token in rest[at : at + len(spelt)]) == spelt:
                del rest[at : at + len(spelt)]
                found.add(place)
            else:
                at += 1
    alone = {spelt[0]: place for spelt, place in names if len(spelt) == 1}
    if not found:
        for token in [*rest]:
            if (glued := _glued(token.text, alone, others)) is not None:
                rest.remove(token)
                found.add(glued)
    if not found:
        for token in [*rest]:
            if token.is_number or len(token.text) < _SHORTEST:
                continue
            begun = {
                place
                for spelt, place in names
                if any(part.startswith(token.text) for part in spelt if len(part) >= _SHORTEST)
            }
            if len(begun) == 1:
                rest.remove(token)
                found |= begun
    return rest, found


def _glued(text: str, alone: Mapping[str, int], others: frozenset[str]) -> int | None:
    """Which name begins or ends a word whose rest is one of `others`: “urtarrila-ren”."""
    for at in range(1, len(text)):
        for name, other in ((text[:at], text[at:]), (text[at:], text[:at])):
            if name in alone and other in others:
                return alone[name]
    return None


# --- what it means --------------------------------------------------------------------------


def _relative(tokens: list[Token], words: DayWords, today: date, past: bool) -> date | None:
    """“today”, “tomorrow”, “yesterday”; a weekday, “last fri”, “next fri”."""
    said = [token.text for token in tokens]
    if len(said) == 1 and said[0] in _NEAR:
        return _after(today, _NEAR[said[0]])
    way = said[0] if len(said) > 1 and said[0] in ("last", "next", "this", "on") else ""
    rest, found = _named(tokens[bool(way) :], words.weekdays)
    if len(found) != 1 or any(token.text not in words.others for token in rest):
        return None
    (weekday,) = found
    if way == "last" or (past and way not in ("next", "this")):
        back = (today.weekday() - weekday) % 7
        return _after(today, -(back or 7) if way == "last" else -back)
    return _after(today, (weekday - today.weekday() - 1) % 7 + 1)


def _after(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise Refused("day.impossible", day=f"{day.isoformat()} {days:+d}") from None


def _said(
    tokens: list[Token],
    words: DayWords,
    today: date,
    text: str,
    *,
    past: bool,
    in_title: bool,
    at_end: bool,
) -> date | None:
    """A day by its day and month, with or without a year and a weekday."""
    rest, months = _counted_month(tokens)
    plain = rest
    if not months:
        rest, months = _named(plain, words.months, words.others)
    if len(months) > 1:  # “mar” is both March and Tuesday in Galicia
        rest, weekdays = _named(plain, words.weekdays, words.others)
        rest, months = _named(rest, words.months, words.others)
    else:
        rest, weekdays = _named(rest, words.weekdays, words.others)
    if len(months) > 1 or len(weekdays) > 1:
        return None
    numbers = [token for token in rest if token.is_number]
    others = [token for token in rest if not token.is_number]
    if not all(token.text in words.others or _is_ending(token) for token in others):
        return None
    if not all(len(token.text) <= 4 for token in numbers):
        return None
    parts = _parts(numbers, months, words.order, in_title=in_title)
    if parts is None:
        return None
    year, month, day = parts
    if year is not None and len(year) == 2 and months and in_title and not at_end:
        return None
    if year is None:
        found = _nearest(day, month, today, text, past=past)
    else:
        found = _day(_year(year, today), month, day, text)
    if weekdays and found.weekday() not in weekdays:
        raise Refused("day.weekday", day=text)
    return found


def _counted_month(tokens: list[Token]) -> tuple[list[Token], set[int]]:
    """The tokens without the signs behind their numbers, “2026年11月28日”, and without a month that
    is said so; and which month that is."""
    rest: list[Token] = []
    months: set[int] = set()
    number = ""
    for token in tokens:
        if not number or token.before or token.text not in _SIGNS:
            rest.append(token)
        elif token.text in _MONTH_SIGNS and len(number) <= 2 and 1 <= int(number) <= MONTHS:
            rest.pop()
            months.add(int(number) - 1)
        number = token.text if token.is_number else ""
    return rest, months


def _parts(
    numbers: list[Token], months: set[int], order: str, *, in_title: bool
) -> tuple[str | None, int, int] | None:
    """Year as typed, if any, month and day; None where these numbers are no day."""
    texts = [token.text for token in numbers]
    if months:
        month = next(iter(months)) + 1
        if len(texts) == 1 and len(texts[0]) <= 2:
            return None, month, int(texts[0])
        if len(texts) != 2:
            return None
        years = [place for place, each in enumerate(texts) if len(each) > 2]
        at = years[0] if years else (0 if order[0] == "y" else 1)
        return (texts[at], month, int(texts[1 - at])) if _is_year(texts[at]) else None
    joined = {token.before.strip() for token in numbers[1:]}
    if len(texts) == 2:
        if in_title or not all(sign and sign in "/.-" for sign in joined):
            return None
        if any(len(each) > 2 for each in texts):
            return None
        short = order.replace("y", "")
        month, day = _placed(short, texts, joined)
        return None, month, day
    if len(texts) != 3 or (in_title and not all(sign and sign in "/.-" for sign in joined)):
        return None
    if len(texts[0]) > 2:
        order = "ymd"
    elif len(texts[2]) > 2 and order[0] == "y":
        order = "dmy"
    year = texts[order.index("y")]
    if not _is_year(year) or any(len(each) > 2 for each in texts if each is not year):
        return None
    month, day = _placed(order, texts, joined)
    return year, month, day


def _placed(order: str, texts: list[str], joined: set[str]) -> tuple[int, int]:
    """Month and day in the locale's order; between points the day leads, and a number that can
    only be a day is one."""
    month, day = int(texts[order.index("m")]), int(texts[order.index("d")])
    if order[0] == "m" and joined == {"."}:
        month, day = day, month
    if order[0] != "y" and month > MONTHS >= day:
        month, day = day, month
    return month, day


def _is_year(text: str) -> bool:
    return len(text) in (2, 4)


def _is_ending(token: Token) -> bool:
    """The “th” of “12th”: it stands right behind the number."""
    return token.before == "" and token.text in _ENDINGS


def _year(text: str, today: date) -> int:
    if len(text) > 2:
        return int(text)
    century = today.year - today.year % 100
    near = [century + offset + int(text) for offset in (-100, 0, 100)]
    return min(near, key=lambda year: abs(year - today.year))


def _nearest(day: int, month: int, today: date, text: str, *, past: bool) -> date:
    """The next such day from today on, or the last one; the 29th of February may be years away."""
    step = -1 if past else 1
    for year in range(today.year, today.year + 9 * step, step):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found == today or (found < today) is past:
            return found
    raise Refused("day.impossible", day=text)


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        raise Refused("day.impossible", day=text) from None


_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_OTHERS = frozenset({"of", "the", "on"})
_MONTH_SIGNS = frozenset({"月", "월"})
_SIGNS = _MONTH_SIGNS | {"年", "日", "号", "號", "년", "일"}
_ENDINGS = frozenset({"st", "nd", "rd", "th", "er", "e", "º", "o", "a"})

ENGLISH = day_words("dmy", [()] * 12, [()] * 7)
"""English alone, the day first."""
