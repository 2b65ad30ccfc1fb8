"""The table of roles beside each other, one role a row."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QTableView,
)

from pathtracker.app.gaps.compare_model import CompareModel, Figure
from pathtracker.app.gaps.compare_paint import (
    BAR_WIDE,
    HEAD_HIGH,
    ROW_HIGH,
    CompareDelegate,
    CompareHead,
)
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.rows_alone import show_rows_alone
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

_WIDTHS = {
    Figure.BAR: BAR_WIDE,
    Figure.SAY: 52,
    Figure.SHOW: 78,
    Figure.OPEN: 82,
    Figure.BEYOND: 112,
    Figure.SHARED: 108,
}
_BAR_FROM, _SHARED_FROM = 800, 560
"""Below these widths the bar and the shared skills are left to the sheet of the role."""


class CompareTable(QTableView):
    """Signals: chosen, with the id of the role selected now; copy_wanted."""

    chosen = Signal(object)
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.roles = CompareModel(self)
        self.setModel(self.roles)
        self._delegate = CompareDelegate(self.roles, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Roles beside each other"))
        show_rows_alone(self)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head = CompareHead(self)
        self.setHorizontalHeader(head)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(20)
        head.setHighlightSections(False)
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        on_theme(self._restyle)

    def selected(self) -> UUID | None:
        rows = self.selectionModel().selectedRows()
        one = self.roles.role(rows[0]) if rows else None
        return one.id if one else None

    def select(self, role: UUID) -> bool:
        """Selects a role without a signal; whether there is such a one."""
        row = self.roles.row_of(role)
        if row is None:
            return False
        selection = self.selectionModel()
        selection.blockSignals(True)
        flags = selection.SelectionFlag.ClearAndSelect | selection.SelectionFlag.Rows
        selection.setCurrentIndex(self.roles.index(row, 0), flags)
        selection.blockSignals(False)
        self.viewport().update()
        return True

    def fit(self) -> None:
        """As high as its rows."""
        px = current_theme().px
        self.setFixedHeight(px(HEAD_HIGH) + self.roles.rowCount() * px(ROW_HIGH) + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() == Qt.Key.Key_Space or (event.text() and event.text().isprintable()):
            event.ignore()  # the window's
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def _tell(self) -> None:
        if (role := self.selected()) is not None:
            self.chosen.emit(role)

    def _arrange(self) -> None:
        px, width = current_theme().px, self.viewport().width()
        self.setColumnHidden(Figure.BAR, width < px(_BAR_FROM))
        self.setColumnHidden(Figure.SHARED, width < px(_SHARED_FROM))
        rest = width
        for figure, wide in _WIDTHS.items():
            self.setColumnWidth(figure, px(wide))
            rest -= 0 if self.isColumnHidden(figure) else px(wide)
        self.setColumnWidth(Figure.ROLE, max(px(120), rest))

    def _restyle(self) -> None:
        px = current_theme().px
        self.verticalHeader().setDefaultSectionSize(px(ROW_HIGH))
        self.horizontalHeader().setFixedHeight(px(HEAD_HIGH))
        self.fit()
        self._arrange()
