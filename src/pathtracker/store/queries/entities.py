"""Reads of entities: by kind, by slug, by what they hang on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select

from pathtracker.core.model import (
    Entity,
    Item,
    Membership,
    Phase,
    Prerequisite,
    Rating,
    Requirement,
    Role,
    Skill,
    TimeEntry,
    Track,
)
from pathtracker.store.session import Reader, built, columns, everything
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


def all_of(reader: Reader, entity: type[E]) -> list[E]:
    """Every entity of a kind, by id. For kinds of which there are few."""
    return _entities(reader, entity, everything(entity))


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
    """The rating of a skill that counts on a day: the one said last of those dated until then."""
    query = (
        select(*_own(Rating))
        .where(_RATING.skill_id == skill, _RATING.day <= on)
        .order_by(_RATING.at.desc(), _RATING.day.desc())
        .limit(1)
    )
    found = _entities(reader, Rating, query)
    return found[0] if found else None


def _own(entity: type[Entity]) -> list[ColumnElement[Any]]:
    return columns(TABLES[entity])


def _entities(reader: Reader, entity: type[E], query: Select[Any]) -> list[E]:
    return [built(entity, row) for row in reader.connection.execute(query)]
