"""Days and moments in the way of the learner's locale."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from PySide6.QtCore import QDate, QDateTime, QLocale

from pathtracker.app.words import tr
from pathtracker.core.days import DayWords, day_of, day_words, years_apart
from pathtracker.core.messages import Message, Param

# Day and month inside a locale's long format, with what stands between and after them there.
_DAY_AND_MONTH = re.compile(
    r"(?<![\w'])d{1,2}(?!\w).{0,8}?M{1,4}|M{1,4}.{0,8}?(?<![A-Za-z])d{1,2}(?![A-Za-z])[日일]?"
)


def short_day(day: date, *, weekday: bool = False, year: bool = False) -> str:
    """“12 Dec”, “Dec 12”, “12. Dez.”, as the locale has it; with weekday or year if wanted."""
    locale = QLocale()
    found = _DAY_AND_MONTH.search(locale.dateFormat(QLocale.FormatType.LongFormat))
    pattern = found[0].replace("MMMM", "MMM") if found else "d MMM"
    if weekday:
        pattern = f"ddd {pattern}"
    if year:
        pattern = f"{pattern}{',' if pattern.endswith('d') else ''} yyyy"
    return locale.toString(to_qdate(day), pattern)


def moment(at: datetime) -> str:
    """A day and a time of day here, short."""
    local = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def typed_day(text: str, today: date, *, past: bool = False) -> date | None:
    """The day that some words name in the way of the locale; None if they name none. Refused as
    `core.days.day_of` says."""
    return day_of(text, today=today, words=locale_words(), past=past)


def locale_words() -> DayWords:
    """How the locale says days."""
    return _words_of(QLocale())


def said_day(day: date, today: date) -> str:
    """A day so that no slip hides in it: “Sat 28 Nov 2026”, with its distance if that is more than
    a year."""
    words = short_day(day, weekday=True, year=True)
    years = years_apart(day, today)
    return f"{words} · {distance(years)}" if years else words


def distance(years: int) -> str:
    """“4 years ago”, “in a year”."""
    count = abs(years)
    if years < 0:
        return tr("[a year|{n} years] ago", count)
    return tr("in [a year|{n} years]", count)


@lru_cache(maxsize=4)
def _words_of(locale: QLocale) -> DayWords:
    forms = QLocale.FormatType
    short, long = forms.ShortFormat, forms.LongFormat

    def names(standalone: str, within: str, count: int) -> list[list[str]]:
        ways = [getattr(locale, standalone), getattr(locale, within)]
        every = range(1, count + 1)
        return [[way(n, form) for form in (long, short) for way in ways] for n in every]

    patterns = [locale.dateFormat(form) for form in (long, short)]
    letters = [sign for sign in _QUOTED.sub("", patterns[1]).lower() if sign in "dmy"]
    return day_words(
        "".join(dict.fromkeys(letters)),
        names("standaloneMonthName", "monthName", 12),
        names("standaloneDayName", "dayName", 7),
        [_bare(pattern) for pattern in patterns],
    )


_QUOTED = re.compile(r"'[^']*'")
_PATTERN = re.compile(r"[dMy]+")


def _bare(pattern: str) -> str:
    """The words in a date format without its day, month and year: those in quotes as they are."""
    return " ".join(
        part if place % 2 else _PATTERN.sub(" ", part)
        for place, part in enumerate(pattern.split("'"))
    )


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def with_days(message: Message) -> Message:
    """The message with its days, which are kept as ISO dates, in the way of the locale."""
    return replace(message, params={name: _day(value) for name, value in message.params.items()})


def _day(value: Param) -> Param:
    if isinstance(value, str) and _ISO.fullmatch(value):
        try:
            return short_day(date.fromisoformat(value), year=True)
        except ValueError:
            return value
    return value


def to_qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def to_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
