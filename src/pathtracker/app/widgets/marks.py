"""Marks that tell the state of a step or milestone by their shape, and icons as widgets."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pathtracker.app.icons import paint_icon
from pathtracker.app.theme import Tokens, current_theme


class Mark(Enum):
    """Name of the drawing, and the token of its colour."""

    OPEN = ("mark-open", "muted")
    ACTIVE = ("mark-active", "accent")
    WAITS = ("mark-waits", "muted")
    DONE = ("mark-done", "good")
    KNOWN = ("mark-known", "good")
    SKIPPED = ("mark-skipped", "muted")
    PARKED = ("mark-parked", "muted")
    MILESTONE = ("mark-milestone", "muted")
    CURRENT = ("mark-current", "accent")
    REACHED = ("mark-reached", "good")

    @property
    def drawing(self) -> str:
        return self.value[0]

    @property
    def tone(self) -> str:
        return self.value[1]


def paint_mark(
    painter: QPainter, rect: QRect, mark: Mark, tokens: Tokens, ground: QColor | None = None
) -> None:
    """`mark` in the middle of `rect`. `ground` is what lies behind it, if not raised."""
    paper = tokens.raised if ground is None else ground
    paint_icon(painter, rect, mark.drawing, tokens.colour(mark.tone), paper)


class IconLabel(QWidget):
    """An icon that stands for itself, in the colour of a token. It says nothing to a screen
    reader: the word beside it does."""

    def __init__(
        self, icon: str, tone: str = "muted", size: int = 16, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._size = icon, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, tone: str) -> None:
        self._icon, self._tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:
        side = current_theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self.rect(), self._icon, self._tone)


class MarkLabel(IconLabel):
    """A state mark as a widget."""

    def __init__(self, mark: Mark, size: int = 16, *, parent: QWidget | None = None) -> None:
        super().__init__(mark.drawing, mark.tone, size, parent=parent)

    def set_mark(self, mark: Mark) -> None:
        self.set_icon(mark.drawing, mark.tone)
