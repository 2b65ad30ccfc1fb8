"""Words of the portfolio: translated, with days and hours as the learner writes them."""

from __future__ import annotations

from datetime import date

from pathtracker.app.dates import short_day
from pathtracker.app.words import hours, tr

__all__ = ["day", "hours", "round_hours"]


_HALF_A_YEAR = 183


def day(value: date, today: date) -> str:
    """“14 Nov”, with the year if it is another and so far away that it could be mistaken."""
    far = abs((value - today).days) > _HALF_A_YEAR
    return short_day(value, year=far and value.year != today.year)


def round_hours(value: float) -> str:
    """“24 h”: estimates that sum up to ten hours or more are not told by the minute."""
    return tr("{hours} h", hours=round(value)) if value >= 10 else hours(value)
