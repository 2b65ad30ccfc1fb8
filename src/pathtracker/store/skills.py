"""Named reads about skills: the dated facts, what roles ask for, the work that closes gaps.

All of them read columns and few queries, whatever the size: an item's checks and outcomes come as
the text they are kept in, and each skill's id is made once, not once for every rating.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Text, case, func, select, type_coerce

from pathtracker.core.gaps import Need
from pathtracker.core.levels import Facts, Rated, Said, counting, grounds
from pathtracker.core.model import (
    SATISFYING,
    Evidence,
    Item,
    Membership,
    Phase,
    Prerequisite,
    Rating,
    Requirement,
    Role,
    Skill,
    Standing,
    State,
    TimeEntry,
    Track,
    TrackKind,
)
from pathtracker.core.recommend import Aim
from pathtracker.core.work import ARTEFACTS, Piece, Teaches, Work, minutes_left
from pathtracker.store.errors import DamagedValueError
from pathtracker.store.pace import own_pace
from pathtracker.store.queries import chosen_roles
from pathtracker.store.session import Reader
from pathtracker.store.tables import TABLES

_ITEM = TABLES[Item].c
_MEMBERSHIP = TABLES[Membership].c
_PHASE = TABLES[Phase].c
_TRACK = TABLES[Track].c
_SKILL = TABLES[Skill].c
_TIME = TABLES[TimeEntry].c
_RATING = TABLES[Rating].c
_PREREQUISITE = TABLES[Prerequisite].c
_EVIDENCE = TABLES[Evidence].c
_REQUIREMENT = TABLES[Requirement].c

WRITE_UP = "write-up"
_TEXTS_KEPT = 8_192
_SETTLED = tuple(SATISFYING)  # asked of every item: a tuple compares, a set would hash in Python


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A skill as a list shows it."""

    id: UUID
    slug: str | None
    name: str
    category: str


def skill_lines(reader: Reader) -> list[SkillLine]:
    """Every skill in the store, by name."""
    query = select(_SKILL.id, _SKILL.slug, _SKILL.name, _SKILL.category)
    found = [SkillLine(*row) for row in reader.connection.execute(query)]
    return sorted(found, key=lambda line: (line.name.casefold(), line.id))


def facts(reader: Reader, work: Iterable[Work], skills: Collection[UUID] | None = None) -> Facts:
    """All that is known of every skill, or of some, at any day. `work` is that of `work` here."""
    wanted = None if skills is None else frozenset(skills)
    return Facts(ratings(reader, wanted), grounds(work, pieces(reader), wanted))


def ratings(
    reader: Reader, skills: Collection[UUID] | None = None
) -> dict[UUID, tuple[Rated, ...]]:
    """The ratings that count of every skill, or of some, oldest first."""
    return {skill: counting(several) for skill, several in said(reader, skills).items()}


def said(reader: Reader, skills: Collection[UUID] | None = None) -> dict[UUID, list[Said]]:
    """All ratings of every skill, or of some, by their days: the covering index in its order."""
    query = select(_text(_RATING.skill_id), _RATING.day, _RATING.at, _RATING.level).order_by(
        _RATING.skill_id, _RATING.day, _RATING.at, _RATING.level
    )
    if skills is not None:
        query = query.where(_RATING.skill_id.in_(list(skills)))
    found: dict[str, list[Said]] = defaultdict(list)
    for skill, *rating in reader.connection.execute(query).all():
        found[skill].append(Said(*rating))
    return {_key(skill): several for skill, several in found.items()}


def pieces(reader: Reader) -> list[Piece]:
    """All evidence."""
    query = select(*(_EVIDENCE[name] for name in Piece._fields))
    return [Piece._make(row) for row in reader.connection.execute(query)]


def needs(reader: Reader, roles: Iterable[Role]) -> dict[UUID, tuple[Need, ...]]:
    """What each of some roles asks for at its rung, by the names of the skills."""
    rungs = {role.id: role.rung for role in roles}
    query = (
        select(
            *(_REQUIREMENT.role_id, _REQUIREMENT.rung),
            *(_REQUIREMENT[name] for name in Need._fields),
        )
        .join(TABLES[Skill], _SKILL.id == _REQUIREMENT.skill_id)
        .where(_REQUIREMENT.role_id.in_(list(rungs)), _REQUIREMENT.level > 0)
        .order_by(_SKILL.name, _SKILL.id)
    )
    found: dict[UUID, list[Need]] = {role: [] for role in rungs}
    for role, rung, *asked in reader.connection.execute(query):
        if rung == rungs[role]:
            found[role].append(Need._make(asked))
    return {role: tuple(several) for role, several in found.items()}


