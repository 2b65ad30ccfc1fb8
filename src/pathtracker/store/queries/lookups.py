"""Small facts about many items at once: titles, names, what serves what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple
from uuid import UUID

from pathtracker.core.model import KINDS, Entity, Outcome, Role, Skill, State
from pathtracker.core.naming import Named
from pathtracker.store.queries.entities import chosen_roles
from pathtracker.store.session import Reader
from pathtracker.store.sql import GIVEN, KIND_OF, Sql
from pathtracker.store.values import KEYS, choice, day, many, parts


class ItemBrief(NamedTuple):
    """What decides what can be done with an item."""

    id: UUID
    title: str
    state: State
    deadline: date | None
    pinned: date | None


_BRIEFS = Sql("SELECT id, title, state, deadline, pinned FROM item")
_BRIEFS_OF = Sql(f"{_BRIEFS} WHERE id IN {GIVEN}")
_LATELY = Sql(
    "SELECT item_id FROM time_entry GROUP BY item_id ORDER BY max(at) DESC, item_id LIMIT ?"
)
_TITLES = Sql(f"SELECT id, title FROM item WHERE id IN {GIVEN}")
_REQUIRED = Sql("SELECT item_id, requires_id FROM prerequisite")
_PHASE_TITLES = Sql("SELECT id, title FROM phase")
_OUTCOMES = Sql("SELECT id, outcomes FROM item")
_OUTCOMES_OF_ONE = Sql(f"{_OUTCOMES} WHERE id = ?")
_STANDING = Sql(
    "SELECT membership.item_id, phase.track_id "
    "FROM membership JOIN phase ON phase.id = membership.phase_id"
)

_state, _outcomes = choice(State), parts(tuple[Outcome, ...])


def item_briefs(reader: Reader, items: Iterable[UUID] | None = None) -> list[ItemBrief]:
    """Every item, or some, in no order."""
    rows = reader.rows(_BRIEFS) if items is None else reader.rows(_BRIEFS_OF, many(items))
    return [
        ItemBrief(KEYS[item], title, _state(state), day(deadline), day(pinned))
        for item, title, state, deadline, pinned in rows
    ]


def lately_worked(reader: Reader, limit: int) -> list[UUID]:
    """The items on which time was logged, those of the newest entries first."""
    return [KEYS[item] for (item,) in reader.rows(_LATELY, limit)]


def titles(reader: Reader, items: Iterable[UUID]) -> dict[UUID, str]:
    """The titles of some items."""
    return {KEYS[item]: title for item, title in reader.rows(_TITLES, many(items))}


def prerequisite_map(reader: Reader) -> Mapping[UUID, list[UUID]]:
    """What every item requires, over the whole store."""
    requires: dict[UUID, list[UUID]] = defaultdict(list)
    for item, required in reader.rows(_REQUIRED):
        requires[KEYS[item]].append(KEYS[required])
    return requires


def phase_titles(reader: Reader) -> dict[UUID, str]:
    """The titles of all phases."""
    return {KEYS[phase]: title for phase, title in reader.rows(_PHASE_TITLES)}


def outcomes(reader: Reader, items: Collection[UUID]) -> dict[UUID, tuple[Outcome, ...]]:
    """What finishing each of some items supports."""
    if len(items) == 1:
        rows = reader.rows(_OUTCOMES_OF_ONE, next(iter(items)).hex)
    else:
        rows = reader.rows(_OUTCOMES)
    wanted = {item.hex for item in items}
    return {KEYS[item]: _outcomes(text) for item, text in rows if item in wanted}


def tracks_of_items(reader: Reader) -> dict[UUID, list[UUID]]:
    """The tracks in which every item stands."""
    standing: dict[UUID, list[UUID]] = defaultdict(list)
    for item, track in reader.rows(_STANDING):
        standing[KEYS[item]].append(KEYS[track])
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
    if entity is Skill:
        return [
            Named(KEYS[key], key, slug, name, _aliases(aliases))
            for key, slug, name, aliases in reader.rows(_SKILL_NAMES)
        ]
    return [Named(KEYS[key], key, slug, title) for key, slug, title in reader.rows(_named(entity))]


_SKILL_NAMES = Sql("SELECT id, slug, name, aliases FROM skill")
_aliases = parts(tuple[str, ...])


@cache
def _named(entity: type[Entity]) -> Sql:
    return Sql(f"SELECT id, slug, title FROM {KIND_OF[entity]}")


def slugs(reader: Reader, entity: type[Entity]) -> dict[str, UUID]:
    """What the store has of the catalogue: items, skills, roles or tracks by their slugs."""
    return {slug: KEYS[key] for slug, key in reader.rows(_slugs(entity))}


@cache
def _slugs(entity: type[Entity]) -> Sql:
    return Sql(f"SELECT slug, id FROM {KIND_OF[entity]} WHERE slug IS NOT NULL")


def counts(reader: Reader) -> dict[str, int]:
    """How many of each kind the store holds."""
    return {kind: int(reader.scalar(_count(entity))) for kind, entity in KINDS.items()}


@cache
def _count(entity: type[Entity]) -> Sql:
    return Sql(f"SELECT count(*) FROM {KIND_OF[entity]}")
