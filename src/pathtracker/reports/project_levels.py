"""What a project shows of skills: now, and once all of it is reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pathtracker.core.gaps import prospect
from pathtracker.core.levels import grounds, supports
from pathtracker.core.model import Skill
from pathtracker.reports.projects import Project
from pathtracker.store import Reader, queries
from pathtracker.store import skills as reads


@dataclass(frozen=True, slots=True)
class Showing:
    """A skill with the levels that the project shows of it now and then, and the level that the
    primary role needs, if it asks for the skill."""

    skill: UUID
    name: str
    now: int
    then: int
    needed: int | None


def read_showings(reader: Reader, project: Project, today: date) -> list[Showing]:
    """The skills of a project: those that the role needs first, the furthest raised on top. Levels
    are those of the skills page, as far as they come from this project's milestones."""
    milestones = {one.id: one for one in project.milestones}
    if not milestones:
        return []
    work = {one.id: one for one in reads.work(reader, ahead=False)}
    found = grounds(work.values(), reads.pieces(reader))
    skills = {outcome.skill_id for one in project.milestones for outcome in one.outcomes}
    # A piece can be attached for a skill that its milestone says nothing of.
    skills |= {skill for skill, all_ in found.items() if any(g.item_id in milestones for g in all_)}
    now: dict[UUID, int] = {}
    then: dict[UUID, int] = {}
    for skill in skills:
        several = found.get(skill, ())
        shown = (one.level for one in supports(several, today) if one.item_id in milestones)
        now[skill] = then[skill] = max(shown, default=0)
        ahead = prospect(several, today)._replace(proven=now[skill])
        for one in project.milestones:
            for outcome in one.outcomes:
                if outcome.skill_id == skill and one.id in work:
                    level = ahead.after(work[one.id], outcome.level)
                    then[skill] = max(then[skill], level)
    needed = _needed(reader)
    showings = [
        Showing(skill, _name(reader, skill), now[skill], level, needed.get(skill))
        for skill, level in then.items()
    ]
    return sorted(
        showings,
        key=lambda one: (one.needed is None, one.now - one.then, -one.then, one.name.casefold()),
    )


def _needed(reader: Reader) -> Mapping[UUID, int]:
    role = next(iter(queries.chosen_roles(reader)), None)
    if role is None:
        return {}
    asked = queries.requirements(reader, role.id)
    return {one.skill_id: one.level for one in asked if one.rung is role.rung}


def _name(reader: Reader, key: UUID) -> str:
    skill = reader.find(Skill, key)
    return skill.name if skill else ""
