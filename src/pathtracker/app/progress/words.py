"""Words of the page: days, months and hours in the way of the locale."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale

from pathtracker.app.dates import short_day, to_qdate
from pathtracker.app.words import hours, tr

_NEAR = 300


def time_words(minutes: int) -> str:
    """“2 h 25”."""
    return hours(minutes / 60)


def day_words(day: date, today: date) -> str:
    """“31 Mar”; with the year where it is far from today."""
    near = day.year == today.year or abs((day - today).days) < _NEAR
    return short_day(day, year=not near)


def month_words(day: date) -> str:
    """“Nov”; January with its year, for an axis."""
    return QLocale().toString(to_qdate(day), "MMM yyyy" if day.month == 1 else "MMM")


def month_name(day: date) -> str:
    """“November 2026”."""
    return QLocale().toString(to_qdate(day), "MMMM yyyy")


def weekday_name(weekday: int, *, short: bool = False) -> str:
    """“Thursday”, “Thu”; `weekday` 0 for Monday."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale().standaloneDayName(weekday + 1, form)


def times_words(stretch: float) -> str:
    """“1.4 ×”."""
    return f"{QLocale().toString(round(stretch, 2), 'g', 3)} ×"


def heat_words(day: date, minutes: int, today: date) -> str:
    """“Thu 19 Nov 2026: 1 h 15”."""
    said = short_day(day, weekday=True, year=True)
    if minutes:
        return f"{said}: {time_words(minutes)}"
    if day > today:
        return tr("{day}: still to come", day=said)
    return tr("{day}: nothing logged", day=said)
