"""Reads of entities: by kind, by slug, by what they hang on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import TypeVar
from uuid import UUID

from pathtracker.core.model import (
    Entity,
    Membership,
    Phase,
    Prerequisite,
    Rating,
    Requirement,
    Role,
    Track,
)
from pathtracker.store.session import Reader
from pathtracker.store.sql import GIVEN

E = TypeVar("E", bound=Entity)


def all_of(reader: Reader, entity: type[E]) -> list[E]:
    """Every entity of a kind, by id. For kinds of which there are few."""
    return reader.entities(entity, "ORDER BY id")


def tracks(reader: Reader) -> list[Track]:
    """All roadmaps and projects: the primary role's, those of the others, then by place."""
    found = reader.entities(Track, "ORDER BY position, title")
    by_role = [track for role in chosen_roles(reader) for track in role.tracks]
    rank = {track: place for place, track in enumerate(dict.fromkeys(by_role))}
    return sorted(found, key=lambda track: rank.get(track.id, len(rank)))


def roles(reader: Reader) -> list[Role]:
    """All roles the store knows, the primary one first."""
    found = reader.entities(Role, "ORDER BY title")
    return sorted(found, key=lambda role: (role.standing is None, role.standing or ""))


def chosen_roles(reader: Reader) -> list[Role]:
    """The roles the learner has chosen, the primary one first."""
    return [role for role in roles(reader) if role.standing is not None]


def by_slug(reader: Reader, entity: type[E], slugs: Iterable[str]) -> dict[str, E]:
    """Those of the catalogue's entries that are in the store already."""
    wanted = json.dumps(list(slugs))
    found = reader.entities(entity, f"WHERE slug IN {GIVEN}", wanted)
    return {entry.slug: entry for entry in found}  # type: ignore[attr-defined]


def phases(reader: Reader, track: UUID) -> list[Phase]:
    """The phases of a track in order."""
    return reader.entities(Phase, "WHERE track_id = ? ORDER BY position", track.hex)


def memberships(
    reader: Reader, *, phase: UUID | None = None, item: UUID | None = None
) -> list[Membership]:
    """The places in a phase, or of an item, in order."""
    if phase is not None:
        return reader.entities(Membership, "WHERE phase_id = ? ORDER BY position", phase.hex)
    assert item is not None
    return reader.entities(Membership, "WHERE item_id = ? ORDER BY position", item.hex)


def of_item(reader: Reader, entity: type[E], item: UUID) -> list[E]:
    """Time entries, evidence, memberships or prerequisites that hang on an item."""
    return reader.entities(entity, "WHERE item_id = ?", item.hex)


def unlocked_by(reader: Reader, item: UUID) -> list[Prerequisite]:
    """The prerequisites of others that an item is."""
    return reader.entities(Prerequisite, "WHERE requires_id = ?", item.hex)


def requirements(reader: Reader, role: UUID) -> list[Requirement]:
    """What a role asks for, at every rung."""
    return reader.entities(Requirement, "WHERE role_id = ?", role.hex)


def newest_rating(reader: Reader, skill: UUID, on: date) -> Rating | None:
    """The rating of a skill that counts on a day: the one said last of those dated until then."""
    rest = "WHERE skill_id = ? AND day <= ? ORDER BY at DESC, day DESC LIMIT 1"
    found = reader.entities(Rating, rest, skill.hex, on.isoformat())
    return found[0] if found else None
