"""A small ground that opens below a button and goes away when one clicks beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPainterPath, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.stops import next_stop
from pathtracker.app.widgets.themed import on_theme, space

_GAP = 6
_FOLLOW = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Hide,
    QEvent.Type.LayoutDirectionChange,
}


class Popover(QWidget):
    """Put things into `body`, then `open_below` what it belongs to. Escape closes it.

    It follows what it belongs to, and closes when that goes out of sight.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(name)
        self.setWindowTitle(name)
        self.body = QVBoxLayout(self)
        self._anchor: QWidget | None = None
        self._watched: list[QWidget] = []
        on_theme(self._restyle)

    def open_below(self, anchor: QWidget) -> None:
        """Opens at the leading edge of `anchor`, moved as far as the screen asks for."""
        self.adjustSize()
        self._release()
        self._anchor = anchor
        widget: QWidget | None = anchor
        while widget is not None:  # a page that scrolls moves what it holds, a window all of it
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()
        self._place(anchor)
        self.show()
        if self.focusWidget() is None:
            self.focusNextChild()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        anchor = self._anchor
        if event.type() in _FOLLOW and anchor is not None and self.isVisible():
            if anchor.visibleRegion().isEmpty():
                self.close()
            else:
                self._place(anchor)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whatever it has grown by, it keeps to the screen and off what it belongs to."""
        super().resizeEvent(event)
        # Where nothing composes the screen, what is see-through would be black.
        radius, path = current_theme().px(metrics.RADIUS_CARD), QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), radius, radius)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))
        if self._anchor is not None and self.isVisible():
            self._place(self._anchor)

    def hideEvent(self, event: QHideEvent) -> None:
        self._release()
        super().hideEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return next_stop(self, forward=forward)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.tokens.hairline_strong)  # what the mask leaves beside
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.tokens.raised)
        painter.setPen(theme.tokens.hairline_strong)
        radius = theme.px(metrics.RADIUS_CARD)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, radius, radius)

    def _place(self, anchor: QWidget) -> None:
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

    def _release(self) -> None:
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched.clear()
        self._anchor = None

    def _restyle(self) -> None:
        space(self.body, 12, 16)
