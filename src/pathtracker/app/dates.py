"""Days and moments in the way of the learner's locale."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, QLocale

from pathtracker.core.messages import Message, Param

# Day and month inside a locale's long format, with what stands between and after them there.
_DAY_AND_MONTH = re.compile(r"(?<!d)d{1,2}(?!d).{0,8}?M{1,4}|M{1,4}.{0,8}?(?<!d)d{1,2}(?!d)[日일]?")


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
