"""Fonts, colours and measures of the chart, worked out once for each theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen, QPixmap

from pathtracker.app.theme import Tokens, current_theme, metrics
from pathtracker.app.widgets.measured import Type
from pathtracker.app.widgets.themed import for_theme


class Look:
    """All that painting needs. Lengths are in pixels of this screen."""

    def __init__(self, tokens: Tokens | None = None, *, on_paper: bool = False) -> None:
        theme = current_theme()
        self.px = px = theme.px
        self.tokens = tokens = tokens or theme.tokens
        self.row, self.head = px(metrics.ROW_GANTT), px(48)
        self.bar, self.radius = px(13), px(metrics.RADIUS_BAR)
        self.small = Type("caption", plain=on_paper)
        self.small_strong = Type("caption", 600, plain=on_paper)
        self.strong = Type("body", 600, plain=on_paper)
        self.body = Type("body", plain=on_paper)
        self.heading = Type("heading", plain=on_paper)
        self.grid = tokens.track if tokens.name == "contrast" else tokens.hairline
        self.outline = [QPen(colour, 1.5) for colour in tokens.cats]
        self.soft = [tokens.soft(colour) for colour in tokens.cats]
        self.arrow = QPen(tokens.muted, 1.0)
        self.chain_arrow = QPen(tokens.text, 1.4)
        self.safe_edge = QPen(tokens.accent, 1.5, Qt.PenStyle.CustomDashLine)
        self.safe_edge.setDashPattern([3, 2])
        self.hatch = _hatch(tokens.sunken, self.grid, px(6))

    def cat(self, colour: int) -> QColor:
        return self.tokens.cat(colour)


def _hatch(ground: QColor, line: QColor, step: int) -> QBrush:
    """Slanting lines, the same on screens and on paper."""
    from PySide6.QtGui import QPainter

    tile = QPixmap(step, step)
    tile.fill(ground)
    painter = QPainter(tile)
    painter.setPen(QPen(line, 1))
    painter.drawLine(0, step - 1, step - 1, 0)
    painter.end()
    return QBrush(tile)


look = for_theme(Look)
"""The look of the theme in use."""
