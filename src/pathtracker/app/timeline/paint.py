"""Paints the chart: on the screen, a picture or paper. Only what is in sight is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from pathtracker.app.timeline.paint_arrows import draw_arrow, paint_arrows
from pathtracker.app.timeline.paint_bars import Ghost, handle_place, paint_bars, paint_ghost
from pathtracker.app.timeline.paint_days import paint_edges, paint_ground, paint_head, paint_today
from pathtracker.app.timeline.paint_list import paint_list, paint_list_head, paint_menu_button
from pathtracker.app.timeline.scene import Frame, Scene


@dataclass(frozen=True)
class Marked:
    """What stands out just now: the row under the pointer, the key of the current row, whether it
    has the keyboard, what is being dragged. `handle`: the row whose bar offers an arrow; `arrow`:
    the item from which one is pulled, and to where."""

    hovered: int = -1
    selected: str = ""
    focused: bool = False
    ghost: Ghost | None = None
    handle: int = -1
    arrow: tuple[UUID | None, QPoint] | None = None
    menu_hovered: bool = False


NOTHING = Marked()


def paint_chart(
    painter: QPainter,
    frame: Frame,
    scene: Scene,
    *,
    links: bool = True,
    marked: Marked = NOTHING,
    first_weekday: int = 1,
    on_paper: bool = False,
) -> None:
    """Everything inside `frame.area`: list, days, head. On paper without what is there to be
    pressed."""
    # What is written keeps its own direction, wherever it stands: “4 h 30” begins with the 4.
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.fillRect(frame.area, frame.look.tokens.raised)
    visible = frame.visible(len(scene.rows))
    selected = next((at for at in visible if scene.rows[at].key == marked.selected), -1)
    painter.save()
    painter.setClipRect(frame.days, Qt.ClipOperation.IntersectClip)
    paint_ground(painter, frame, scene, visible, selected, marked.hovered, first_weekday)
    paint_today(painter, frame, scene.schedule.today)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if links:
        paint_arrows(painter, frame, scene, visible)
    paint_bars(painter, frame, scene, visible, marked.handle)
    paint_edges(painter, frame, scene)
    if 0 <= marked.handle < len(scene.rows):
        _paint_handle(painter, frame, scene, marked.handle)
    if marked.arrow is not None:
        _paint_pulled(painter, frame, scene, *marked.arrow)
    if marked.ghost is not None:
        paint_ghost(painter, frame, marked.ghost)
    painter.restore()
    paint_list(painter, frame, scene, visible, selected, marked.hovered, focused=marked.focused)
    paint_head(painter, frame, scene, first_weekday)
    paint_list_head(painter, frame, len(scene.row_of))
    if not on_paper:
        paint_menu_button(painter, frame, hovered=marked.menu_hovered)
    _paint_frame_lines(painter, frame)


def _paint_handle(painter: QPainter, frame: Frame, scene: Scene, at: int) -> None:
    """A dot at the end of a bar, from which an arrow can be pulled to what comes after."""
    row = scene.rows[at]
    span = scene.span(row)
    if row.step is None or span is None:
        return
    place = handle_place(frame, frame.bar(span, at), row)
    painter.setPen(QPen(frame.look.tokens.accent, 1.5))
    painter.setBrush(frame.look.tokens.raised)
    painter.drawEllipse(place.adjusted(1, 1, -1, -1))


def _paint_pulled(
    painter: QPainter, frame: Frame, scene: Scene, item: UUID | None, place: QPoint
) -> None:
    """The arrow that is being pulled, to the pointer."""
    at = scene.row_of.get(item) if item else None
    span = scene.schedule.spans.get(item) if item else None
    if at is None or span is None:
        return
    begin = handle_place(frame, frame.bar(span, at), scene.rows[at]).center()
    end = QPointF(place)
    if abs(end.y() - begin.y()) < 1 or abs(end.x() - begin.x()) < 1:
        points = [begin, end]
    else:
        points = [begin, QPointF(begin.x(), end.y()), end]
    if points[0] != points[-1]:
        draw_arrow(painter, points, QPen(frame.look.tokens.accent, 1.5), frame.look.px(4))


def _paint_frame_lines(painter: QPainter, frame: Frame) -> None:
    """The lines between head, list and days."""
    line = frame.look.tokens.hairline
    area, days = frame.area, frame.days
    painter.fillRect(QRect(area.x(), days.y() - 1, area.width(), 1), line)
    edge = days.right() if frame.mirrored else days.x() - 1
    painter.fillRect(QRect(edge, area.y(), 1, area.height()), line)
