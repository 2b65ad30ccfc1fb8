"""A plan's inputs as the numbers that `core.schedule` walks: places, days, minutes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple
from uuid import UUID

from pathtracker.core.availability import Calendar
from pathtracker.core.plan import PlanInputs, PlannedTrack, Task
from pathtracker.core.schedule import Steps, Walked, walk

HORIZON_DAYS = 18_262
"""How many days a plan looks ahead: fifty years."""
_NEVER = 10**9
_SUNDAY = 6


class Numbers(NamedTuple):
    """Tasks at their places, as steps; `first` is the ordinal of the first day, `ends` the minutes
    up to the end of each day, `done` the days on which finished work ended."""

    first: int
    tasks: Sequence[Task]
    steps: Steps
    place_of: Mapping[UUID, int]
    done: Mapping[UUID, int]
    ends: Sequence[int]
    shares: Sequence[int]

    def walked(self) -> Walked:
        """The steps on their days."""
        # Day 1 of the calendar is a Monday.
        return walk(self.steps, self.ends, self.shares, (_SUNDAY - (self.first - 1)) % 7)

    def on(self, calendar: Calendar) -> Numbers:
        """The same on another calendar."""
        return self._replace(ends=ends_of(calendar, date.fromordinal(self.first)))

    def day(self, number: int) -> date:
        """A day by its number."""
        return date.fromordinal(self.first + number)

    def number(self, day: date) -> int:
        """The number of a day; below 0 before the first."""
        return day.toordinal() - self.first

    def begins(self, position: int) -> int:
        """The day on which the minute after a position is."""
        return bisect_right(self.ends, position)

    def before(self, day: int) -> int:
        """The position at the beginning of a day."""
        if day <= 0 or not self.ends:
            return 0
        return self.ends[min(day, len(self.ends)) - 1]


def numbered(inputs: PlanInputs) -> Numbers:
    """All tasks in the learner's order: active ones, then by track, then as they were given."""
    first_day = max(inputs.today, inputs.start or inputs.today)
    first = first_day.toordinal()
    ranks = {track.id: rank for rank, track in enumerate(inputs.tracks)}
    last = len(ranks)
    tasks = sorted(
        inputs.tasks, key=lambda task: ranks.get(task.track, last) - (last + 1) * task.active
    )
    place_of = {task.id: place for place, task in enumerate(tasks)}
    # What a clock that was ahead has dated after today is done by now, and holds nothing back.
    done = {item.id: min(item.finish, inputs.today).toordinal() - first for item in inputs.done}
    queues, shares = _shares(inputs.tracks)
    steps = Steps([], [], [], [], [])
    for task in tasks:
        _add(steps, task, first, place_of, done)
        steps.queues.append(queues.get(task.track, len(queues)) if queues else 0)
    return Numbers(first, tasks, steps, place_of, done, ends_of(inputs.calendar, first_day), shares)


def ends_of(calendar: Calendar, first: date) -> list[int]:
    """The minutes up to the end of every day that a plan looks at."""
    return list(accumulate(calendar.minutes_from(first, HORIZON_DAYS)))


def _add(
    steps: Steps,
    task: Task,
    first: int,
    place_of: Mapping[UUID, int],
    done: Mapping[UUID, int],
) -> None:
    """Adds a task as numbers, but for its queue."""
    not_before = _NEVER if task.parked else 0
    if task.pinned is not None:
        not_before = max(not_before, task.pinned.toordinal() - first)
    if task.not_before is not None:
        not_before = max(not_before, task.not_before.toordinal() - first)
    after = []
    if task.requires and not task.active:
        for needed, lag in task.requires:
            if (place := place_of.get(needed)) is not None:
                after.append((place, lag))
            elif (day := done.get(needed)) is not None:
                not_before = max(not_before, day + lag)
    steps.minutes.append(task.minutes)
    steps.not_before.append(not_before)
    steps.pinned.append(task.pinned is not None)
    steps.after.append(tuple(after))


def _shares(tracks: Sequence[PlannedTrack]) -> tuple[dict[UUID, int], Sequence[int]]:
    """The queue of each track that has a share, and the shares by queue; nothing without shares.

    Tracks without a share are one queue after the others.
    """
    sharing = [track for track in tracks if track.share]
    queues = {track.id: queue for queue, track in enumerate(sharing)}
    return queues, [*(track.share or 0 for track in sharing), 0] if sharing else ()
