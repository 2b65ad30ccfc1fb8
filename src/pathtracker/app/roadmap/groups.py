"""Phases with the rows that are in sight: filtered, and with what was done earlier folded away."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pathtracker.app.roadmap.filter import Filter
from pathtracker.app.roadmap.outline import Outline, PhaseInfo
from pathtracker.app.roadmap.rows import (
    EmptyRow,
    FoldRow,
    PhaseRow,
    Row,
    StepRow,
    earlier,
    phase_row,
    step_row,
)
from pathtracker.core.model import State
from pathtracker.store import Reader, queries


@dataclass(frozen=True, slots=True)
class Group:
    """A phase and its rows in sight."""

    head: PhaseRow
    rows: tuple[Row, ...]


class Groups:
    """Makes groups of an outline and keeps those that nothing has touched.

    What was done earlier is settled when the outline is read: while a learner works, nothing
    folds away under their hands. Attributes: filter; open_folds, the phases whose done steps are
    shown.
    """

    def __init__(self, outline: Outline, today: date, filter_: Filter, folds: set[UUID]) -> None:
        self.outline = outline
        self.filter = filter_
        self.open_folds = folds
        self._today = today
        self._steps: dict[UUID, StepRow] = {}
        self._heads: dict[UUID, PhaseRow] = {}
        self._earlier: dict[UUID, set[UUID]] = {}
        self._skills: dict[UUID, frozenset[UUID]] = {}
        self._made: dict[UUID, tuple[Filter, bool, Group]] = {}
        self.touch(phase.id for phase in outline.phases)
        for phase in outline.phases:
            self._earlier[phase.id] = earlier(self.steps(phase.id), outline, today)

    def steps(self, phase: UUID) -> list[StepRow]:
        """All steps of a phase in order, in sight or not."""
        return [self._steps[place] for place in self.outline.order[phase]]

    def touch(self, phases: Iterable[UUID]) -> None:
        """Makes the rows of some phases anew from the outline."""
        wanted = set(phases)
        for phase in self.outline.phases:
            if phase.id in wanted:
                for place in self.outline.order[phase.id]:
                    line = self.outline.lines[place]
                    self._steps[place] = step_row(line, self.outline, self._today)
                self._heads[phase.id] = phase_row(phase, self.steps(phase.id))
                self._made.pop(phase.id, None)

    def read_skills(self, reader: Reader) -> dict[UUID, frozenset[UUID]]:
        """The skills that the steps teach; for the filter."""
        found = queries.outcomes(reader, self.outline.items())
        self._skills = {
            item: frozenset(outcome.skill_id for outcome in outcomes)
            for item, outcomes in found.items()
        }
        self._made.clear()
        return self._skills

    def arranged(self) -> list[Group]:
        """All groups that have something to show. One that nothing has touched is the very same
        as before, so that a model can pass over it."""
        groups = (self._kept(phase) for phase in self.outline.phases)
        return [group for group in groups if group.rows or not self.filter.is_on]

    def totals(self) -> tuple[int, int, float]:
        """How many steps are settled, how many there are, and the hours ahead; a step that stands
        in several phases counts once."""
        if len(self.outline.lines) == self.outline.count():
            heads = self._heads.values()
            return (
                sum(head.settled for head in heads),
                sum(head.total for head in heads),
                sum(head.left for head in heads),
            )
        once = {row.item: row for row in self._in_sight()}.values()
        return sum(row.settled for row in once), len(once), sum(row.left for row in once)

    def _kept(self, phase: PhaseInfo) -> Group:
        shown = phase.id in self.open_folds
        made = self._made.get(phase.id)
        if made is None or made[0] != self.filter or made[1] != shown:
            made = self._made[phase.id] = (self.filter, shown, self._group(phase))
        return made[2]

    def _in_sight(self) -> Iterable[StepRow]:
        for phase in self.outline.phases:
            yield from self.steps(phase.id)

    def _group(self, phase: PhaseInfo) -> Group:
        steps: Collection[StepRow] = self.steps(phase.id)
        head = self._heads[phase.id]
        if not steps:
            return Group(head, (EmptyRow(("empty", phase.id)),) if not self.filter.is_on else ())
        if self.filter.is_on:
            steps = [row for row in steps if self.filter.lets(row, self._skills)]
        old = self._earlier.get(phase.id, set())  # a new phase has none
        folded = [row for row in steps if row.key in old and row.state is State.DONE]
        if len(folded) < 2:
            return Group(head, tuple(steps))
        shown = phase.id in self.open_folds
        fold = FoldRow(("fold", phase.id), len(folded), shown)
        gone = set() if shown else {row.key for row in folded}
        return Group(head, (fold, *(row for row in steps if row.key not in gone)))
