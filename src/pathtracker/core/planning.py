"""Making a plan: when each piece of open work starts and ends, and what stands in its way.

The days are walked from today on; a day's minutes go to the first ready task in order of: pinned to
that day or an earlier one, active, then by track and by place. A task once begun goes on until it
is done, and what is left of a day goes to the next. With shares every track that has one works
through its own tasks in this way, on its part of each week's minutes, the tracks one after the
other; what a track can't use goes to the next one that can. `core.schedule` does the walking.

Everything here is pure: the same input gives the same plan, on any thread.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil

from pathtracker.core.availability import Calendar, Off
from pathtracker.core.numbered import HORIZON_DAYS, Numbers, ends_of, numbered
from pathtracker.core.plan import (
    After,
    BrokenDeadline,
    DoneItem,
    Moved,
    Plan,
    PlanInputs,
    PlannedItem,
    PlannedTrack,
    Run,
    Sitting,
    Task,
    Unplanned,
)
from pathtracker.core.schedule import Walked, earliest_days, longest_chain
from pathtracker.core.unplanned import BEYOND, ENDLESS, PARKED, PAUSED, why_moved, why_unplanned

__all__ = [
    "HORIZON_DAYS",
    "After",
    "BrokenDeadline",
    "DoneItem",
    "Moved",
    "Plan",
    "PlanInputs",
    "PlannedItem",
    "PlannedTrack",
    "Run",
    "Sitting",
    "Task",
    "Unplanned",
    "make_plan",
    "plan_of",
    "sittings",
]


def make_plan(
    tasks: Sequence[Task],
    calendar: Calendar,
    today: date,
    *,
    tracks: Sequence[PlannedTrack] = (),
    done: Sequence[DoneItem] = (),
    start: date | None = None,
    target: date | None = None,
) -> Plan:
    """The plan from today on; see the top of this module. The arguments are those of PlanInputs.

    Never refuses: what can't be planned is among `Plan.unplanned` with the reason.
    """
    return plan_of(
        PlanInputs(tuple(tasks), calendar, today, tuple(tracks), tuple(done), start, target)
    )


def plan_of(inputs: PlanInputs) -> Plan:
    """The plan that comes of all that is given."""
    numbers = numbered(inputs)
    walked = numbers.walked()
    unplanned = why_unplanned(numbers, walked, inputs.calendar)
    finish = _finish(walked, unplanned)
    chain = longest_chain(numbers.steps, walked.order)
    days = earliest_days(numbers.steps, walked.order)
    earliest = max((days[place] for place in walked.order), default=None)
    return Plan(
        numbers.day(0),
        items=(*_finished(inputs), *_planned(numbers, walked, set(chain))),
        finish=None if finish is None else numbers.day(finish),
        unplanned=unplanned,
        chain=tuple(numbers.tasks[place].id for place in chain),
        deadlines=tuple(_broken(inputs, numbers, walked, days, unplanned)),
        earliest=None if earliest is None else numbers.day(earliest),
        days_beyond=_days_beyond(numbers, inputs.calendar, unplanned),
        is_approximate=inputs.calendar.any_day,
        runs=tuple(
            [
                Run(numbers.tasks[place].id, begins, minutes)
                for place, begins, minutes in walked.runs
            ]
        ),
    )


def sittings(plan: Plan, calendar: Calendar) -> Iterator[Sitting]:
    """The plan day by day, in the order of work. `calendar` is the one that it was made on."""
    ends = ends_of(calendar, plan.first_day)
    first = plan.first_day.toordinal()
    for item, begins, minutes in plan.runs:
        position, stop = begins, begins + minutes
        while position < stop:
            day = bisect_right(ends, position)
            until = min(stop, ends[day])
            yield Sitting(date.fromordinal(first + day), item, until - position)
            position = until


def _finished(inputs: PlanInputs) -> list[PlannedItem]:
    done = sorted(inputs.done, key=lambda item: (item.finish, item.start))
    return [PlannedItem(*item, minutes=0, done=True) for item in done]


def _planned(numbers: Numbers, walked: Walked, chain: set[int]) -> Iterator[PlannedItem]:
    first, ends, date_of = numbers.first, numbers.ends, date.fromordinal
    before = _before_each(walked) if any(numbers.steps.pinned) else {}
    for place in walked.order:
        task = numbers.tasks[place]
        moved = None
        if task.pinned is not None:
            moved = why_moved(numbers, walked, place, before[place])
        yield PlannedItem(
            task.id,
            task.track,
            date_of(first + bisect_right(ends, walked.starts[place])),
            date_of(first + walked.finishes[place]),
            task.minutes,
            place in chain,
            False,
            moved,
        )


def _before_each(walked: Walked) -> dict[int, int]:
    """What was worked on just before each step was begun, -1 for nothing."""
    found: dict[int, int] = {}
    last = -1
    for place, _, _ in walked.runs:
        found.setdefault(place, last)
        last = place
    return found


def _finish(walked: Walked, unplanned: Sequence[Unplanned]) -> int | None:
    if any(one.why in ENDLESS for one in unplanned):
        return None
    return max((walked.finishes[place] for place in walked.order), default=None)


def _broken(
    inputs: PlanInputs,
    numbers: Numbers,
    walked: Walked,
    days: Sequence[int],
    unplanned: Sequence[Unplanned],
) -> Iterator[BrokenDeadline]:
    """Deadlines that don't hold: the target of the whole, then those of items in their order.

    Parking and pausing make nothing late: what has no days for that reason is left out, and so is
    a deadline that lies inside a pause.
    """
    excused = {one.id for one in unplanned if one.why in (PAUSED, PARKED)}
    pauses = [off for off in inputs.calendar.off if off.pause]
    if inputs.target is not None and not _is_inside(inputs.target, pauses):
        yield from _broken_target(inputs, inputs.target, numbers, walked, days, unplanned)
    for place, task in enumerate(numbers.tasks):
        if task.deadline is None or task.id in excused or _is_inside(task.deadline, pauses):
            continue
        if walked.starts[place] < 0:
            yield BrokenDeadline(task.id, task.deadline, None, None)
        elif (finish := walked.finishes[place]) > numbers.number(task.deadline):
            most = inputs.calendar.most_until(numbers.day(0), task.deadline)
            short = _short(numbers, task.deadline, walked.ends[place], days[place], most)
            yield BrokenDeadline(task.id, task.deadline, numbers.day(finish), short)


def _broken_target(
    inputs: PlanInputs,
    target: date,
    numbers: Numbers,
    walked: Walked,
    days: Sequence[int],
    unplanned: Sequence[Unplanned],
) -> Iterator[BrokenDeadline]:
    endless = [one for one in unplanned if one.why in ENDLESS]
    if any(one.why is PAUSED for one in endless):
        return
    if endless:
        yield BrokenDeadline(None, target, None, None)
        return
    last = max(walked.order, key=walked.ends.__getitem__, default=None)
    if last is not None and (finish := walked.finishes[last]) > numbers.number(target):
        earliest = max(days[place] for place in walked.order)
        most = inputs.calendar.most_until(numbers.day(0), target)
        short = _short(numbers, target, walked.ends[last], earliest, most)
        yield BrokenDeadline(None, target, numbers.day(finish), short)


def _short(numbers: Numbers, deadline: date, position: int, earliest: int, most: int) -> int | None:
    """Minutes lacking up to a deadline; None when it has passed, when more minutes don't help, or
    when they are more than the days until then can hold (`most`)."""
    day = numbers.number(deadline)
    if day < max(0, earliest) or position > most:
        return None
    return position - numbers.before(day + 1)


def _is_inside(day: date, spans: Sequence[Off]) -> bool:
    return any(off.first <= day and (off.last is None or day <= off.last) for off in spans)


def _days_beyond(numbers: Numbers, calendar: Calendar, unplanned: Sequence[Unplanned]) -> int:
    beyond = [one.id for one in unplanned if one.why is BEYOND]
    minutes = sum(numbers.tasks[numbers.place_of[item]].minutes for item in beyond)
    return ceil(minutes * 7 / calendar.week_minutes) if beyond else 0
