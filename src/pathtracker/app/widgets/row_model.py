"""A table model that goes from the rows it shows to others by touching only what differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Identified(Protocol):
    """A row that stays the same one while its other values change."""

    @property
    def id(self) -> UUID: ...


R = TypeVar("R", bound=Identified)


class RowModel(QAbstractTableModel, Generic[R]):
    """Keeps rows by id. Selection and scroll survive, since the model is never reset."""

    columns: int

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []

    def row_of(self, key: UUID) -> int | None:
        return next((at for at, row in enumerate(self._rows) if row.id == key), None)

    def row_at(self, index: Index) -> R | None:
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self.columns

    def _show(self, rows: Sequence[R]) -> None:
        """Shows these rows in this order."""
        wanted = {row.id for row in rows}
        for at in reversed(range(len(self._rows))):
            if self._rows[at].id not in wanted:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._rows[at]
                self.endRemoveRows()
        for at, row in enumerate(rows):
            if at < len(self._rows) and self._rows[at].id == row.id:
                continue
            known = self.row_of(row.id)
            if known is None:
                self.beginInsertRows(QModelIndex(), at, at)
                self._rows.insert(at, row)
                self.endInsertRows()
            else:  # it has moved up; those between go down
                self.beginMoveRows(QModelIndex(), known, known, QModelIndex(), at)
                self._rows.insert(at, self._rows.pop(known))
                self.endMoveRows()
        for at, row in enumerate(rows):
            if self._rows[at] != row:
                self._rows[at] = row
                self._tell(at, at)

    def _tell(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columns - 1))
