"""Amounts as bars, one below the other, each with its name and its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.chart import Chart, Spot
from pathtracker.app.widgets.text import visible

_ROW, _BAR, _GAP = 27, 10, 14
_NAME_SHARE = 0.42


@dataclass(frozen=True, slots=True)
class Bar:
    """`amount` is drawn, `words` stand at its end; `said` is what a screen reader says."""

    name: str
    amount: float
    words: str
    said: str


class BarChart(Chart):
    """As many bars as are given; the longest one fills the room."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._bars: tuple[Bar, ...] = ()
        super().__init__(name, _ROW, parent)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        self.renew()

    @property
    def bars(self) -> tuple[Bar, ...]:
        return self._bars

    def sizeHint(self) -> QSize:
        px = current_theme().px
        return QSize(px(320), px(_ROW) * max(1, len(self._bars)))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(200), self.sizeHint().height())

    def spots_in(self, rect: QRectF) -> list[Spot]:
        return [
            Spot(self._row(rect, at).adjusted(2, 2, -2, -2), bar.said)
            for at, bar in enumerate(self._bars)
        ]

    def paint_into(self, painter: QPainter, rect: QRectF) -> None:
        theme = current_theme()
        tokens, px = theme.tokens, theme.px
        font = theme.font()
        measure = QFontMetricsF(font)
        names = max((measure.horizontalAdvance(visible(bar.name)) for bar in self._bars), default=0)
        names = min(names + 1, rect.width() * _NAME_SHARE)
        ends = max((measure.horizontalAdvance(bar.words) for bar in self._bars), default=0) + 1
        room = max(px(24), rect.width() - names - ends - 2 * px(_GAP))
        most = max((bar.amount for bar in self._bars), default=0) or 1
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        radius = px(metrics.RADIUS_CELL)
        for at, bar in enumerate(self._bars):
            row = self._row(rect, at)
            name = measure.elidedText(visible(bar.name), Qt.TextElideMode.ElideRight, names)
            painter.setPen(tokens.text)
            painter.drawText(QRectF(row.left(), row.top(), names + 2, row.height()), middle, name)
            painter.setPen(tokens.text2)
            painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, bar.words)
            if bar.amount > 0:
                left, high = row.left() + names + px(_GAP), px(_BAR)
                top = row.center().y() - high / 2
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tokens.accent)
                length = max(2.0, room * bar.amount / most)
                painter.drawRoundedRect(QRectF(left, top, length, high), radius, radius)

    def _row(self, rect: QRectF, at: int) -> QRectF:
        high = current_theme().px(_ROW)
        return QRectF(rect.left(), rect.top() + at * high, rect.width(), high)
