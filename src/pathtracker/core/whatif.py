"""“What if?” and its reverse: the plan with changed inputs, and the hours that a day asks for.

Nothing here writes: a question is `PlanInputs` with something changed, answered by `plan_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from math import ceil, floor
from uuid import UUID

from pathtracker.core.availability import Calendar, Off
from pathtracker.core.model import Rung
from pathtracker.core.numbered import Numbers, numbered
from pathtracker.core.plan import Plan, PlanInputs, Task
from pathtracker.core.planning import plan_of

MOST_HOURS_A_WEEK = 80.0
"""More than these are not offered as an answer, unless the week has more already."""
_STEPS_AN_HOUR = 2


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A question: whatever is left out stays as it is.

    `hours_a_week` scales the weekday pattern; a week without minutes is spread over seven days.
    `start`: the first day of work; one before today is today.
    `off`: more days off. `without`: tracks left out, with what only they hold.
    `rung`: leaves out the phases above it. `more`: tasks to add, as those that a higher rung
    brings, which are not in the store yet.
    """

    hours_a_week: float | None = None
    start: date | None = None
    off: tuple[Off, ...] = ()
    without: frozenset[UUID] = frozenset()
    rung: Rung | None = None
    more: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class HoursNeeded:
    """How many hours a week finish by a day.

    `hours_a_week`: the least, in halves of an hour; None when no number up to the most does.
    `nearest`: the first day that is possible: with those hours, or with the most hours there are;
    None when even then it has no day. `most`: the hours that were looked at at most.
    """

    hours_a_week: float | None
    nearest: date | None
    most: float


@dataclass(frozen=True, slots=True)
class Meets:
    """What would meet a deadline that the plan does not hold.

    `first`: the days to pin it, and what it requires, to, so that they go before everything else;
    `finish_first`: when it would be done then, None when it can't be planned at all. `hours` in the
    present order; none that a week can't hold, and none that would not meet it.
    """

    finish_first: date | None
    first: Mapping[UUID, date]
    hours: HoursNeeded


def changed(inputs: PlanInputs, question: WhatIf) -> PlanInputs:
    """The inputs as they would be."""
    calendar = inputs.calendar
    if question.hours_a_week is not None:
        calendar = calendar.scaled_to(question.hours_a_week)
    if question.off:
        calendar = calendar.with_off(question.off)
    highest = max(rung.height for rung in Rung) if question.rung is None else question.rung.height
    known = {task.id for task in inputs.tasks}
    tasks = (*inputs.tasks, *(task for task in question.more if task.id not in known))
    if question.without or question.rung is not None:
        tasks = tuple(
            task for task in tasks if task.track not in question.without and task.rung <= highest
        )
    return replace(
        inputs,
        calendar=calendar,
        tasks=tasks,
        tracks=tuple(track for track in inputs.tracks if track.id not in question.without),
        start=inputs.start if question.start is None else question.start,
    )


def what_if(inputs: PlanInputs, question: WhatIf) -> Plan:
    """The plan as it would be; with nothing asked, the plan as it is."""
    return plan_of(changed(inputs, question))


def hours_needed(
    inputs: PlanInputs, by: date, item: UUID | None = None, *, most: float = MOST_HOURS_A_WEEK
) -> HoursNeeded:
    """The least hours a week with which everything, or one item, is done by a day; not more than
    `most`, unless the week has more already.

    Found by halving, in about eight walks; the answer is always one that was walked. Where lags,
    pins or shares make more hours finish later now and then, a smaller answer may exist.
    """
    numbers = numbered(inputs)
    present = inputs.calendar.hours_a_week
    most = max(most, present)
    day = numbers.number(by)
    within = _finish(numbers, inputs.calendar.scaled_to(most), item)
    if within is None or within > day:
        return HoursNeeded(None, None if within is None else numbers.day(within), most)
    too_few, enough = 0, ceil(most * _STEPS_AN_HOUR)
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        finish = _finish(numbers, inputs.calendar.scaled_to(middle / _STEPS_AN_HOUR), item)
        if finish is not None and finish <= day:
            enough, within = middle, finish
        else:
            too_few = middle
    return HoursNeeded(enough / _STEPS_AN_HOUR, numbers.day(within), most)


def what_meets(inputs: PlanInputs, by: date, item: UUID | None = None) -> Meets:
    """What would meet a deadline of an item, or the target of the whole (None)."""
    finish, days = (None, {}) if item is None else _done_first(inputs, item)
    present = inputs.calendar.hours_a_week
    hours = hours_needed(inputs, by, item, most=floor(inputs.calendar.most_hours_a_week))
    if hours.hours_a_week is not None and hours.hours_a_week <= present:
        hours = replace(hours, hours_a_week=None)  # what is lacking are not hours
    return Meets(finish, days, hours)


def done_first(inputs: PlanInputs, item: UUID) -> date | None:
    """When an item would be done if it went before everything else; None where it has no day."""
    return _done_first(inputs, item)[0]


def _finish(numbers: Numbers, calendar: Calendar, item: UUID | None) -> int | None:
    """The day on which everything, or one item, would be finished; None for never.

    What is parked, or waits for that, never is by itself: of everything it is left out.
    """
    walked = numbers.on(calendar).walked()
    if item is not None:
        place = numbers.place_of.get(item)
        return None if place is None or walked.starts[place] < 0 else walked.finishes[place]
    for place, start in enumerate(walked.starts):
        if start < 0 and not walked.waiting_for[place] and not numbers.tasks[place].parked:
            return None
    return max((walked.finishes[place] for place in walked.order), default=None)


def _done_first(inputs: PlanInputs, item: UUID) -> tuple[date | None, dict[UUID, date]]:
    """When an item would be done if it, and all that it requires, were pinned to the first day; and
    the days on which each would begin. What is parked is taken up for it, as pinning does."""
    ahead = _required_by(inputs.tasks, item)
    first = max(inputs.today, inputs.start or inputs.today)
    tasks = tuple(
        task._replace(pinned=first, parked=False, not_before=None) if task.id in ahead else task
        for task in inputs.tasks
    )
    plan = plan_of(replace(inputs, tasks=tasks))
    days = {key: plan.by_id[key].start for key in ahead if key in plan.by_id}
    if item not in days or plan.by_id[item].done:
        return None, {}
    return plan.by_id[item].finish, days


def _required_by(tasks: Iterable[Task], item: UUID) -> Set[UUID]:
    """An item with all that it requires, and what that requires."""
    requires = {task.id: task.requires for task in tasks}
    found, waiting = {item}, [item]
    while waiting:
        for needed, _ in requires.get(waiting.pop(), ()):
            if needed not in found:
                found.add(needed)
                waiting.append(needed)
    return found
