"""The course of readiness: on which days it moved, by which skills, and how far.

It gives the same numbers as `core.readiness.readiness_on` over `Facts.days`, but asks each skill
about its own days alone: linear in the facts, not skills × days, so that it can follow a rating.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from pathtracker.core.gaps import Need
from pathtracker.core.levels import NOT_RATED, Facts, SkillLevel


class Stand(NamedTuple):
    """What a skill stands at from a day on."""

    day: date
    level: SkillLevel


class Move(NamedTuple):
    """A skill whose level, claimed or proven, changed on a day."""

    skill_id: UUID
    before: SkillLevel
    after: SkillLevel


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which readiness moved: the points claimed and proven from then on, and why."""

    day: date
    claimed: int
    proven: int
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """The turns, oldest first, of `required` points; before the first nothing is met."""

    required: int
    turns: tuple[Turn, ...]

    def on(self, day: date) -> Turn | None:
        """The last turn on or before a day; None before the first."""
        place = bisect_right(self.turns, day, key=attrgetter("day"))
        return self.turns[place - 1] if place else None

    def percent(self, points: int) -> int:
        """Whole percent, rounded down as readiness is."""
        return 100 * points // self.required


def stands(facts: Facts, skill: UUID, until: date) -> tuple[Stand, ...]:
    """The levels of a skill up to a day, from each day on which one of them changed."""
    found: list[Stand] = []
    before = NOT_RATED
    for day in facts.days([skill]):
        if day <= until and (level := facts.level(skill, day)) != before:
            found.append(Stand(day, level))
            before = level
    return tuple(found)


def level_on(several: Sequence[Stand], day: date) -> SkillLevel:
    """The level of a skill on a day, of its stands oldest first."""
    place = bisect_right(several, day, key=attrgetter("day"))
    return several[place - 1].level if place else NOT_RATED


def course(needs: Iterable[Need], of_skills: Mapping[UUID, Sequence[Stand]]) -> Course | None:
    """The course of a role's readiness, from the stands of its skills; None if it asks for nothing.

    A turn is a day on which the points claimed or proven moved; a level beyond what is needed moves
    none.
    """
    asked = {need.skill_id: need for need in needs}
    required = sum(need.importance * need.level for need in asked.values())
    if not required:
        return None
    changes: dict[date, list[Move]] = defaultdict(list)
    for skill in asked:
        before = NOT_RATED
        for day, level in of_skills.get(skill, ()):
            changes[day].append(Move(skill, before, level))
            before = level
    claimed = proven = 0
    turns: list[Turn] = []
    for day in sorted(changes):
        said = shown = 0
        for skill, before, after in changes[day]:
            need = asked[skill]
            said += _gained(need, before.claimed_counts, after.claimed_counts)
            shown += _gained(need, before.proven, after.proven)
        claimed, proven = claimed + said, proven + shown
        moved = tuple(move for move in changes[day] if _moves(asked[move.skill_id], move))
        if moved:
            turns.append(Turn(day, claimed, proven, moved))
    return Course(required, tuple(turns))


def _gained(need: Need, before: int, after: int) -> int:
    return need.importance * (min(after, need.level) - min(before, need.level))


def _moves(need: Need, move: Move) -> bool:
    before, after = move.before, move.after
    return bool(
        _gained(need, before.claimed_counts, after.claimed_counts)
        or _gained(need, before.proven, after.proven)
    )
