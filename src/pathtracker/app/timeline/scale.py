"""Days as pixels and back: how far the chart is zoomed in, and which days its head names.

A day is its ordinal (`date.toordinal`); a fraction is a part of the day, so that a day reaches from
its ordinal to the next one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from math import log

NARROWEST, WIDEST = 0.1, 96.0
"""How wide a day may become, in pixels of the design."""


class Zoom(StrEnum):
    """What the buttons of the head offer."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


DAY_WIDTHS = {
    Zoom.DAY: 36.0,
    Zoom.WEEK: 5.25,
    Zoom.MONTH: 2.2,
    Zoom.QUARTER: 0.85,
    Zoom.YEAR: 0.3,
}
"""How wide a day is at each zoom, in pixels of the design."""


class Unit(StrEnum):
    """What stands between two lines of the chart."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Scale:
    """`left`: the day at the left edge. `day`: how many pixels a day is wide."""

    left: float
    day: float

    def x(self, day: float) -> float:
        """Where a day begins, from the left edge."""
        return (day - self.left) * self.day

    def at(self, x: float) -> float:
        """The day at a place."""
        return self.left + x / self.day

    def moved(self, pixels: float) -> Scale:
        """What is seen after moving towards later days."""
        return replace(self, left=self.left + pixels / self.day)

    def zoomed(self, day: float, x: float) -> Scale:
        """With days of another width; what lies under `x` stays there."""
        return Scale(self.at(x) - x / day, day)


def units(day: float) -> tuple[Unit, Unit]:
    """What the upper and the lower row of dates name where a day is so wide (in pixels of the
    design), so that the words of the lower row have room."""
    if day >= 20:
        return Unit.MONTH, Unit.DAY
    if day >= 3.2:
        return Unit.MONTH, Unit.WEEK
    if day >= 1.2:
        return Unit.YEAR, Unit.MONTH
    if day >= 0.36:
        return Unit.YEAR, Unit.QUARTER
    return Unit.YEAR, Unit.HALF if day >= 0.18 else Unit.YEAR


def zoom_near(day: float) -> Zoom:
    """The zoom of the head that a width comes nearest to."""
    return min(Zoom, key=lambda zoom: abs(log(DAY_WIDTHS[zoom] / day)))


def bounded(day: float) -> float:
    """A width within what is allowed."""
    return min(WIDEST, max(NARROWEST, day))


def ticks(unit: Unit, first: float, last: float, *, first_weekday: int = 1) -> Iterator[int]:
    """The days on which a unit begins, from the one that holds `first` to `last`.

    `first_weekday` is 1 for Monday to 7 for Sunday.
    """
    lowest, highest = date.min.toordinal(), date.max.toordinal()
    day = max(lowest, min(int(first), highest))
    end = min(last, highest)
    if unit in (Unit.DAY, Unit.WEEK):
        step = 1 if unit is Unit.DAY else 7
        if unit is Unit.WEEK:
            day -= (day - first_weekday) % 7
        while day <= end:
            if day >= lowest:
                yield day
            day += step
        return
    months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}[unit]
    begun = date.fromordinal(day)
    month = (begun.year * 12 + begun.month - 1) // months * months
    while month < (date.max.year + 1) * 12:
        tick = date(month // 12, month % 12 + 1, 1).toordinal()
        if tick > end:
            return
        yield tick
        month += months
