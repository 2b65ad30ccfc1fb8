"""The outline: phases one below the other, each with its steps."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTreeView, QWidget

from pathtracker.app.roadmap.delegate import RowDelegate, Zone
from pathtracker.app.roadmap.model import Index, RoadmapModel
from pathtracker.app.roadmap.rows import PhaseRow
from pathtracker.app.roadmap.surface import Asks, StepSurface
from pathtracker.app.widgets.heard_rows import recount_on_folds
from pathtracker.app.words import tr


class OutlineTree(StepSurface, QTreeView):
    """`folded` are the phases that show their head alone."""

    def __init__(self, rows: RoadmapModel, asks: Asks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folded: set[UUID] = set()
        self.setAccessibleName(tr("Outline"))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoExpandDelay(600)
        delegate = RowDelegate(rows, self)
        delegate.folded = self.folded
        self.set_up(rows, asks, delegate)
        self.header().setStretchLastSection(True)
        self.expanded.connect(lambda index: self._remember(index, False))
        self.collapsed.connect(lambda index: self._remember(index, True))
        recount_on_folds(self)
        rows.modelReset.connect(self.unfold)
        rows.rowsInserted.connect(self._inserted)
        self.unfold()

    def unfold(self) -> None:
        """Opens every phase but the folded ones."""
        for at, head in enumerate(self.rows.heads()):
            self.setExpanded(self.rows.index(at, 0), head.id not in self.folded)

    def fold(self, phase: UUID, folded: bool) -> None:
        index = self.rows.index_of_phase(phase)
        if index.isValid():
            self.setExpanded(index, not folded)
        elif folded:
            self.folded.add(phase)

    def _remember(self, index: QModelIndex, folded: bool) -> None:
        phase = self.rows.phase_of(index)
        if phase is not None:
            (self.folded.add if folded else self.folded.discard)(phase)

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        """A phase that appears, or that gets its first rows, opens."""
        if parent.isValid():
            if last - first + 1 == self.rows.rowCount(parent):
                self.setExpanded(parent, self.rows.phase_of(parent) not in self.folded)
            return
        for at in range(first, last + 1):
            index = self.rows.index(at, 0)
            self.setExpanded(index, self.rows.phase_of(index) not in self.folded)

    # --- Qt ---------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = self._pressed
        super().mouseReleaseEvent(event)
        index, zone = self.zone_at(event.position().toPoint())
        row = self.rows.row_at(index)
        if isinstance(row, PhaseRow) and zone is not Zone.ADD and pressed == (row.id, zone):
            self.setExpanded(index, not self.isExpanded(index))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keyboard = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._use_keys(event.reason() in keyboard or self.painter_of_rows.keys)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.selectionModel().setCurrentIndex(
                self.rows.index(0, 0), self.selectionModel().SelectionFlag.NoUpdate
            )

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Nothing: the delegate paints the whole row."""

    def paintEvent(self, event: QPaintEvent) -> None:
        bar = self.verticalScrollBar()
        self.painter_of_rows.inset = bar.width() if bar.isVisible() else 0
        super().paintEvent(event)
        self.paint_drop()
