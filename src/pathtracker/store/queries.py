"""Named reads. They return frozen values, never rows, and read columns rather than entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select

from pathtracker.core.model import (
    KINDS,
    SATISFYING,
    Entity,
    Item,
    Kind,
    Membership,
    Outcome,
    Phase,
    Prerequisite,
    Rating,
    Requirement,
    Role,
    Rung,
    Skill,
    State,
    TimeEntry,
    Track,
)
from pathtracker.core.naming import Named
from pathtracker.store.session import Reader, built, columns
from pathtracker.store.tables import TABLES

E = TypeVar("E", bound=Entity)

_ITEM = TABLES[Item].c
_MEMBERSHIP = TABLES[Membership].c
_PHASE = TABLES[Phase].c
_TRACK = TABLES[Track].c
_ROLE = TABLES[Role].c
_SKILL = TABLES[Skill].c
_TIME = TABLES[TimeEntry].c
_RATING = TABLES[Rating].c
_PREREQUISITE = TABLES[Prerequisite].c


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
    logged_minutes: int
    waits_for: tuple[UUID, ...]
    """What it requires that is not satisfied yet."""

    @property
    def is_blocked(self) -> bool:
        """Still to do, and so is something it requires. This explains; it never forbids."""
        return self.state is State.OPEN and bool(self.waits_for)

    @property
    def hours_left(self) -> float:
        """Estimate less what is known and logged, at least a quarter of an hour; 0 once settled."""
        if self.state in SATISFYING:
            return 0.0
        return max(0.25, self.effort * (1 - self.known_share) - self.logged_minutes / 60)


# --- entities -----------------------------------------------------------------------------------


def tracks(reader: Reader) -> list[Track]:
    """All roadmaps and projects: the primary role's, those of the others, then by place."""
    found = _entities(reader, Track, select(*_own(Track)).order_by(_TRACK.position, _TRACK.title))
    by_role = [track for role in chosen_roles(reader) for track in role.tracks]
    rank = {track: place for place, track in enumerate(dict.fromkeys(by_role))}
    return sorted(found, key=lambda track: rank.get(track.id, len(rank)))


def roles(reader: Reader) -> list[Role]:
    """All roles the store knows, the primary one first."""
    found = _entities(reader, Role, select(*_own(Role)).order_by(_ROLE.title))
    return sorted(found, key=lambda role: (role.standing is None, role.standing or ""))


def chosen_roles(reader: Reader) -> list[Role]:
    """The roles the learner has chosen, the primary one first."""
    return [role for role in roles(reader) if role.standing is not None]


def by_slug(reader: Reader, entity: type[E], slugs: Iterable[str]) -> dict[str, E]:
    """Those of the catalogue's entries that are in the store already."""
    column = TABLES[entity].c.slug
    wanted = list(slugs)
    found = _entities(reader, entity, select(*_own(entity)).where(column.in_(wanted)))
    return {entry.slug: entry for entry in found}  # type: ignore[attr-defined]


def phases(reader: Reader, track: UUID) -> list[Phase]:
    """The phases of a track in order."""
    return _entities(
        reader,
        Phase,
        select(*_own(Phase)).where(_PHASE.track_id == track).order_by(_PHASE.position),
    )


def memberships(
    reader: Reader, *, phase: UUID | None = None, item: UUID | None = None
) -> list[Membership]:
    """The places in a phase, or of an item, in order."""
    query = select(*_own(Membership)).order_by(_MEMBERSHIP.position)
    if phase is not None:
        query = query.where(_MEMBERSHIP.phase_id == phase)
    if item is not None:
        query = query.where(_MEMBERSHIP.item_id == item)
    return _entities(reader, Membership, query)


def of_item(reader: Reader, entity: type[E], item: UUID) -> list[E]:
    """Time entries, evidence, memberships or prerequisites that hang on an item."""
    column = TABLES[entity].c.item_id
    return _entities(reader, entity, select(*_own(entity)).where(column == item))


def unlocked_by(reader: Reader, item: UUID) -> list[Prerequisite]:
    """The prerequisites of others that an item is."""
    query = select(*_own(Prerequisite)).where(_PREREQUISITE.requires_id == item)
    return _entities(reader, Prerequisite, query)


def requirements(reader: Reader, role: UUID) -> list[Requirement]:
    """What a role asks for, at every rung."""
    column = TABLES[Requirement].c.role_id
    return _entities(reader, Requirement, select(*_own(Requirement)).where(column == role))


