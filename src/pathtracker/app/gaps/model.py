"""The gaps of a role as an item model that changes row by row."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import Qt

from pathtracker.app.gaps.words import gap_words, sought_words
from pathtracker.app.skill_words import LONGEST
from pathtracker.app.widgets.row_model import Index, RowModel
from pathtracker.app.widgets.text import tip, visible
from pathtracker.app.words import number, tr
from pathtracker.reports.skill_gaps import GapLine

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


class GapModel(RowModel[GapLine]):
    """`set_lines` shows other gaps, or the same ones by touching only what differs.

    It never changes anything: a level is changed by a rating, and comes back through `set_lines`.
    """

    columns = len(Column)

    is_past = False
    """Whether an earlier day is shown."""
    with_demand = False
    """Whether there is room for how sought the skills are, below their weights."""

    def set_lines(self, lines: Sequence[GapLine], *, is_past: bool = False) -> None:
        """Shows these gaps in this order."""
        if is_past != self.is_past:
            self.is_past = is_past
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, Column.CLOSES, Column.CLOSES)
        self._show(lines)

    def line(self, index: Index) -> GapLine | None:
        """The gap of a row."""
        return self.row_at(index)

    def opens_part(self, row: int) -> bool:
        """Whether a row is the first of those that only work proves, or of those that are met."""
        return row > 0 and self._rows[row - 1].order != self._rows[row].order

    def leads(self, row: int) -> bool:
        """Whether a row is one of the first to look at."""
        return row < _LEADING and bool(self._rows[row].gap.proven_points)

    def words(self, line: GapLine, column: Column) -> str:
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
            return tr("–") if gap.level.claimed is None else number(gap.claimed_points)
        if column is Column.SHOW:
            return number(gap.proven_points)
        if not gap.proven_points:
            return tr("can be shown") if gap.claimed_points else tr("nothing missing")
        if line.since is not None:
            return visible(line.since[:LONGEST]) if line.since else tr("nothing yet")
        if gap.closes_with:
            return visible(gap.closes_with[0].title[:LONGEST])
        return tr("work itself") if gap.need.by_experience else tr("no step yet")

    # --- Qt ---------------------------------------------------------------------------------

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        line = self.line(index)
        if line is None:
            return None
        column = Column(index.column())
        if role == _Role.DisplayRole:
            return self.words(line, column)
        if role == _Role.AccessibleTextRole and column is Column.SKILL:
            return f"{self.words(line, column)}, {_spoken(line)}"
        if role == _Role.ToolTipRole:
            return tip(f"{line.name[:LONGEST]}\n{_spoken(line)}")
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
                Column.WEIGHT: tr("Weight, demand") if self.with_demand else tr("Weight"),
                Column.LEVEL: tr("Level 0 to 5"),
                Column.CLOSES: tr("What came since") if self.is_past else tr("What closes it"),
                Column.SAY: tr("Missing, I\u00a0say"),
                Column.SHOW: tr("Missing, to show"),
            }[column]
        return _alignment(column) if role == _Role.TextAlignmentRole else None


def _spoken(line: GapLine) -> str:
    """A row without the name of its skill."""
    demand = sought_words(line.demand.words) if line.demand else ""
    return ", ".join(filter(None, (gap_words(line.gap), demand)))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    end = column in (Column.SAY, Column.SHOW)
    side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
