"""What a plan is made of, and what comes of it. All frozen: may be handed to another thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from pathtracker.core.availability import Calendar
from pathtracker.core.messages import Message


class After(NamedTuple):
    """What has to be finished before, and how many days have to pass then.

    Without lag the next may start on the day on which the other ends; with a lag of one day, on
    the day after.
    """

    id: UUID
    lag_days: int = 0


class Task(NamedTuple):
    """Work that is still to do. Their order in the sequence handed over is the learner's.

    `minutes`: what remains of its effort, in whole minutes, 0 or more.
    `requires`: what is still to do or was finished; what was skipped or known holds nothing back.
    `active`: begun, so nothing holds it back any more.
    `pinned`: the day on which it is to start, if what it requires allows it.
    `not_before`: the day until which it is parked. `parked`: until it is taken up again.
    `rung`: the height of the rung from which on it is asked for, 0 for junior to 2 for senior.
    """

    id: UUID
    track: UUID
    minutes: int
    requires: tuple[After, ...] = ()
    active: bool = False
    pinned: date | None = None
    deadline: date | None = None
    not_before: date | None = None
    parked: bool = False
    rung: int = 0


class PlannedTrack(NamedTuple):
    """A roadmap or project at its place among the others.

    `share`: the percentage of each week's minutes it is given. None: it follows those before it,
    or, where others have shares, it gets what they can't use.
    """

    id: UUID
    share: int | None = None


class DoneItem(NamedTuple):
    """Finished work with its real days: from the first minutes logged, or else the day it was
    done, to the day it was done."""

    id: UUID
    track: UUID
    start: date
    finish: date


@dataclass(frozen=True, slots=True)
class PlanInputs:
    """All that a plan is made of. Frozen: may be handed to another thread.

    `start`: the day before which nothing is planned, when it lies ahead.
    `target`: the day by which all of it is to be done.
    `tracks`: in the order in which they are worked on; those not named come last.
    """

    tasks: tuple[Task, ...]
    calendar: Calendar
    today: date
    tracks: tuple[PlannedTrack, ...] = ()
    done: tuple[DoneItem, ...] = ()
    start: date | None = None
    target: date | None = None


class Moved(NamedTuple):
    """Why something does not start on the day it is pinned to. `by`: the item that it waits for."""

    pinned: date
    why: Message
    by: UUID | None = None


class PlannedItem(NamedTuple):
    """When an item starts and ends, both days included.

    `minutes`: what is planned for it; 0 once it is `done`, and then its days are the real ones.
    `critical`: whether it belongs to the chain that sets the finish.
    """

    id: UUID
    track: UUID
    start: date
    finish: date
    minutes: int
    critical: bool = False
    done: bool = False
    moved: Moved | None = None

    @property
    def hours(self) -> float:
        """Hours planned."""
        return self.minutes / 60


class Unplanned(NamedTuple):
    """Work that has no days, and why. `by`: the item that it waits for, where there is one."""

    id: UUID
    why: Message
    by: UUID | None = None


class BrokenDeadline(NamedTuple):
    """A deadline that the plan does not hold. `id` None: the target of the whole plan.

    `finish`: the day it would be, None when it can't be planned.
    `minutes_short`: how many more minutes up to the deadline would hold it, in this order;
    None when minutes are not what it lacks, or they are more than the days can hold. `what_meets`
    looks further.
    """

    id: UUID | None
    day: date
    finish: date | None
    minutes_short: int | None


class Run(NamedTuple):
    """Minutes on one item without a break. `begins` counts the minutes that the calendar has from
    the plan's first day on, whether they are used or not. `sittings` makes days of it."""

    id: UUID
    begins: int
    minutes: int


@dataclass(frozen=True)
class Plan:
    """When everything starts and ends.

    `items`: first what is done, by its finish, then what is planned, by its start.
    `first_day`: the first day on which anything can be planned: today, or a start that lies ahead.
    `finish`: the last day of what is planned; None when nothing is planned, or when some of it
    would never end (no minutes, a pause without end, more than fifty years).
    `chain`: the longest chain of prerequisites by remaining effort, first to last.
    `earliest`: the day before which no number of hours gets all of it done, because of lags, pins
    and parked work; None when nothing is planned.
    `days_beyond`: about how many days past the fifty years it would need, 0 when it fits.
    `is_approximate`: whether the minutes may be spent on any day, so that days are about right.
    """

    first_day: date
    items: tuple[PlannedItem, ...] = ()
    finish: date | None = None
    unplanned: tuple[Unplanned, ...] = ()
    chain: tuple[UUID, ...] = ()
    deadlines: tuple[BrokenDeadline, ...] = ()
    earliest: date | None = None
    days_beyond: int = 0
    is_approximate: bool = False
    runs: tuple[Run, ...] = ()

    @cached_property
    def by_id(self) -> dict[UUID, PlannedItem]:
        """Every item that has days."""
        return {item.id: item for item in self.items}

    @property
    def minutes(self) -> int:
        """All minutes planned."""
        return sum(item.minutes for item in self.items)


class Sitting(NamedTuple):
    """Minutes planned for an item on a day."""

    day: date
    id: UUID
    minutes: int
