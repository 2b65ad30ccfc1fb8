"""Gaps: what a role asks of each skill against what is claimed and proven, and what closes it.

The gap of a skill is importance × max(0, required − level), in points: 0 to 25, as importance
lies in 1 to 5 and levels in 0 to 5. It is the weighted gap of a needs analysis; asking for a level
and an importance of every skill, each on its own scale, is how O*NET describes occupations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol
from uuid import NAMESPACE_URL, UUID, uuid5

from pathtracker.core.levels import (
    AT_MOST,
    NOT_RATED,
    Facts,
    Ground,
    SkillLevel,
    Why,
    artefacts_of_projects,
    in_two_projects,
    proven,
)
from pathtracker.core.model import SATISFYING, Kind, Rung, State
from pathtracker.core.work import Work

_UNSETTLED = tuple(state for state in State if state not in SATISFYING)


class Need(NamedTuple):
    """What a role asks of a skill at its rung: a level 0 to 5, an importance 1 to 5.

    `by_experience`: only work experience proves it.
    """

    skill_id: UUID
    level: int
    importance: int
    by_experience: bool = False


class AskedBySlug(Protocol):
    """A requirement as the catalogue words it."""

    @property
    def skill(self) -> str: ...
    @property
    def rung(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def importance(self) -> int: ...
    @property
    def by_experience(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Closing:
    """Open work that raises what can be shown of a skill.

    `says`: its outcome; `to_level`: the level shown once it is finished, all checks ticked, with
    an artefact at an address of its own. `hours`: what is left of it. `waits`: it requires
    something that is still to do, which explains and never forbids.
    """

    item_id: UUID
    title: str
    says: int
    to_level: int
    hours: float
    state: State
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill that a role asks for, and how far away it is; also once it is met."""

    need: Need
    level: SkillLevel
    closes_with: tuple[Closing, ...] = ()

    @property
    def skill_id(self) -> UUID:
        return self.need.skill_id

    @property
    def claimed_points(self) -> int:
        return gap_points(self.need, self.level.claimed_counts)

    @property
    def proven_points(self) -> int:
        return gap_points(self.need, self.level.proven)

    @property
    def is_open(self) -> bool:
        """Something is missing, be it in what is claimed or in what can be shown."""
        return bool(self.claimed_points or self.proven_points)


def gap_points(need: Need, level: int) -> int:
    """importance × max(0, required − level), 0 to 25 points."""
    return need.importance * max(0, need.level - level)


def needs_at(asked: Iterable[AskedBySlug], rung: Rung, ids: Mapping[str, UUID]) -> tuple[Need, ...]:
    """What a role of the catalogue asks for at a rung, by the ids its skills have (`ids`).

    A skill that is not in the store gets a stand-in, of which there are no facts: not rated.
    """
    return tuple(
        Need(
            ids.get(one.skill) or stand_in(one.skill), one.level, one.importance, one.by_experience
        )
        for one in asked
        if one.rung == rung and one.level > 0
    )


def stand_in(slug: str) -> UUID:
    """An id, the same every time, for a skill that only the catalogue has yet."""
    return uuid5(NAMESPACE_URL, f"skill:{slug}")


def role_stand_in(slug: str) -> UUID:
    """An id, the same every time, for a role that only the catalogue has yet."""
    return uuid5(NAMESPACE_URL, f"role:{slug}")


def gaps(
    needs: Iterable[Need],
    levels: Mapping[UUID, SkillLevel],
    closing: Mapping[UUID, Sequence[Closing]] | None = None,
) -> tuple[Gap, ...]:
    """Every skill that a role asks for, the widest proven gap first, in points; then the widest
    claimed one, then by importance, else in the order given. What is met comes last.

    `levels` lacks what is not rated and not proven. Raising every open gap to what is required
    closes the role. Linear, but for the sorting.
    """
    found = []
    for need in needs:
        level = levels.get(need.skill_id, NOT_RATED)
        raising = (closing or {}).get(need.skill_id, ()) if level.proven < need.level else ()
        found.append(Gap(need, level, tuple(raising)))
    return tuple(sorted(found, key=widest_first))


def widest_first(gap: Gap) -> tuple[int, int, int]:
    """The order of gaps, but for those that are as wide."""
    return (-gap.proven_points, -gap.claimed_points, -gap.need.importance)


def closing_work(
    work: Iterable[Work], facts: Facts, skills: Collection[UUID], on: date
) -> dict[UUID, tuple[Closing, ...]]:
    """For each of some skills the open work that raises what can be shown of it on a day.

    What is begun comes first, then what is ready, what waits for other work, what is parked; among
    these what raises most for an hour. `work` holds every item there is.
    """
    prospects = {skill: prospect(facts.grounds.get(skill, ()), on) for skill in skills}
    open_work = [item for item in work if item.state in _UNSETTLED]
    unsettled = {item.id for item in open_work}
    found: dict[UUID, list[tuple[tuple[int, float], Closing]]] = defaultdict(list)
    for item in open_work:
        for skill, says in item.teaches:
            if (now := prospects.get(skill)) is None:
                continue
            level = now.after(item, says)
            if level > now.proven:
                waits = item.state is State.OPEN and not unsettled.isdisjoint(item.requires)
                about = (says, level, item.hours_left, item.state, waits)
                closing = Closing(item.id, item.title, *about)
                raised = (level - now.proven) / item.hours_left
                found[skill].append(((_turn(closing), -raised), closing))
    return {
        skill: tuple(closing for _, closing in sorted(ranked, key=lambda pair: pair[0]))
        for skill, ranked in found.items()
    }


def _turn(closing: Closing) -> int:
    if closing.state is State.ACTIVE:
        return 0
    return 3 if closing.state is State.PARKED else 1 + closing.waits


class Prospect(NamedTuple):
    """What can be shown of a skill, and what decides how far further work would raise it.

    `said`: the highest outcome of a milestone with artefacts, `projects` in which there are such.
    """

    proven: int
    said: int = 0
    projects: frozenset[UUID] = frozenset()
    twice: bool = False

    def after(self, item: Work, says: int) -> int:
        """The level shown once `item` is finished as well as can be: every check ticked, with an
        artefact at an address of its own. `says` is its outcome."""
        if item.kind is Kind.LEARN:
            return max(self.proven, min(says, AT_MOST[Why.LEARNT]))
        if item.project is not None and (self.twice or self.projects - {item.project}):
            return max(self.proven, min(max(says, self.said), AT_MOST[Why.TWO_PROJECTS]))
        return max(self.proven, min(says, AT_MOST[Why.ARTEFACT]))


NO_PROSPECT = Prospect(0)


def prospect(grounds: Sequence[Ground], on: date) -> Prospect:
    """What further work on a skill builds on."""
    if not grounds:
        return NO_PROSPECT
    shown = [(project, ground.says) for project, ground, _ in artefacts_of_projects(grounds, on)]
    projects = frozenset(project for project, _ in shown)
    said = max((says for _, says in shown), default=0)
    return Prospect(proven(grounds, on), said, projects, in_two_projects(grounds, on))
