"""The comparison as a plain table: for the keyboard, screen readers and other programs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from pathtracker.app.roles.compare_rows import Row
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.text import tip, visible
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.exchange.csv_out import csv_text

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CompareModel(QAbstractTableModel):
    """What the rows say of the roles."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._titles: Sequence[str] = ()

    def set_rows(self, rows: Sequence[Row], titles: Sequence[str]) -> None:
        self.beginResetModel()
        self._rows, self._titles = rows, titles
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        words = visible(self._rows[index.row()].texts[index.column()], lines=True)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(words)
        return words if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if side == Qt.Orientation.Horizontal:
            return visible(self._titles[section])
        return visible(self._rows[section].title)

    def as_csv(self) -> str:
        """All of it as CSV with a head; nothing in it can be taken for a formula."""
        rows = [
            (f"{row.title} ({row.note})" if row.note else row.title, *row.texts)
            for row in self._rows
        ]
        return csv_text((tr("Compared"), *self._titles), rows)


class CompareTable(QTableView):
    """The arrow keys go from cell to cell; copying takes the whole table."""

    def __init__(self) -> None:
        super().__init__()
        self.model_shown = CompareModel()
        self.setModel(self.model_shown)
        self.setAccessibleName(tr("The comparison as a table"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        mode = QHeaderView.ResizeMode.ResizeToContents
        self.verticalHeader().setSectionResizeMode(mode)
        on_theme(self._restyle)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.model_shown.as_csv())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        px, tokens = current_theme().px, current_theme().tokens
        self.verticalHeader().setMinimumWidth(px(176))
        self.setStyleSheet(
            f"QTableView::item {{padding: {px(4)}px {px(8)}px}}"
            f"QTableCornerButton::section {{background: {tokens.surface.name()}; border: 0;"
            f" border-bottom: 1px solid {tokens.hairline_strong.name()}}}"
        )
