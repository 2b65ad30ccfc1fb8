"""The minutes that the learner has on each day: a week's pattern, days off, weeks that differ.

Any day up to `date.max` can be asked about. Long spans are read as a list of minutes in one go,
since a plan looks at fifty years of days.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from pathtracker.core.model import MINUTES_A_DAY

DAYS_A_WEEK = 7
FULL_WEEK, FULL_DAY = 40 * 60, 10 * 60
_FOREVER = date.max.toordinal()


class Off(NamedTuple):
    """Days without any time, both ends included. No `last`: until the learner returns."""

    first: date
    last: date | None = None
    pause: bool = False
    """Whether everything is paused, rather than some days being free."""


class DifferentWeek(NamedTuple):
    """The minutes of one week that is different from the others, from its Monday on."""

    monday: date
    minutes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """How many minutes each day has. The last different week of several for one Monday counts.

    `minutes`: seven numbers from Monday on, each 0 to 1440; all 0 until the learner has said.
    `any_day`: whether they may be spent on any day of the week, so that days shown are approximate.
    """

    minutes: tuple[int, ...] = (0,) * DAYS_A_WEEK
    any_day: bool = False
    off: tuple[Off, ...] = ()
    weeks: tuple[DifferentWeek, ...] = ()
    _firsts: list[int] = field(init=False, repr=False, compare=False)
    _lasts: list[int] = field(init=False, repr=False, compare=False)
    _different: dict[int, tuple[int, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        spans = _merged(self.off)
        object.__setattr__(self, "_firsts", [first for first, _ in spans])
        object.__setattr__(self, "_lasts", [last for _, last in spans])
        different = {week.monday.toordinal(): week.minutes for week in self.weeks}
        object.__setattr__(self, "_different", different)

    @property
    def week_minutes(self) -> int:
        """Minutes of a usual week."""
        return sum(self.minutes)

    @property
    def hours_a_week(self) -> float:
        """Hours of a usual week."""
        return self.week_minutes / 60

    @property
    def paused_for_good_from(self) -> date | None:
        """The first day of a pause, or of days off, that has no end; None without one."""
        return min((off.first for off in self.off if off.last is None), default=None)

    def is_off(self, day: date) -> bool:
        """Whether a day is free or paused, whatever minutes its weekday has."""
        place = bisect_right(self._firsts, day.toordinal()) - 1
        return place >= 0 and day.toordinal() <= self._lasts[place]

    def minutes_on(self, day: date) -> int:
        """The minutes of a day; 0 on a day off."""
        if self.is_off(day):
            return 0
        week = self._different.get(day.toordinal() - day.weekday(), self.minutes)
        return week[day.weekday()]

    def minutes_from(self, first: date, count: int) -> list[int]:
        """The minutes of `count` days in a row (fewer at the end of the calendar)."""
        start, weekday = first.toordinal(), first.weekday()
        count = max(0, min(count, _FOREVER - start + 1))
        turned = [*self.minutes[weekday:], *self.minutes[:weekday]]
        days = (turned * (count // DAYS_A_WEEK + 1))[:count]
        for monday, week in self._different.items():
            for place, minutes in enumerate(week, monday - start):
                if 0 <= place < count:
                    days[place] = minutes
        for begins, ends in zip(self._firsts, self._lasts, strict=True):
            low, high = max(0, begins - start), min(count, ends - start + 1)
            if low < high:
                days[low:high] = [0] * (high - low)
        return days

    def scaled_to(self, hours_a_week: float) -> Calendar:
        """The same with another number of hours in a usual week, spread as they are now.

        No day gets more than 24 hours; a week without any minutes is spread over all seven days.
        Weeks that are different, and days off, stay what they are.
        """
        return replace(self, minutes=_spread(self.minutes, round(hours_a_week * 60)))

    @property
    def most_minutes(self) -> tuple[int, int]:
        """What a week, and a day, can be asked to hold: a full working week and ten hours, unless
        the learner's own has more already."""
        return max(FULL_WEEK, self.week_minutes), max(FULL_DAY, *self.minutes)

    @property
    def most_hours_a_week(self) -> float:
        """The hours a week that can be asked for in this pattern; see `most_minutes`."""
        week, day = self.most_minutes
        longest, whole = max(self.minutes), self.week_minutes
        if not whole:  # it would be spread over seven days
            return min(week, day * DAYS_A_WEEK) / 60
        return min(week, day * whole / longest) / 60

    def most_until(self, first: date, last: date) -> int:
        """The minutes that the days from `first` to `last` can be asked to hold."""
        days = max(0, (last - first).days + 1)
        week, day = self.most_minutes
        return min(days * day, -(-days * week // DAYS_A_WEEK))

    def with_off(self, more: Iterable[Off]) -> Calendar:
        """The same with more days off."""
        return replace(self, off=(*self.off, *more))


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _merged(off: Iterable[Off]) -> list[tuple[int, int]]:
    """Days off as spans of ordinals that neither touch nor overlap, in order."""
    spans: list[tuple[int, int]] = []
    ends = [(one.first.toordinal(), one.last.toordinal() if one.last else _FOREVER) for one in off]
    for first, last in sorted(ends):
        if spans and first <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        elif first <= last:
            spans.append((first, last))
    return spans


def _spread(pattern: tuple[int, ...], total: int) -> tuple[int, ...]:
    """`total` minutes in the proportions of a pattern, to the minute, no day over 24 hours."""
    weights = pattern if sum(pattern) else (1,) * DAYS_A_WEEK
    whole = sum(weights)
    total = max(0, total)
    parts, before = [], 0
    for ends in _sums(weights):
        reached = total * ends // whole
        parts.append(min(MINUTES_A_DAY, reached - before))
        before = reached
    return tuple(parts)


def _sums(weights: Iterable[int]) -> Iterable[int]:
    total = 0
    for weight in weights:
        total += weight
        yield total
