"""The rows as an item model: for the table, for screen readers, for the chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pathtracker.app.theme import current_theme
from pathtracker.app.timeline.rows import Row
from pathtracker.app.timeline.scene import Scene, Schedule, Span
from pathtracker.app.timeline.words import day, hours, state_word
from pathtracker.app.widgets.text import tip, visible
from pathtracker.app.words import tr

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NO_SCENE = Scene((), Schedule(0), {}, {})


class Column(IntEnum):
    """What the table shows of a row."""

    TITLE = 0
    START = 1
    FINISH = 2
    LEFT = 3
    STATE = 4
    NOTE = 5


class TimelineModel(QAbstractTableModel):
    """The rows of a scene, heads included, in the order of the chart."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scene = NO_SCENE

    def set_scene(self, scene: Scene) -> None:
        """Shows another scene. With the same rows only the days are told to have changed."""
        same = scene.rows is self.scene.rows
        if same:
            self.scene = scene
            if scene.rows:
                last = self.index(len(scene.rows) - 1, len(Column) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.scene = scene
        self.endResetModel()

    def row(self, at: int) -> Row:
        return self.scene.rows[at]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.scene.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.LEFT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.TITLE: tr("Step or milestone"),
            Column.START: tr("Starts"),
            Column.FINISH: tr("Ends"),
            Column.LEFT: tr("Left"),
            Column.STATE: tr("State"),
            Column.NOTE: tr("Note"),
        }[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            indent = "\u2003" * self.row(index.row()).depth if column is Column.TITLE else ""
            return f"{indent}{self.words(index.row(), column)}"
        if role == Qt.ItemDataRole.FontRole and self.row(index.row()).depth == 0:
            return current_theme().font("body", 600)
        if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.LEFT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and column in (Column.TITLE, Column.NOTE):
            return tip(self.words(index.row(), column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(index.row())
        return None

    def words(self, at: int, column: Column) -> str:
        """What stands in a cell."""
        row, scene = self.scene.rows[at], self.scene
        if column is Column.TITLE:
            return visible(row.title)
        span = scene.span(row)
        if column in (Column.START, Column.FINISH):
            return "" if span is None else self._day(span, column)
        if column is Column.LEFT:
            return "" if row.step is None or row.step.settled else hours(row.step.hours_left)
        if column is Column.STATE:
            return "" if row.step is None else state_word(row.step.state, waits=row.step.waits)
        return " · ".join(self.notes(row))

    def _day(self, span: Span, column: Column) -> str:
        value = span.start if column is Column.START else span.finish
        return day(value, self.scene.schedule.today)

    def notes(self, row: Row) -> list[str]:
        """What else is to be known of a row."""
        step, schedule = row.step, self.scene.schedule
        if step is None:
            return [tr("{n} [step|steps]", n=len(row.members))]
        found = []
        if step.id in self.scene.chain:
            found.append(tr("sets the finish"))
        if step.pinned is not None and not step.settled:
            found.append(tr("pinned to {day}", day=day(step.pinned, schedule.today)))
        if step.id in schedule.held_up:
            held = schedule.held_up[step.id]
            by = self.scene.row_of.get(held.by) if held.by else None
            title = "" if by is None else f" ({visible(self.scene.rows[by].title)})"
            found.append(f"{held.words}{title}")
        if step.deadline is not None and not step.settled:
            words = tr("due {day}", day=day(step.deadline, schedule.today))
            missed = step.id in schedule.missed
            found.append(tr("{due}, the plan ends after it", due=words) if missed else words)
        return found

    def sentence(self, at: int) -> str:
        """A row in words, as a screen reader says it."""
        row = self.scene.rows[at]
        span = self.scene.span(row)
        parts = [self.words(at, Column.TITLE)]
        if row.step is not None:
            kind = tr("milestone") if row.step.milestone else tr("step")
            parts.append(f"{kind}, {self.words(at, Column.STATE)}")
        if span is not None:
            parts.append(self._between(span))
        if left := self.words(at, Column.LEFT):
            parts.append(tr("{hours} left", hours=left))
        parts += self.notes(row)
        if row.step is None:
            parts.append(tr("closed") if row.folded else tr("open"))
        return "; ".join(parts)

    def _between(self, span: Span) -> str:
        today = self.scene.schedule.today
        if span.start == span.finish:
            return tr("on {day}", day=day(span.start, today))
        return tr("{start} to {end}", start=day(span.start, today), end=day(span.finish, today))

    def csv_rows(self) -> Sequence[Sequence[str]]:
        """Everything shown as a table, days in ISO, heads as a column of their own."""
        heads = ["", ""]
        rows = [
            [
                tr("Roadmap or group"),
                tr("Phase"),
                tr("Step or milestone"),
                tr("Starts"),
                tr("Ends"),
                tr("Hours left"),
                tr("State"),
                tr("Note"),
            ]
        ]
        for at, row in enumerate(self.scene.rows):
            if row.step is None:
                heads = [row.title, ""] if row.depth == 0 else [heads[0], row.title]
                if not row.folded:
                    continue
            span = self.scene.span(row)
            rows.append(
                [
                    *(heads if row.depth != 1 or row.step is None else [heads[0], ""]),
                    row.title if row.step else "",
                    date.fromordinal(span.start).isoformat() if span else "",
                    date.fromordinal(span.finish).isoformat() if span else "",
                    f"{row.step.hours_left:.2f}" if row.step and not row.step.settled else "",
                    self.words(at, Column.STATE),
                    self.words(at, Column.NOTE),
                ]
            )
        return rows
