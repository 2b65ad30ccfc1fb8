"""Words of the roadmap view: translated, with days and hours in the way of the locale."""

from __future__ import annotations

from datetime import date

from pathtracker.app.dates import short_day
from pathtracker.app.words import hours, tr

__all__ = ["day", "hours", "round_hours"]


def day(value: date, today: date, *, weekday: bool = False) -> str:
    """“4 Oct”, in the order of the locale; with the year if it is not this one."""
    return short_day(value, weekday=weekday, year=value.year != today.year)


def round_hours(value: float) -> str:
    """“76 h”; exactly where there are few."""
    return tr("{hours} h", hours=round(value)) if value >= 10 else hours(value)
