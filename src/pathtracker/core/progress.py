"""What has been worked and finished, added up: by day, week, month, weekday, skill and roadmap.

Everything is made of two facts: minutes logged on days, and items done on days. Each minute counts
once in every sum, so that hours by skill, by roadmap, by month and by weekday all come to the same
total. Nothing here falls when a day goes by without work.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import NamedTuple, TypeVar
from uuid import UUID

from pathtracker.core.availability import DAYS_A_WEEK, monday_of

Key = TypeVar("Key")

HEAT_STEPS = 4
"""Shades of a day with minutes, from little to much."""
_BUSY, _QUARTER = 0.9, 15


class Reached(NamedTuple):
    """What had come together by the end of a day: minutes, or items."""

    day: date
    total: int


@dataclass(frozen=True, slots=True)
class BurnUp:
    """What is done rising towards all that there is to do.

    `points`: every day on which something was added, oldest first, the last one today's.
    `scope`: what is done and what is planned together. `likely`, `safe`: the days by which `points`
    reaches it; None without a forecast, and once nothing is left.
    """

    points: tuple[Reached, ...]
    scope: int
    likely: date | None = None
    safe: date | None = None

    @property
    def done(self) -> int:
        return self.points[-1].total if self.points else 0

    @property
    def left(self) -> int:
        """Never less than nothing: what was done beyond the plan takes nothing away."""
        return max(0, self.scope - self.done)

    def on(self, day: date) -> int:
        """What had come together by the end of a day; 0 before the first."""
        place = bisect_right(self.points, day, key=attrgetter("day"))
        return self.points[place - 1].total if place else 0


def burn_up(
    added: Mapping[date, int],
    left: int,
    today: date,
    *,
    likely: date | None = None,
    safe: date | None = None,
) -> BurnUp:
    """`added`: minutes, or items, by day; those of days to come don't count. `left`: how much is
    still planned; 0 or more."""
    points, total = [], 0
    for day in sorted(day for day, amount in added.items() if amount and day <= today):
        total += added[day]
        points.append(Reached(day, total))
    if not points or points[-1].day < today:
        points.append(Reached(today, total))
    if not left:
        likely = safe = None
    return BurnUp(tuple(points), total + max(0, left), likely, safe)


def within(days: Mapping[date, int], first: date, last: date) -> dict[date, int]:
    """The days from `first` to `last` that have minutes, oldest first."""
    return {day: days[day] for day in sorted(days) if first <= day <= last and days[day]}


def by_week(days: Mapping[date, int]) -> dict[date, int]:
    """Minutes by the Monday of each week that has any."""
    return _gathered((monday_of(day), minutes) for day, minutes in days.items())


def by_month(days: Mapping[date, int]) -> dict[date, int]:
    """Minutes by the first day of each month that has any."""
    return _gathered((day.replace(day=1), minutes) for day, minutes in days.items())


def by_weekday(days: Mapping[date, int]) -> tuple[int, ...]:
    """Minutes of all Mondays to all Sundays."""
    found = [0] * DAYS_A_WEEK
    for day, minutes in days.items():
        found[day.weekday()] += minutes
    return tuple(found)


def weeks_studied(days: Mapping[date, int], year: int) -> int:
    """In how many weeks, Monday to Sunday, something was logged in a year. It never falls."""
    return len({monday_of(day) for day, minutes in days.items() if minutes and day.year == year})


def shared_out(
    minutes: Mapping[UUID, int], teaches: Mapping[UUID, Sequence[UUID]]
) -> dict[UUID | None, int]:
    """The minutes of items by skill. What teaches several is shared out evenly, to the minute, the
    first ones getting what is over; what teaches none stands under None."""
    pairs: list[tuple[UUID | None, int]] = []
    for item, whole in minutes.items():
        skills = tuple(dict.fromkeys(teaches.get(item, ())))
        if not skills:
            pairs.append((None, whole))
            continue
        part, over = divmod(whole, len(skills))
        pairs += [(skill, part + (at < over)) for at, skill in enumerate(skills)]
    return _gathered(pairs)


def gathered_by(minutes: Mapping[UUID, int], of: Mapping[UUID, UUID]) -> dict[UUID | None, int]:
    """The minutes of items by what each belongs to (a track, say); under None what belongs
    nowhere."""
    return _gathered((of.get(item), whole) for item, whole in minutes.items())


def much(days: Mapping[date, int]) -> int:
    """The minutes from which on a day has the fullest shade: as many as one of its ten busiest in
    a hundred has, rounded up to a quarter of an hour; at least one hour."""
    lengths = sorted(minutes for minutes in days.values() if minutes > 0)
    if not lengths:
        return 60
    busy = lengths[min(len(lengths) - 1, int(_BUSY * len(lengths)))]
    return max(60, -(-busy // _QUARTER) * _QUARTER)


def heat(minutes: int, most: int) -> int:
    """The shade of a day: 0 for nothing, 1 to 4 for what was logged; 4 from `most` minutes on."""
    if minutes <= 0:
        return 0
    return min(HEAT_STEPS, 1 + minutes * (HEAT_STEPS - 1) // max(1, most))


def _gathered(pairs: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    found: dict[Key, int] = defaultdict(int)
    for key, amount in pairs:
        if amount:
            found[key] += amount
    return dict(found)
