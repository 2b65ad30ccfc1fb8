"""What was estimated against what it took: a dot for each finished thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.chart import Chart, Spot, ticks

_LEFT, _FOOT, _TOP, _DOT = 28, 22, 14, 4


@dataclass(frozen=True, slots=True)
class Dot:
    """Hours estimated and hours taken; what a screen reader says."""

    estimated: float
    taken: float
    said: str


class Scatter(Chart):
    """Dots on a square field; a dashed line where both are the same, a solid one at their ratio."""

    def __init__(
        self, name: str, words: tuple[str, str, str], parent: QWidget | None = None
    ) -> None:
        """`words` for the axes, estimated and taken, and for the dashed line."""
        self._estimated, self._taken, self._same = words
        self._dots: tuple[Dot, ...] = ()
        self._times, self._times_words = 1.0, ""
        super().__init__(name, 210, parent)

    def show_dots(self, dots: Sequence[Dot], times: float = 1.0, words: str = "") -> None:
        """`times`: taken ÷ estimated, drawn as a line where there are `words` for it."""
        self._dots = tuple(sorted(dots, key=lambda dot: (dot.estimated, dot.taken)))
        self._times, self._times_words = times, words
        self.renew()

    def spots_in(self, rect: QRectF) -> list[Spot]:
        side = current_theme().px(_DOT) + 1.0
        found = []
        for dot in self._dots:
            at = self._at(rect, dot.estimated, dot.taken)
            place = QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side)
            found.append(Spot(place, dot.said))
        return found

    def paint_into(self, painter: QPainter, rect: QRectF) -> None:
        theme = current_theme()
        tokens, px = theme.tokens, theme.px
        field, (high, wide) = self._field(rect), self._ends()
        painter.setFont(theme.font("caption"))
        middle = Qt.AlignmentFlag.AlignVCenter
        for value in ticks(0, high, 4):
            y = self._at(rect, 0, value).y()
            painter.setPen(QPen(tokens.hairline, 1))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            painter.setPen(tokens.muted)
            place = QRectF(rect.left(), y - px(10), px(_LEFT) - px(8), px(20))
            painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, f"{value:g}")
        for value in ticks(0, wide, 4)[1:]:
            x = self._at(rect, value, 0).x()
            painter.setPen(tokens.muted)
            place = QRectF(x - px(20), field.bottom() + px(2), px(40), px(20))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{value:g}")
        self._paint_lines(painter, rect, field)
        painter.setFont(theme.font("caption"))
        painter.setPen(tokens.muted)
        painter.drawText(
            QRectF(field.left() + px(6), field.top() - px(_TOP), field.width(), px(18)),
            middle,
            self._taken,
        )
        painter.drawText(
            QRectF(field.left(), field.bottom() - px(20), field.width(), px(18)),
            middle | Qt.AlignmentFlag.AlignRight,
            self._estimated,
        )

    # --- inside -----------------------------------------------------------------------------

    def _paint_lines(self, painter: QPainter, rect: QRectF, field: QRectF) -> None:
        theme = current_theme()
        tokens, px = theme.tokens, theme.px
        high, wide = self._ends()
        end = min(wide, high)
        dashed = QPen(tokens.text2, 1)
        dashed.setDashPattern([4, 3])
        painter.setPen(dashed)
        painter.drawLine(self._at(rect, 0, 0), self._at(rect, end, end))
        if self._times_words:
            steep = min(wide, high / self._times)
            painter.setPen(QPen(tokens.accent, 2))
            painter.drawLine(self._at(rect, 0, 0), self._at(rect, steep, steep * self._times))
        painter.setPen(QPen(tokens.text2, 1.25))
        painter.setBrush(tokens.raised)
        for dot in self._dots:
            painter.drawEllipse(self._at(rect, dot.estimated, dot.taken), px(_DOT), px(_DOT))
        metrics = QFontMetricsF(theme.font("caption"))
        where = self._at(rect, end * 0.8, end * 0.8)
        painter.setPen(tokens.muted)
        width = metrics.horizontalAdvance(self._same)
        left = min(where.x() + px(8), field.right() - width)
        self._write(painter, QRectF(left, where.y() + px(4), width, metrics.height()), self._same)
        if not self._times_words:
            return
        end = min(wide, high / self._times)
        bold = theme.font("caption", 600)
        width = QFontMetricsF(bold).horizontalAdvance(self._times_words)
        where = self._at(rect, end * 0.62, end * 0.62 * self._times)
        painter.setFont(bold)
        painter.setPen(tokens.accent_text)
        left = max(field.left() + px(4), where.x() - width - px(10))
        place = QRectF(left, where.y() - px(6) - metrics.height(), width, metrics.height())
        self._write(painter, place, self._times_words)
        painter.setFont(theme.font("caption"))

    def _write(self, painter: QPainter, place: QRectF, words: str) -> None:
        """Words that can be read over lines and dots."""
        ground = QColor(current_theme().tokens.raised)
        ground.setAlphaF(0.8)
        painter.fillRect(place.adjusted(-3, 0, 3, 0), ground)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _ends(self) -> tuple[float, float]:
        """The highest hours taken and estimated that the axes reach."""
        taken = max((dot.taken for dot in self._dots), default=0.0) or 1.0
        estimated = max((dot.estimated for dot in self._dots), default=0.0) or 1.0
        return ticks(0, taken, 4)[-1], ticks(0, estimated, 4)[-1]

    def _field(self, rect: QRectF) -> QRectF:
        px = current_theme().px
        return rect.adjusted(px(_LEFT), px(_TOP) + px(6), -px(6), -px(_FOOT))

    def _at(self, rect: QRectF, estimated: float, taken: float) -> QPointF:
        field, (high, wide) = self._field(rect), self._ends()
        return QPointF(
            field.left() + field.width() * estimated / wide,
            field.bottom() - field.height() * taken / high,
        )
