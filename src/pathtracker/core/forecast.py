"""“Likely by” and “safe by”: the finish as a spread, from the learner's own weeks.

A bootstrap: the minutes logged in past weeks are drawn at random, with replacement, for the weeks
ahead until they make up what remains, many times over; half of these futures are done by the p50
day, 85 % by the p85 day. (Efron and Tibshirani, An Introduction to the Bootstrap, 1993.)

Which weeks: the last 52 whole ones, from the first Monday on or after the first minutes logged to
last Sunday; a first week before a silence longer than any since is no beginning.
Weeks without anything logged are part of the pace; a week of which half or more was
off, or paused, is not. Of other weeks, past and ahead, only the part that is not off counts, as
measured by the week's minutes: three free days of seven make it a smaller week, not a slower one.

Work that waits for a day (a pin, a lag, parked) does not begin sooner however fast the weeks are:
what the plan holds after its last such wait is not begun before that wait is over.

The draws are seeded: the same input gives the same days. Each future has a seed of its own, so it
meets the same weeks whatever remains, and more work never has an earlier day.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise
from math import ceil, inf, isinf
from operator import mul
from random import Random
from typing import NamedTuple

from pathtracker.core.availability import DAYS_A_WEEK, Calendar, monday_of
from pathtracker.core.messages import Message
from pathtracker.core.numbered import ends_of
from pathtracker.core.plan import Plan

LIKELY, SAFE = 0.50, 0.85
MOST_WEEKS = 52
LEAST_WEEKS = 2
LEAST_OPEN = 0.5
_FUTURES = 500


class LoggedWeek(NamedTuple):
    """Minutes logged in a week, on anything. `monday`: its first day."""

    monday: date
    minutes: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """The finish as a spread.

    `p50`, `p85`: None when the plan has no finish, or when the pace leads beyond fifty years.
    `is_from_plan`: whether both are only the plan's finish, for want of weeks.
    `weeks`: how many whole weeks it rests on; `hours_a_week`: their mean, `planned_hours_a_week`
    what the calendar has in a usual week. `hours_left`: what remains by the plan.
    `why`: what it is based on, as a sentence.
    """

    p50: date | None
    p85: date | None
    is_from_plan: bool
    weeks: int
    hours_a_week: float
    planned_hours_a_week: float
    hours_left: float
    why: Message


class _Ahead(NamedTuple):
    """The weeks ahead that have minutes: where each begins, how many minutes of the calendar it
    has, and what part of a usual week that is."""

    begins: list[int]
    minutes: list[int]
    parts: list[float]


def forecast(
    plan: Plan,
    calendar: Calendar,
    today: date,
    logged: Iterable[LoggedWeek],
    first_logged: date | None,
) -> Forecast:
    """The finish of a plan as a spread. `calendar` is the one the plan was made on.

    `logged` may leave out weeks in which nothing was logged. `first_logged`: the first day ever.
    """
    weeks = _counted(calendar, today, {week.monday: week.minutes for week in logged}, first_logged)
    enough = sum(minutes > 0 for minutes in weeks) >= LEAST_WEEKS
    mean = sum(weeks) / len(weeks) if weeks else 0.0
    if plan.finish is None:
        p50, p85, why = None, None, Message("forecast.no_finish")
    elif not enough:
        p50, p85, why = plan.finish, plan.finish, Message("forecast.from_plan")
    else:
        p50, p85 = _resampled(plan, calendar, weeks)
        hours = f"{mean / 60:.1f}"
        why = Message("forecast.from_weeks", {"weeks": len(weeks), "hours": hours})
    return Forecast(
        *(p50, p85, not enough, len(weeks)),
        *(mean / 60, calendar.hours_a_week, plan.minutes / 60, why),
    )


def _counted(
    calendar: Calendar, today: date, logged: Mapping[date, int], first_logged: date | None
) -> Sequence[float]:
    """The minutes of the whole weeks that count, each as if nothing of it had been off."""
    usual = calendar.week_minutes
    if first_logged is None or not usual:
        return []
    last = monday_of(today)
    monday = max(
        monday_of(first_logged + timedelta(days=DAYS_A_WEEK - 1)),
        last - timedelta(weeks=MOST_WEEKS),
    )
    found = []
    while monday < last:
        part = sum(calendar.minutes_from(monday, DAYS_A_WEEK)) / usual
        if part > LEAST_OPEN:
            found.append(logged.get(monday, 0) / part)
        monday += timedelta(weeks=1)
    return _since_begun(found)


def _since_begun(weeks: Sequence[float]) -> Sequence[float]:
    """The weeks from that on in which the learner began.

    A silence before the first week with anything logged, or between the first and the second, is
    part of the pace only if there was one as long since. Otherwise it comes of an odd entry (a slip
    of the year, a clock that was wrong), and would be most of the pace.
    """
    logged = [place for place, minutes in enumerate(weeks) if minutes]
    silences = [end - begin - 1 for begin, end in pairwise([-1, *logged, len(weeks)])]
    for number, place in enumerate(logged[:2]):
        if silences[number] > max(silences[number + 1 :]):
            return weeks[place:]
    return weeks


def _resampled(
    plan: Plan, calendar: Calendar, weeks: Sequence[float]
) -> tuple[date | None, date | None]:
    """The days by which half, and 85 %, of the futures are done."""
    ends = ends_of(calendar, plan.first_day)
    ahead = _weeks_ahead(ends, plan.first_day, calendar.week_minutes)
    futures = sorted(_futures(plan, ahead, weeks))
    p50, p85 = (_day_of(_at(futures, share), plan, ends, ahead) for share in (LIKELY, SAFE))
    return p50, p85


def _futures(plan: Plan, ahead: _Ahead, weeks: Sequence[float]) -> list[float]:
    """For each future how many of the weeks ahead it takes, infinite when there aren't enough."""
    work = plan.minutes
    waited_until, after_wait = _last_wait(plan)
    wait = _weeks_until(waited_until, ahead)
    usual = ceil(max(wait, 1) + 1.25 * work * len(weeks) / sum(weeks))
    length = min(len(ahead.parts), usual + 8)
    found = []
    for seed in range(_FUTURES):
        random = Random(seed)
        done = _worked(random, weeks, ahead, 0.0, 0, length)
        target = max(work, _reached(done, wait) + after_wait)
        while done[-1] < target and len(done) < len(ahead.parts):
            done += _worked(random, weeks, ahead, done[-1], len(done), length)
        found.append(_weeks_for(target, done))
    return found


