"""Named reads about skills: the dated facts, what roles ask for, the work that closes gaps.

All of them read columns and few queries, whatever the size: an item's checks and outcomes come as
the text they are kept in.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from pathtracker.core.gaps import Need
from pathtracker.core.levels import Facts, Rated, Said, counting, grounds
from pathtracker.core.model import (
    SATISFYING,
    EvidenceKind,
    Kind,
    Role,
    Rung,
    Standing,
    State,
    TrackKind,
)
from pathtracker.core.recommend import Aim
from pathtracker.core.work import ARTEFACTS, Piece, Teaches, Work, minutes_left
from pathtracker.store.errors import DamagedValueError
from pathtracker.store.pace import own_pace
from pathtracker.store.queries import chosen_roles
from pathtracker.store.session import Reader
from pathtracker.store.sql import GIVEN, SETTLED, Sql
from pathtracker.store.values import DAYS, KEYS, choice, day, key, many, moment

WRITE_UP = "write-up"
_TEXTS_KEPT = 8_192
_SETTLED = tuple(SATISFYING)  # asked of every item: a tuple compares, a set would hash in Python
_kind, _state, _rung = choice(Kind), choice(State), choice(Rung)
_evidence = choice(EvidenceKind)

_LINES = Sql("SELECT id, slug, name, category FROM skill")
_RATINGS_BY_SKILL = "ORDER BY skill_id, day, at, level"  # the covering index in its order
_RATINGS = Sql(f"SELECT skill_id, day, at, level FROM rating {_RATINGS_BY_SKILL}")
_RATINGS_OF = Sql(
    f"SELECT skill_id, day, at, level FROM rating WHERE skill_id IN {GIVEN} {_RATINGS_BY_SKILL}"
)
_PIECES = Sql(f"SELECT {', '.join(Piece._fields)} FROM evidence")
_NEEDS = Sql(
    "SELECT role_id, requirement.rung, skill_id, level, importance, by_experience "
    "FROM requirement JOIN skill ON skill.id = requirement.skill_id "
    f"WHERE role_id IN {GIVEN} AND level > 0 ORDER BY skill.name, skill.id"
)
_ASKED_FOR = Sql("SELECT DISTINCT skill_id FROM requirement")
_WRITE_UPS = (
    "SELECT phase.track_id, phase.slug, phase.title, item.done_on, shown.day "
    "FROM phase JOIN track ON track.id = phase.track_id "
    "JOIN membership ON membership.phase_id = phase.id "
    "JOIN item ON item.id = membership.item_id LEFT JOIN ("
    "SELECT item_id, min(day) AS day FROM evidence "
    f"WHERE kind IN ({', '.join(repr(kind.value) for kind in sorted(ARTEFACTS))}) "
    "GROUP BY item_id) AS shown ON shown.item_id = item.id "
    f"WHERE track.kind = '{TrackKind.PROJECT}' AND item.state = '{State.DONE}'"
)
_WRITE_UPS_OF_ALL = Sql(f"{_WRITE_UPS} ORDER BY track.position, track.title")
_WRITE_UPS_OF = Sql(f"{_WRITE_UPS} AND track.id IN {GIVEN} ORDER BY track.position, track.title")
_PLACES = Sql(
    "SELECT membership.item_id, phase.track_id, track.kind "
    "FROM track JOIN phase ON phase.track_id = track.id "
    "JOIN membership ON membership.phase_id = phase.id "
    "ORDER BY track.position, track.title, phase.position, membership.position"
)
_OF_DONE = f"CASE WHEN state = '{State.DONE}' THEN {{}} ELSE '[]' END"
_ITEMS = (
    "SELECT id, title, kind, state, effort, known_share, done_on, parked_until, {}, "
    # Checks are the bulk of an item, and only those of a finished one are asked about.
    f"{_OF_DONE.format('checks')} FROM item"
)
_ITEMS_AHEAD = Sql(_ITEMS.format("outcomes"))
_ITEMS_BEHIND = Sql(_ITEMS.format(_OF_DONE.format("outcomes")))
_LOGGED = Sql(
    "SELECT item_id, sum(minutes) FROM time_entry "
    f"WHERE item_id IN (SELECT id FROM item WHERE state NOT IN {SETTLED}) GROUP BY item_id"
)
_REQUIRES = Sql(
    "SELECT item_id, requires_id FROM prerequisite "
    "JOIN item AS required ON required.id = prerequisite.requires_id "
    f"WHERE required.state NOT IN {SETTLED}"
)


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A skill as a list shows it."""

    id: UUID
    slug: str | None
    name: str
    category: str


def skill_lines(reader: Reader) -> list[SkillLine]:
    """Every skill in the store, by name."""
    found = [SkillLine(KEYS[skill], *words) for skill, *words in reader.rows(_LINES)]
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
    rows = reader.rows(_RATINGS) if skills is None else reader.rows(_RATINGS_OF, many(skills))
    return {
        KEYS[skill]: [Said(DAYS[on], moment(at), level) for _, on, at, level in of_skill]
        for skill, of_skill in groupby(rows, key=itemgetter(0))
    }


