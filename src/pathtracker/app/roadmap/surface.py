"""What the outline and the columns have in common: pointer and keyboard."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QToolTip

from pathtracker.app.roadmap.delegate import Hover, RowDelegate, Zone
from pathtracker.app.roadmap.dropping import DropSurface
from pathtracker.app.roadmap.model import Index, RoadmapModel, in_order
from pathtracker.app.roadmap.rows import EmptyRow, FoldRow, PhaseRow, StepRow
from pathtracker.app.roadmap.tips import tip_for
from pathtracker.app.widgets.text import tip


class Asks(QObject):
    """What a person asks for in a list of steps. All carry the index it is about, but nudged: by
    how many places the selected steps should move; done_shown: of which phase; and cleared: several
    should no longer be selected."""

    ticked = Signal(QModelIndex)
    opened = Signal(QModelIndex)
    effort_wanted = Signal(QModelIndex)
    name_wanted = Signal(QModelIndex)
    menu_wanted = Signal(QModelIndex, QPoint)
    add_wanted = Signal(object)
    done_shown = Signal(object)
    nudged = Signal(int)
    cleared = Signal()


class StepSurface(DropSurface):
    """Mixed into a view of a RoadmapModel; call `set_up` once it is built."""

    asks: Asks
    _pressed: tuple[object, Zone | None] | None

    def set_up(self, rows: RoadmapModel, asks: Asks, delegate: RowDelegate) -> None:
        mode = QAbstractItemView
        self.rows, self.asks, self.painter_of_rows = rows, asks, delegate
        self._pressed = None
        self._was_selected = False
        self._drop = None
        self.setModel(rows)
        self.setItemDelegate(delegate)
        self.setSelectionMode(mode.SelectionMode.ExtendedSelection)
        self.setEditTriggers(mode.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(mode.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(mode.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)  # painted here, to be seen
        self.setMouseTracking(True)
        self.setFrameShape(self.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)

    # --- pointer ----------------------------------------------------------------------------

    def zone_at(self, point: QPoint) -> tuple[QModelIndex, Zone | None]:
        index = self.indexAt(point)
        row = self.rows.row_at(index)
        if row is None:
            return QModelIndex(), None
        place = self.visualRect(index)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return index, self.painter_of_rows.zone_at(place, row, point, mirrored)

    def meaning_at(self, point: QPoint) -> object:
        """What a press there does: to which row, and for a mark whether it ticks or opens again."""
        index, zone = self.zone_at(point)
        row = self.rows.row_at(index)
        settled = isinstance(row, StepRow) and row.settled and zone is Zone.MARK
        return (self._key(index), zone, settled) if row is not None else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._use_keys(False)
        index, zone = self.zone_at(event.position().toPoint())
        self._pressed = None
        self._was_selected = self.selectionModel().isSelected(index)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._pressed = (self._key(index), zone)
            head = isinstance(self.rows.row_at(index), PhaseRow)
            if head or zone in (Zone.MARK, Zone.LINK, Zone.ADD):
                return  # does something of its own, and leaves the selection as it is
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index, zone = self.zone_at(event.position().toPoint())
        pressed, self._pressed = self._pressed, None
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if pressed is None or pressed != (self._key(index), zone) or not plain:
            return
        self._clicked(index, zone)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index, zone = self.zone_at(event.position().toPoint())
        if zone is Zone.TITLE:
            self.asks.name_wanted.emit(index)
        elif zone in (Zone.MARK, Zone.ADD, Zone.LINK):
            self._pressed = (self._key(index), zone)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed and self._pressed[1] in (Zone.MARK, Zone.LINK, Zone.ADD):
            return
        super().mouseMoveEvent(event)
        self._hover_at(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover_at(QPoint(-1, -1))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index = self.indexAt(self.viewport().mapFromGlobal(where))
            if index.isValid() and not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
        if index.isValid():
            self.asks.menu_wanted.emit(index, where)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index, zone = self.zone_at(event.pos())
            row = self.rows.row_at(index)
            QToolTip.showText(event.globalPos(), tip(tip_for(row, zone)) if row else "", self)
            return True
        return bool(super().viewportEvent(event))

    # --- keyboard ---------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # Here a phase can be renamed as well, which the window's command knows nothing of.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_F2
            and self.currentIndex().isValid()
        ):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._use_keys(True)
        key, index = event.key(), self.currentIndex()
        alone = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.asks.nudged.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif alone and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(self.rows.row_at(index), FoldRow | EmptyRow):
                self._clicked(index, Zone.LINK)
            else:
                self.asks.opened.emit(index)
        elif alone and key == Qt.Key.Key_Escape and len(self.selectedIndexes()) > 1:
            self.asks.cleared.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy_titles(event)
        elif alone and key == Qt.Key.Key_F2:
            self.asks.name_wanted.emit(index)
        elif event.modifiers() == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_F2:
            self.asks.effort_wanted.emit(index)
        elif key == Qt.Key.Key_Space:
            event.ignore()  # the window's: it starts or finishes what is selected
        else:
            super().keyPressEvent(event)

    # --- inside -----------------------------------------------------------------------------

    def _copy_titles(self, event: QKeyEvent) -> None:
        """The titles of the selected steps, or of the current row, one a line."""
        chosen = in_order(self.selectionModel().selectedIndexes()) or [self.currentIndex()]
        rows = [self.rows.row_at(index) for index in chosen]
        titles = [row.title for row in rows if isinstance(row, StepRow | PhaseRow)]
        if titles:
            QGuiApplication.clipboard().setText("\n".join(titles))
        event.setAccepted(bool(titles))

    def _clicked(self, index: QModelIndex, zone: Zone | None) -> None:
        row = self.rows.row_at(index)
        if isinstance(row, StepRow):
            if zone is Zone.MARK:
                self.asks.ticked.emit(index)
            elif zone is Zone.HOURS:
                self.asks.effort_wanted.emit(index)
            elif self._was_selected:  # then its details may have been closed
                self.asks.opened.emit(index)
        elif isinstance(row, FoldRow):
            self.asks.done_shown.emit(self.rows.phase_of(index))
        elif isinstance(row, EmptyRow) or zone is Zone.ADD:
            self.asks.add_wanted.emit(self.rows.phase_of(index))

    def _key(self, index: Index) -> object:
        row = self.rows.row_at(index)
        return row.id if isinstance(row, PhaseRow) else row.key if row else None

    def _hover_at(self, point: QPoint) -> None:
        index, zone = self.zone_at(point)
        hover, now = self.painter_of_rows.hover, Hover(self._key(index), zone)
        if (hover.key, hover.zone) == (now.key, now.zone):
            return
        self.painter_of_rows.hover = now
        if hover.key != now.key:
            former = self._index_of_key(hover.key)
            self.viewport().update(self.visualRect(former))
        self.viewport().update(self.visualRect(index))
        links = (Zone.LINK, Zone.ADD, Zone.MARK)
        shape = Qt.CursorShape.IBeamCursor if zone is Zone.HOURS else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if zone in links else shape)

    def _index_of_key(self, key: object) -> QModelIndex:
        if isinstance(key, UUID):
            index = self.rows.index_of_place(key)
            return index if index.isValid() else self.rows.index_of_phase(key)
        return QModelIndex()

    def _use_keys(self, used: bool) -> None:
        if used != self.painter_of_rows.keys:
            self.painter_of_rows.keys = used
            self.viewport().update()
