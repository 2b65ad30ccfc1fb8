"""Routes and paints the arrows from what is required to what requires it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from pathtracker.app.timeline.rows import Step
from pathtracker.app.timeline.scene import Frame, Scene, Span

_MOST = 400
"""More arrows than this in one picture would tell nothing."""


def paint_arrows(painter: QPainter, frame: Frame, scene: Scene, visible: range) -> None:
    """Those of the chain that sets the finish last, so that they lie on top."""
    if not visible:
        return
    found = list(scene.links_at(visible[0], visible[-1]))[:_MOST]
    look = frame.look
    for in_chain, pen in ((False, look.arrow), (True, look.chain_arrow)):
        for before, after in found:
            if scene.is_chain_link(before, after) is in_chain:
                _paint_link(painter, frame, scene, before, after, pen)


def _paint_link(
    painter: QPainter, frame: Frame, scene: Scene, before: int, after: int, pen: QPen
) -> None:
    one, other = scene.rows[before], scene.rows[after]
    start, end = scene.span(one), scene.span(other)
    if start is None or end is None or one.step is None or other.step is None:
        return
    points = route(frame, start, before, one.step, end, after)
    days = frame.days
    if max(p.x() for p in points) < days.left() or min(p.x() for p in points) > days.right():
        return
    draw_arrow(painter, points, pen, frame.look.px(4))


def route(
    frame: Frame, start: Span, before: int, step: Step, end: Span, after: int
) -> list[QPointF]:
    """From the foot of a bar (or of its diamond) down, or from its head up, then into the side of
    the other one; into its top or foot where it begins no later."""
    look = frame.look
    bar, target = frame.bar(start, before), frame.bar(end, after)
    down = after > before
    if step.milestone:
        centre = frame.diamond(bar)
        x, reach = centre.x(), look.px(6)
        y = centre.y() + (reach if down else -reach)
    else:
        x = max(bar.center().x(), bar.right() - look.px(5))
        y = bar.bottom() if down else bar.top()
    if target.left() > x + look.px(6):
        middle = target.center().y()
        return [QPointF(x, y), QPointF(x, middle), QPointF(target.left() - 1, middle)]
    near = min(look.px(4), target.width() / 2)
    inside = min(max(x, target.left() + near), target.right() - near)
    edge = target.top() - 1 if down else target.bottom() + 1
    if abs(inside - x) < 1:
        return [QPointF(x, y), QPointF(x, edge)]
    turn = edge - look.px(5) if down else edge + look.px(5)
    return [QPointF(x, y), QPointF(x, turn), QPointF(inside, turn), QPointF(inside, edge)]


def draw_arrow(painter: QPainter, points: list[QPointF], pen: QPen, head: float) -> None:
    """A line through points, crisp where it is upright or level, with a head at its end."""
    crisp = [QPointF(round(point.x()) + 0.5, round(point.y()) + 0.5) for point in points]
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    last, before = crisp[-1], crisp[-2]
    across = abs(last.x() - before.x()) > abs(last.y() - before.y())
    if across:
        way = 1 if last.x() > before.x() else -1
        tip = [
            last,
            QPointF(last.x() - way * head * 1.5, last.y() - head),
            QPointF(last.x() - way * head * 1.5, last.y() + head),
        ]
        crisp[-1] = QPointF(last.x() - way * head, last.y())
    else:
        way = 1 if last.y() > before.y() else -1
        tip = [
            last,
            QPointF(last.x() - head, last.y() - way * head * 1.5),
            QPointF(last.x() + head, last.y() - way * head * 1.5),
        ]
        crisp[-1] = QPointF(last.x(), last.y() - way * head)
    painter.drawPolyline(crisp)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    painter.drawPolygon(QPolygonF(tip))
