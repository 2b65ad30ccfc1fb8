"""What a file holds, read and checked, before anything is written."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import NamedTuple

from pathtracker.core.messages import Message
from pathtracker.core.model import Role, Skill


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that is left out or worth knowing: where (file and line), and why."""

    where: str
    why: Message


MOST_SHOWN = 100
"""So many problems of a sort are kept to be read; the others are counted."""


class Problems:
    """Problems of a sort: the first of them, and how many there are."""

    def __init__(self) -> None:
        self.first: list[Problem] = []
        self.count = 0

    def add(self, where: str, why: Message) -> None:
        self.count += 1
        if self.count <= MOST_SHOWN:
            self.first.append(Problem(where, why))


class Asks(NamedTuple):
    """What a role of the draft asks of a skill, both by slug; level 0: it asks no more."""

    role: str
    skill: str
    level: int
    importance: int


@dataclass(frozen=True, slots=True)
class Draft:
    """Entities as the file has them; each has a slug, by which a second import finds it again.

    `empty` names by slug and title the roles of which the file has nothing to measure against.
    `refused` and `warnings` hold the first of each, `refused_count` and `warning_count` say how
    many there are.
    """

    format: str
    file: str
    roles: tuple[Role, ...] = ()
    skills: tuple[Skill, ...] = ()
    asks: tuple[Asks, ...] = ()
    refused: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    empty: tuple[tuple[str, str], ...] = ()
    refused_count: int = 0
    warning_count: int = 0

    def only(self, roles: Collection[str]) -> Draft:
        """The same with some of its roles, by slug, and the skills these ask for."""
        asks = tuple(one for one in self.asks if one.role in roles)
        skills = {one.skill for one in asks}
        return replace(
            self,
            roles=tuple(role for role in self.roles if role.slug in roles),
            skills=tuple(skill for skill in self.skills if skill.slug in skills),
            asks=asks,
        )
