"""The ground of a row in a list or table, for delegates."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from pathtracker.app.theme import current_theme

_BAR = 2


def paint_row_ground(
    painter: QPainter,
    rect: QRect,
    *,
    selected: bool = False,
    hovered: bool = False,
    mirrored: bool = False,
) -> None:
    """Selected: a soft accent, and a bar of it at the leading edge. Hovered: the hover ground."""
    tokens = current_theme().tokens
    if selected:
        painter.fillRect(rect, tokens.accent_soft)
        left = rect.right() + 1 - _BAR if mirrored else rect.left()
        painter.fillRect(left, rect.top(), _BAR, rect.height(), tokens.accent)
    elif hovered:
        painter.fillRect(rect, tokens.hover)
