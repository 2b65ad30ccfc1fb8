"""The table of milestones: as high as its rows, worked by pointer and by keyboard."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QToolTip,
    QWidget,
)

from pathtracker.app.portfolio.delegate import PAD, MilestoneDelegate
from pathtracker.app.portfolio.model import Column, MilestoneModel
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.rows_alone import show_rows_alone
from pathtracker.app.widgets.text import tip
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.reports.projects import Milestone

_WIDTHS = {Column.CHECKS: 76, Column.EVIDENCE: 88, Column.HOURS: 76, Column.DAY: 128}
_HEAD = 28


class MilestoneTable(QTableView):
    """Signals: chosen, with the id of the one milestone that is selected now; marked, of one whose
    mark was clicked; name_wanted, of one to be renamed; menu_wanted, with a place on screen."""

    chosen = Signal(object)
    marked = Signal(object)
    name_wanted = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, rows: MilestoneModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self.painter_of_rows = MilestoneDelegate(rows, self)
        self._pressed_mark: UUID | None = None
        self._pressed_again: Milestone | None = None
        self.setModel(rows)
        self.setItemDelegate(self.painter_of_rows)
        self.setAccessibleName(tr("Milestones"))
        show_rows_alone(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head = _Head(self)
        self.setHorizontalHeader(head)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(20)
        for told in (rows.rowsInserted, rows.rowsRemoved, rows.rowsMoved):
            told.connect(self._fit)
        self.selectionModel().selectionChanged.connect(self._tell)
        on_theme(self._restyle)

    def selected(self) -> list[UUID]:
        """The selected milestones from top to bottom."""
        found = sorted(index.row() for index in self.selectionModel().selectedRows())
        milestones = (self.rows.milestone(self.rows.index(row, 0)) for row in found)
        return [one.id for one in milestones if one is not None]

    def select(self, item: UUID) -> bool:
        """Selects a milestone without a signal; whether there is such a one."""
        row = self.rows.row_of(item)
        if row is None:
            return False
        selection = self.selectionModel()
        selection.blockSignals(True)
        flags = selection.SelectionFlag.ClearAndSelect | selection.SelectionFlag.Rows
        selection.setCurrentIndex(self.rows.index(row, 0), flags)
        selection.blockSignals(False)
        self.viewport().update()
        return True

    def step(self, direction: int) -> UUID | None:
        """Selects the milestone after or before the current one; returns its id."""
        row = self.currentIndex().row() + direction
        if not 0 <= row < self.rows.rowCount():
            return None
        self.setCurrentIndex(self.rows.index(row, 0))
        found = self.rows.milestone(self.rows.index(row, 0))
        return found.id if found else None

    # --- Qt ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(560), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(400), self._height())

    def meaning_at(self, point: QPoint) -> object:
        """What a press there does: to which milestone, and whether it reaches or opens it again."""
        found = self.rows.milestone(self.indexAt(point))
        if found is None:
            return None
        marked = self._mark_at(point) is not None
        return found.id, marked, marked and found.is_settled

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._use_keys(False)
        self._pressed_mark = self._marked_at(event)
        index = self.indexAt(event.position().toPoint())
        again = self.selectionModel().isSelected(index) and self._pressed_mark is None
        self._pressed_again = self.rows.milestone(index) if again and is_plain(event) else None
        if self._pressed_mark is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_mark = self._pressed_mark, None
        again, self._pressed_again = self._pressed_again, None
        super().mouseReleaseEvent(event)
        found = self.rows.milestone(self.indexAt(event.position().toPoint()))
        if again is not None and found is not None and again.id == found.id:
            self.select(found.id)
            self.chosen.emit(found.id)  # its details may have been closed
        if pressed is not None and pressed == self._marked_at(event):
            self.marked.emit(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self.rows.milestone(self.indexAt(event.position().toPoint()))
        if self._marked_at(event) is None and found is not None:
            self.name_wanted.emit(found.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_mark is None:
            super().mouseMoveEvent(event)
        row = self.indexAt(event.position().toPoint()).row()
        self._hover(row, self._marked_at(event) is not None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._use_keys(True)
        found = self.rows.milestone(self.currentIndex())
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and found and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.select(found.id)
            self.chosen.emit(found.id)
        elif event.matches(QKeySequence.StandardKey.Copy) and found:
            wanted = self.selected() or [found.id]
            every = (
                self.rows.milestone(self.rows.index(n, 0)) for n in range(self.rows.rowCount())
            )
            titles = [one.title for one in every if one is not None and one.id in wanted]
            QGuiApplication.clipboard().setText("\n".join(titles))
        elif plain and found and key == Qt.Key.Key_F2:
            self.name_wanted.emit(found.id)
        elif key == Qt.Key.Key_Space:
            event.ignore()  # the window's: it starts or finishes what is selected
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, where = self.currentIndex(), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index = self.indexAt(self.viewport().mapFromGlobal(where))
            if index.isValid() and not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
        if index.isValid():
            self.menu_wanted.emit(where)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keyboard = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._use_keys(event.reason() in keyboard or self.painter_of_rows.keys)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            none = self.selectionModel().SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.rows.index(0, 0), none)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip(self._tip(event.pos())), self)
            return True
        return super().viewportEvent(event)

    # --- inside -----------------------------------------------------------------------------

    def _tell(self, _now: QItemSelection, _before: QItemSelection) -> None:
        chosen = self.selected()
        if len(chosen) == 1:
            self.chosen.emit(chosen[0])

    def _marked_at(self, event: QMouseEvent) -> UUID | None:
        return self._mark_at(event.position().toPoint())

    def _mark_at(self, point: QPoint) -> UUID | None:
        index = self.indexAt(point)
        if not index.isValid() or index.column() != Column.TITLE:
            return None
        place = self.painter_of_rows.mark_place(self.visualRect(index), self.isRightToLeft())
        found = self.rows.milestone(index)
        return found.id if found and place.contains(point) else None

    def _tip(self, point: QPoint) -> str:
        index = self.indexAt(point)
        found = self.rows.milestone(index)
        if found is None or index.column() != Column.TITLE:
            return ""
        if self.painter_of_rows.mark_place(self.visualRect(index), self.isRightToLeft()).contains(
            point
        ):
            return tr("Reopen") if found.is_settled else tr("Reach")
        return f"{found.title}\n{found.summary}" if found.summary else found.title

    def _hover(self, row: int, over_mark: bool) -> None:
        delegate = self.painter_of_rows
        if (delegate.hovered, delegate.over_mark) != (row, over_mark):
            delegate.hovered, delegate.over_mark = row, over_mark
            self.viewport().update()
        shape = Qt.CursorShape.PointingHandCursor if over_mark else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _use_keys(self, used: bool) -> None:
        if self.painter_of_rows.keys != used:
            self.painter_of_rows.keys = used
            self.viewport().update()

    def _height(self) -> int:
        px = current_theme().px
        return px(_HEAD) + self.rows.rowCount() * px(metrics.ROW_TABLE)

    def _fit(self, _parent: QModelIndex | None = None, *_: object) -> None:
        self.setFixedHeight(self._height())
        self.horizontalHeader().setVisible(self.rows.rowCount() > 0)

    def _restyle(self) -> None:
        px = current_theme().px
        self.verticalHeader().setDefaultSectionSize(px(metrics.ROW_TABLE))
        self.horizontalHeader().setFixedHeight(px(_HEAD))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, px(width))
        self._fit()


def is_plain(event: QMouseEvent) -> bool:
    """Whether it is a press of the left button, with no key held."""
    left = event.button() == Qt.MouseButton.LeftButton
    return left and event.modifiers() == Qt.KeyboardModifier.NoModifier


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
        leading = px(PAD) if column == Column.TITLE else px(8)
        trailing = px(PAD) if column == Column.DAY else px(8)
        if self.isRightToLeft():
            leading, trailing = trailing, leading
        painter.setFont(theme.font("caption", 500))
        painter.setPen(tokens.muted)
        orientation, role = Qt.Orientation.Horizontal, Qt.ItemDataRole
        align = self.model().headerData(column, orientation, role.TextAlignmentRole)
        words = self.model().headerData(column, orientation, role.DisplayRole)
        place = rect.adjusted(leading, 0, -trailing, 0)
        painter.drawText(place, int(align) | int(Qt.TextFlag.TextSingleLine), words)
