"""What every chart of ours shares: points that are read by hover, by keys and by a screen reader.

A chart paints itself into any rectangle by one function, whether for the screen or for a picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.announce import announce
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.themed import on_theme

_NEAR = 20
_TICKS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Spot:
    """Something that can be read: where it is drawn, and what it says."""

    place: QRectF
    words: str


class Chart(QWidget):
    """Tab comes to the chart, the arrows go from spot to spot, Home and End to the ends, Escape
    lets go. What is under the mouse, or has been come to, says what it is in a bubble.

    A chart fills in `paint_into` and `spots_in`.
    """

    def __init__(self, name: str, height: int, parent: QWidget | None = None) -> None:
        """`height` in pixels of the design."""
        super().__init__(parent)
        self._height = height
        self._spots: list[Spot] = []
        self._current: int | None = None
        self.setAccessibleName(visible(name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", True)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        on_theme(self.renew)

    def paint_into(self, painter: QPainter, rect: QRectF) -> None:
        """Draws the chart: the only painter it has."""
        raise NotImplementedError

    def spots_in(self, rect: QRectF) -> list[Spot]:
        """What can be read in the chart as drawn into `rect`, in the order of the keys."""
        raise NotImplementedError

    def beside(self, at: int, key: int) -> int | None:
        """The spot that an arrow leads to from the one counted `at`; None: it leads nowhere."""
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            return at + 1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            return at - 1
        return None

    def begins_at(self) -> int:
        """The spot that the keys come to first."""
        return 0

    def renew(self) -> None:
        """What it shows is another, or is drawn in another way."""
        self._spots = self.spots_in(QRectF(self.rect())) if self.width() else []
        if self._current is not None and self._current >= len(self._spots):
            self._current = None
        self.updateGeometry()
        self.update()

    @property
    def spots(self) -> Sequence[Spot]:
        return self._spots

    @property
    def current(self) -> int | None:
        """The spot that is being read, counted from 0."""
        return self._current

    def read(self, at: int | None) -> None:
        """Comes to a spot, and says what it is."""
        if at is not None and not 0 <= at < len(self._spots):
            return
        self._current = at
        words = "" if at is None else self._spots[at].words
        self.setAccessibleDescription(visible(words))
        announce(self, words)
        self.update()

    # --- Qt ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(320), current_theme().px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(200), current_theme().px(self._height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.renew()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return True  # the bubble says it
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self._spots) - 1
        if last < 0:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape and self._current is not None:
            self.read(None)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.read(0 if key == Qt.Key.Key_Home else last)
        else:
            at = self._current
            wanted = self.beside(self.begins_at() if at is None else at, key)
            if wanted is None:
                super().keyPressEvent(event)
            else:
                self.read(self.begins_at() if at is None else min(max(wanted, 0), last))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._current = self._spot_at(event.position())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._current = None
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._current = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time and amounts run one way
        self.paint_into(painter, QRectF(self.rect()))
        if self._current is not None and self._current < len(self._spots):
            self._paint_bubble(painter, self._spots[self._current])

    # --- inside -----------------------------------------------------------------------------

    def _spot_at(self, where: QPointF) -> int | None:
        """The spot under the mouse, or the nearest one close to it."""
        best, least = None, float(current_theme().px(_NEAR))
        for at, spot in enumerate(self._spots):
            if spot.place.contains(where):
                return at
            away = (spot.place.center() - where).manhattanLength()
            if away < least:
                best, least = at, away
        return best

    def _paint_bubble(self, painter: QPainter, spot: Spot) -> None:
        """A frame around the spot and its words beside it, in the colours of a message."""
        theme = current_theme()
        tokens, px = theme.tokens, theme.px
        painter.setPen(QPen(tokens.text, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(spot.place.adjusted(-1.5, -1.5, 1.5, 1.5), 3, 3)
        font = theme.font("caption", 500)
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(
            visible(spot.words), Qt.TextElideMode.ElideRight, self.width() - 2 * px(10)
        )
        width, height = metrics.horizontalAdvance(words) + 2 * px(8), metrics.height() + px(8)
        left = min(max(0.0, spot.place.center().x() - width / 2), self.width() - width)
        top = spot.place.top() - height - px(6)
        if top < 0:
            top = min(spot.place.bottom() + px(6), self.height() - height)
        ground = QRectF(left, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.text)
        painter.drawRoundedRect(ground, px(4), px(4))
        painter.setPen(tokens.raised)
        painter.setFont(font)
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, words)


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round numbers from `low` to the first one at or above `high`, at most `most` steps apart."""
    span = max(high - low, 1e-9)
    rough = span / max(1, most)
    magnitude = 10.0 ** floor(log10(rough))
    step = next((one * magnitude for one in _TICKS if one * magnitude >= rough * 0.999), rough)
    first = floor(low / step)
    return [round(at * step, 9) for at in range(first, ceil(high / step - 1e-9) + 1)]
