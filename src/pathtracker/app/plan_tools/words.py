"""Words of the page on when there is time: translated, days in the way of the locale."""

from __future__ import annotations

from datetime import date

from pathtracker.app.dates import short_day
from pathtracker.app.words import hours, number, tr
from pathtracker.core.pace import LEAST_ITEMS, Pace

__all__ = ["day_words", "days_words", "hours", "pace_words", "span_words", "times_words"]

_NEAR = 300


def day_words(day: date, today: date) -> str:
    """“24 Dec”; with the year if it is far from today."""
    return short_day(day, year=abs((day - today).days) > _NEAR)


def span_words(first: date, last: date | None, today: date) -> str:
    """“24 Dec – 3 Jan”, “24 Dec”."""
    if last is None:
        return tr("from {day}", day=day_words(first, today))
    if first == last:
        return day_words(first, today)
    return f"{day_words(first, today)} – {day_words(last, today)}"


def days_words(count: int) -> str:
    return tr("{n} [day|days]", count)


def times_words(stretch: float) -> str:
    """“1.4 ×”."""
    return f"{number(stretch, 2)} ×"


def pace_words(pace: Pace) -> str:
    """What the plan makes of our estimates, and what that rests on."""
    times = times_words(pace.stretch)
    if pace.is_fixed:
        return tr("You have fixed it: the plan takes our estimates {times}.", times=times)
    if not pace.items:
        return tr(
            "The plan takes our estimates as they are. Once {least} steps of an hour or more are "
            "finished with their time logged, it follows what they really took.",
            least=LEAST_ITEMS,
        )
    basis = tr(
        "Measured from your last {n} finished [step|steps] of an hour or more: the middle one of "
        "what they took against what we had said.",
        n=pace.items,
    )
    if round(pace.stretch, 2) > 1:
        said = tr("Our estimates run short for you; the plan is stretched {times}.", times=times)
    elif round(pace.stretch, 2) < 1:
        said = tr("Our estimates run long for you; the plan takes them {times}.", times=times)
    else:
        said = tr("Our estimates fit you; the plan takes them as they are.")
    return f"{said} {basis}"
