"""A slider with a mark at the value that is so at present."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from pathtracker.app.theme import current_theme

_HANDLE, _GROOVE, _MARK = 8, 4, 14


class MarkedSlider(QAbstractSlider):
    """The arrows go by one, Page Up and Down by `pageStep`; Home goes back to the mark."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._mark: int | None = None
        self.valueChanged.connect(self.update)

    def set_mark(self, value: int | None) -> None:
        self._mark = value
        self.update()

    def say(self, words: str) -> None:
        """What its value means, for a screen reader."""
        self.setAccessibleDescription(words)

    # --- Qt ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        px = current_theme().px
        return QSize(px(146), px(2 * _HANDLE + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(72), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        side = -1 if self._mirrored() else 1
        steps = {
            Qt.Key.Key_Left: -side,
            Qt.Key.Key_Right: side,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_PageDown: -self.pageStep(),
            Qt.Key.Key_PageUp: self.pageStep(),
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.setValue(self.value() + steps[key])
        elif key == Qt.Key.Key_Home and self._mark is not None:
            self.setValue(self._mark)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            self.setValue(self.value() + (1 if event.angleDelta().y() > 0 else -1))
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        tokens, px = theme.tokens, theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, high = self.height() / 2, px(_GROOVE)
        painter.setPen(Qt.PenStyle.NoPen)
        start, end, now = (self._x(v) for v in (self.minimum(), self.maximum(), self.value()))
        ink = tokens.accent if self.isEnabled() else tokens.hairline_strong
        for left, right, colour in ((start, end, tokens.track), (start, now, ink)):
            painter.setBrush(colour)
            groove = QRectF(min(left, right), middle - high / 2, abs(right - left), high)
            painter.drawRoundedRect(groove, high / 2, high / 2)
        if self._mark is not None and self._mark != self.value():
            at, half = self._x(self._mark), px(_MARK) / 2
            painter.fillRect(QRectF(at - 1, middle - half, 2, 2 * half), tokens.muted)
        painter.setBrush(tokens.raised)
        painter.setPen(QPen(ink, 2))
        painter.drawEllipse(QPointF(now, middle), px(_HANDLE) - 1, px(_HANDLE) - 1)

    # --- inside -----------------------------------------------------------------------------

    def _x(self, value: int) -> float:
        pad = current_theme().px(_HANDLE)
        share = (value - self.minimum()) / max(1, self.maximum() - self.minimum())
        share = 1 - share if self._mirrored() else share
        return pad + share * (self.width() - 2 * pad)

    def _follow(self, event: QMouseEvent) -> None:
        pad = current_theme().px(_HANDLE)
        share = (event.position().x() - pad) / max(1, self.width() - 2 * pad)
        share = 1 - share if self._mirrored() else share
        span = self.maximum() - self.minimum()
        self.setValue(round(self.minimum() + min(1.0, max(0.0, share)) * span))

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
