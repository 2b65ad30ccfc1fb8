"""What the drawings of the chart mean, in one line: below it on the screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from pathtracker.app.timeline.look import Look
from pathtracker.app.timeline.paint_arrows import draw_arrow
from pathtracker.app.timeline.paint_bars import paint_flag
from pathtracker.app.timeline.scene import Scene
from pathtracker.app.widgets.marks import Mark, paint_mark
from pathtracker.app.widgets.text import visible
from pathtracker.app.words import tr

_SIGN, _GAP = 20, 22
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)


class Part(NamedTuple):
    """A drawing and what it means."""

    sign: str | Mark
    words: str


def chart_parts(scene: Scene, *, links: bool) -> Iterator[Part]:
    """What lies among the days, as far as it is there."""
    schedule = scene.schedule
    if schedule.chain and links:
        yield Part("chain", tr("sets the finish"))
    if schedule.earlier_words and scene.row_of.keys() & schedule.earlier.keys():
        yield Part("earlier", visible(schedule.earlier_words)[:40])
    if schedule.off:
        yield Part("off", tr("days off"))


def paper_parts(scene: Scene, *, links: bool) -> Iterator[Part]:
    """All of it: on paper no tip tells what a mark is."""
    steps = [row.step for row in scene.rows if row.step is not None]
    found = {step.mark for step in steps}
    yield from (Part(mark, words) for mark, words in _mark_words().items() if mark in found)
    yield from chart_parts(scene, links=links)
    if any(step.deadline is not None and not step.settled for step in steps):
        yield Part("due", tr("due by then"))


def width_of(parts: Sequence[Part], look: Look) -> int:
    return sum(look.small.width(words) + look.px(_SIGN + _GAP) for _, words in parts)


def paint_parts(
    painter: QPainter, place: QRectF, parts: Sequence[Part], look: Look, *, mirrored: bool
) -> None:
    """One after the other from the leading edge on; what has no room any more is left out."""
    at, middle, long = 0.0, place.center().y(), look.px(_SIGN)
    for sign, words in parts:
        wide = look.small.width(words)
        if at + long + look.px(4) + wide > place.width():
            return
        x = place.right() - at - long if mirrored else place.left() + at
        _paint_sign(painter, sign, QRectF(x, middle - long / 2, long, long), look)
        painter.setFont(look.small.font)
        painter.setPen(look.tokens.muted)
        left = x - look.px(4) - wide if mirrored else x + long + look.px(4)
        painter.drawText(QRectF(left, place.top(), wide + 2, place.height()), _ONE_LINE, words)
        at += long + wide + look.px(_GAP)


def _paint_sign(painter: QPainter, sign: str | Mark, place: QRectF, look: Look) -> None:
    tokens, middle = look.tokens, place.center().y()
    ends = [QPointF(place.left(), middle), QPointF(place.right() - 2, middle)]
    if isinstance(sign, Mark):
        side = look.px(16)
        square = QRect(0, 0, side, side)
        square.moveCenter(place.center().toPoint())
        paint_mark(painter, square, sign, tokens)
    elif sign == "chain":
        draw_arrow(painter, ends, look.chain_arrow, look.px(4))
    elif sign == "earlier":
        painter.setPen(QPen(tokens.hairline_strong, look.px(3)))
        painter.drawLine(*ends)
    elif sign == "due":
        paint_flag(painter, place.center().x(), middle - look.px(8), tokens.muted, look)
    else:
        box = QRectF(place.left() + look.px(3), middle - look.px(7), look.px(15), look.px(14))
        painter.fillRect(box, look.hatch)
        painter.setPen(tokens.hairline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)


def _mark_words() -> dict[Mark, str]:
    return {
        Mark.OPEN: tr("open"),
        Mark.WAITS: tr("waits for another"),
        Mark.ACTIVE: tr("under way"),
        Mark.PARKED: tr("parked"),
        Mark.DONE: tr("done"),
        Mark.KNOWN: tr("known"),
        Mark.SKIPPED: tr("skipped"),
        Mark.MILESTONE: tr("milestone"),
        Mark.CURRENT: tr("milestone under way"),
        Mark.REACHED: tr("milestone reached"),
    }