def asked_for(reader: Reader) -> set[UUID]:
    """The skills that any role in the store asks for, at any rung."""
    query = select(_text(_REQUIREMENT.skill_id)).distinct()
    return {_key(skill) for skill in reader.connection.scalars(query)}


def aims(reader: Reader) -> list[Aim]:
    """The chosen roles with what they ask for, the primary one first."""
    roles = chosen_roles(reader)
    asked = needs(reader, roles)
    return [
        Aim(role.id, role.title, role.standing is Standing.PRIMARY, asked[role.id])
        for role in roles
    ]


def work(reader: Reader, *, ahead: bool = True) -> list[Work]:
    """Every item that stands somewhere, in the order of roadmaps, phases and places.

    What is left of open work is at the learner's own pace. Without `ahead` what it teaches and
    requires is left out, which is most of what there is to read: levels ask for none of it.
    """
    stretch = own_pace(reader).stretch
    logged, requires = _logged(reader), _requires(reader) if ahead else {}
    rows = {row[0]: row for row in reader.connection.execute(_items(ahead=ahead)).all()}
    found: list[Work] = []
    for text, project in _places(reader).items():
        if text not in rows:  # a damaged file; `check` names it
            continue
        _, title, kind, state, effort, share, done_on, until, outcomes, checks = rows[text]
        left = 0.0
        if state not in _SETTLED:
            left = minutes_left(effort, share, logged.get(text, 0), stretch) / 60
        found.append(
            Work(
                *(_key(text), title, kind, state, left),
                None if done_on is None else _day(done_on),
                None if until is None else _day(until),
                state is State.DONE and _all_ticked(checks),
                _teaches(outcomes),
                project,
                tuple(requires.get(text, ())),
            )
        )
    return found


def written_up(reader: Reader, on: date) -> list[UUID]:
    """The projects whose write-up was reached by a day, with an artefact of it or of another
    milestone of theirs."""
    return [track for track, day in write_ups(reader).items() if day <= on]


def write_ups(reader: Reader, only: Collection[UUID] | None = None) -> dict[UUID, date]:
    """The projects, or those of some, that are written up: their write-up is reached, and it or
    another milestone that is reached has an artefact. Each with the day since which it is.

    This is all that “written up” means, wherever it is said."""
    shown = (
        select(_EVIDENCE.item_id, func.min(_EVIDENCE.day).label("day"))
        .where(_EVIDENCE.kind.in_(sorted(ARTEFACTS)))
        .group_by(_EVIDENCE.item_id)
        .subquery()
    )
    query = (
        select(_PHASE.track_id, _PHASE.slug, _PHASE.title, _ITEM.done_on, shown.c.day)
        .join_from(TABLES[Phase], TABLES[Track], _TRACK.id == _PHASE.track_id)
        .join(TABLES[Membership], _MEMBERSHIP.phase_id == _PHASE.id)
        .join(TABLES[Item], _ITEM.id == _MEMBERSHIP.item_id)
        .outerjoin(shown, shown.c.item_id == _ITEM.id)
        .where(_TRACK.kind == TrackKind.PROJECT, _ITEM.state == State.DONE)
        .order_by(_TRACK.position, _TRACK.title)
    )
    if only is not None:
        query = query.where(_TRACK.id.in_(list(only)))
    reached: dict[UUID, date] = {}
    with_artefacts: dict[UUID, date] = {}
    for track, slug, title, done_on, since in reader.connection.execute(query):
        # A project of the learner's own has stages without a slug.
        is_write_up = (slug or title.casefold()) == WRITE_UP
        reached[track] = min(reached.get(track, date.max), done_on if is_write_up else date.max)
        if since is not None:
            day = max(done_on, since)
            with_artefacts[track] = min(day, with_artefacts.get(track, date.max))
    return {
        track: max(day, with_artefacts[track])
        for track, day in reached.items()
        if day < date.max and track in with_artefacts
    }


