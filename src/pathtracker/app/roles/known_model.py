"""The steps of a role as an item model with boxes to tick, by phase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.text import tip, visible
from pathtracker.app.words import hours

Index = QModelIndex | QPersistentModelIndex
Flag, Role, Tick = Qt.ItemFlag, Qt.ItemDataRole, Qt.CheckState
_SHOWN = 300
"""Characters of a title that a row can show."""


@dataclass(frozen=True, slots=True)
class Row:
    """A step that may be known. `checks` are what one can do then."""

    id: UUID
    title: str
    hours: float
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A phase with its steps."""

    title: str
    rows: tuple[Row, ...]


class KnownModel(QAbstractItemModel):
    """Two columns: title, hours. A phase is ticked when all its steps are, and ticks all of them.

    Signal: ticked, when the choice has changed."""

    TITLE, HOURS = 0, 1

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[Group] = []
        self._chosen: set[UUID] = set()

    def set_rows(self, groups: Sequence[Group]) -> None:
        """Shows other steps; what was ticked and is still there stays ticked."""
        self.beginResetModel()
        self._groups = [group for group in groups if group.rows]
        self._chosen &= {row.id for group in self._groups for row in group.rows}
        self.endResetModel()
        self.ticked.emit()

    def chosen(self) -> list[UUID]:
        """The ticked steps, in order and each once."""
        everyone = dict.fromkeys(row.id for group in self._groups for row in group.rows)
        return [item for item in everyone if item in self._chosen]

    def chosen_hours(self) -> float:
        """How many hours the ticked steps would take."""
        effort = {row.id: row.hours for group in self._groups for row in group.rows}
        return sum(effort[item] for item in self._chosen)

    def toggle(self, index: Index) -> None:
        first = self.index(index.row(), self.TITLE, index.parent())
        ticked = self.data(first, Role.CheckStateRole) == Tick.Checked
        self.setData(first, Tick.Unchecked if ticked else Tick.Checked, Role.CheckStateRole)

    # Qt's questions.

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        parent = parent or QModelIndex()
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        # A step remembers its phase, counted from 1; a phase has 0.
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]
        if index is None or not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(int(index.internalId()) - 1, 0, 0)

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return len(self._groups)
        if parent.internalId() or parent.column():
            return 0
        return len(self._groups[parent.row()].rows)

    def columnCount(self, _parent: Index | None = None) -> int:
        return 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Flag.NoItemFlags
        usual = Flag.ItemIsEnabled | Flag.ItemIsSelectable
        if index.column() != self.TITLE:
            return usual
        usual |= Flag.ItemIsUserCheckable
        return usual if index.internalId() else usual | Flag.ItemIsAutoTristate

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if not index.internalId():
            return self._group_data(self._groups[index.row()], index.column(), role)
        group = self._groups[int(index.internalId()) - 1]
        return self._row_data(group.rows[index.row()], index.column(), role)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if not index.isValid() or role != Role.CheckStateRole or index.column() != self.TITLE:
            return False
        rows = self._rows_at(index)
        if Tick(value) == Tick.Checked:
            self._chosen |= {row.id for row in rows}
        else:
            self._chosen -= {row.id for row in rows}
        # A shared step stands in several phases; all of them may look different now.
        for place, group in enumerate(self._groups):
            top = self.index(place, self.TITLE)
            self.dataChanged.emit(top, top, [Role.CheckStateRole])
            first = self.index(0, self.TITLE, top)
            last = self.index(len(group.rows) - 1, self.TITLE, top)
            self.dataChanged.emit(first, last, [Role.CheckStateRole])
        self.ticked.emit()
        return True

    def _rows_at(self, index: Index) -> tuple[Row, ...]:
        if not index.internalId():
            return self._groups[index.row()].rows
        return (self._groups[int(index.internalId()) - 1].rows[index.row()],)

    def _group_data(self, group: Group, column: int, role: int) -> Any:
        if role == Role.FontRole:
            return current_theme().font("body", 600)
        if column == self.HOURS:
            total = hours(sum(row.hours for row in group.rows))
            return {
                Role.DisplayRole: total,
                Role.TextAlignmentRole: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                Role.ForegroundRole: current_theme().tokens.muted,
            }.get(Role(role))
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return visible(group.title, limit=_SHOWN)
        if role == Role.CheckStateRole:
            known = sum(row.id in self._chosen for row in group.rows)
            if known == len(group.rows):
                return Tick.Checked
            return Tick.PartiallyChecked if known else Tick.Unchecked
        return None

    def _row_data(self, row: Row, column: int, role: int) -> Any:
        if column == self.HOURS:
            return {
                Role.DisplayRole: hours(row.hours),
                Role.TextAlignmentRole: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                Role.ForegroundRole: current_theme().tokens.muted,
            }.get(Role(role))
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return visible(row.title, limit=_SHOWN)
        if role in (Role.ToolTipRole, Role.AccessibleDescriptionRole):
            words = "\n".join((row.title, *(f"– {check}" for check in row.checks)))
            return tip(words) if role == Role.ToolTipRole else visible(words)
        if role == Role.CheckStateRole:
            return Tick.Checked if row.id in self._chosen else Tick.Unchecked
        return None
