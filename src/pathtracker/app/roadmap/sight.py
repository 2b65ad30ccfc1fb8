"""What is selected, and bringing steps and phases into sight, in the outline and the columns."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QTimer

from pathtracker.app.roadmap.columns import Columns
from pathtracker.app.roadmap.model import RoadmapModel, in_order
from pathtracker.app.roadmap.tree import OutlineTree


class Sight:
    """Scrolls both, so that either can be looked at next."""

    def __init__(self, rows: RoadmapModel, tree: OutlineTree, columns: Columns) -> None:
        self._rows, self._tree, self._columns = rows, tree, columns

    def selected_items(self) -> list[UUID]:
        """The items of the selected steps, in the order shown."""
        chosen = in_order(self._tree.selectionModel().selectedIndexes())
        found = (self._rows.step_at(index) for index in chosen)
        return list(dict.fromkeys(row.item for row in found if row is not None))

    def selected_item(self) -> UUID | None:
        """The current step if it is selected, else the first that is."""
        step, chosen = self._rows.step_at(self._tree.currentIndex()), self.selected_items()
        return step.item if step and step.item in chosen else next(iter(chosen), None)

    def is_on_line(self) -> bool:
        """Whether the keyboard is on something that is no step, and none is selected."""
        current = self._tree.currentIndex()
        no_step = current.isValid() and self._rows.step_at(current) is None
        return no_step and not self.selected_items()

    def select(self, index: QModelIndex) -> None:
        """Selects a step, out of a folded phase if need be."""
        self._tree.expand(index.parent())
        self._tree.setCurrentIndex(index)
        self._tree.scrollTo(index)
        self._columns.show_index(index)

    def keep_current(self) -> None:
        """Of several selected steps only the current one stays so; none if it is no step."""
        flag = QItemSelectionModel.SelectionFlag
        current = self._tree.currentIndex()
        if self._rows.step_at(current) is None:
            self._tree.selectionModel().clearSelection()
        else:
            self._tree.selectionModel().select(current, flag.ClearAndSelect | flag.Rows)

    def show_first(self, index: QModelIndex) -> None:
        """At first: in sight is what is active or next, not what was done long ago. The keyboard
        starts there; nothing is selected."""
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self._tree.selectionModel().setCurrentIndex(index, flag)
            self._tree.executeDelayedItemsLayout()
            self._tree.scrollTo(index, self._tree.ScrollHint.PositionAtCenter)
            self.show_current_column()

    def show_current_column(self) -> None:
        """Once the columns have been laid out."""
        columns = self._columns
        QTimer.singleShot(0, columns, lambda: columns.show_index(self._tree.currentIndex()))

    def show_start(self, phase: UUID | None) -> None:
        """The head of a phase."""
        index = self._rows.index_of_phase(phase) if phase else QModelIndex()
        if index.isValid():
            self._tree.scrollTo(index, self._tree.ScrollHint.PositionAtTop)
            self._columns.show_index(self._rows.index(0, 0, index))

    def show_end(self, phase: UUID | None) -> None:
        """The end of a phase: that is where a step is added."""
        index = self._rows.index_of_phase(phase) if phase else QModelIndex()
        if index.isValid():
            self._tree.expand(index)
            last = self._rows.index(self._rows.rowCount(index) - 1, 0, index)
            self._tree.scrollTo(last)
            self._columns.show_index(last)