def _places(reader: Reader) -> dict[str, UUID | None]:
    """Every item that stands somewhere, in the learner's order, with the project it is part of."""
    served = [track for role in chosen_roles(reader) for track in role.tracks]
    order = {track.hex: place for place, track in enumerate(dict.fromkeys(served))}
    query = (
        select(_text(_MEMBERSHIP.item_id), _text(_PHASE.track_id), _TRACK.kind)
        .join_from(TABLES[Track], TABLES[Phase], _PHASE.track_id == _TRACK.id)
        .join(TABLES[Membership], _MEMBERSHIP.phase_id == _PHASE.id)
        .order_by(_TRACK.position, _TRACK.title, _PHASE.position, _MEMBERSHIP.position)
    )
    rows = reader.connection.execute(query).all()
    projects: dict[str, UUID] = {}
    places: dict[str, UUID | None] = {}
    for item, track, kind in sorted(rows, key=lambda row: order.get(row[1], len(order))):
        project = None
        if kind is TrackKind.PROJECT:
            project = projects.get(track) or projects.setdefault(track, _key(track))
        places[item] = places.get(item) or project
    return places


def _items(*, ahead: bool) -> Select[Any]:
    is_done = _ITEM.state == State.DONE
    return select(
        _text(_ITEM.id),
        _ITEM.title,
        _ITEM.kind,
        _ITEM.state,
        _ITEM.effort,
        _ITEM.known_share,
        _text(_ITEM.done_on),
        _text(_ITEM.parked_until),
        _text(_ITEM.outcomes) if ahead else case((is_done, _text(_ITEM.outcomes)), else_="[]"),
        # Checks are the bulk of an item, and only those of a finished one are asked about.
        case((is_done, _text(_ITEM.checks)), else_="[]"),
    )


def _logged(reader: Reader) -> Mapping[str, int]:
    """Minutes logged on what is still to do."""
    unsettled = select(_ITEM.id).where(_ITEM.state.not_in(sorted(SATISFYING)))
    query = (
        select(_text(_TIME.item_id), func.sum(_TIME.minutes))
        .where(_TIME.item_id.in_(unsettled))
        .group_by(_TIME.item_id)
    )
    return dict(reader.connection.execute(query).all())


def _requires(reader: Reader) -> Mapping[str, list[UUID]]:
    """What keeps each item waiting: of what it requires, that which is not settled."""
    required = TABLES[Item].alias("required").c
    query = (
        select(_text(_PREREQUISITE.item_id), _text(_PREREQUISITE.requires_id))
        .join(required.id.table, required.id == _PREREQUISITE.requires_id)
        .where(required.state.not_in(sorted(SATISFYING)))
    )
    found: dict[str, list[UUID]] = defaultdict(list)
    keys: dict[str, UUID] = {}
    for item, needed in reader.connection.execute(query).all():
        found[item].append(keys.get(needed) or keys.setdefault(needed, _key(needed)))
    return found


# Views read all work again after every edit, and but for one item its texts are what they were.


@lru_cache(maxsize=_TEXTS_KEPT)
def _all_ticked(checks: str) -> bool:
    return all(check.get("ticked") for check in _parts(checks))


@lru_cache(maxsize=_TEXTS_KEPT)
def _teaches(outcomes: str) -> tuple[Teaches, ...]:
    """An item's outcomes, each skill once at its highest."""
    highest: dict[UUID, int] = {}
    for part in _parts(outcomes):
        skill, level = _key(str(part.get("skill_id")).replace("-", "")), int(part.get("level", 0))
        highest[skill] = max(level, highest.get(skill, 0))
    return tuple([Teaches(skill, level) for skill, level in highest.items()])


def _parts(text: str) -> Sequence[dict[str, Any]]:
    if text == "[]":
        return ()
    try:
        found = json.loads(text)
    except ValueError as error:
        raise DamagedValueError("JSON") from error
    if not (isinstance(found, list) and all(isinstance(part, dict) for part in found)):
        raise DamagedValueError("JSON")
    return found


def _text(column: Any) -> Any:
    """A column as the text it is kept in."""
    return type_coerce(column, Text)


@lru_cache(maxsize=_TEXTS_KEPT)
def _key(text: str) -> UUID:
    try:
        return UUID(int=int(text, 16))
    except (ValueError, TypeError) as error:
        raise DamagedValueError(error) from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except (ValueError, TypeError) as error:
        raise DamagedValueError(error) from error
