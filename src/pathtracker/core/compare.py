"""Roles beside each other: how far each is, what it would still take, and what it shares.

Readiness is that of `core.readiness`. Open hours are those of a role's steps still to do; a step
that several roles use counts fully for each of them, so hours of several roles overlap, and what a
role takes *beyond* the chosen ones is counted apart. Pure functions of values in memory; linear in
skills and steps, but for the sorting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from pathtracker.core.gaps import Gap, Need, gaps
from pathtracker.core.levels import SkillLevel
from pathtracker.core.readiness import BothReadinesses, both_readinesses


@dataclass(frozen=True, slots=True)
class Candidate:
    """A role to compare, chosen or not, at one rung.

    `steps`: the hours left, 0 or more, of each of its steps still to do, by what makes a step the
    same one in every role.
    """

    id: UUID
    title: str
    needs: tuple[Need, ...]
    steps: Mapping[Hashable, float]
    is_chosen: bool = False
    is_primary: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """A role with its figures.

    `both` is None if it asks for nothing. `open_hours` of `open_steps` are all that is still to do,
    `beyond_hours` of `beyond_steps` what no other chosen role brings. `shared`: those of its skills
    that another chosen role asks for as well. `gaps`: the widest first.
    """

    role: Candidate
    both: BothReadinesses | None
    open_hours: float
    open_steps: int
    beyond_hours: float
    beyond_steps: int
    shared: tuple[UUID, ...]
    gaps: tuple[Gap, ...]

    @property
    def id(self) -> UUID:
        return self.role.id

    @property
    def proven(self) -> float:
        """The share that can be shown, 0 where nothing is asked for."""
        return self.both.proven.share if self.both else 0.0

    @property
    def claimed(self) -> float:
        """The share by what is said, 0 where nothing is asked for."""
        return self.both.claimed.share if self.both else 0.0


def compare(roles: Iterable[Candidate], levels: Mapping[UUID, SkillLevel]) -> tuple[Compared, ...]:
    """Every role with its figures: the primary one first, then the other chosen ones, then those
    of which most can be shown. `levels` lacks what is not rated and not proven."""
    every = list(roles)
    chosen = [role for role in every if role.is_chosen]
    asking = Counter(skill for role in chosen for skill in {need.skill_id for need in role.needs})
    bringing = Counter(step for role in chosen for step in role.steps)
    found = [_compared(role, levels, asking, bringing) for role in every]
    return tuple(sorted(found, key=_in_order))


def nearest(compared: Iterable[Compared]) -> Compared | None:
    """Of the roles that are not the primary one, that of which most can be shown; between equals
    that of which more is said, then that which takes fewer hours. None without one."""
    others = [one for one in compared if not one.role.is_primary and one.both is not None]
    return min(others, key=_nearest_first, default=None)


def cheapest_next(compared: Iterable[Compared]) -> Compared | None:
    """Of the roles that are not chosen, that which takes the fewest hours beyond the chosen ones;
    between equals the nearest. None without one that has steps."""
    others = [
        one
        for one in compared
        if not one.role.is_chosen and one.both is not None and one.open_steps
    ]
    return min(others, key=lambda one: (one.beyond_hours, *_nearest_first(one)), default=None)


def hours_together(roles: Iterable[Candidate]) -> float:
    """The open hours of several roles, each step once."""
    steps: dict[Hashable, float] = {}
    for role in roles:
        steps.update(role.steps)
    return sum(steps.values())


def _compared(
    role: Candidate,
    levels: Mapping[UUID, SkillLevel],
    asking: Mapping[UUID, int],
    bringing: Mapping[Hashable, int],
) -> Compared:
    own = 1 if role.is_chosen else 0
    shared = tuple(n.skill_id for n in role.needs if asking.get(n.skill_id, 0) > own)
    beyond = [hours for step, hours in role.steps.items() if bringing.get(step, 0) <= own]
    return Compared(
        role,
        both_readinesses(role.needs, levels),
        sum(role.steps.values()),
        len(role.steps),
        sum(beyond),
        len(beyond),
        shared,
        gaps(role.needs, levels),
    )


def _nearest_first(one: Compared) -> tuple[float | str, ...]:
    return (-one.proven, -one.claimed, one.open_hours, one.role.title.casefold(), one.id.hex)


def _in_order(one: Compared) -> tuple[float | str, ...]:
    return (not one.role.is_primary, not one.role.is_chosen, *_nearest_first(one))
