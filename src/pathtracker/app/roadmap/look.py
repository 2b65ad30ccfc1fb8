"""Fonts, measures and colours of the rows, worked out once for each theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from pathtracker.app.theme import current_theme

_Start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_End = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_ONE_LINE = Qt.TextFlag.TextSingleLine
_KEPT = 4_000  # cut texts that are remembered


class Type:
    """A font with its metrics, and the texts that have been cut in it."""

    def __init__(self, role: str, weight: int | None = None) -> None:
        self.font: QFont = current_theme().font(role, weight)
        self.metrics = QFontMetrics(self.font)
        self._cut: dict[tuple[str, int], str] = {}
        self._widths: dict[str, int] = {}

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

    def cut_at_word(self, text: str, width: int) -> str:
        """`text` as far as its words fit: names of steps are told by their beginning."""
        if self.width(text) <= width:
            return text
        cut = self.cut(text, width).removesuffix("…")
        kept = cut if text[len(cut) : len(cut) + 1] == " " else cut.rpartition(" ")[0]
        return f"{kept.rstrip()}…" if len(kept) > 8 else self.cut(text, width)

    def width(self, text: str) -> int:
        if text not in self._widths:
            if len(self._widths) > _KEPT:
                self._widths.clear()
            self._widths[text] = self.metrics.horizontalAdvance(text)
        return self._widths[text]


class Look:
    """All that painting needs; made anew when the theme changes."""

    def __init__(self) -> None:
        theme = current_theme()
        self.tokens = theme.tokens
        self.px = theme.px
        self.body = Type("body")
        self.strong = Type("body", 600)
        self.caption = Type("caption")


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


class Pen:
    """Writes into a row, mirrored where one reads from right to left."""

    def __init__(self, painter: QPainter, place: QRect, mirrored: bool) -> None:
        self.painter = painter
        # What is written keeps its own direction: a name in Latin letters reads from the left
        # wherever it stands.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.place = place
        self.mirrored = mirrored

    def rect(self, left: int, width: int, height: int | None = None) -> QRect:
        """A part of the row from `left` on, as if it were read from left to right; in the middle
        of its height if `height` is given."""
        return part(self.place, self.mirrored, left, width, height)

    def words(
        self, left: int, width: int, text: str, font: Type, colour: QColor, *, end: bool = False
    ) -> None:
        """`text`, already cut, at the start or the end of a part of the row."""
        if width <= 0:
            return
        painter = self.painter
        painter.setFont(font.font)
        painter.setPen(colour)
        align = _End if end != self.mirrored else _Start
        painter.drawText(self.rect(left, width), int(align) | int(_ONE_LINE), text)


def part(place: QRect, mirrored: bool, left: int, width: int, height: int | None = None) -> QRect:
    """A part of `place`, from its leading edge on."""
    start = place.right() + 1 - left - width if mirrored else place.left() + left
    if height is None:
        return QRect(start, place.top(), width, place.height())
    return QRect(start, place.top() + (place.height() - height) // 2, width, height)
