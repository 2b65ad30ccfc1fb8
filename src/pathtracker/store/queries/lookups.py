"""Small facts about many items at once: titles, names, what serves what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from pathtracker.core.model import (
    KINDS,
    Entity,
    Item,
    Membership,
    Outcome,
    Phase,
    Prerequisite,
    Rating,
    Role,
    Skill,
    State,
    TimeEntry,
    Track,
)
from pathtracker.core.naming import Named
from pathtracker.store.queries.entities import chosen_roles
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


class ItemBrief(NamedTuple):
    """What decides what can be done with an item."""

    id: UUID
    title: str
    state: State
    deadline: date | None
    pinned: date | None


def item_briefs(reader: Reader, items: Iterable[UUID] | None = None) -> list[ItemBrief]:
    """Every item, or some, in no order."""
    query = select(_ITEM.id, _ITEM.title, _ITEM.state, _ITEM.deadline, _ITEM.pinned)
    if items is not None:
        query = query.where(_ITEM.id.in_(list(items)))
    return [ItemBrief(*row) for row in reader.connection.execute(query)]


def lately_worked(reader: Reader, limit: int) -> list[UUID]:
    """The items on which time was logged, those of the newest entries first."""
    query = (
        select(_TIME.item_id)
        .group_by(_TIME.item_id)
        .order_by(func.max(_TIME.at).desc(), _TIME.item_id)
        .limit(limit)
    )
    return list(reader.connection.scalars(query))


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


def slugs(reader: Reader, entity: type[Entity]) -> dict[str, UUID]:
    """What the store has of the catalogue: items, skills, roles or tracks by their slugs."""
    table = TABLES[entity].c
    query = select(table.slug, table.id).where(table.slug.is_not(None))
    return {slug: key for slug, key in reader.connection.execute(query)}  # noqa: C416 - rows


def counts(reader: Reader) -> dict[str, int]:
    """How many of each kind the store holds."""
    return {
        kind: int(reader.connection.scalar(select(func.count()).select_from(TABLES[entity])) or 0)
        for kind, entity in KINDS.items()
    }
