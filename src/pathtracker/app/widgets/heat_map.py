"""A year of days: a column for each week, the shade of a day by its minutes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.chart import Chart, Spot

_LABELS, _MONTHS, _GAP, _LEAST, _MOST = 36, 22, 2.5, 8.0, 18.0
_WEEKS, _DAYS = 54, 7


class HeatMap(Chart):
    """Left and right go a week, up and down a day. Days before the first are sunken, days to come
    outlined, today ringed."""

    def __init__(
        self,
        name: str,
        shade: Callable[[int], int],
        said: Callable[[date, int], str],
        month: Callable[[date], str],
        weekday: Callable[[int], str],
        parent: QWidget | None = None,
    ) -> None:
        """`shade` of so many minutes, 0 to 4; `said`: what a day with its minutes says; the names
        of a month, by its first day, and of a weekday, 0 for Monday."""
        self._shade, self._said, self._month, self._weekday = shade, said, month, weekday
        self._minutes: Mapping[date, int] = {}
        self._year, self._first_day, self._today = 1, date.min, date.min
        self._begins_on = 0
        super().__init__(name, _MONTHS + 7 * 13, parent)

    def show_year(
        self,
        year: int,
        minutes: Mapping[date, int],
        *,
        first_day: date,
        today: date,
        begins_on: int = 0,
    ) -> None:
        """`first_day` on which anything was logged; `begins_on`: the weekday that a week begins
        on, 0 for Monday."""
        self._year, self._minutes = year, minutes
        self._first_day, self._today, self._begins_on = first_day, today, begins_on
        self.renew()

    @property
    def year(self) -> int:
        return self._year

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(520), self._high(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(420), self._high(self.width()))

    def beside(self, at: int, key: int) -> int | None:
        steps = {
            int(Qt.Key.Key_Right): _DAYS,
            int(Qt.Key.Key_Left): -_DAYS,
            int(Qt.Key.Key_Down): 1,
            int(Qt.Key.Key_Up): -1,
        }
        return at + steps[int(key)] if int(key) in steps else None

    def begins_at(self) -> int:
        """Today, or the last day of a year that is over."""
        day = min(self._today, date(self._year, 12, 31))
        return max(0, (day - date(self._year, 1, 1)).days)

    def spots_in(self, rect: QRectF) -> list[Spot]:
        return [
            Spot(self._cell(rect, day), self._said(day, self._minutes.get(day, 0)))
            for day in self._days()
        ]

    def paint_into(self, painter: QPainter, rect: QRectF) -> None:
        theme = current_theme()
        tokens = theme.tokens
        self._paint_names(painter, rect)
        radius = theme.px(metrics.RADIUS_CELL)
        for day in self._days():
            cell = self._cell(rect, day)
            minutes = self._minutes.get(day, 0)
            painter.setPen(Qt.PenStyle.NoPen)
            if minutes:
                painter.setBrush(tokens.heat(self._shade(minutes)))
            elif day > self._today:
                painter.setPen(QPen(tokens.hairline, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                cell = cell.adjusted(0.5, 0.5, -0.5, -0.5)
            else:
                before = day < self._first_day
                painter.setBrush(tokens.sunken if before else tokens.heat(0))
            painter.drawRoundedRect(cell, radius, radius)
            if day == self._today:
                painter.setPen(QPen(tokens.text, 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(cell.adjusted(-0.75, -0.75, 0.75, 0.75), radius, radius)

    # --- inside -----------------------------------------------------------------------------

    def _days(self) -> list[date]:
        first = date(self._year, 1, 1)
        count = (date(self._year, 12, 31) - first).days + 1
        return [first + timedelta(days=at) for at in range(count)]

    def _pitch(self, width: float) -> float:
        px = current_theme().px
        room = (width - px(_LABELS)) / _WEEKS
        return min(max(room, px(_LEAST) + _GAP), px(_MOST) + _GAP)

    def _high(self, width: float) -> int:
        return current_theme().px(_MONTHS) + int(_DAYS * self._pitch(width) + 2)

    def _cell(self, rect: QRectF, day: date) -> QRectF:
        pitch, px = self._pitch(rect.width()), current_theme().px
        week, weekday = self._place(day)
        left = rect.left() + px(_LABELS) + week * pitch
        top = rect.top() + px(_MONTHS) + weekday * pitch
        return QRectF(left, top, pitch - _GAP, pitch - _GAP)

    def _place(self, day: date) -> tuple[int, int]:
        """The column and the row of a day."""
        first = date(self._year, 1, 1)
        lead = (first.weekday() - self._begins_on) % _DAYS
        at = (day - first).days + lead
        return divmod(at, _DAYS)

    def _paint_names(self, painter: QPainter, rect: QRectF) -> None:
        theme = current_theme()
        px, pitch = theme.px, self._pitch(rect.width())
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.tokens.muted)
        middle = Qt.AlignmentFlag.AlignVCenter
        for row in range(0, _DAYS, 2):
            top = rect.top() + px(_MONTHS) + row * pitch - px(4)
            place = QRectF(rect.left(), top, px(_LABELS), pitch - _GAP + px(8))
            painter.drawText(place, middle, self._weekday((row + self._begins_on) % _DAYS))
        for month in range(1, 13):
            day = date(self._year, month, 1)
            week, row = self._place(day)
            left = rect.left() + px(_LABELS) + (week + (row > 0)) * pitch
            place = QRectF(left, rect.top(), 5 * pitch, px(_MONTHS) - px(4))
            painter.drawText(place, middle, self._month(day))
