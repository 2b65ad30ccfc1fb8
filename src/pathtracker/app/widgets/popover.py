"""A small ground that opens below a button and goes away when one clicks beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.themed import on_theme, space

_GAP = 6


class Popover(QWidget):
    """Put things into `body`, then `open_below` what it belongs to. Escape closes it."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(name)
        self.setWindowTitle(name)
        self.body = QVBoxLayout(self)
        on_theme(self._restyle)

    def open_below(self, anchor: QWidget) -> None:
        """Opens at the leading edge of `anchor`, moved as far as the screen asks for."""
        self.adjustSize()
        gap = current_theme().px(_GAP)
        rtl = anchor.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = anchor.width() - self.width() if rtl else 0
        place = anchor.mapToGlobal(QPoint(left, anchor.height() + gap))
        room = anchor.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            above = anchor.mapToGlobal(QPoint(0, -gap)).y() - self.height()
            place.setY(max(room.top(), above))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        self.move(place)
        self.show()
        if self.focusWidget() is None:
            self.focusNextChild()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.tokens.raised)
        painter.setPen(theme.tokens.hairline_strong)
        radius = theme.px(metrics.RADIUS_CARD)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, radius, radius)

    def _restyle(self) -> None:
        space(self.body, 12, 16)
