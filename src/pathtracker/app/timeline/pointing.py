"""What is under the pointer, and what dragging it means."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from pathtracker.app.timeline.paint_bars import Ghost, handle_place, pin_place
from pathtracker.app.timeline.paint_list import chevron_zone, menu_button
from pathtracker.app.timeline.rows import Row
from pathtracker.app.timeline.scene import Frame, Scene, Schedule, Span, is_head
from pathtracker.app.timeline.words import day
from pathtracker.app.words import tr
from pathtracker.core.model import State

_EDGE = 4
"""So near to the line between list and days, it is the line that is taken hold of."""


class Grip(Enum):
    """What the pointer has hold of, and the cursor that says so."""

    NONE = Qt.CursorShape.ArrowCursor, 0
    ROW = Qt.CursorShape.ArrowCursor, 1
    CHEVRON = Qt.CursorShape.PointingHandCursor, 2
    MENU = Qt.CursorShape.PointingHandCursor, 3
    MOVE = Qt.CursorShape.OpenHandCursor, 4
    RESIZE = Qt.CursorShape.SplitHCursor, 5
    LINK = Qt.CursorShape.CrossCursor, 6
    PIN = Qt.CursorShape.PointingHandCursor, 7
    GROUND = Qt.CursorShape.ArrowCursor, 8
    DROP = Qt.CursorShape.DragCopyCursor, 9
    EDGE = Qt.CursorShape.SplitHCursor, 10

    @property
    def cursor(self) -> Qt.CursorShape:
        return self.value[0]


MOVING = (Grip.MOVE, Grip.RESIZE, Grip.DROP)
"""What gives an item other days."""


class Spot(NamedTuple):
    """What is at a place: a grip, and the number of the row or -1."""

    grip: Grip
    row: int


def spot_at(place: QPoint, frame: Frame, scene: Scene, *, editable: bool) -> Spot:
    """What the pointer has hold of at a place."""
    if menu_button(frame).contains(place):
        return Spot(Grip.MENU, -1)
    if abs(place.x() - frame.edge) <= frame.look.px(_EDGE):
        return Spot(Grip.EDGE, -1)
    at = frame.row_at(place.y())
    if place.y() < frame.days.top() or not 0 <= at < len(scene.rows):
        return Spot(Grip.GROUND if frame.days.contains(place) else Grip.NONE, -1)
    row = scene.rows[at]
    if frame.list.contains(place):
        depth = frame.list.right() - place.x() if frame.mirrored else place.x() - frame.list.x()
        near = is_head(row) and depth <= chevron_zone(frame, row)
        return Spot(Grip.CHEVRON if near else Grip.ROW, at)
    grip = _grip_of_bar(place, frame, scene, row, at) if editable else None
    return Spot(grip or Grip.GROUND, at)


def can_move(row: Row) -> bool:
    """What is under way has its days already; what is settled has had them."""
    return row.step is not None and not row.step.settled and row.step.state is not State.ACTIVE


def can_stretch(row: Row) -> bool:
    return row.step is not None and not row.step.settled


def _grip_of_bar(place: QPoint, frame: Frame, scene: Scene, row: Row, at: int) -> Grip | None:
    span = scene.span(row)
    if row.step is None or span is None:
        return None
    bar = frame.bar(span, at)
    reach = frame.look.px(3)
    point = place.toPointF()
    pinned = row.step.pinned is not None and not row.step.settled
    if pinned and pin_place(frame, row.step, at, bar).contains(place):
        return Grip.PIN
    handle = handle_place(frame, bar, row)
    if handle.adjusted(0, -reach, reach, reach).contains(point):
        return Grip.LINK
    if not bar.adjusted(-reach, -reach, reach, reach).contains(point):
        return None
    near_end = bar.right() - min(frame.look.px(7), bar.width() / 3)
    if point.x() >= near_end and can_stretch(row):
        return Grip.RESIZE
    return Grip.MOVE if can_move(row) else None


class Drag:
    """Something being dragged. `was` and `span`: its days before and now; `place`: the pointer."""

    def __init__(
        self,
        grip: Grip,
        item: UUID | None,
        row: int,
        span: Span,
        start: QPoint,
        *,
        began: bool = False,
    ) -> None:
        self.grip, self.item, self.row = grip, item, row
        self.was = self.span = span
        self.start = self.place = start
        self.began = began
        self.title = ""
        self.words = ""
        self.from_left, self.from_top = 0.0, 0

    def begin_if_far(self, place: QPoint) -> bool:
        """Whether it has begun: a hand that trembles while it clicks drags nothing."""
        if not self.began:
            far = (place - self.start).manhattanLength()
            self.began = far >= QApplication.startDragDistance()
        return self.began

    def follow(self, place: QPoint, frame: Frame, scene: Scene) -> None:
        """The pointer has moved."""
        self.place = place
        self.words = ""
        days = round((place.x() - self.start.x()) / frame.scale.day)
        today = scene.schedule.today
        if self.grip is Grip.MOVE:
            start = max(today, self.was.start + days)
            self.span = Span(start, start + self.was.finish - self.was.start)
        elif self.grip is Grip.RESIZE:
            self.span = Span(self.was.start, max(self.was.start, today, self.was.finish + days))

    def says(self, schedule: Schedule) -> None:
        """A plan has been made of where it is: it may begin later than wanted."""
        span = schedule.spans.get(self.item) if self.item else None
        if self.grip is Grip.RESIZE or span is None or span.start <= self.span.start:
            return
        wanted, begins = day(self.span.start, schedule.today), day(span.start, schedule.today)
        self.words = tr("from {wanted} on; begins {begins}", wanted=wanted, begins=begins)

    def target(self, frame: Frame, scene: Scene) -> int:
        """The row under the pointer while an arrow is pulled; else its own."""
        if self.grip is not Grip.LINK:
            return self.row
        at = frame.row_at(self.place.y())
        inside = 0 <= at < len(scene.rows) and self.place.y() >= frame.days.top()
        return at if inside and scene.rows[at].step is not None else -1

    def ghost(self, scene: Scene) -> Ghost:
        """Where it would be, and what is said about it."""
        today = scene.schedule.today
        words = self.words
        if not words and self.grip is Grip.RESIZE:
            words = tr("until {day}", day=day(self.span.finish, today))
        elif not words:
            words = tr("from {day}", day=day(self.span.start, today))
        return Ghost(self.span, self.row, words)
