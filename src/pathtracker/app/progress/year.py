"""A year of days, from little to much."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pathtracker.app.chart_card import ChartCard
from pathtracker.app.dates import short_day
from pathtracker.app.progress.words import (
    day_words,
    heat_words,
    month_words,
    time_words,
    weekday_name,
)
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.heat_map import HeatMap
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.sheet import Sheet
from pathtracker.app.widgets.themed import spaced
from pathtracker.app.words import tr
from pathtracker.core.progress import HEAT_STEPS, heat, much
from pathtracker.paths import Places
from pathtracker.reports.progress import Progress


class YearCard(ChartCard):
    """The heat map, a year at a time."""

    def __init__(self, places: Places) -> None:
        self._found: Progress | None = None
        self._most = 60
        self.map = HeatMap(
            tr("Days of the year"),
            lambda minutes: heat(minutes, self._most),
            self._said,
            lambda day: month_words(day).split(" ")[0],
            lambda weekday: weekday_name(weekday, short=True),
        )
        super().__init__(places, tr("Your year"), self.map, self.sheet, tr("year"))
        self.back = IconButton("chevron-left", tr("The year before"))
        self.forward = IconButton("chevron-right", tr("The year after"))
        self.legend = _Legend()
        assert self.head is not None
        row = self.head.row
        at = row.indexOf(self.value)
        for widget in (self.back, self.value, self.forward):
            row.removeWidget(widget)
        for widget in (self.forward, self.value, self.back):
            row.insertWidget(at, widget)
        row.insertWidget(row.indexOf(self.back), self.legend)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.forward.clicked.connect(lambda: self._turn(1))
        self.foot = PlainLabel("", "caption", "muted")
        self.body.insertWidget(1, self.foot)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_progress(self, found: Progress) -> None:
        former = self._found
        self._found = found
        if former is None or former.today.year != found.today.year:
            self._year = found.today.year
        self._show()

    def sheet(self) -> Sheet:
        """Every day of the year with minutes."""
        found = self._found
        days = {} if found is None else found.days
        rows = tuple(
            (short_day(day, weekday=True, year=True), time_words(days[day]))
            for day in sorted(days)
            if day.year == self._year and days[day]
        )
        columns = (tr("Day"), tr("Logged"))
        return Sheet(tr("Your year {year}", year=str(self._year)), columns=columns, rows=rows)

    def _turn(self, years: int) -> None:
        self._year += years
        self._show()

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        year = {day: minutes for day, minutes in found.days.items() if day.year == self._year}
        self._most = much(year)
        self.map.show_year(
            self._year,
            found.days,
            first_day=found.first,
            today=found.today,
            begins_on=QLocale().firstDayOfWeek().value - 1,
        )
        self.value.setText(str(self._year))
        self.back.setEnabled(self._year > found.first.year)
        self.forward.setEnabled(self._year < found.today.year)
        several = found.first.year < found.today.year
        for widget in (self.back, self.value, self.forward):
            widget.setVisible(several)
        self.legend.say(tr("{time} or more", time=time_words(self._most)))
        self.foot.setText(self._about(year, found))
        self.renew()

    def _about(self, year: dict[date, int], found: Progress) -> str:
        parts = []
        if found.days and found.first.year == self._year:
            parts.append(tr("First day: {day}", day=day_words(found.first, found.today)))
        minutes = [0] * 7
        for day, logged in year.items():
            minutes[day.weekday()] += logged
        if any(minutes):
            most = weekday_name(minutes.index(max(minutes)))
            parts.append(tr("Most often: {weekday}", weekday=most))
        if self._year == found.today.year:
            parts.append(tr("Outlined: days to come"))
        return " · ".join(parts)

    def _said(self, day: date, minutes: int) -> str:
        today = self._found.today if self._found else date.min
        return heat_words(day, minutes, today)


class _Legend(QWidget):
    """The shades from nothing to most."""

    def __init__(self) -> None:
        super().__init__()
        self._least = PlainLabel("0", "caption", "muted")
        self._most = PlainLabel("", "caption", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._least)
        row.addWidget(_Shades())
        row.addWidget(self._most)
        spaced(row, 6)

    def say(self, most: str) -> None:
        self._most.setText(most)


class _Shades(QWidget):
    def sizeHint(self) -> QSize:
        px = current_theme().px
        return QSize((HEAT_STEPS + 1) * px(15), px(12))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        side, radius = theme.px(11), theme.px(metrics.RADIUS_CELL)
        top = (self.height() - side) / 2
        for step in range(HEAT_STEPS + 1):
            painter.setBrush(theme.tokens.heat(step))
            painter.drawRoundedRect(QRectF(step * theme.px(15), top, side, side), radius, radius)
