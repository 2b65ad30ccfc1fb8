"""Phases and their steps for the views: words, flags, and what can be dragged."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, Qt, Signal

from pathtracker.app.roadmap.groupmodel import GroupModel, Index
from pathtracker.app.roadmap.rows import PhaseRow, StepRow

__all__ = ["PLACES", "Index", "RoadmapModel", "in_order"]

PLACES = "application/x-pathtracker-places"
_Role = Qt.ItemDataRole
_LINE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_STEP = _LINE | Qt.ItemFlag.ItemIsDragEnabled
_HEAD = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled


class RoadmapModel(GroupModel):
    """Signal: drop_wanted, with the places (UUIDs) dragged, the phase to drop them in and the place
    before which, or None for the end. The rows move when the store has changed."""

    drop_wanted = Signal(list, object, object)

    def step_at(self, index: Index) -> StepRow | None:
        row = self.row_at(index)
        return row if isinstance(row, StepRow) else None

    def phase_of(self, index: Index) -> UUID | None:
        """The phase of an index, or that it is."""
        if not index.isValid():
            return None
        serial = index.internalId()
        at = index.row() if serial == 0 else self._at[serial]
        return self._phases[at].head.id

    def index_of_phase(self, phase: UUID) -> QModelIndex:
        for at, known in enumerate(self._phases):
            if known.head.id == phase:
                return self.index(at, 0)
        return QModelIndex()

    def index_of_item(self, item: UUID) -> QModelIndex:
        """The first row of an item."""
        for at, phase in enumerate(self._phases):
            for row, known in enumerate(phase.rows):
                if isinstance(known, StepRow) and known.item == item:
                    return self.index(row, 0, self.index(at, 0))
        return QModelIndex()

    def index_of_place(self, place: UUID) -> QModelIndex:
        for at, phase in enumerate(self._phases):
            for row, known in enumerate(phase.rows):
                if known.key == place:
                    return self.index(row, 0, self.index(at, 0))
        return QModelIndex()

    def heads(self) -> list[PhaseRow]:
        return [phase.head for phase in self._phases]

    def steps_in(self, phase: UUID) -> list[StepRow]:
        """The steps of a phase that are in sight."""
        for known in self._phases:
            if known.head.id == phase:
                return [row for row in known.rows if isinstance(row, StepRow)]
        return []

    # --- Qt ---------------------------------------------------------------------------------

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        row = self.row_at(index)
        if isinstance(row, StepRow | PhaseRow):
            return row.spoken if role == _Role.AccessibleTextRole else row.title
        return None if row is None else f"{row.words}, {row.link}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.internalId() == 0:
            return _HEAD
        return _STEP if isinstance(self.row_at(index), StepRow) else _LINE

    def mimeTypes(self) -> list[str]:
        return [PLACES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        steps = [row for index in in_order(indexes) if (row := self.step_at(index))]
        data = QMimeData()
        data.setData(PLACES, QByteArray(json.dumps([row.key.hex for row in steps]).encode()))
        data.setText("\n".join(row.title for row in steps))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        return data.hasFormat(PLACES) and parent.isValid()

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Asks for the dragged steps to be moved before a row of a phase (-1: to its end)."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        if parent.internalId() != 0:  # onto a step: before it
            row, parent = parent.row(), self.parent(parent)
        keys = json.loads(bytes(data.data(PLACES).data()))
        places = [UUID(hex=key) for key in keys]
        phase = self._phases[parent.row()]
        below = phase.rows[row:] if row >= 0 else []
        before = next(
            (
                known.key
                for known in below
                if isinstance(known, StepRow) and known.key not in places
            ),
            None,
        )
        self.drop_wanted.emit(places, phase.head.id, before)
        return True


def in_order(indexes: Iterable[QModelIndex]) -> list[QModelIndex]:
    """Indexes from top to bottom."""
    return sorted(indexes, key=lambda index: (index.parent().row(), index.row()))
