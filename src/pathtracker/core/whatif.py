"""“What if?” and its reverse: the plan with changed inputs, and the hours that a day asks for.

Nothing here writes: a question is `PlanInputs` with something changed, answered by `plan_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from pathtracker.core.availability import Calendar, Off
from pathtracker.core.model import Rung
from pathtracker.core.numbered import Numbers, numbered
from pathtracker.core.plan import Plan, PlanInputs, PlannedTrack, Task
from pathtracker.core.planning import plan_of

MOST_HOURS_A_WEEK = 80.0
"""More than these are not offered as an answer, unless the week has more already."""
_STEPS_AN_HOUR = 2
_FIRST = UUID(int=0)
"""Stands for a track before all others."""


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

    `hours_a_week` in the present order. `finish_first`: when it would be done if it, and what it
    requires, went before everything else; None when it can't be planned at all.
    """

    hours: HoursNeeded
    finish_first: date | None


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


def hours_needed(inputs: PlanInputs, by: date, item: UUID | None = None) -> HoursNeeded:
    """The least hours a week with which everything, or one item, is done by a day.

    Found by halving, in about eight walks; the answer is always one that was walked. Where lags,
    pins or shares make more hours finish later now and then, a smaller answer may exist.
    """
    numbers = numbered(inputs)
    present = inputs.calendar.hours_a_week
    most = max(MOST_HOURS_A_WEEK, present)
    day = numbers.number(by)
    within = _finish(numbers, inputs.calendar.scaled_to(most), item)
    if within is None or within > day:
        return HoursNeeded(None, None if within is None else numbers.day(within), most)
    too_few, enough = 0, round(most * _STEPS_AN_HOUR)
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
    first = None
    if item is not None:
        numbers = numbered(_put_first(inputs, item))
        finish = _finish(numbers, inputs.calendar, item)
        first = None if finish is None else numbers.day(finish)
    return Meets(hours_needed(inputs, by, item), first)


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


def _put_first(inputs: PlanInputs, item: UUID) -> PlanInputs:
    """An item, and all that it requires, before everything else."""
    ahead = _required_by(inputs.tasks, item)
    tasks = tuple(
        task._replace(track=_FIRST) if task.id in ahead else task for task in inputs.tasks
    )
    tracks = (PlannedTrack(_FIRST), *(PlannedTrack(track.id) for track in inputs.tracks))
    return replace(inputs, tasks=tasks, tracks=tracks)


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
