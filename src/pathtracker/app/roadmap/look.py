"""Fonts, measures and colours of the rows, worked out once for each theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.measured import Type
from pathtracker.app.widgets.themed import for_theme

_Start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_End = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_ONE_LINE = Qt.TextFlag.TextSingleLine


class Look:
    """All that painting needs; made anew when the theme changes."""

    def __init__(self) -> None:
        theme = current_theme()
        self.tokens = theme.tokens
        self.px = theme.px
        self.body = Type("body")
        self.strong = Type("body", 600)
        self.caption = Type("caption")


look = for_theme(Look)
"""The look of the theme in use."""


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
