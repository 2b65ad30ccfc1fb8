"""The frame around the chart."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.themed import on_theme


class ChartCard(QWidget):
    """Raised, with a hairline and round corners, also over what fills it to its edges."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)
        self._corners = [_Corner(self) for _ in range(4)]
        on_theme(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, radius = current_theme().tokens, current_theme().px(metrics.RADIUS_CARD)
        painter.setPen(tokens.hairline)
        painter.setBrush(tokens.raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = current_theme().px(metrics.RADIUS_CARD)
        right, bottom = self.width() - side, self.height() - side
        for corner, (x, y) in zip(
            self._corners, ((0, 0), (right, 0), (0, bottom), (right, bottom)), strict=True
        ):
            corner.setGeometry(x, y, side, side)
            corner.raise_()


class _Corner(QWidget):
    """Covers a corner with what lies around the card; small, so that a frame costs no more."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self._card = card
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, radius = current_theme().tokens, current_theme().px(metrics.RADIUS_CARD)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.x(), -self.y())
        whole, inside = QPainterPath(), QPainterPath()
        whole.addRect(QRectF(self.geometry()))
        box = QRectF(self._card.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        inside.addRoundedRect(box, radius, radius)
        painter.fillPath(whole.subtracted(inside), tokens.surface)
        painter.setPen(QPen(tokens.hairline, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(inside)