def newest_rating(reader: Reader, skill: UUID, on: date) -> Rating | None:
    """The rating of a skill that counts on a day."""
    query = (
        select(*_own(Rating))
        .where(_RATING.skill_id == skill, _RATING.day <= on)
        .order_by(_RATING.day.desc(), _RATING.at.desc())
        .limit(1)
    )
    found = _entities(reader, Rating, query)
    return found[0] if found else None


# --- lists --------------------------------------------------------------------------------------


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


def item_titles(reader: Reader) -> list[tuple[UUID, str, State]]:
    """Every item by its title, and its state."""
    query = select(_ITEM.id, _ITEM.title, _ITEM.state)
    return [(item, title, state) for item, title, state in reader.connection.execute(query)]


def titles(reader: Reader, items: Iterable[UUID]) -> dict[UUID, str]:
    """The titles of some items."""
    query = select(_ITEM.id, _ITEM.title).where(_ITEM.id.in_(list(items)))
    return dict(reader.connection.execute(query).all())


def prerequisite_map(reader: Reader) -> Mapping[UUID, list[UUID]]:
    """What every item requires, over the whole store."""
    requires: dict[UUID, list[UUID]] = defaultdict(list)
    query = select(_PREREQUISITE.item_id, _PREREQUISITE.requires_id)
    for item, required in reader.connection.execute(query):
        requires[item].append(required)
    return requires


def phase_titles(reader: Reader) -> dict[UUID, str]:
    """The titles of all phases."""
    return dict(reader.connection.execute(select(_PHASE.id, _PHASE.title)).all())


def outcomes(reader: Reader, items: Collection[UUID]) -> dict[UUID, tuple[Outcome, ...]]:
    """What finishing each of some items supports."""
    query = select(_ITEM.id, _ITEM.outcomes)
    if len(items) == 1:
        query = query.where(_ITEM.id.in_(list(items)))
    wanted = frozenset(items)
    found = reader.connection.execute(query)
    return {item: outcomes for item, outcomes in found if item in wanted}


def tracks_of_items(reader: Reader) -> dict[UUID, list[UUID]]:
    """The tracks in which every item stands."""
    query = select(_MEMBERSHIP.item_id, _PHASE.track_id).join(
        TABLES[Phase], _PHASE.id == _MEMBERSHIP.phase_id
    )
    standing: dict[UUID, list[UUID]] = defaultdict(list)
    for item, track in reader.connection.execute(query):
        standing[item].append(track)
    return standing


def roles_of_tracks(reader: Reader) -> dict[UUID, list[Role]]:
    """Which chosen roles each track serves."""
    served: dict[UUID, list[Role]] = defaultdict(list)
    for role in chosen_roles(reader):
        for track in role.tracks:
            served[track].append(role)
    return served


def names(reader: Reader, entity: type[Entity]) -> list[Named[UUID]]:
    """Everything of a kind by the names a person may call it: items, skills, roles, tracks."""
    table = TABLES[entity].c
    if entity is Skill:
        query = select(_SKILL.id, _SKILL.slug, _SKILL.name, _SKILL.aliases)
    else:
        query = select(table.id, table.slug, table.title)
    return [Named(row[0], row[0].hex, *row[1:]) for row in reader.connection.execute(query)]


def counts(reader: Reader) -> dict[str, int]:
    """How many of each kind the store holds."""
    return {
        kind: int(reader.connection.scalar(select(func.count()).select_from(TABLES[entity])) or 0)
        for kind, entity in KINDS.items()
    }


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
    return [
        StepLine(
            **row._mapping,
            logged_minutes=logged.get(row.id, 0),
            waits_for=tuple(waits.get(row.id, ())),
        )
        for row in reader.connection.execute(query)
    ]


def _logged_minutes() -> Select[Any]:
    return select(_TIME.item_id, func.sum(_TIME.minutes)).group_by(_TIME.item_id)


def _unsatisfied() -> Select[Any]:
    required = TABLES[Item].alias("required").c
    return (
        select(_PREREQUISITE.item_id, _PREREQUISITE.requires_id)
        .join(required.id.table, required.id == _PREREQUISITE.requires_id)
        .where(required.state.not_in(sorted(SATISFYING)))
    )


def _own(entity: type[Entity]) -> list[ColumnElement[Any]]:
    return columns(TABLES[entity])


def _entities(reader: Reader, entity: type[E], query: Select[Any]) -> list[E]:
    return [built(entity, row) for row in reader.connection.execute(query)]
