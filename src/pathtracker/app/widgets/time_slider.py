"""A slider over time: the arrows go from event to event, the pointer to any place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from pathtracker.app.theme import current_theme

HANDLE = 8
"""Half the width of the handle, in pixels of the design; free at both ends of the groove."""
_GROOVE, _WORDS, _BETWEEN = 4, 18, 12


class TimeSlider(QAbstractSlider):
    """Places are whole numbers, such as days. `show_places` gives its ends, the events at which
    the arrows stop, and the words below it. Home and End go to its ends, Page Up and Down by
    `page` places; its value is announced as `words`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        self._stops: list[int] = []
        self._marks: list[tuple[int, str]] = []
        self._end = ""
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.valueChanged.connect(self.update)

    def show_places(
        self,
        first: int,
        last: int,
        *,
        stops: Sequence[int],
        marks: Sequence[tuple[int, str]],
        end: str,
        page: int = 28,
    ) -> None:
        """`end` is the word below its last place."""
        self._stops = sorted({first, *stops, last})
        self._marks, self._end = list(marks), end
        self.setPageStep(page)
        self.setRange(first, last)
        self.update()

    def say(self, words: str) -> None:
        """What its value means, for a screen reader."""
        self.setAccessibleDescription(words)

    # --- Qt ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        px = current_theme().px
        return QSize(px(240), px(2 * HANDLE + 2 + _WORDS))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(120), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        back, forward = Qt.Key.Key_Left, Qt.Key.Key_Right
        if self._mirrored():
            back, forward = forward, back
        if key in (back, Qt.Key.Key_Down):
            at = bisect_left(self._stops, self.value())
            self.setValue(self._stops[max(0, at - 1)] if self._stops else self.minimum())
        elif key in (forward, Qt.Key.Key_Up):
            at = bisect_right(self._stops, self.value())
            last = len(self._stops) - 1
            self.setValue(self._stops[min(last, at)] if self._stops else self.maximum())
        elif key == Qt.Key.Key_PageDown:
            self.setValue(self.value() - self.pageStep())
        elif key == Qt.Key.Key_PageUp:
            self.setValue(self.value() + self.pageStep())
        elif key == Qt.Key.Key_Home:
            self.setValue(self.minimum())
        elif key == Qt.Key.Key_End:
            self.setValue(self.maximum())
        else:
            super().keyPressEvent(event)

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
        pad, high = px(HANDLE), px(_GROOVE)
        middle = pad + 1
        painter.setPen(Qt.PenStyle.NoPen)
        now = self._x(self.value())
        start, end = self._x(self.minimum()), self._x(self.maximum())
        for left, right, ink in ((start, end, tokens.hairline_strong), (start, now, tokens.accent)):
            painter.setBrush(ink)
            groove = QRectF(min(left, right), middle - high / 2, abs(right - left), high)
            painter.drawRoundedRect(groove, high / 2, high / 2)
        painter.setBrush(tokens.raised)
        painter.setPen(QPen(tokens.accent, 2))
        painter.drawEllipse(QPointF(now, middle), pad - 1, pad - 1)
        self._paint_words(painter, 2 * pad + px(3))

    # --- inside -----------------------------------------------------------------------------

    def _paint_words(self, painter: QPainter, top: int) -> None:
        theme = current_theme()
        tokens = theme.tokens
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        small, strong = theme.font("caption"), theme.font("caption", 600)
        between = theme.px(_BETWEEN)
        taken: list[tuple[float, float]] = []
        marks = [(self.maximum(), self._end), *self._marks]
        for at, (place, words) in enumerate(marks):
            font = strong if at == 0 else small
            metrics = QFontMetrics(font)
            width = metrics.horizontalAdvance(words)
            left = min(max(0.0, self._x(place) - width / 2), self.width() - width)
            right = left + width
            if any(left < b + between and right > a - between for a, b in taken):
                continue
            taken.append((left, right))
            painter.setFont(font)
            painter.setPen(tokens.accent_text if at == 0 else tokens.muted)
            place_of = QRectF(left, top, width + 1, metrics.height())
            painter.drawText(place_of, Qt.AlignmentFlag.AlignHCenter, words)

    def _x(self, place: int) -> float:
        pad = current_theme().px(HANDLE)
        share = (place - self.minimum()) / max(1, self.maximum() - self.minimum())
        share = 1 - share if self._mirrored() else share
        return pad + share * (self.width() - 2 * pad)

    def _follow(self, event: QMouseEvent) -> None:
        pad = current_theme().px(HANDLE)
        share = (event.position().x() - pad) / max(1, self.width() - 2 * pad)
        share = 1 - share if self._mirrored() else share
        span = self.maximum() - self.minimum()
        self.setValue(round(self.minimum() + min(1.0, max(0.0, share)) * span))

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
