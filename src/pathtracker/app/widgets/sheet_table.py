"""A sheet as a table one can go through by keys and copy."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.row_model import NOWHERE, Index
from pathtracker.app.widgets.rows_alone import show_rows_alone
from pathtracker.app.widgets.sheet import Sheet, sheet_csv
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.themed import on_theme

_WIDEST = 400


class SheetTable(QTableView):
    """The first column holds names, the others numbers. Copying takes all of it, as CSV."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.setModel(self._model)
        show_rows_alone(self)
        self.setWordWrap(False)
        self.horizontalHeader().setHighlightSections(False)
        on_theme(self._restyle)

    def show_sheet(self, sheet: Sheet) -> None:
        self._model.show_sheet(sheet)
        self.setAccessibleName(visible(sheet.title))
        head = self.horizontalHeader()
        for column in range(len(sheet.columns)):
            mode = QHeaderView.ResizeMode.ResizeToContents if column else head.ResizeMode.Stretch
            head.setSectionResizeMode(column, mode)

    @property
    def sheet(self) -> Sheet:
        return self._model.sheet

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(sheet_csv(self._model.sheet))
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(current_theme().px(metrics.ROW_STEP))


class _Model(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheet = Sheet("")

    def show_sheet(self, sheet: Sheet) -> None:
        if sheet != self.sheet:
            self.beginResetModel()
            self.sheet = sheet
            self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.sheet.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.sheet.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(self.sheet.rows[index.row()][index.column()][:_WIDEST])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Vertical or section >= len(self.sheet.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.sheet.columns[section]
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
