"""The gaps of a role as an item model that changes row by row."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pathtracker.app.gaps.reading import Line
from pathtracker.app.gaps.words import LONGEST, gap_words, number, tr
from pathtracker.app.widgets.text import tip, visible

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
_LEADING = 2


class Column(IntEnum):
    """What stands where."""

    SKILL = 0
    WEIGHT = 1
    LEVEL = 2
    CLOSES = 3
    SAY = 4
    SHOW = 5


class GapModel(QAbstractTableModel):
    """`set_lines` shows other gaps, or the same ones by touching only what differs.

    It never changes anything: a level is changed by a rating, and comes back through `set_lines`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Shows these gaps in this order."""
        wanted = {line.id for line in lines}
        for at in reversed(range(len(self._lines))):
            if self._lines[at].id not in wanted:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._lines[at]
                self.endRemoveRows()
        for at, line in enumerate(lines):
            if at < len(self._lines) and self._lines[at].id == line.id:
                continue
            known = self.row_of(line.id)
            if known is None:
                self.beginInsertRows(QModelIndex(), at, at)
                self._lines.insert(at, line)
                self.endInsertRows()
            else:  # it has moved up; those between go down
                self.beginMoveRows(QModelIndex(), known, known, QModelIndex(), at)
                self._lines.insert(at, self._lines.pop(known))
                self.endMoveRows()
        for at, line in enumerate(lines):
            if self._lines[at] != line:
                self._lines[at] = line
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(Column) - 1))

    def line(self, index: Index) -> Line | None:
        """The gap of a row."""
        return self._lines[index.row()] if index.isValid() else None

    def row_of(self, skill: UUID) -> int | None:
        return next((at for at, line in enumerate(self._lines) if line.id == skill), None)

    def opens_part(self, row: int) -> bool:
        """Whether a row is the first of those that only work proves, or of those that are met."""
        return row > 0 and self._lines[row - 1].order != self._lines[row].order

    def leads(self, row: int) -> bool:
        """Whether a row is one of the first to look at."""
        return row < _LEADING and bool(self._lines[row].gap.proven_points)

    def words(self, line: Line, column: Column) -> str:
        """What stands in a cell."""
        gap = line.gap
        if column is Column.SKILL:
            return visible(line.name[:LONGEST])
        if column is Column.WEIGHT:
            return number(gap.need.importance)
        if column is Column.LEVEL:
            if gap.level.claimed is None:
                return tr("not rated")
            return tr("{shown} of {needed}", shown=gap.level.proven, needed=gap.need.level)
        if column is Column.SAY:
            return number(gap.claimed_points)
        if column is Column.SHOW:
            return number(gap.proven_points)
        if not gap.proven_points:
            return tr("can be shown") if gap.claimed_points else tr("nothing missing")
        if gap.closes_with:
            return visible(gap.closes_with[0].title[:LONGEST])
        return tr("work itself") if gap.need.by_experience else tr("no step yet")

    # --- Qt ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        line = self.line(index)
        if line is None:
            return None
        column = Column(index.column())
        if role == _Role.DisplayRole:
            return self.words(line, column)
        if role == _Role.AccessibleTextRole and column is Column.SKILL:
            return f"{self.words(line, column)}, {gap_words(line.gap)}"
        if role == _Role.ToolTipRole:
            return tip(f"{line.name[:LONGEST]}\n{gap_words(line.gap)}")
        if role == _Role.TextAlignmentRole:
            return _alignment(column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        column = Column(section)
        if role == _Role.DisplayRole:
            return {
                Column.SKILL: tr("Skill"),
                Column.WEIGHT: tr("Weight"),
                Column.LEVEL: tr("Level 0 to 5"),
                Column.CLOSES: tr("What closes it"),
                Column.SAY: tr("I say"),
                Column.SHOW: tr("I can show"),
            }[column]
        return _alignment(column) if role == _Role.TextAlignmentRole else None


def _alignment(column: Column) -> Qt.AlignmentFlag:
    end = column in (Column.SAY, Column.SHOW)
    side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
