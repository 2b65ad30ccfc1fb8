"""What to do next: ready work in its order, for window and command line alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pathtracker.core.levels import Facts
from pathtracker.core.model import State
from pathtracker.core.plan import PlanInputs
from pathtracker.core.planning import plan_of
from pathtracker.core.recommend import MOST_SHOWN, Aim, Recommendation, recommend
from pathtracker.core.work import Work
from pathtracker.store import Reader
from pathtracker.store import skills as reads


@dataclass(frozen=True)
class NextSteps:
    """Everything that is weighed, as of a day. `names` are those of skills."""

    on: date
    work: Sequence[Work]
    aims: Sequence[Aim]
    facts: Facts
    names: Mapping[UUID, str]

    @property
    def active(self) -> frozenset[UUID]:
        """What has been begun."""
        return frozenset(item.id for item in self.work if item.state is State.ACTIVE)

    def best(
        self,
        *,
        minutes: int | None = None,
        planned: Mapping[UUID, date] | None = None,
        limit: int | None = MOST_SHOWN,
    ) -> list[Recommendation]:
        """The best things to do now. `minutes` at hand; `planned`: when the plan begins what."""
        return recommend(
            self.work,
            self.aims,
            self.facts,
            on=self.on,
            names=self.names,
            minutes=minutes,
            planned=planned,
            limit=limit,
        )


def next_steps(reader: Reader, on: date) -> NextSteps:
    """Reads what there is to do, and what the chosen roles ask for."""
    work, aims = reads.work(reader), reads.aims(reader)
    facts = reads.facts(reader, work, {need.skill_id for aim in aims for need in aim.needs})
    names = {line.id: line.name for line in reads.skill_lines(reader)}
    return NextSteps(on, work, aims, facts, names)


def planned_days(inputs: PlanInputs) -> dict[UUID, date]:
    """The day on which the plan begins each item. Pure, for any thread."""
    return {item.id: item.start for item in plan_of(inputs).items}
