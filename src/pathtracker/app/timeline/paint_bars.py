"""Paints bars, diamonds, the spans of heads, earlier days, and the words beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from pathtracker.app.icons import paint_icon
from pathtracker.app.timeline.look import Look
from pathtracker.app.timeline.rows import Row, Sort, Step
from pathtracker.app.timeline.scene import Frame, Scene, Span
from pathtracker.app.timeline.words import day, hours
from pathtracker.app.words import tr
from pathtracker.core.model import State

_Words = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
) | int(Qt.TextFlag.TextSingleLine)
_MOST_SMALL_BARS = 80


class Ghost(NamedTuple):
    """Where something that is being dragged would be, and what is said about it."""

    span: Span
    row: int
    words: str


def paint_bars(
    painter: QPainter, frame: Frame, scene: Scene, visible: Iterable[int], handle: int = -1
) -> None:
    """Bars with what belongs to them. In the row `handle` words make room for the dot."""
    for at in visible:
        row = scene.rows[at]
        if row.step is None:
            paint_head_span(painter, frame, scene, row, at)
            continue
        span = scene.span(row)
        if span is None:
            continue
        earlier = scene.schedule.earlier.get(row.step.id)
        if earlier is not None and earlier != span:
            _paint_earlier(painter, frame, earlier, at)
        bar = frame.bar(span, at)
        if in_sight(frame, bar):
            _paint_item(painter, frame, scene, row, at, bar, aside=at == handle)


def in_sight(frame: Frame, bar: QRectF) -> bool:
    """Whether a bar or the words beside it may be seen."""
    return bar.left() <= frame.days.right() and bar.right() > frame.days.left() - frame.look.px(220)


def _paint_item(
    painter: QPainter,
    frame: Frame,
    scene: Scene,
    row: Row,
    at: int,
    bar: QRectF,
    *,
    aside: bool,
) -> None:
    step = row.step
    assert step is not None
    look = frame.look
    in_chain = step.id in scene.chain
    if step.milestone and step.state is State.DONE:
        _paint_done(painter, bar, row.colour, look)
    else:
        paint_bar(painter, bar, row.colour, step, look, chain=in_chain)
    if step.milestone:
        _paint_diamond(painter, frame, bar, step)
    left = frame.end_of(bar, step) + look.px(16 if aside and not step.milestone else 7)
    if step.pinned is not None and not step.settled:
        place = pin_place(frame, step, at, bar)
        paint_icon(painter, place, "pin", look.tokens.text2)
        left = place.right() + look.px(5)
    words = label(scene, step, look)
    left = _paint_deadline(painter, frame, scene, step, at, left, words)
    painter.setFont(look.small.font)
    for text, tone in words:
        painter.setPen(tone)
        room = QRectF(left, frame.top(at), look.small.width(text) + 1, look.row)
        painter.drawText(room, _Words, text)
        left = room.right() + look.px(3)


def handle_place(frame: Frame, bar: QRectF, row: Row) -> QRectF:
    """The dot at the end of a bar from which an arrow is pulled; the diamond of a milestone."""
    side = frame.look.px(10)
    if row.step is not None and row.step.milestone:
        centre = frame.diamond(bar)
        return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    left = bar.right() + frame.look.px(2)
    return QRectF(left, bar.center().y() - side / 2, side, side)


def pin_place(frame: Frame, step: Step, at: int, bar: QRectF) -> QRect:
    """Where the pin of a pinned item is: before its words."""
    side = frame.look.px(12)
    left = frame.end_of(bar, step) + frame.look.px(14)
    return QRect(round(left), frame.top(at) + (frame.look.row - side) // 2, side, side)


def label(scene: Scene, step: Step, look: Look) -> list[tuple[str, QColor]]:
    """The words beside a bar, each with its colour."""
    schedule = scene.schedule
    span = schedule.spans[step.id]
    tokens = look.tokens
    if step.settled:
        return []
    if step.milestone:
        words = day(span.finish, schedule.today)
    elif step.state is State.ACTIVE and span.finish == schedule.today:
        words = tr("{hours} left, tonight", hours=hours(step.hours_left))
    elif step.state is State.ACTIVE:
        words = tr("{hours} left", hours=hours(step.hours_left))
    else:
        words = hours(step.hours_left)
    shown = [(words, tokens.muted)]
    if step.id in schedule.missed and step.deadline is not None:
        due = tr("due {day}", day=day(step.deadline, schedule.today))
        shown.append((f"· {due}", tokens.warn))
    return shown


def paint_bar(
    painter: QPainter, bar: QRectF, colour: int, step: Step, look: Look, *, chain: bool
) -> None:
    """Soft, with an outline; what is done of it solid; with a core if it sets the finish."""
    if step.settled:
        _paint_done(painter, bar, colour, look)
        return
    inner = bar.adjusted(0.75, 0.75, -0.75, -0.75)
    painter.setPen(look.outline[colour % len(look.outline)])
    painter.setBrush(look.soft[colour % len(look.soft)])
    radius = min(look.radius, inner.width() / 2)
    painter.drawRoundedRect(inner, radius, radius)
    solid = look.cat(colour)
    if step.done > 0:
        part = QRectF(inner.x(), inner.y(), inner.width() * min(1.0, step.done), inner.height())
        painter.fillRect(part, solid)
    if chain and bar.width() > look.px(9):
        high = look.px(3)
        core = QRectF(bar.x() + look.px(4), bar.center().y() - high / 2, 0, high)
        core.setRight(bar.right() - look.px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(solid)
        painter.drawRoundedRect(core, 1, 1)


def _paint_done(painter: QPainter, bar: QRectF, colour: int, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.cat(colour))
    painter.drawRoundedRect(bar, look.radius, look.radius)


def _paint_earlier(painter: QPainter, frame: Frame, span: Span, at: int) -> None:
    """A thin line at the foot of the row."""
    look = frame.look
    left, right = frame.x(span.start), frame.x(span.finish + 1)
    high = look.px(3)
    place = QRectF(left, frame.top(at) + look.row - high - look.px(3), max(4.0, right - left), high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.tokens.hairline_strong)
    painter.drawRoundedRect(place, high / 2, high / 2)


def _paint_diamond(painter: QPainter, frame: Frame, bar: QRectF, step: Step) -> None:
    look, tokens = frame.look, frame.look.tokens
    centre = frame.diamond(bar)
    if step.settled:
        side = look.px(16)
        place = QRect(round(centre.x()) - side // 2, round(centre.y()) - side // 2, side, side)
        paint_icon(painter, place, "mark-reached", tokens.good)
        return
    reach = look.px(6)
    painter.setPen(QPen(tokens.text2, 1.4))
    painter.setBrush(tokens.raised)
    painter.drawPolygon(diamond(centre, reach))


def diamond(centre: QPointF, reach: float) -> QPolygonF:
    x, y = centre.x(), centre.y()
    return QPolygonF(
        [QPointF(x, y - reach), QPointF(x + reach, y), QPointF(x, y + reach), QPointF(x - reach, y)]
    )


def paint_flag(painter: QPainter, x: float, top: float, colour: QColor, look: Look) -> int:
    """A small flag whose pole stands at `x`; how wide it flies."""
    painter.setPen(QPen(colour, 1.5))
    painter.drawLine(QPointF(x, top), QPointF(x, top + look.px(16)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    wide, high = look.px(6), look.px(7)
    painter.drawPolygon(
        QPolygonF([QPointF(x, top), QPointF(x + wide, top + high / 2), QPointF(x, top + high)])
    )
    return wide


def _paint_deadline(
    painter: QPainter,
    frame: Frame,
    scene: Scene,
    step: Step,
    at: int,
    left: float,
    words: list[tuple[str, QColor]],
) -> float:
    """A small flag on the day something is to be done by; where words may begin then."""
    if step.deadline is None or step.settled:
        return left
    look, tokens = frame.look, frame.look.tokens
    x, top = frame.x(step.deadline + 1), frame.top(at) + look.px(5)
    colour = tokens.warn if step.id in scene.schedule.missed else tokens.muted
    wide = paint_flag(painter, x, top, colour, look)
    long = sum(look.small.width(text) + look.px(4) for text, _ in words)
    is_in_the_way = left - look.px(14) <= x <= left + long
    return x + wide + look.px(5) if is_in_the_way else left


def paint_head_span(painter: QPainter, frame: Frame, scene: Scene, row: Row, at: int) -> None:
    """From the first to the last day of what stands under a head. A folded phase shows the bars of
    its steps instead."""
    span = scene.span(row)
    if span is None:
        return
    days = frame.days
    left = max(frame.x(span.start), days.left() - 20.0)
    right = min(frame.x(span.finish + 1), days.right() + 20.0)
    if right <= left:
        return
    if row.sort is Sort.TRACK:
        _paint_track_span(painter, frame, left, right, at)
    elif row.folded and len(row.members) <= _MOST_SMALL_BARS:
        _paint_small_bars(painter, frame, scene, row, at)
    else:
        _paint_phase_span(painter, frame, left, right, at)


def _paint_track_span(painter: QPainter, frame: Frame, left: float, right: float, at: int) -> None:
    look = frame.look
    top, high = frame.top(at) + look.px(9), look.px(4)
    tip = look.px(8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.tokens.text2)
    painter.drawRect(QRectF(left, top, right - left, high))
    if right - left > 2 * tip:
        for x, way in ((left, 1), (right, -1)):
            painter.drawPolygon(
                QPolygonF([QPointF(x, top), QPointF(x + way * tip, top), QPointF(x, top + tip)])
            )


def _paint_phase_span(painter: QPainter, frame: Frame, left: float, right: float, at: int) -> None:
    look = frame.look
    y, reach = frame.top(at) + look.row / 2, look.px(4.5)
    painter.setPen(QPen(look.tokens.hairline_strong, look.px(2)))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    for x in (left + 1, right - 1):
        painter.drawLine(QPointF(x, y - reach), QPointF(x, y + reach))


def _paint_small_bars(painter: QPainter, frame: Frame, scene: Scene, row: Row, at: int) -> None:
    look = frame.look
    painter.setPen(look.outline[row.colour % len(look.outline)])
    painter.setBrush(look.soft[row.colour % len(look.soft)])
    for item in row.members:
        span = scene.schedule.spans.get(item)
        if span is None:
            continue
        bar = frame.bar(span, at)
        if bar.right() > frame.days.left() and bar.left() < frame.days.right():
            bar = bar.adjusted(0.75, 0.75, -0.75, -0.75)
            painter.drawRoundedRect(bar, look.radius, look.radius)


def paint_ghost(painter: QPainter, frame: Frame, ghost: Ghost) -> None:
    """A dashed outline where a dragged bar would be, with what it would mean."""
    look, tokens = frame.look, frame.look.tokens
    bar = frame.bar(ghost.span, ghost.row)
    painter.setPen(QPen(tokens.accent, 1.5, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(bar.adjusted(-1, -1, 1, 1), look.radius, look.radius)
    if not ghost.words:
        return
    wide = look.small_strong.width(ghost.words) + look.px(14)
    place = QRectF(bar.left(), bar.bottom() + look.px(5), wide, look.px(22))
    if place.bottom() > frame.days.bottom():
        place.moveBottom(bar.top() - look.px(5))
    place.moveLeft(max(frame.days.left() + 4.0, min(place.left(), frame.days.right() - wide - 4)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.text)
    painter.drawRoundedRect(place, look.px(4), look.px(4))
    painter.setFont(look.small_strong.font)
    painter.setPen(tokens.surface)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), ghost.words)
