"""The milestones of a project as an item model that changes row by row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from pathtracker.app.portfolio.words import day, hours
from pathtracker.app.widgets.row_model import Index, RowModel
from pathtracker.app.widgets.text import visible
from pathtracker.app.words import number, tr
from pathtracker.core.model import State
from pathtracker.reports.projects import Milestone

_Role = Qt.ItemDataRole
LONGEST = 400
"""Characters of a title that can be in sight; measuring 10,000 takes its time."""


class Column(IntEnum):
    """What stands where."""

    TITLE = 0
    CHECKS = 1
    EVIDENCE = 2
    HOURS = 3
    DAY = 4


class MilestoneModel(RowModel[Milestone]):
    """`set_rows` shows other milestones, or the same in a new state by touching only what differs.

    It never changes a milestone: views ask for that with the id.
    """

    columns = len(Column)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = date.min

    def set_rows(self, rows: Sequence[Milestone], today: date) -> None:
        """Shows these milestones in this order."""
        if today != self._today:
            self._today = today
            self._tell(0, len(self._rows) - 1)
        self._show(rows)

    def milestone(self, index: Index) -> Milestone | None:
        """The milestone of a row."""
        return self.row_at(index)

    def opens_stage(self, row: int) -> bool:
        """Whether a row is the first of its stage."""
        return row == 0 or self._rows[row - 1].stage != self._rows[row].stage

    def words(self, row: Milestone, column: Column) -> str:
        """What stands in a cell."""
        if column is Column.TITLE:
            return visible(row.title[:LONGEST])
        if column is Column.CHECKS:
            ticked = sum(check.ticked for check in row.checks)
            return tr("{done} of {total}", done=ticked, total=len(row.checks)) if row.checks else ""
        if column is Column.EVIDENCE:
            return number(row.evidence) if row.evidence else tr("none yet")
        return self._hours(row) if column is Column.HOURS else self._day(row)

    def spoken(self, row: Milestone) -> str:
        """A whole row for a screen reader."""
        checks = self.words(row, Column.CHECKS)
        parts = [
            visible(row.stage_title[:LONGEST]),
            self.words(row, Column.TITLE),
            _state(row),
            tr("checks {words}", words=checks) if checks else "",
            tr("{n} [piece|pieces] of evidence", row.evidence) if row.evidence else "",
            self._hours(row),
            self._day(row),
        ]
        return ", ".join(part for part in parts if part and part != "–")

    # --- Qt ---------------------------------------------------------------------------------

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        row = self.milestone(index)
        if row is None:
            return None
        column = Column(index.column())
        if role == _Role.DisplayRole:
            return self.words(row, column)
        if role == _Role.AccessibleTextRole and column is Column.TITLE:
            return self.spoken(row)
        if role == _Role.AccessibleTextRole:
            return self.words(row, column) or tr("none")
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
                Column.TITLE: tr("Milestone"),
                Column.CHECKS: tr("Checks"),
                Column.EVIDENCE: tr("Evidence"),
                Column.HOURS: tr("Hours"),
                Column.DAY: tr("Day"),
            }[column]
        return _alignment(column) if role == _Role.TextAlignmentRole else None

    def _hours(self, row: Milestone) -> str:
        """What it took, or what is left."""
        if row.is_settled:
            return hours(row.minutes / 60) if row.minutes else "–"
        return hours(row.left)

    def _day(self, row: Milestone) -> str:
        if row.done_on:
            return day(row.done_on, self._today)
        if row.parked_until:
            return tr("from {day}", day=day(row.parked_until, self._today))
        return tr("by {day}", day=day(row.deadline, self._today)) if row.deadline else ""


def _alignment(column: Column) -> Qt.AlignmentFlag:
    end = column in (Column.HOURS, Column.DAY)
    side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _state(row: Milestone) -> str:
    return {
        State.OPEN: tr("current") if row.is_current else tr("ahead"),
        State.ACTIVE: tr("begun"),
        State.DONE: tr("reached"),
        State.SKIPPED: tr("skipped"),
        State.KNOWN: tr("known"),
        State.PARKED: tr("parked"),
    }[row.state]