def _worked(
    random: Random, weeks: Sequence[float], ahead: _Ahead, so_far: float, first: int, count: int
) -> list[float]:
    """Minutes worked up to the end of each of the next weeks, in one future."""
    parts = ahead.parts[first : first + count]
    drawn = random.choices(weeks, k=len(parts))
    return [so_far + more for more in accumulate(map(mul, drawn, parts))]


def _weeks_for(target: float, done: Sequence[float]) -> float:
    """How many weeks, with the part of the last one, it takes to work so many minutes."""
    week = bisect_left(done, target)
    if week == len(done):
        return inf
    before = done[week - 1] if week else 0.0
    return week + (target - before) / (done[week] - before) if done[week] > before else float(week)


def _reached(done: Sequence[float], weeks: float) -> float:
    """Minutes worked after so many weeks, with a part of the last one."""
    whole = int(weeks)
    before = done[whole - 1] if whole else 0.0
    return before + (weeks - whole) * (done[whole] - before) if whole < len(done) else done[-1]


def _last_wait(plan: Plan) -> tuple[int, int]:
    """The position at which the plan goes on after its last wait, and the minutes from there on."""
    after, position = 0, 0
    for run in reversed(plan.runs):
        if after and run.begins + run.minutes < position:
            break
        after += run.minutes
        position = run.begins
    return position, after


def _weeks_until(position: int, ahead: _Ahead) -> float:
    """How many of the weeks ahead go by until the calendar has had so many minutes."""
    for week, (begins, minutes) in enumerate(zip(ahead.begins, ahead.minutes, strict=True)):
        if position < begins + minutes:
            return week + (position - begins) / minutes
    return float(len(ahead.parts))


def _weeks_ahead(ends: Sequence[int], first: date, usual: int) -> _Ahead:
    ahead = _Ahead([], [], [])
    before = 0
    for sunday in range(DAYS_A_WEEK - 1 - first.weekday(), len(ends), DAYS_A_WEEK):
        if ends[sunday] > before:
            ahead.begins.append(before)
            ahead.minutes.append(ends[sunday] - before)
            ahead.parts.append((ends[sunday] - before) / usual)
        before = ends[sunday]
    return ahead


def _at(ordered: Sequence[float], share: float) -> float:
    """The smallest value that this share of all values does not exceed."""
    return ordered[ceil(share * len(ordered)) - 1]


def _day_of(future: float, plan: Plan, ends: Sequence[int], ahead: _Ahead) -> date | None:
    """The day on which so many weeks have gone by; within a week as its minutes lie."""
    if isinf(future):
        return None
    week = min(ceil(future), len(ahead.parts)) - 1 if future else 0
    position = ahead.begins[week] + max(1, round((future - week) * ahead.minutes[week]))
    return plan.first_day + timedelta(days=bisect_left(ends, position))
