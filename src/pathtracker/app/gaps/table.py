"""The table of gaps, worked by pointer and by keyboard."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelection, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from pathtracker.app.gaps.delegate import PAD, SIDE, GapDelegate
from pathtracker.app.gaps.model import Column, GapModel
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.row_model import Index
from pathtracker.app.widgets.rows_alone import show_rows_alone
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

_HEAD = 40
_ROOMY = 40
_WIDTHS = {Column.SAY: 72, Column.SHOW: 92}
_WEIGHT, _WEIGHT_WITH_DEMAND = 52, 120
_LEVEL, _LEVEL_WITH_WORDS = 136, 194
_NAME_SHARE = 0.54
_CLOSES_FROM, _WORDS_FROM, _SAY_FROM, _DEMAND_FROM = 720, 1000, 460, 600
"""Below these widths what closes a gap, the words beside its bar, what is said and how sought the
skill is are left to the card of the skill."""


class GapTable(QTableView):
    """Signals: chosen, with the id of the skill selected now; level_typed, with a level from 0 to
    5 typed for it; entered, when its card is wanted by Enter or a double click; copy_wanted;
    menu_wanted, with the place on screen for the menu of the selected skill."""

    chosen = Signal(object)
    level_typed = Signal(int)
    entered = Signal()
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, model: GapModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gaps = model
        self._delegate = GapDelegate(model, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Points missing, most first"))
        show_rows_alone(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = _Head(self)
        self.setHorizontalHeader(head)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(20)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.doubleClicked.connect(lambda _: self.entered.emit())
        on_theme(self._restyle)

    def selected(self) -> UUID | None:
        """The skill that is selected."""
        rows = self.selectionModel().selectedRows()
        line = self.gaps.line(rows[0]) if rows else None
        return line.id if line else None

    def mark(self, wanted: bool) -> None:
        """Whether the selected row is marked also while the keyboard is elsewhere."""
        if self._delegate.marked != wanted:
            self._delegate.marked = wanted
            self.viewport().update()

    def select(self, skill: UUID) -> bool:
        """Selects a skill without a signal; whether there is such a one."""
        row = self.gaps.row_of(skill)
        if row is None:
            return False
        if row == self.currentIndex().row() and self.selected() == skill:
            return True
        selection = self.selectionModel()
        selection.blockSignals(True)
        flags = selection.SelectionFlag.ClearAndSelect | selection.SelectionFlag.Rows
        selection.setCurrentIndex(self.gaps.index(row, 0), flags)
        selection.blockSignals(False)
        self.viewport().update()
        return True

    def show_current(self) -> None:
        """Scrolls to the selected row."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def whole_height(self, *, roomy: bool = False) -> int:
        """How high it is with all of its rows in sight, or with all the room they like."""
        px = current_theme().px
        return px(_HEAD) + self.gaps.rowCount() * px(_ROOMY if roomy else metrics.ROW_TABLE)

    # --- Qt ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(560), self.whole_height())

    def minimumSizeHint(self) -> QSize:
        px = current_theme().px
        return QSize(px(320), px(_HEAD + 3 * metrics.ROW_TABLE))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._use_keys(False)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._use_keys(True)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        typed = level_of(event)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if typed is not None and self.selected() is not None:
            self.level_typed.emit(typed)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Space or (event.text().isprintable() and event.text()):
            event.ignore()  # the window's
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, place = self.currentIndex(), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.show_current()
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index = self.indexAt(self.viewport().mapFromGlobal(place))
        line = self.gaps.line(index)
        if line is not None:
            if line.id != self.selected():
                self.setCurrentIndex(index)
            self.menu_wanted.emit(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keyboard = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._use_keys(event.reason() in keyboard or self._delegate.keys)
        self._follow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._follow()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    # --- inside -----------------------------------------------------------------------------

    def _tell(self, _now: QItemSelection, _before: QItemSelection) -> None:
        if (skill := self.selected()) is not None:
            self.chosen.emit(skill)

    def _hover(self, row: int) -> None:
        if self._delegate.hovered != row:
            self._delegate.hovered = row
            self.viewport().update()

    def _use_keys(self, used: bool) -> None:
        if self._delegate.keys != used:
            self._delegate.keys = used
            self.viewport().update()

    def _arrange(self) -> None:
        """Leaves out the columns for which there is no room."""
        px, width = current_theme().px, self.viewport().width()
        closes, says = width >= px(_CLOSES_FROM), width >= px(_SAY_FROM)
        self.setColumnHidden(Column.CLOSES, not closes)
        self.setColumnHidden(Column.SAY, not says)
        self._delegate.beside_bar = width >= px(_WORDS_FROM)
        self._delegate.beside_name = not says
        self.gaps.with_demand = width >= px(_DEMAND_FROM)
        weight = px(_WEIGHT_WITH_DEMAND if self.gaps.with_demand else _WEIGHT)
        self.setColumnWidth(Column.WEIGHT, weight)
        level = px(_LEVEL_WITH_WORDS if self._delegate.beside_bar else _LEVEL)
        self.setColumnWidth(Column.LEVEL, level)
        rest = (
            width
            - level
            - weight
            - sum(px(wide) for column, wide in _WIDTHS.items() if not self.isColumnHidden(column))
        )
        least, most = px(metrics.ROW_TABLE), px(_ROOMY)
        height = self.viewport().height() // max(1, self.gaps.rowCount())
        self.verticalHeader().setDefaultSectionSize(min(most, max(least, height)))
        name = round(rest * _NAME_SHARE) if closes else rest
        self.setColumnWidth(Column.SKILL, name)
        self.setColumnWidth(Column.CLOSES, rest - name)

    def _follow(self) -> None:
        """The row that has the keyboard."""
        self._delegate.current = self.currentIndex().row() if self.hasFocus() else -1
        self.viewport().update()

    def _restyle(self) -> None:
        px = current_theme().px
        self.horizontalHeader().setFixedHeight(px(_HEAD))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, px(width))
        self._arrange()
        self.updateGeometry()


def level_of(event: QKeyEvent) -> int | None:
    """The level from 0 to 5 that a key stands for."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    level = event.key() - Qt.Key.Key_0
    return level if 0 <= level <= 5 else None


class _Head(QHeaderView):
    """Names of columns, each above what it names."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        theme = current_theme()
        tokens, px = theme.tokens, theme.px
        painter.fillRect(rect, tokens.surface)
        for edge in (rect.top(), rect.bottom()):
            painter.fillRect(rect.left(), edge, rect.width(), 1, tokens.hairline)
        leading = px(PAD if column == Column.SKILL else SIDE)
        trailing = px(PAD if column == Column.SHOW else 4)
        if self.isRightToLeft():
            leading, trailing = trailing, leading
        painter.setFont(theme.font("caption", 500))
        painter.setPen(tokens.muted)
        orientation, role = Qt.Orientation.Horizontal, Qt.ItemDataRole
        align = self.model().headerData(column, orientation, role.TextAlignmentRole)
        words = self.model().headerData(column, orientation, role.DisplayRole)
        place = rect.adjusted(leading, 0, -trailing, 0)
        painter.drawText(place, int(align) | int(Qt.TextFlag.TextWordWrap), words)
