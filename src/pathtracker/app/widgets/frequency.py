"""How often: a slider of a few named stops that says nothing before it is answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

_HANDLE, _DOT = 14, 6
_TOP = 12
"""From the upper edge to the middle of the groove."""


class FrequencySlider(QAbstractSlider):
    """The stops have their words below. A click, the arrows and the digits from 1 on answer.

    Signal: answered, with the place of the stop from 0."""

    answered = Signal(int)

    def __init__(self, name: str, stops: Sequence[str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._stops = name, tuple(stops)
        self._is_answered = False
        self.setRange(0, len(self._stops) - 1)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._moved)
        self._say()
        on_theme(self.updateGeometry)

    def answer(self) -> int | None:
        """The place of the stop; None before it is answered."""
        return self.value() if self._is_answered else None

    def set_answer(self, place: int | None) -> None:
        """Shows an answer, or none, without a signal."""
        self._is_answered = place is not None
        with QSignalBlocker(self):
            self.setValue(place or 0)
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        widest = max(self._word_width(word) for word in self._stops)
        return QSize(len(self._stops) * (widest + current_theme().px(8)), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(200), self._high())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back, forward = Qt.Key.Key_Left, Qt.Key.Key_Right
        if self.isRightToLeft():
            back, forward = forward, back
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self._stops):
            self._take(place)
        elif event.key() in (forward, Qt.Key.Key_Up, back, Qt.Key.Key_Down):
            step = 1 if event.key() in (forward, Qt.Key.Key_Up) else -1
            # The first key answers with where the handle would come in.
            self._take(self.value() + step if self._is_answered else max(0, step))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._take(0 if event.key() == Qt.Key.Key_Home else self.maximum())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._take(self._nearest(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._take(self._nearest(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, and no answer changes on the way

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        tokens, px = theme.tokens, theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = px(_TOP)
        first, last = self._x(0), self._x(self.maximum())
        groove = tokens.track if self.isEnabled() else tokens.hairline
        painter.setPen(QPen(groove, px(4), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(first, middle), QPointF(last, middle))
        here = self._x(self.value())
        ink = tokens.accent if self.isEnabled() else tokens.muted
        if self._is_answered and self.value():
            painter.setPen(QPen(ink, px(4), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(first, middle), QPointF(here, middle))
        painter.setPen(QPen(tokens.control, 1))
        painter.setBrush(tokens.raised)
        for place in range(len(self._stops)):
            painter.drawEllipse(QPointF(self._x(place), middle), px(_DOT) / 2, px(_DOT) / 2)
        if self._is_answered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(QPointF(here, middle), px(_HANDLE) / 2, px(_HANDLE) / 2)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme = current_theme()
        for place, word in enumerate(self._stops):
            chosen = self._is_answered and place == self.value()
            painter.setFont(theme.font("caption", 600 if chosen else None))
            painter.setPen(theme.tokens.accent_text if chosen else theme.tokens.muted)
            width = self.width() / len(self._stops)
            box = QRect(int(self._x(place) - width / 2), theme.px(22), int(width), theme.px(18))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)

    def _take(self, place: int) -> None:
        place = max(0, min(place, self.maximum()))
        if self._is_answered and place == self.value():
            return
        self.set_answer(place)
        self.answered.emit(place)

    def _moved(self, place: int) -> None:
        """Moved by what is not handled here, such as a screen reader: an answer as well."""
        self.set_answer(place)
        self.answered.emit(place)

    def _say(self) -> None:
        word = self._stops[self.value()] if self._is_answered else tr("not answered")
        self.setAccessibleName(f"{self._name}: {word}")

    def _x(self, place: int) -> float:
        width = self.width() / len(self._stops)
        if self.isRightToLeft():
            place = self.maximum() - place
        return width * (place + 0.5)

    def _nearest(self, point: QPointF) -> int:
        place = int(point.x() / max(1.0, self.width() / len(self._stops)))
        place = max(0, min(place, self.maximum()))
        return self.maximum() - place if self.isRightToLeft() else place

    def _word_width(self, word: str) -> int:
        return QFontMetrics(current_theme().font("caption", 600)).horizontalAdvance(word)

    def _high(self) -> int:
        return current_theme().px(42)
