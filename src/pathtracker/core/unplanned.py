"""Why something has no days in a plan, or not the day it is pinned to."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from pathtracker.core.availability import Calendar
from pathtracker.core.messages import Message
from pathtracker.core.numbered import Numbers
from pathtracker.core.plan import Moved, Task, Unplanned
from pathtracker.core.schedule import Walked

NO_MINUTES = Message("plan.no_minutes")
ALL_OFF = Message("plan.all_off")
PAUSED = Message("plan.paused")
BEYOND = Message("plan.beyond")
PARKED = Message("plan.parked")
CIRCLE = Message("plan.circle")
WAITS = Message("plan.waits")
ENDLESS = (NO_MINUTES, ALL_OFF, PAUSED, BEYOND)
"""Reasons that keep the whole plan from having a finish."""


def why_unplanned(numbers: Numbers, walked: Walked, calendar: Calendar) -> tuple[Unplanned, ...]:
    """All that has no days, in the learner's order, each with its reason.

    What only waits for something that has no time has none either; what waits for something parked
    or for a circle says what it waits for.
    """
    tasks = numbers.tasks
    missing = [place for place, start in enumerate(walked.starts) if start < 0]
    if not missing:
        return ()
    no_time = _no_time(numbers, calendar)
    found: dict[int, tuple[Message, int]] = {}
    unlocks: dict[int, list[int]] = defaultdict(list)
    waiting = {place: walked.waiting_for[place] for place in missing}
    for place in missing:
        for before, _ in numbers.steps.after[place]:
            if before in waiting:
                unlocks[before].append(place)
        if tasks[place].parked:
            found[place] = (PARKED, -1)
        elif not waiting[place]:
            found[place] = (no_time, -1)
    reached = [place for place in missing if not waiting[place]]
    while reached:
        place = reached.pop()
        for other in unlocks[place]:
            waiting[other] -= 1
            why = found[place][0]
            if why in (PARKED, WAITS) and not tasks[other].parked:
                found[other] = (WAITS, place)
            else:
                found.setdefault(other, (why, -1))
            if not waiting[other]:
                reached.append(other)
    _name_circles(numbers, {place for place in missing if waiting[place]}, found)
    return tuple(_unplanned(numbers, place, *found[place]) for place in missing)


def why_moved(numbers: Numbers, walked: Walked, place: int, before: int) -> Moved | None:
    """Why a planned task does not start on the day it is pinned to; None when it does.

    `before`: the place of the task that was worked on just before, -1 for none.
    """
    task, start = numbers.tasks[place], numbers.begins(walked.starts[place])
    if task.pinned is None or (pinned := numbers.number(task.pinned)) == start:
        return None
    if pinned < 0:
        return Moved(task.pinned, Message("plan.pin_past"))
    day, needed = _required_by(numbers, walked, task)
    if day > pinned:
        return Moved(task.pinned, Message("plan.pin_after"), needed)
    if task.not_before is not None and numbers.number(task.not_before) > pinned:
        return Moved(task.pinned, Message("plan.pin_parked"))
    if before < 0 or walked.ends[before] <= numbers.before(pinned):
        return Moved(task.pinned, Message("plan.pin_off"))
    return Moved(task.pinned, Message("plan.pin_begun"), numbers.tasks[before].id)


def _no_time(numbers: Numbers, calendar: Calendar) -> Message:
    """Why there is no time for work that waits for nothing else."""
    if not calendar.week_minutes:
        return NO_MINUTES
    paused = calendar.paused_for_good_from
    if paused is not None and numbers.number(paused) < len(numbers.ends):
        return PAUSED
    return BEYOND if numbers.ends and numbers.ends[-1] else ALL_OFF


def _name_circles(numbers: Numbers, left: set[int], found: dict[int, tuple[Message, int]]) -> None:
    """What is left waits for a circle, or is part of one: nothing outside waits for the latter."""
    after = {
        place: [before for before, _ in numbers.steps.after[place] if before in left]
        for place in left
    }
    needed_by: dict[int, int] = defaultdict(int)
    for several in after.values():
        for before in several:
            needed_by[before] += 1
    last = [place for place in left if not needed_by[place]]
    while last:  # strip what nothing needs, until only circles and what lies between are left
        place = last.pop()
        left.discard(place)
        if not numbers.tasks[place].parked:
            found[place] = (WAITS, after[place][0])
        for before in after[place]:
            needed_by[before] -= 1
            if not needed_by[before]:
                last.append(before)
    for place in left:
        if not numbers.tasks[place].parked:
            found[place] = (CIRCLE, after[place][0])


def _required_by(numbers: Numbers, walked: Walked, task: Task) -> tuple[int, UUID | None]:
    """The day on which the last of what a task requires lets it begin, and which that is."""
    latest: tuple[int, UUID | None] = (-1, None)
    if task.active:
        return latest
    for needed, lag in task.requires:
        if (place := numbers.place_of.get(needed)) is not None:
            day = walked.finishes[place] + lag
        elif (done := numbers.done.get(needed)) is not None:
            day = done + lag
        else:
            continue
        if day > latest[0]:
            latest = (day, needed)
    return latest


def _unplanned(numbers: Numbers, place: int, why: Message, by: int) -> Unplanned:
    return Unplanned(numbers.tasks[place].id, why, numbers.tasks[by].id if by >= 0 else None)
