"""Levels as five cells and weights as five blocks, painted into any place."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from pathtracker.app.theme import current_theme, metrics

CELLS = 5
BAR_WIDTH, BAR_HEIGHT = 116, 20
WEIGHT_WIDTH, WEIGHT_HEIGHT = 33, 9
_CELL_GAP, _CELL_HIGH, _WEDGE = 3, 10, 3


def paint_level_bar(
    painter: QPainter,
    place: QRectF,
    *,
    show: int,
    say: int = 0,
    then: int = 0,
    needed: int | None = None,
    mirrored: bool = False,
) -> None:
    """Solid what can be shown, outlined what is said beyond it, dashed what will be shown `then`,
    a line with a wedge on top where the level that is needed ends."""
    theme = current_theme()
    tokens, px = theme.tokens, theme.px
    painter.save()
    _from_leading_edge(painter, place, mirrored)
    gap, high = px(_CELL_GAP), px(_CELL_HIGH)
    wide = (place.width() - gap * (CELLS - 1)) / CELLS
    top = (place.height() - high) / 2
    radius = px(metrics.RADIUS_CELL)
    for cell in range(CELLS):
        if cell < show:
            painter.setPen(QPen(tokens.accent, 1))
            painter.setBrush(tokens.accent)
        elif cell < say:
            painter.setPen(QPen(tokens.accent, 1.5))
            painter.setBrush(tokens.accent_soft)
        elif cell < then:
            pen = QPen(tokens.accent, 1.25)
            pen.setDashPattern([2.4, 1.8])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(QPen(tokens.hairline_strong, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(cell * (wide + gap), top, wide, high)
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
    if needed:
        x = min(needed * (wide + gap) - gap / 2, place.width() - px(_WEDGE))
        paint_needed(painter, x, place.height())
    painter.restore()


def paint_needed(painter: QPainter, x: float, height: float) -> None:
    """The line at what is needed, from 0 to `height`."""
    wing = current_theme().px(_WEDGE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().tokens.text)
    painter.drawRect(QRectF(x - 1, 0, 2, height))
    wedge = (QPointF(x - wing, 0), QPointF(x + wing, 0), QPointF(x, wing * 1.5))
    painter.drawPolygon(QPolygonF(wedge))


def paint_weight(
    painter: QPainter, place: QRectF, importance: int, *, mirrored: bool = False
) -> None:
    """How much a skill matters: one to five small blocks."""
    tokens, px = current_theme().tokens, current_theme().px
    painter.save()
    _from_leading_edge(painter, place, mirrored)
    width, gap = px(5), px(2)
    for cell in range(CELLS):
        box = QRectF(cell * (width + gap), 0, width, place.height())
        if cell < importance:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.text2)
            painter.drawRoundedRect(box, 1, 1)
        else:
            painter.setPen(QPen(tokens.hairline_strong, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 1, 1)
    painter.restore()


def _from_leading_edge(painter: QPainter, place: QRectF, mirrored: bool) -> None:
    """From here on 0 is the edge at which one begins to read."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.right() if mirrored else place.left(), place.top())
    if mirrored:
        painter.scale(-1, 1)
