"""The chart as a widget: list and bars in one, scrolled, zoomed, and worked by pointer and keys."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QToolTip, QWidget

from pathtracker.app.timeline.keys import act_on_key
from pathtracker.app.timeline.look import look
from pathtracker.app.timeline.model import TimelineModel
from pathtracker.app.timeline.options_button import OptionsButton
from pathtracker.app.timeline.paint import Marked, paint_chart
from pathtracker.app.timeline.paint_bars import Ghost
from pathtracker.app.timeline.paint_list import menu_button
from pathtracker.app.timeline.pointing import MOVING, Drag, Grip, Spot, spot_at
from pathtracker.app.timeline.rows import Row
from pathtracker.app.timeline.scene import Scene, Schedule, Span, is_head
from pathtracker.app.timeline.surface import DaysSurface
from pathtracker.app.widgets.text import tip
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr


class TimelineChart(DaysSurface):
    """Paints a scene, as far as it is in sight.

    Signals: selected(id or None) and opened(id), an item; folded(key), a head to be opened or
    closed; pinned(id, day or None); resized(id, last day); linked(id, id), what is required first;
    dragging(Drag) while one goes on and drag_ended when it ends without result; nudged(id, days)
    and stretched(id, days) by keys; menu_wanted and options_wanted(place on screen); painted, after
    every frame. `describe` words the tooltip of a row.
    """

    selected = Signal(object)
    opened = Signal(object)
    folded = Signal(str)
    pinned = Signal(object, object)
    resized = Signal(object, int)
    linked = Signal(object, object)
    dragging = Signal(object)
    drag_ended = Signal()
    nudged = Signal(object, int)
    stretched = Signal(object, int)
    menu_wanted = Signal(QPoint)
    options_wanted = Signal(QPoint)
    painted = Signal()

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.first_weekday = self.locale().firstDayOfWeek().value
        self.links = True
        self.editable = True
        self.current = ""
        self.drag: Drag | None = None
        self.describe: Callable[[int], str] = model.sentence
        self._hover = -1
        self._over_menu = False
        self._keys_used = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", False)
        self.setAccessibleName(tr("Timeline"))
        self.setAccessibleDescription(
            tr(
                "Up and down go from row to row, Enter opens one. Alt with left and right moves a "
                "bar by a day, with Shift its end. P pins it, or lets the plan choose. 1 to 5, "
                "plus and minus zoom, comma and full stop scroll, Home goes to today; square "
                "brackets make the list narrower and wider."
            )
        )
        self.options = OptionsButton(self)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        on_theme(self._restyle)

    # --- what is shown ----------------------------------------------------------------------

    def set_scene(self, scene: Scene) -> None:
        """Shows other rows or days. What is at the top and the left edge stays there."""
        if scene.rows is not self.scene.rows:
            self.drag = None  # what it was over may be elsewhere now
        anchor = self._anchor()
        self.model.set_scene(scene)
        self._hover = -1
        self._measure()
        self._return_to(anchor)
        self.viewport().update()

    def set_schedule(self, schedule: Schedule) -> None:
        """Shows the same rows at other days."""
        self.model.set_scene(self.scene.with_schedule(schedule))
        self._measure()
        self.viewport().update()

    def set_links(self, shown: bool) -> None:
        self.links = shown
        self.viewport().update()

    # --- selection --------------------------------------------------------------------------

    def current_row(self) -> Row | None:
        at = self.row_of(self.current)
        return self.scene.rows[at] if at >= 0 else None

    def selected_item(self) -> UUID | None:
        row = self.current_row()
        return row.item if row else None

    def select(self, at: int, *, tell: bool = True) -> None:
        """Makes a row the current one and brings it into sight."""
        rows = self.scene.rows
        if not rows:
            return
        at = max(0, min(at, len(rows) - 1))
        self.current = rows[at].key
        self.show_row(at)
        self.viewport().update()
        self._announce(at)
        if tell:
            self.selected.emit(rows[at].item)

    # --- dragging ---------------------------------------------------------------------------

    def cancel_drag(self) -> bool:
        """Ends what is being dragged, as if nothing had been; whether there was anything."""
        if self.drag is None:
            return False
        drag, self.drag = self.drag, None
        if drag.grip is Grip.EDGE:
            self.set_list_width(drag.from_left)
        self.viewport().unsetCursor()
        self.viewport().update()
        if drag.began and drag.grip not in (Grip.GROUND, Grip.EDGE):
            self.drag_ended.emit()
        return True

    def ghost(self) -> Ghost | None:
        """Where a bar would be; nothing while an arrow, the ground or an edge is pulled."""
        drag = self.drag
        moves = drag is not None and drag.began and drag.grip in MOVING
        return drag.ghost(self.scene) if drag is not None and moves else None

    def hover_drop(self, item: UUID, title: str, days: int, where: QPoint) -> None:
        """Something from outside is over the chart, at a place on screen: shows where it would
        begin."""
        place = self.viewport().mapFromGlobal(where)
        frame = self.frame()
        if not frame.days.contains(place):
            self.cancel_drag()
            return
        day = max(self.scene.schedule.today, int(frame.day_at(place.x())))
        row = max(0, min(frame.row_at(place.y()), len(self.scene.rows)))
        self.drag = Drag(Grip.DROP, item, row, Span(day, day + max(0, days - 1)), place, began=True)
        self.drag.title = title
        self.dragging.emit(self.drag)
        self.viewport().update()

    def drop(self) -> bool:
        """What is over the chart is let go there; whether it was over it."""
        drag, self.drag = self.drag, None
        self.viewport().update()
        if drag is None:
            return False
        self.pinned.emit(drag.item, drag.span.start)
        return True

    # --- Qt ---------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        drag = self.drag if self.drag is not None and self.drag.began else None
        arrow = drag is not None and drag.grip is Grip.LINK
        marked = Marked(
            hovered=self._hover,
            selected=self.current,
            focused=self.hasFocus() and self._keys_used,
            ghost=self.ghost(),
            handle=self._handle(),
            arrow=(drag.item, drag.place) if drag is not None and arrow else None,
            menu_hovered=self._over_menu,
        )
        paint_chart(
            painter,
            self.frame(),
            self.scene,
            links=self.links,
            marked=marked,
            first_weekday=self.first_weekday,
        )
        painter.end()
        self.painted.emit()

    def _handle(self) -> int:
        """The row whose bar shows where an arrow can be pulled out."""
        if not self.editable or (self.drag is not None and self.drag.grip is not Grip.LINK):
            return -1
        return self._hover

    def event(self, event: QEvent) -> bool:
        # With a bar selected Alt and an arrow move it; Control with plus and minus zooms days.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            held, key = event.modifiers(), event.key()
            alt = bool(held & Qt.KeyboardModifier.AltModifier)
            moves = alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            control = bool(held & Qt.KeyboardModifier.ControlModifier)
            zooms = control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus)
            if zooms or (moves and self.selected_item() is not None):
                event.accept()
                return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1 + event.value(), event.position().x())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                x = self.viewport().mapFromGlobal(pinch.hotSpot().toPoint()).x()
                self.zoom_by(pinch.scaleFactor(), x)
                return True
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        elif event.type() == QEvent.Type.Leave:
            self._hover_at(None)
        return super().viewportEvent(event)

    def meaning_at(self, place: QPoint) -> object:
        """What a press there takes hold of, and of which row."""
        spot = self._spot(place)
        return spot.grip, self.scene.rows[spot.row].key if spot.row >= 0 else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._keys_used = False
        place = event.position().toPoint()
        frame, spot = self.frame(), self._spot(place)
        if spot.grip is Grip.EDGE and event.button() == Qt.MouseButton.LeftButton:
            self.drag = Drag(Grip.EDGE, None, -1, Span(0, 0), place)
            self.drag.from_left = frame.list_width
        elif event.button() == Qt.MouseButton.MiddleButton or spot.grip is Grip.GROUND:
            self.drag = Drag(Grip.GROUND, None, spot.row, Span(0, 0), place)
            self.drag.from_left, self.drag.from_top = self.left, self.verticalScrollBar().value()
        elif event.button() != Qt.MouseButton.LeftButton:
            return
        elif spot.grip is Grip.MENU:
            self.open_options()
        elif spot.grip is Grip.PIN:
            self.pinned.emit(self.scene.rows[spot.row].item, None)
        elif spot.grip in (Grip.MOVE, Grip.RESIZE, Grip.LINK):
            self._begin(spot, place)
        elif spot.row >= 0:
            self._click(spot)

    def open_options(self) -> None:
        """Asks for the menu of the button in the head of the list."""
        corner = menu_button(self.frame()).bottomLeft()
        self.options_wanted.emit(self.viewport().mapToGlobal(corner))

    def _click(self, spot: Spot) -> None:
        row = self.scene.rows[spot.row]
        if is_head(row) and spot.grip is Grip.CHEVRON:
            self.folded.emit(row.key)
        else:
            self.select(spot.row)
            span = self.scene.span(row)
            if span is not None and spot.grip is Grip.ROW and row.item is not None:
                self.show_span(span)

    def _begin(self, spot: Spot, place: QPoint) -> None:
        row = self.scene.rows[spot.row]
        span = self.scene.span(row)
        if row.step is None or span is None:
            return
        self.drag = Drag(spot.grip, row.step.id, spot.row, span, place)
        self.drag.title = row.title

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        drag = self.drag
        if drag is None:
            self._hover_at(place)
            return
        if not drag.begin_if_far(place):
            return
        if drag.grip is Grip.EDGE:
            moved = place.x() - drag.start.x()
            self.set_list_width(drag.from_left + (-moved if self.isRightToLeft() else moved))
            return
        if drag.grip is Grip.GROUND:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.verticalScrollBar().setValue(drag.from_top + drag.start.y() - place.y())
            self.scroll_to(drag.from_left + (drag.start.x() - place.x()) / self.day_width)
            return
        drag.follow(place, self.frame(), self.scene)
        self._hover = drag.target(self.frame(), self.scene)
        self.dragging.emit(drag)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self.drag = self.drag, None
        if drag is None:
            return
        self.viewport().unsetCursor()
        if not drag.began:
            if 0 <= drag.row < len(self.scene.rows):
                self.select(drag.row)
        else:
            self._finish(drag)
        self._hover_at(event.position().toPoint())
        self.viewport().update()

    def _finish(self, drag: Drag) -> None:
        if drag.grip is Grip.MOVE and drag.span.start != drag.was.start:
            self.pinned.emit(drag.item, drag.span.start)
        elif drag.grip is Grip.RESIZE and drag.span.finish != drag.was.finish:
            self.resized.emit(drag.item, drag.span.finish)
        elif drag.grip is Grip.LINK:
            at = drag.target(self.frame(), self.scene)
            other = self.scene.rows[at].item if at >= 0 else None
            if other is not None and other != drag.item:
                self.linked.emit(drag.item, other)
        elif drag.grip not in (Grip.GROUND, Grip.EDGE):
            self.drag_ended.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._spot(event.position().toPoint())
        if spot.grip is Grip.EDGE:
            self.set_list_width(None)
        elif 0 <= spot.row < len(self.scene.rows):
            row = self.scene.rows[spot.row]
            if row.item is None:
                if spot.grip is not Grip.CHEVRON:
                    self.folded.emit(row.key)
            else:
                self.opened.emit(row.item)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            frame, at = self.frame(), self.row_of(self.current)
            where = QPoint(frame.list.center().x(), frame.top(at) + frame.look.row)
            place = self.viewport().mapToGlobal(where)
        else:
            at = self._spot(event.pos()).row
            place = event.globalPos()
        if 0 <= at < len(self.scene.rows) and self.scene.rows[at].item is not None:
            self.select(at)
            self.menu_wanted.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._keys_used = True
        if not act_on_key(self, event):
            super().keyPressEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in by_key:
            self._keys_used = True
            if self.row_of(self.current) < 0 and self.scene.rows:
                first = self.frame().visible(len(self.scene.rows))[0]
                self.current = self.scene.rows[first].key
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # --- inside -----------------------------------------------------------------------------

    def _spot(self, place: QPoint) -> Spot:
        return spot_at(place, self.frame(), self.scene, editable=self.editable)

    def _hover_at(self, place: QPoint | None) -> None:
        spot = Spot(Grip.NONE, -1) if place is None else self._spot(place)
        over_menu = spot.grip is Grip.MENU
        if (spot.row, over_menu) != (self._hover, self._over_menu):
            self._hover, self._over_menu = spot.row, over_menu
            self.viewport().update()
        self.viewport().setCursor(spot.grip.cursor)

    def _show_tip(self, event: QHelpEvent) -> None:
        spot = self._spot(event.pos())
        if spot.grip is Grip.MENU:
            words = tr("How the rows are gathered, and which are shown")
        elif spot.grip is Grip.PIN:
            words = tr("Pinned to its day. Click to let the plan choose.")
        elif spot.grip is Grip.EDGE:
            words = tr("Drag to make the list wider or narrower; a double click makes it usual")
        elif spot.grip is Grip.LINK:
            words = tr("Drag to the step that comes after this one")
        elif 0 <= spot.row < len(self.scene.rows):
            words = self.describe(spot.row)
        else:
            words = ""
        QToolTip.showText(event.globalPos(), tip(words), self)

    def _measure(self) -> None:
        super()._measure()
        self.options.place()

    def _announce(self, at: int) -> None:
        from pathtracker.app.timeline.access import announce_row

        announce_row(self, at)

    def _restyle(self) -> None:
        self.verticalScrollBar().setSingleStep(look().row)
        self._measure()
        self.viewport().update()
