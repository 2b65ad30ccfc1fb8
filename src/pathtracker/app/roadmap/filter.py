"""Which steps are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from pathtracker.app.roadmap.rows import StepRow
from pathtracker.core.model import State

ALL, OPEN, SKIPPED = "all", "open", "skipped"
STATES = (ALL, OPEN, SKIPPED)

Skills = Mapping[UUID, frozenset[UUID]]


@dataclass(frozen=True, slots=True)
class Filter:
    """By state (one of STATES) and, if any are named, by the skills that finishing shows."""

    state: str = ALL
    skills: frozenset[UUID] = frozenset()

    @property
    def is_on(self) -> bool:
        return self.state != ALL or bool(self.skills)

    def lets(self, row: StepRow, skills: Skills) -> bool:
        if self.state == OPEN and row.settled:
            return False
        if self.state == SKIPPED and row.state is not State.SKIPPED:
            return False
        return not self.skills or bool(self.skills & skills.get(row.item, frozenset()))
