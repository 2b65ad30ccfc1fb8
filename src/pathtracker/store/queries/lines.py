"""Items at their places, as lists show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from pathtracker.core.model import (
    SATISFYING,
    Item,
    Kind,
    Membership,
    Phase,
    Prerequisite,
    Rating,
    Role,
    Rung,
    Skill,
    State,
    TimeEntry,
    Track,
)
from pathtracker.core.work import minutes_left
from pathtracker.store.errors import DamagedValueError
from pathtracker.store.pace import own_pace
from pathtracker.store.queries.entities import tracks
from pathtracker.store.session import Reader
from pathtracker.store.tables import TABLES

_ITEM = TABLES[Item].c
_MEMBERSHIP = TABLES[Membership].c
_PHASE = TABLES[Phase].c
_TRACK = TABLES[Track].c
_ROLE = TABLES[Role].c
_SKILL = TABLES[Skill].c
_TIME = TABLES[TimeEntry].c
_RATING = TABLES[Rating].c
_PREREQUISITE = TABLES[Prerequisite].c

_SETTLED = tuple(SATISFYING)


@dataclass(frozen=True, slots=True)
class StepLine:
    """An item at one of its places, as a list shows it."""

    id: UUID
    slug: str | None
    title: str
    summary: str
    kind: Kind
    state: State
    effort: float
    known_share: float
    done_on: date | None
    parked_until: date | None
    deadline: date | None
    membership_id: UUID
    phase_id: UUID
    track_id: UUID
    position: float
    """Its place in the phase."""
    logged_minutes: int
    hours_left: float
    """What is left of it at the learner's own pace; 0 once settled."""
    waits_for: tuple[UUID, ...]
    """What it requires that is not satisfied yet."""

    @property
    def is_blocked(self) -> bool:
        """Still to do, and so is something it requires. This explains; it never forbids."""
        return self.state is State.OPEN and bool(self.waits_for)

    @property
    def hours_ahead(self) -> float:
        """The hours that sums count: what is parked is out of the plan, so none of them."""
        return 0.0 if self.state is State.PARKED else self.hours_left


def outline(reader: Reader, track_ids: Iterable[UUID] | None = None) -> list[StepLine]:
    """Items at their places, in the order of tracks, phases and places; of all tracks or some.

    A shared item comes once for each of its places.
    """
    query, minutes, waiting = _lines(), _logged_minutes(), _unsatisfied()
    if track_ids is not None:
        chosen = list(track_ids)
        query = query.where(_PHASE.track_id.in_(chosen))
        inside = (
            select(_MEMBERSHIP.item_id)
            .join(TABLES[Phase], _PHASE.id == _MEMBERSHIP.phase_id)
            .where(_PHASE.track_id.in_(chosen))
        )
        minutes = minutes.where(_TIME.item_id.in_(inside))
        waiting = waiting.where(_PREREQUISITE.item_id.in_(inside))
    rank = {track.id: place for place, track in enumerate(tracks(reader))}
    lines = _built_lines(reader, query, minutes, waiting)
    return sorted(lines, key=lambda line: rank[line.track_id])


def lines_of(reader: Reader, items: Iterable[UUID]) -> list[StepLine]:
    """Some items at all their places, in no order."""
    wanted = list(items)
    return _built_lines(
        reader,
        _lines().where(_ITEM.id.in_(wanted)),
        _logged_minutes().where(_TIME.item_id.in_(wanted)),
        _unsatisfied().where(_PREREQUISITE.item_id.in_(wanted)),
    )


def waiting_for(reader: Reader, items: Iterable[UUID]) -> set[UUID]:
    """The items that require any of some items."""
    query = select(_PREREQUISITE.item_id).where(_PREREQUISITE.requires_id.in_(list(items)))
    return set(reader.connection.scalars(query))


def places_in(reader: Reader, phase_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """The ids of the memberships of some phases, in order."""
    query = (
        select(_MEMBERSHIP.phase_id, _MEMBERSHIP.id)
        .join(TABLES[Item], _ITEM.id == _MEMBERSHIP.item_id)
        .where(_MEMBERSHIP.phase_id.in_(list(phase_ids)))
        .order_by(_MEMBERSHIP.position, _ITEM.title)
    )
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for phase, membership in reader.connection.execute(query):
        found[phase].append(membership)
    return found


def places_among(
    reader: Reader, items: Collection[UUID] | None, track_ids: Iterable[UUID]
) -> list[tuple[UUID, UUID, Rung]]:
    """Item, track and rung of the phase for every place that items (None: any) have in tracks."""
    query = (
        select(_MEMBERSHIP.item_id, _PHASE.track_id, _PHASE.rung)
        .join(TABLES[Phase], _PHASE.id == _MEMBERSHIP.phase_id)
        .where(_PHASE.track_id.in_(list(track_ids)))
    )
    if items is not None:
        query = query.where(_MEMBERSHIP.item_id.in_(list(items)))
    return [(item, track, rung) for item, track, rung in reader.connection.execute(query)]


def once_each(lines: Iterable[StepLine]) -> list[StepLine]:
    """The same lines with every item at its first place alone."""
    first: dict[UUID, StepLine] = {}
    for line in lines:
        first.setdefault(line.id, line)
    return list(first.values())


def _lines() -> Select[Any]:
    return (
        select(
            _ITEM.id,
            _ITEM.slug,
            _ITEM.title,
            _ITEM.summary,
            _ITEM.kind,
            _ITEM.state,
            _ITEM.effort,
            _ITEM.known_share,
            _ITEM.done_on,
            _ITEM.parked_until,
            _ITEM.deadline,
            _MEMBERSHIP.id.label("membership_id"),
            _PHASE.id.label("phase_id"),
            _PHASE.track_id,
            _MEMBERSHIP.position,
        )
        .join_from(TABLES[Membership], TABLES[Item], _ITEM.id == _MEMBERSHIP.item_id)
        .join(TABLES[Phase], _PHASE.id == _MEMBERSHIP.phase_id)
        .order_by(_PHASE.position, _PHASE.title, _MEMBERSHIP.position, _ITEM.title)
    )


def _built_lines(
    reader: Reader, query: Select[Any], minutes: Select[Any], waiting: Select[Any]
) -> list[StepLine]:
    logged: dict[UUID, int] = dict(reader.connection.execute(minutes).all())
    waits: dict[UUID, list[UUID]] = defaultdict(list)
    for item, required in reader.connection.execute(waiting):
        waits[item].append(required)
    stretch = own_pace(reader).stretch
    return [
        StepLine(
            **row._mapping,
            logged_minutes=(spent := logged.get(row.id, 0)),
            hours_left=_hours_left(row, spent, stretch),
            waits_for=tuple(waits.get(row.id, ())),
        )
        for row in reader.connection.execute(query)
    ]


def _hours_left(row: Any, logged: int, stretch: float) -> float:
    if not isinstance(row.state, State):  # every list of steps asks for its state, some in painting
        raise DamagedValueError(f"a step is {row.state!r}")
    if row.state in _SETTLED:
        return 0.0
    return minutes_left(row.effort, row.known_share, logged, stretch) / 60


def _logged_minutes() -> Select[Any]:
    return select(_TIME.item_id, func.sum(_TIME.minutes)).group_by(_TIME.item_id)


def _unsatisfied() -> Select[Any]:
    required = TABLES[Item].alias("required").c
    return (
        select(_PREREQUISITE.item_id, _PREREQUISITE.requires_id)
        .join(required.id.table, required.id == _PREREQUISITE.requires_id)
        .where(required.state.not_in(sorted(SATISFYING)))
    )
