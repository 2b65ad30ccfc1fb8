"""Readiness: the share of a role's weighted requirement that is met, claimed or proven.

Σ importance × min(level, required) ÷ Σ importance × required, over the skills that a role asks for
at its rung. The weights are those of the gap (`core.gaps`), in points: met + gap = required, skill
by skill, so more than required in one never makes up for another. It is not a chance of being
hired.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from pathtracker.core.gaps import Need
from pathtracker.core.levels import NOT_RATED, Facts, SkillLevel

APPLY_PERCENT = 60
APPLY_WITHIN = 1
ESSENTIAL = 5


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the sum: a skill with its level 0 to 5, None if not rated (counts as 0)."""

    need: Need
    level: int | None

    @property
    def counted(self) -> int:
        """The level as far as it is required."""
        return min(self.level or 0, self.need.level)

    @property
    def met(self) -> int:
        return self.need.importance * self.counted

    @property
    def required(self) -> int:
        return self.need.importance * self.need.level


@dataclass(frozen=True, slots=True)
class Readiness:
    """The sum and its terms, in points: “You can show `met` of `required` points.”"""

    met: int
    required: int
    terms: tuple[Term, ...]

    @property
    def share(self) -> float:
        """met ÷ required, in 0..1; 1 exactly when nothing is missing."""
        return self.met / self.required

    @property
    def percent(self) -> int:
        """Whole percent, rounded down, so that 100 means that nothing is missing."""
        return 100 * self.met // self.required


class BothReadinesses(NamedTuple):
    """Claimed and proven, each with its terms."""

    claimed: Readiness
    proven: Readiness


@dataclass(frozen=True, slots=True)
class ReadyToApply:
    """Our convention, for adverts are wish lists: proven readiness of 60 % or more, every skill of
    importance 5 shown to within one level, one project written up with artefacts."""

    percent: int
    too_far: tuple[UUID, ...]
    """Skills of importance 5 that are more than a level away."""
    has_project: bool

    @property
    def enough_shown(self) -> bool:
        return self.percent >= APPLY_PERCENT

    @property
    def is_ready(self) -> bool:
        return self.enough_shown and not self.too_far and self.has_project


def readiness(needs: Iterable[Need], levels: Mapping[UUID, int | None]) -> Readiness | None:
    """How much of what a role asks for is met; None if it asks for nothing.

    A skill missing from `levels`, or None there, is not rated and counts as 0.
    """
    terms = tuple(Term(need, levels.get(need.skill_id)) for need in needs)
    required = sum(term.required for term in terms)
    if not required:
        return None
    return Readiness(sum(term.met for term in terms), required, terms)


def both_readinesses(
    needs: Iterable[Need], levels: Mapping[UUID, SkillLevel]
) -> BothReadinesses | None:
    """Readiness claimed and proven; None if the role asks for nothing."""
    asked = tuple(needs)
    known = {need.skill_id: levels.get(need.skill_id, NOT_RATED) for need in asked}
    by_claim = readiness(asked, {skill: level.claimed for skill, level in known.items()})
    by_proof = readiness(asked, {skill: level.proven for skill, level in known.items()})
    return BothReadinesses(by_claim, by_proof) if by_claim and by_proof else None


def readiness_on(
    days: Iterable[date], needs: Iterable[Need], facts: Facts
) -> list[tuple[date, BothReadinesses]]:
    """Readiness on each of some days, for a line over time; `facts.days` names those on which it
    may have moved. Empty if the role asks for nothing."""
    asked = tuple(needs)
    skills = [need.skill_id for need in asked]
    found = ((day, both_readinesses(asked, facts.levels(skills, day))) for day in days)
    return [(day, both) for day, both in found if both is not None]


def points_to_apply(shown: Readiness) -> int:
    """The points still to show until the share is `APPLY_PERCENT` percent; 0 once it is."""
    return max(0, -(-APPLY_PERCENT * shown.required // 100) - shown.met)


def ready_to_apply(shown: Readiness, *, has_project: bool) -> ReadyToApply:
    """Whether to begin applying, by the proven readiness (`shown`).

    `has_project`: a project is written up with artefacts.
    """
    too_far = tuple(
        term.need.skill_id
        for term in shown.terms
        if term.need.importance == ESSENTIAL and term.need.level - (term.level or 0) > APPLY_WITHIN
    )
    return ReadyToApply(shown.percent, too_far, has_project)
