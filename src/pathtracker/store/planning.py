"""Named reads for plan and forecast: the work in scope, when there is time, what was logged.

Columns rather than entities where there are many, and few queries whatever the size. What comes
back is frozen and may be handed to another thread.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Generator, Iterable
from datetime import date, timedelta
from uuid import UUID

from pathtracker.core.availability import Calendar, DifferentWeek, Off, monday_of
from pathtracker.core.days import later
from pathtracker.core.forecast import LoggedWeek
from pathtracker.core.model import (
    THE_LEARNER,
    DaysOff,
    Learner,
    Role,
    Track,
    TrackKind,
    WeekHours,
)
from pathtracker.core.parts import in_one_go
from pathtracker.core.plan import PlanInputs, PlannedTrack, Task
from pathtracker.store.hours_said import as_if_now, hours_said
from pathtracker.store.pace import own_pace
from pathtracker.store.planrows import PlanRows
from pathtracker.store.queries import all_of, chosen_roles, roles, tracks
from pathtracker.store.session import Reader
from pathtracker.store.sql import Sql
from pathtracker.store.values import DAYS, day

_LONG_AGO = timedelta(weeks=60)
_LOGGED_DAYS = Sql(
    "SELECT day, sum(minutes) FROM time_entry WHERE day >= ? AND day <= ? GROUP BY day"
)
_FIRST_DAY = Sql("SELECT min(day) FROM time_entry WHERE day <= ?")


def planned_role(reader: Reader) -> Role | None:
    """The role that plan, forecast and what-if speak of unless another is named: the primary."""
    return next(iter(chosen_roles(reader)), None)


def plan_inputs(
    reader: Reader,
    today: date,
    *,
    role: UUID | Role | None = None,
    everything: bool = False,
    projects: bool = True,
    stretch: float | None = None,
) -> PlanInputs:
    """All that a plan is made of.

    In scope are the roadmaps of the primary role (or of `role`, by its id, or as it would be) up to
    its rung, those of the learner's own that belong to no role, and the projects unless left out.
    `everything` takes in all chosen roles, each up to its rung. What these require elsewhere comes
    in with them, after all the rest.
    Tracks come in the order of roles, then roadmaps of the learner's own, then projects; a shared
    item is planned under the first of them. `stretch`: another than the one measured or fixed.
    """
    parts = plan_inputs_in_parts(
        reader, today, role=role, everything=everything, projects=projects, stretch=stretch
    )
    return in_one_go(parts)


def plan_inputs_in_parts(
    reader: Reader,
    today: date,
    *,
    role: UUID | Role | None = None,
    everything: bool = False,
    projects: bool = True,
    stretch: float | None = None,
) -> Generator[None, None, PlanInputs]:
    """The same with pauses, so that a window can go on meanwhile. To be begun anew when something
    changes between two of them."""
    known = roles(reader)
    if isinstance(role, Role):  # as it would be, in place of how it is
        known, role = [*(one for one in known if one.id != role.id), role], role.id
    spoken_of = [one for one in known if one.id == role]
    if everything or role is None:
        spoken_of += [one for one in known if one.standing is not None and one.id != role]
    named = spoken_of[0] if spoken_of else None
    if not everything:
        spoken_of = spoken_of[:1]
    scope = _scope(reader, known, spoken_of, projects=projects)
    rows = PlanRows(reader, scope, _heights(spoken_of))
    yield from rows.reading()
    if stretch is None:
        stretch = own_pace(reader).stretch
        yield
    tasks = rows.tasks(stretch)
    yield
    learner = reader.find(Learner, THE_LEARNER)
    return PlanInputs(
        calendar=calendar(reader),
        today=today,
        tracks=tuple(PlannedTrack(track.id, track.share) for track in scope),
        start=_latest(learner.start if learner else None, named.start if named else None),
        target=named.target if named else None,
        tasks=tasks,
        done=rows.done(),
    )


def tasks_of(reader: Reader, items: Collection[UUID]) -> tuple[Task, ...]:
    """Some items, and what they require, as tasks of a plan; what is settled is none."""
    if not items:
        return ()
    rows = PlanRows(reader, (), {})
    for _ in rows.reading(items):
        pass
    return rows.tasks(own_pace(reader).stretch)


def calendar(reader: Reader) -> Calendar:
    """When there is time. Without minutes until the learner has said."""
    learner = reader.find(Learner, THE_LEARNER)
    return Calendar(
        minutes=(learner.minutes if learner else None) or (0,) * 7,
        any_day=learner is not None and learner.any_day,
        off=tuple(Off(one.first, one.last, one.pause) for one in all_of(reader, DaysOff)),
        weeks=tuple(DifferentWeek(one.monday, one.minutes) for one in all_of(reader, WeekHours)),
    )


def logged_weeks(reader: Reader, today: date) -> tuple[tuple[LoggedWeek, ...], date | None]:
    """The minutes logged in each week of the last year and a bit, and the first day ever logged."""
    weeks: dict[date, int] = defaultdict(int)
    since = later(today, -_LONG_AGO.days)
    for text, minutes in reader.rows(_LOGGED_DAYS, since.isoformat(), today.isoformat()):
        weeks[monday_of(DAYS[text])] += minutes
    first = day(reader.scalar(_FIRST_DAY, today.isoformat()))
    return tuple(LoggedWeek(monday, weeks[monday]) for monday in sorted(weeks)), first


def own_weeks(reader: Reader, today: date) -> tuple[tuple[LoggedWeek, ...], date | None]:
    """The weeks that the pace is measured by: those logged, each with the part of its hours that
    was used, in the hours of now. So other hours from today on are not outweighed by a past in
    which there were fewer, or more."""
    weeks, first = logged_weeks(reader, today)
    present = calendar(reader).week_minutes
    return as_if_now(weeks, hours_said(reader), present), first


def _scope(
    reader: Reader, known: Iterable[Role], spoken_of: Iterable[Role], *, projects: bool
) -> list[Track]:
    """The tracks in scope in their order. Those of other roles, left ones too, are not in it."""
    of_roles = {track for role in known for track in role.tracks}
    ranks = {
        track: rank
        for rank, track in enumerate(
            dict.fromkeys(track for role in spoken_of for track in role.tracks)
        )
    }
    scope = [
        track
        for track in tracks(reader)
        if track.id in ranks
        or (track.id not in of_roles and (projects or track.kind is not TrackKind.PROJECT))
    ]
    return sorted(
        scope,
        key=lambda track: (ranks.get(track.id, len(ranks)), track.kind is TrackKind.PROJECT),
    )


def _heights(spoken_of: Iterable[Role]) -> dict[UUID, int]:
    """How far up each roadmap of some roles is planned, by the height of a rung."""
    heights: dict[UUID, int] = {}
    for role in spoken_of:
        for track in role.tracks:
            heights[track] = max(role.rung.height, heights.get(track, 0))
    return heights


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)
