"""What a project shows of skills: now, and once all of it is reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from pathtracker.app.portfolio.reading import Milestone, Project
from pathtracker.core.model import Evidence, EvidenceKind, Kind, Skill, State
from pathtracker.core.work import ARTEFACTS
from pathtracker.store import Reader, queries

_ARTEFACTS = ARTEFACTS | {EvidenceKind.EXAM}
"""What can be looked at, or was taken under supervision: with it an item shows up to level 3."""
_WITH_ARTEFACT, _ALL_TICKED, _ELSE = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Showing:
    """A skill with the levels that the project shows of it now and then, and the level that the
    primary role needs, if it asks for the skill."""

    skill: UUID
    name: str
    now: int
    then: int
    needed: int | None


def read_showings(reader: Reader, project: Project, evidence: Iterable[Evidence]) -> list[Showing]:
    """The skills of a project: those that the role needs first, the furthest raised on top."""
    pieces: dict[UUID, set[EvidenceKind]] = defaultdict(set)
    for piece in evidence:
        if piece.item_id is not None:
            pieces[piece.item_id].add(piece.kind)
    now: dict[UUID, int] = defaultdict(int)
    then: dict[UUID, int] = defaultdict(int)
    for one in project.milestones:
        for outcome in one.outcomes:
            skill = outcome.skill_id
            if one.state is State.DONE:
                now[skill] = max(now[skill], min(outcome.level, _cap(one, pieces[one.id])))
            best = _ELSE if one.kind is Kind.LEARN else _WITH_ARTEFACT
            then[skill] = max(then[skill], now[skill], min(outcome.level, best))
    needed = _needed(reader)
    found = [
        Showing(skill, _name(reader, skill), now[skill], level, needed.get(skill))
        for skill, level in then.items()
    ]
    return sorted(
        found,
        key=lambda one: (one.needed is None, one.now - one.then, -one.then, one.name.casefold()),
    )


def _cap(milestone: Milestone, kinds: Iterable[EvidenceKind]) -> int:
    """The highest level that a reached milestone can show, by what backs it."""
    if milestone.kind is Kind.LEARN or not all(check.ticked for check in milestone.checks):
        return _ELSE
    return _WITH_ARTEFACT if _ARTEFACTS.intersection(kinds) else _ALL_TICKED


def _needed(reader: Reader) -> Mapping[UUID, int]:
    role = next(iter(queries.chosen_roles(reader)), None)
    if role is None:
        return {}
    asked = queries.requirements(reader, role.id)
    return {one.skill_id: one.level for one in asked if one.rung is role.rung}


def _name(reader: Reader, key: UUID) -> str:
    skill = reader.find(Skill, key)
    return skill.name if skill else ""
