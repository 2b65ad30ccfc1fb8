"""Fonts, colours and measures of the chart, worked out once for each theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPen, QPixmap

from pathtracker.app.theme import Tokens, current_theme, metrics

_KEPT = 4_000  # cut texts that are remembered


class Type:
    """A font with its metrics; texts that were cut to a width are remembered."""

    def __init__(self, role: str, weight: int | None = None) -> None:
        self.font: QFont = current_theme().font(role, weight)
        self.metrics = QFontMetrics(self.font)
        self._cut: dict[tuple[str, int], str] = {}
        self._widths: dict[str, int] = {}

    def width(self, text: str) -> int:
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) > _KEPT:
                self._widths.clear()
            found = self._widths[text] = self.metrics.horizontalAdvance(text)
        return found

    def cut(self, text: str, width: int) -> str:
        """`text` as far as it fits."""
        if self.width(text) <= width:
            return text
        key = (text, width)
        if key not in self._cut:
            if len(self._cut) > _KEPT:
                self._cut.clear()
            self._cut[key] = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return self._cut[key]


class Look:
    """All that painting needs. Lengths are in pixels of this screen."""

    def __init__(self, tokens: Tokens | None = None) -> None:
        theme = current_theme()
        self.px = px = theme.px
        self.tokens = tokens = tokens or theme.tokens
        self.row, self.head = px(metrics.ROW_GANTT), px(48)
        self.bar, self.radius = px(13), px(metrics.RADIUS_BAR)
        self.small = Type("caption")
        self.small_strong = Type("caption", 600)
        self.strong = Type("body", 600)
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


_look: Look | None = None


def look() -> Look:
    """The look of the theme in use."""
    global _look
    if _look is None:
        _look = Look()
        current_theme().changed.connect(_forget)
    return _look


def _forget() -> None:
    global _look
    current_theme().changed.disconnect(_forget)
    _look = None
