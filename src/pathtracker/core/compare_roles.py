"""Roles beside one another: the work that lies ahead for each, and what a background brings along.

What a background brings is readiness (`core.readiness`) with its starting levels in place of
ratings: an order to look at roles in, and never a reason to leave one out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pathtracker.core.gaps import AskedBySlug

MOST_AT_ONCE = 4
"""So many roles still fit beside one another."""


class RoadStep(NamedTuple):
    """A step of a role: whether it is there already, whether it is settled (done, skipped, known),
    its estimate, and what is left of it at the learner's own pace, in hours."""

    here: bool
    settled: bool
    hours: float
    hours_left: float


@dataclass(frozen=True, slots=True)
class Road:
    """The work of a role up to a rung: of `steps`, those that are `here` already, and of these
    the `settled`. Hours of all and of what is left."""

    steps: int
    here: int
    settled: int
    hours: float
    hours_left: float

    @property
    def missing(self) -> int:
        """Steps that choosing the role would bring in."""
        return self.steps - self.here


def road(steps: Iterable[RoadStep]) -> Road:
    """The steps of a role, each once, summed up."""
    every = tuple(steps)
    return Road(
        len(every),
        sum(step.here for step in every),
        sum(step.settled for step in every),
        sum(step.hours for step in every),
        sum(step.hours_left for step in every if not step.settled),
    )


@dataclass(frozen=True, slots=True)
class HeadStart:
    """What starting levels meet of what a role asks for: `met` of `required` points, and the
    slugs of the skills that bring most, the most first."""

    met: int
    required: int
    skills: tuple[str, ...]

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.met / self.required if self.required else 0.0

    @property
    def percent(self) -> int:
        """Whole percent, rounded down."""
        return 100 * self.met // self.required if self.required else 0


def head_start(asked: Iterable[AskedBySlug], levels: Mapping[str, int]) -> HeadStart:
    """How far starting levels (skill by slug, 0 to 5) meet what a rung asks for.

    Σ importance × min(level, required) of Σ importance × required, as readiness is counted.
    """
    several = [one for one in asked if one.level > 0]
    brought = {
        one.skill: one.importance * min(levels.get(one.skill, 0), one.level) for one in several
    }
    required = sum(one.importance * one.level for one in several)
    first = sorted((skill for skill in brought if brought[skill]), key=lambda one: -brought[one])
    return HeadStart(sum(brought.values()), required, tuple(first))


def highest(several: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Levels of several backgrounds as one: of each skill the highest."""
    found: dict[str, int] = {}
    for levels in several:
        for skill, level in levels.items():
            found[skill] = max(level, found.get(skill, 0))
    return found


def differ(values: Sequence[object]) -> bool:
    """Whether roles differ in something: it is not the same for all of them."""
    return any(value != values[0] for value in values[1:])
