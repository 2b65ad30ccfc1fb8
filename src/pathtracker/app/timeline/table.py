"""The chart as a table, to be read, sorted through by keys, and copied as CSV."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.timeline.model import Column, Index, TimelineModel
from pathtracker.app.widgets.buttons import Button
from pathtracker.app.widgets.rows_alone import show_rows_alone
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.exchange.csv_out import csv_text


class TimelineTable(QWidget):
    """Signal: opened, with the id of an item."""

    opened = Signal(object)

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.rows = _Rows(model)
        self.rows.activated.connect(lambda index: self._open(index.row()))
        self.copy = Button(tr("Copy as CSV"), "copy")
        self.copy.clicked.connect(lambda: copy_csv(self.model))
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rows, 1)
        column.addLayout(self._foot)
        on_theme(self._restyle)

    def _open(self, at: int) -> None:
        item = self.model.row(at).item
        if item is not None:
            self.opened.emit(item)

    def _restyle(self) -> None:
        px = current_theme().px
        self._foot.setContentsMargins(px(16), px(8), px(16), px(8))


class _Rows(QTableView):
    def __init__(self, model: TimelineModel) -> None:
        super().__init__()
        self.setModel(model)
        self._cells = _Cells(self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(tr("Timeline as a table"))
        show_rows_alone(self)
        self.setWordWrap(False)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(Column.NOTE, QHeaderView.ResizeMode.Stretch)
        on_theme(self._restyle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            model = self.model()
            assert isinstance(model, TimelineModel)
            copy_csv(model)
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        px = current_theme().px
        self.verticalHeader().setDefaultSectionSize(px(metrics.ROW_STEP))
        for column in (Column.START, Column.FINISH, Column.LEFT, Column.STATE):
            self.setColumnWidth(column, px(92))


class _Cells(QStyledItemDelegate):
    """Words begin where those of the head do."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        side = current_theme().px(5)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, current_theme().tokens.accent_soft)
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(side, 0, -side, 0)
        inner.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, inner, index)


def copy_csv(model: TimelineModel) -> None:
    """Everything that is shown, to the clipboard."""
    head, *rows = model.csv_rows()
    QGuiApplication.clipboard().setText(csv_text(head, rows))
