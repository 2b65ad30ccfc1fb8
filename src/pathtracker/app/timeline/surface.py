"""Rows down and days across: what part of both is in sight, and how it is scrolled and zoomed."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from pathtracker.app.timeline.look import look
from pathtracker.app.timeline.model import TimelineModel
from pathtracker.app.timeline.paint_list import DATES
from pathtracker.app.timeline.scale import DAY_WIDTHS, Scale, Zoom, bounded, zoom_near
from pathtracker.app.timeline.scene import Frame, Scene, Span

_LIST, _LEAST_LIST, _LIST_SHARE = 298, 204, 0.34
_NARROWEST_LIST, _MOST_SHARE, _LIST_STEP = 120, 0.7, 24
_BEFORE, _AFTER = 60, 120
"""Days that can be scrolled to before the first and after the last one that is planned."""
_WHEEL = 120


class DaysSurface(QAbstractScrollArea):
    """Knows where everything of a scene is on this screen. Signal: zoomed(Zoom)."""

    zoomed = Signal(object)

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._zoom = DAY_WIDTHS[Zoom.WEEK]
        self._left: float | None = None
        self._list: float | None = None
        self.dates = False
        self._range = (0, 1)
        self._moving = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerWidget(QWidget())
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def scene(self) -> Scene:
        return self.model.scene

    def frame_in(self, area: QRect) -> Frame:
        """The geometry inside an area: the widget's own, or that of a sheet of paper."""
        style = look()
        dates = self._dates_width(area.width())
        wide = self._names_width(area.width()) + dates
        scale = Scale(self.left, self.day_width)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Frame(area, wide, scale, self.verticalScrollBar().value(), style, mirrored, dates)

    def _dates_width(self, room: int) -> int:
        """What the first and last days take; nothing where the bars would have too little room."""
        wide = look().px(DATES)
        fits = self._names_width(room) + wide <= room * _MOST_SHARE
        return wide if self.dates and fits else 0

    def _names_width(self, room: int) -> int:
        """As wide as it was pulled, as far as days stay in sight; else what the room allows."""
        px = look().px
        if self._list is None:
            return min(px(_LIST), max(px(_LEAST_LIST), round(room * _LIST_SHARE)))
        widest = max(px(_NARROWEST_LIST), round(room * _MOST_SHARE))
        return max(px(_NARROWEST_LIST), min(px(round(self._list)), widest))

    def frame(self) -> Frame:
        return self.frame_in(self.viewport().rect())

    def set_list_width(self, pixels: float | None) -> None:
        """Makes the list so wide; None: as wide as it is by itself."""
        if pixels is not None:
            room = self.viewport().width()
            pixels = min(pixels, room * _MOST_SHARE) - self._dates_width(room)
            pixels = max(0.0, pixels) / look().px(1000) * 1000
            pixels = max(float(_NARROWEST_LIST), pixels)
        self._list = pixels
        self._measure()
        self.viewport().update()

    def show_dates(self, shown: bool) -> None:
        """Puts the first and the last day beside each name, or takes them away."""
        self.dates = shown
        self._measure()
        self.viewport().update()

    def widen_list(self, steps: int) -> None:
        """Makes the list wider by some steps, or narrower."""
        self.set_list_width(self.frame().list_width + steps * look().px(_LIST_STEP))

    @property
    def day_width(self) -> float:
        """How wide a day is on this screen."""
        return self._zoom * look().px(1000) / 1000

    @property
    def left(self) -> float:
        """The day at the left edge; before anybody has scrolled, some way before today."""
        if self._left is None:
            return self.scene.schedule.today - look().px(88) / self.day_width
        return self._left

    def row_of(self, key: str) -> int:
        """The number of a row by its key; -1 if there is none."""
        return next((at for at, row in enumerate(self.scene.rows) if row.key == key), -1)

    def show_row(self, at: int) -> None:
        """Scrolls as little as is needed to see a row."""
        bar, high = self.verticalScrollBar(), look().row
        top, room = at * high, self.frame().days.height()
        if top < bar.value():
            bar.setValue(top)
        elif top + high > bar.value() + room:
            bar.setValue(top + high - room)

    def show_span(self, span: Span) -> None:
        """Scrolls so that some days are in sight, if they are not."""
        frame = self.frame()
        left, right = frame.x(span.start), frame.x(span.finish + 1)
        if left < frame.days.left() or right > frame.days.right():
            self.scroll_to(span.start - frame.days.width() / self.day_width * 0.25)

    # --- zoom and scroll --------------------------------------------------------------------

    @property
    def zoom(self) -> Zoom:
        return zoom_near(self._zoom)

    def set_zoom(self, zoom: Zoom) -> None:
        """To one of the zooms of the head; today stays where it is if it is in sight."""
        frame, today = self.frame(), self.scene.schedule.today
        x = frame.x(today + 0.5)
        in_sight = frame.days.left() <= x <= frame.days.right()
        self.zoom_to(DAY_WIDTHS[zoom], x if in_sight else frame.days.center().x())

    def zoom_to(self, width: float, x: float) -> None:
        """To days of a width in pixels of the design; what is at `x` stays there."""
        frame = self.frame()
        self._zoom = bounded(width)
        scale = frame.scale.zoomed(self.day_width, x - frame.days.x())
        self._left = scale.left
        self._measure()
        self.viewport().update()
        self.zoomed.emit(self.zoom)

    def zoom_by(self, factor: float, x: float | None = None) -> None:
        place = self.frame().days.center().x() if x is None else x
        self.zoom_to(self._zoom * factor, place)

    def show_days(self, first: int, last: int) -> None:
        """Zooms and scrolls so that the days from `first` to `last` fill the width."""
        room = self.frame().days.width()
        days = last + 1 - first
        margin = days * 0.03
        self.zoom_to(room / (days + 2 * margin) / look().px(1000) * 1000, self.frame().days.x())
        self.scroll_to(first - margin)

    def scroll_to(self, day: float) -> None:
        """Brings a day to the left edge."""
        self._left = day
        self._measure()
        self.viewport().update()

    def scroll_by(self, pixels: float) -> None:
        self.scroll_to(self.left + pixels / self.day_width)

    def show_today(self) -> None:
        self._left = None
        self._measure()
        self.viewport().update()

    def place(self) -> dict[str, object]:
        """Zoom and scroll, to come back to. Where nobody has scrolled, today stays in sight."""
        top = self.verticalScrollBar().value()
        return {"zoom": self._zoom, "left": self._left, "top": top, "list": self._list}

    def return_to(self, zoom: object, left: object, top: object, wide: object = None) -> None:
        """Takes back what `place` gave; what doesn't fit is passed over."""
        if isinstance(wide, int | float) and 0 < wide < 10_000:
            self._list = float(wide)
        if isinstance(zoom, int | float) and zoom > 0:
            self._zoom = bounded(float(zoom))
        today = self.scene.schedule.today
        if isinstance(left, int | float) and (not today or abs(left - today) < 40_000):
            self._left = float(left)
        self._measure()
        if isinstance(top, int):
            self.verticalScrollBar().setValue(top)

    def _anchor(self) -> tuple[str, int]:
        """The row at the top, and how much of it is scrolled away."""
        rows, high = self.scene.rows, look().row
        at = self.verticalScrollBar().value() // high
        if at >= len(rows):
            return "", 0
        return rows[at].key, self.verticalScrollBar().value() - at * high

    def _return_to(self, anchor: tuple[str, int]) -> None:
        key, rest = anchor
        at = self.row_of(key) if key else -1
        if at >= 0:
            self.verticalScrollBar().setValue(at * look().row + rest)

    def _measure(self) -> None:
        """Tells the scroll bars how much there is."""
        frame, scene = self.frame(), self.scene
        bar, high = self.verticalScrollBar(), look().row
        room = frame.days.height()
        bar.setSingleStep(high)
        bar.setPageStep(max(high, room - high))
        bar.setRange(0, max(0, len(scene.rows) * high - room))
        first, last = self._reach()
        self._range = (first, last)
        width, view = self.day_width, frame.days.width()
        across = self.horizontalScrollBar()
        self._moving = True
        across.setSingleStep(max(1, round(7 * width)))
        across.setPageStep(max(1, view))
        across.setRange(0, max(0, round((last - first) * width) - view))
        across.setValue(round((self.left - first) * width))
        self._moving = False

    def _reach(self) -> tuple[int, int]:
        """The days that can be scrolled to; always those that are in sight."""
        schedule = self.scene.schedule
        hull = self._hull()
        first, last = hull if hull else Span(schedule.today, schedule.today)
        if schedule.band:
            last = max(last, schedule.band.safe)
        seen = self.frame().days.width() / self.day_width
        first = min(first, schedule.today) - _BEFORE
        last = max(last, schedule.today) + _AFTER
        return int(min(first, self.left)), int(max(last, self.left + seen)) + 1

    def _hull(self) -> Span | None:
        spans = self.scene.schedule.spans
        if not spans:
            return None
        key = id(spans)
        if getattr(self, "_hull_of", None) != key:
            self._hull_of = key
            self._known_hull = Span(
                min(span.start for span in spans.values()),
                max(span.finish for span in spans.values()),
            )
        return self._known_hull

    def _scrolled(self, value: int) -> None:
        if not self._moving:
            self._left = self._range[0] + value / self.day_width
            self.viewport().update()

    # --- Qt ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def wheelEvent(self, event: QWheelEvent) -> None:
        frame, place = self.frame(), event.position()
        pixels, angle = event.pixelDelta(), event.angleDelta()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control or frame.head.contains(place.toPoint()):
            steps = (angle.y() or angle.x()) / _WHEEL
            if steps and frame.days.left() <= place.x() <= frame.days.right():
                self.zoom_by(1.25**steps, place.x())
            event.accept()
            return
        across, down = (pixels.x(), pixels.y()) if not pixels.isNull() else (angle.x(), angle.y())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not across:
            across, down = down, 0
        if across:
            self.scroll_by(-across)
        if down:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - down)
        event.accept()
