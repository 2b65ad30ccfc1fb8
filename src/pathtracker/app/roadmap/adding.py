"""Where quick add stands in the view, and which phase it adds to."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pathtracker.actions import steps
from pathtracker.app.roadmap.outline import Outline
from pathtracker.app.roadmap.quickadd import QuickAddField
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Item, Skill
from pathtracker.core.quickadd import QuickAdd
from pathtracker.store import queries

_FIELD = "step.new"


class Adding(QWidget):
    """The line below the list; hidden until wanted. Signals: added, with the id of a new step;
    phase_chosen, with the phase it adds to; closed."""

    added = Signal(object)
    phase_chosen = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, outline: Callable[[], Outline]) -> None:
        super().__init__()
        self._workspace, self._outline = workspace, outline
        self.phase: UUID | None = None
        self.line = QuickAddField()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.line)
        self.line.wanted.connect(self._add)
        self.line.closed.connect(self._close)
        self.line.phase_stepped.connect(self._step)
        on_theme(self._restyle)
        self.hide()

    def begin(self, phase: UUID | None) -> None:
        """Opens for a phase; for None, where there is no phase at all, the step goes to a roadmap
        of the learner's own."""
        if self._workspace.read_only:
            return
        self.phase = phase
        self.show()
        skills = queries.names(self._workspace.reader, Skill)
        items = queries.names(self._workspace.reader, Item)
        self._workspace.drafts.begin(self.line.field, _FIELD)
        self.line.begin(self._title(), self._workspace.when().today, skills, items)
        self.phase_chosen.emit(phase)

    def add_phase(self, track: UUID | None) -> None:
        """Gives a roadmap that has none its first phase."""
        if track is not None:
            self._workspace.do(steps.add_phase, track=track, title=tr("First steps"))

    def _title(self) -> str:
        for phase in self._outline().phases:
            if phase.id == self.phase:
                return f"{phase.number} {phase.title}"
        return tr("my own steps")

    def _step(self, direction: int) -> None:
        phases = [phase.id for phase in self._outline().phases]
        if self.phase in phases:
            at = phases.index(self.phase) + direction
            if 0 <= at < len(phases):
                self.phase = phases[at]
                self.line.set_phase(self._title())
                self.phase_chosen.emit(self.phase)

    def _add(self, wanted: QuickAdd) -> None:
        if self.phase not in {phase.id for phase in self._outline().phases}:
            self.phase = None  # it has been removed meanwhile
        answer = self._workspace.keep(
            {_FIELD: self.line.field.text()}, steps.add, wanted=wanted, phase=self.phase
        )
        if answer.done is None:
            self.line.refuse(answer.against)
            return
        self.line.take()
        self.added.emit(answer.done.id)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(px(24), px(12), px(24), px(16))