def pieces(reader: Reader) -> list[Piece]:
    """All evidence."""
    return [
        Piece(KEYS[piece], _evidence(kind), address, DAYS[on], key(item), key(skill), supports)
        for piece, kind, address, on, item, skill, supports in reader.rows(_PIECES)
    ]


def needs(reader: Reader, roles: Iterable[Role]) -> dict[UUID, tuple[Need, ...]]:
    """What each of some roles asks for at its rung, by the names of the skills."""
    rungs = {role.id: role.rung for role in roles}
    found: dict[UUID, list[Need]] = {role: [] for role in rungs}
    for role, rung, skill, level, importance, by_experience in reader.rows(_NEEDS, many(rungs)):
        if rung == rungs[KEYS[role]]:
            need = Need(KEYS[skill], level, importance, bool(by_experience))
            found[KEYS[role]].append(need)
    return {role: tuple(several) for role, several in found.items()}


def asked_for(reader: Reader) -> set[UUID]:
    """The skills that any role in the store asks for, at any rung."""
    return {KEYS[skill] for (skill,) in reader.rows(_ASKED_FOR)}


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
    logged: Mapping[str, int] = dict(reader.rows(_LOGGED))  # on what is still to do
    requires = _requires(reader) if ahead else {}
    rows = {row[0]: row for row in reader.rows(_ITEMS_AHEAD if ahead else _ITEMS_BEHIND)}
    found: list[Work] = []
    for text, project in _places(reader).items():
        if text not in rows:  # a damaged file; `check` names it
            continue
        _, title, kind, state, effort, share, done_on, until, outcomes, checks = rows[text]
        state = _state(state)
        left = 0.0
        if state not in _SETTLED:
            left = minutes_left(effort, share, logged.get(text, 0), stretch) / 60
        found.append(
            Work(
                *(KEYS[text], title, _kind(kind), state, left),
                *(day(done_on), day(until)),
                state is State.DONE and _all_ticked(checks),
                taught(outcomes),
                project,
                tuple(requires.get(text, ())),
            )
        )
    return found


def write_ups(reader: Reader, only: Collection[UUID] | None = None) -> dict[UUID, date]:
    """The projects, or those of some, that are written up: their write-up is reached, and it or
    another milestone that is reached has an artefact. Each with the day since which it is.

    This is all that “written up” means, wherever it is said."""
    if only is None:
        rows = reader.rows(_WRITE_UPS_OF_ALL)
    else:
        rows = reader.rows(_WRITE_UPS_OF, many(only))
    reached: dict[UUID, date] = {}
    with_artefacts: dict[UUID, date] = {}
    for text, slug, title, finished, since in rows:
        track, done_on = KEYS[text], DAYS[finished]
        # A project of the learner's own has stages without a slug.
        is_write_up = (slug or title.casefold()) == WRITE_UP
        reached[track] = min(reached.get(track, date.max), done_on if is_write_up else date.max)
        if since is not None:
            shown = max(done_on, DAYS[since])
            with_artefacts[track] = min(shown, with_artefacts.get(track, date.max))
    return {
        track: max(written, with_artefacts[track])
        for track, written in reached.items()
        if written < date.max and track in with_artefacts
    }


def _places(reader: Reader) -> dict[str, UUID | None]:
    """Every item that stands somewhere, in the learner's order, with the project it is part of."""
    served = [track for role in chosen_roles(reader) for track in role.tracks]
    order = {track.hex: place for place, track in enumerate(dict.fromkeys(served))}
    rows = reader.rows(_PLACES)
    places: dict[str, UUID | None] = {}
    for item, track, kind in sorted(rows, key=lambda row: order.get(row[1], len(order))):
        project = KEYS[track] if kind == TrackKind.PROJECT else None
        places[item] = places.get(item) or project
    return places


def _requires(reader: Reader) -> Mapping[str, list[UUID]]:
    """What keeps each item waiting: of what it requires, that which is not settled."""
    found: dict[str, list[UUID]] = defaultdict(list)
    for item, needed in reader.rows(_REQUIRES):
        found[item].append(KEYS[needed])
    return found


# Views read all work again after every edit, and but for one item its texts are what they were.


@lru_cache(maxsize=_TEXTS_KEPT)
def _all_ticked(checks: str) -> bool:
    return all(check.get("ticked") for check in _parts(checks))


@lru_cache(maxsize=_TEXTS_KEPT)
def taught(outcomes: str) -> tuple[Teaches, ...]:
    """An item's outcomes, of the text they are kept in: each skill once at its highest."""
    highest: dict[UUID, int] = {}
    for part in _parts(outcomes):
        skill, level = KEYS[str(part.get("skill_id")).replace("-", "")], int(part.get("level", 0))
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
