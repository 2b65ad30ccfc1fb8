"""What is done rising towards all there is to do, with the days by which it likely gets there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.chart import Chart, Spot, ticks

_LEFT, _TOP, _AXIS, _BARS, _GAP = 44, 26, 26, 66, 18
_WEEK = 7
_MONTH = 68
"""Pixels that the name of a month takes at most, with its year."""
_ABOVE = 1.08
"""The scale goes on a little above all there is to do."""


@dataclass(frozen=True, slots=True)
class WeekBar:
    """What was done in the week that begins on `monday`; `said` by a screen reader."""

    monday: date
    amount: float
    said: str


@dataclass(frozen=True, slots=True)
class Rising:
    """Everything that is drawn. Amounts are of one kind: hours, or steps.

    `points`: what had come together by the end of each day, oldest first; the last one is today's.
    `scope`: what is done and ahead together. `weekly`: what a week is to have; 0 draws no line.
    `first`, `last`: the days at both ends. The words stand beside what they name.
    """

    points: tuple[tuple[date, float], ...]
    scope: float
    first: date
    last: date
    today: date
    likely: date | None
    safe: date | None
    weeks: tuple[WeekBar, ...]
    weekly: float
    scope_words: str
    today_words: str
    likely_words: tuple[str, str]
    safe_words: tuple[str, str]
    weekly_words: str
    near: bool = False
    """Whether only what is seen of the line sets the scale, rather than all there is to do."""


@dataclass(frozen=True, slots=True)
class _Sight:
    """What of it is in sight: the points and weeks, the ends of the scale, the longest bar, and
    the places of the numbers, the line and the bars."""

    line: tuple[tuple[date, float], ...]
    weeks: tuple[WeekBar, ...]
    low: float
    high: float
    most: float
    left: float
    field: QRectF
    strip: QRectF


class BurnUpChart(Chart):
    """The line with its band above, a bar for each week below it."""

    def __init__(
        self, name: str, month: Callable[[date], str], parent: QWidget | None = None
    ) -> None:
        """`month`: how the month that begins on a day is called on the axis."""
        self._shown: Rising | None = None
        self._seen: tuple[QRectF, _Sight] | None = None
        self._month = month
        super().__init__(name, 330, parent)

    def show_rising(self, shown: Rising) -> None:
        self._shown = shown
        self.renew()

    @property
    def shown(self) -> Rising | None:
        return self._shown

    def renew(self) -> None:
        self._seen = None
        super().renew()

    def begins_at(self) -> int:
        """The week of today."""
        return max(0, len(self._sight(QRectF(self.rect())).weeks) - 1) if self._shown else 0

    def spots_in(self, rect: QRectF) -> list[Spot]:
        shown = self._shown
        if shown is None:
            return []
        side = current_theme().px(5)
        found = [Spot(self._bar(rect, bar), bar.said) for bar in self._sight(rect).weeks]
        for day, words in ((shown.likely, shown.likely_words), (shown.safe, shown.safe_words)):
            if day is not None and day <= shown.last:
                at = self._at(rect, day, shown.scope)
                place = QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side)
                found.append(Spot(place, " ".join(words)))
        return found

    def paint_into(self, painter: QPainter, rect: QRectF) -> None:
        shown = self._shown
        if shown is None:
            return
        field = self._sight(rect).field
        self._paint_grid(painter, rect, field)
        painter.save()
        painter.setClipRect(field.adjusted(0, -current_theme().px(_TOP), 1, 2))
        self._paint_ahead(painter, rect, field)
        self._paint_scope(painter, rect, field)
        self._paint_done(painter, rect)
        painter.restore()
        self._paint_named_days(painter, rect, field)
        self._paint_weeks(painter, rect)

    # --- parts ------------------------------------------------------------------------------

    def _paint_grid(self, painter: QPainter, rect: QRectF, field: QRectF) -> None:
        theme = current_theme()
        tokens, px = theme.tokens, theme.px
        painter.setFont(theme.font("caption"))
        sight = self._sight(rect)
        low, high = sight.low, sight.high
        for value in ticks(low, high, 5):
            y = self._y(rect, value)
            if y < field.top() - 1:
                continue
            painter.setPen(QPen(tokens.hairline, 1))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            self._paint_value(painter, rect, y, value)
        for day in self._months(field.width()):
            x = self._x(rect, day)
            painter.setPen(QPen(tokens.hairline_strong, 1))
            painter.drawLine(QPointF(x, field.bottom()), QPointF(x, field.bottom() + px(4)))
            painter.setPen(tokens.muted)
            place = QRectF(x + px(4), field.bottom() + px(4), px(80), px(18))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._month(day))

    def _paint_value(self, painter: QPainter, rect: QRectF, y: float, value: float) -> None:
        px = current_theme().px
        painter.setPen(current_theme().tokens.muted)
        place = QRectF(rect.left(), y - px(10), self._sight(rect).left - px(8), px(20))
        sides = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(place, sides, f"{value:g}")

    def _paint_scope(self, painter: QPainter, rect: QRectF, field: QRectF) -> None:
        shown, theme = self._shown, current_theme()
        assert shown is not None
        y = self._y(rect, shown.scope)
        if y < field.top() - 1:
            return
        painter.setPen(QPen(theme.tokens.text, 1.25))
        painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
        painter.setPen(theme.tokens.text2)
        painter.setFont(theme.font("caption"))
        place = QPointF(field.left() + theme.px(6), y - theme.px(6))
        painter.drawText(place, shown.scope_words)

    def _paint_done(self, painter: QPainter, rect: QRectF) -> None:
        shown, theme = self._shown, current_theme()
        assert shown is not None
        points = [QPointF(self._x(rect, d), self._y(rect, v)) for d, v in self._sight(rect).line]
        if not points:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(theme.tokens.accent, 2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens.accent)
        painter.drawEllipse(points[-1], theme.px(4), theme.px(4))

    def _paint_ahead(self, painter: QPainter, rect: QRectF, field: QRectF) -> None:
        """The days between likely and safe, and the ways there."""
        shown, theme = self._shown, current_theme()
        assert shown is not None
        tokens, px = theme.tokens, theme.px
        now = QPen(tokens.accent, 1)
        now.setDashPattern([2, 3])
        x = self._x(rect, shown.today)
        painter.setPen(now)
        painter.drawLine(QPointF(x, field.top() - px(_TOP) / 2), QPointF(x, field.bottom()))
        if shown.likely is None or shown.safe is None or not shown.points:
            return
        here = QPointF(x, self._y(rect, shown.points[-1][1]))
        likely, safe = (self._at(rect, d, shown.scope) for d in (shown.likely, shown.safe))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent_soft)
        top = field.top() - px(_TOP)
        painter.drawRect(QRectF(likely.x(), top, safe.x() - likely.x(), field.bottom() - top))
        painter.drawPolygon(QPolygonF([here, likely, safe]))
        dashed = QPen(tokens.accent, 1.25)
        dashed.setDashPattern([4, 3])
        for end, pen in ((likely, QPen(tokens.accent, 1.25)), (safe, dashed)):
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawLine(here, end)
            painter.drawLine(QPointF(end.x(), top), QPointF(end.x(), field.bottom()))
        painter.setPen(QPen(tokens.accent, 1.5))
        painter.setBrush(tokens.raised)
        for end in (likely, safe):
            painter.drawEllipse(end, px(4), px(4))

    def _paint_named_days(self, painter: QPainter, rect: QRectF, field: QRectF) -> None:
        """Beside today's point and above both days; at the edge where these are out of sight."""
        shown, theme = self._shown, current_theme()
        assert shown is not None
        px = theme.px
        if shown.points:
            at = self._at(rect, shown.today, shown.points[-1][1])
            bold = theme.font("caption", 600)
            width = QFontMetricsF(bold).horizontalAdvance(shown.today_words)
            left, y = at.x() + px(10), min(at.y() + px(16), field.bottom() - px(4))
            if left + width > field.right():
                left, y = at.x() - width - px(10), at.y() - px(8)
            painter.setFont(bold)
            painter.setPen(theme.tokens.text)
            painter.drawText(QPointF(left, y), shown.today_words)
        if shown.likely is None or shown.safe is None:
            return
        top = field.top() - px(_TOP) / 2
        if shown.likely > shown.last:
            words = (shown.likely_words, (", " + shown.safe_words[0], shown.safe_words[1]))
            width = sum(self._wide(one) for one in words)
            left = field.right() - width
            for one in words:
                left = self._write(painter, left, top, one)
            return
        end = self._x(rect, shown.likely) - px(6) - self._wide(shown.likely_words)
        self._write(painter, max(field.left(), end), top, shown.likely_words)
        begin = self._x(rect, min(shown.safe, shown.last)) + px(6)
        if begin + self._wide(shown.safe_words) > rect.right():
            begin, top = field.right() - self._wide(shown.safe_words), field.bottom() - px(10)
            begin = min(begin, self._x(rect, shown.likely) - px(6) - self._wide(shown.safe_words))
        self._write(painter, begin, top, shown.safe_words)

    def _paint_weeks(self, painter: QPainter, rect: QRectF) -> None:
        shown, theme = self._shown, current_theme()
        assert shown is not None
        tokens, px = theme.tokens, theme.px
        painter.setFont(theme.font("caption"))
        strip = self._sight(rect).strip
        painter.setPen(QPen(tokens.hairline_strong, 1))
        painter.drawLine(strip.bottomLeft(), strip.bottomRight())
        self._paint_value(painter, rect, strip.bottom(), 0)
        for bar in self._sight(rect).weeks:
            place = self._bar(rect, bar)
            if place.height() < 0.5:
                continue
            running = bar.monday + timedelta(days=_WEEK) > shown.today
            painter.setPen(QPen(tokens.accent, 1.25) if running else Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent_soft if running else tokens.accent)
            inner = place.adjusted(0.6, 0.6, -0.6, 0) if running else place
            painter.drawRoundedRect(inner, 1.5, 1.5)
        if not shown.weekly:
            return
        y = strip.bottom() - strip.height() * shown.weekly / self._sight(rect).most
        dashed = QPen(tokens.text, 1)
        dashed.setDashPattern([4, 3])
        painter.setPen(dashed)
        painter.drawLine(QPointF(strip.left(), y), QPointF(strip.right(), y))
        self._paint_value(painter, rect, y, round(shown.weekly, 1))
        painter.setPen(tokens.muted)
        left = self._x(rect, shown.today) + px(14)
        width = QFontMetricsF(theme.font("caption")).horizontalAdvance(shown.weekly_words)
        if left + width <= strip.right():
            painter.drawText(QPointF(left, y + px(16)), shown.weekly_words)

    def _wide(self, words: tuple[str, str]) -> float:
        theme = current_theme()
        usual, bold = (QFontMetricsF(theme.font("caption", w)) for w in (400, 600))
        return usual.horizontalAdvance(words[0] + " ") + bold.horizontalAdvance(words[1])

    def _write(self, painter: QPainter, left: float, y: float, words: tuple[str, str]) -> float:
        """Words and what they are about, which is emphasised; where they end."""
        theme = current_theme()
        painter.setPen(theme.tokens.text2)
        painter.setFont(theme.font("caption"))
        painter.drawText(QPointF(left, y), words[0])
        left += QFontMetricsF(painter.font()).horizontalAdvance(words[0] + " ")
        painter.setFont(theme.font("caption", 600))
        painter.setPen(theme.tokens.text)
        painter.drawText(QPointF(left, y), words[1])
        return left + QFontMetricsF(painter.font()).horizontalAdvance(words[1])

    # --- places -----------------------------------------------------------------------------

    def _sight(self, rect: QRectF) -> _Sight:
        """What is in sight in a rectangle; worked out once, for every point asks for it."""
        if self._seen is None or self._seen[0] != rect:
            assert self._shown is not None
            self._seen = (QRectF(rect), _sight_of(self._shown, rect))
        return self._seen[1]

    def _months(self, width: float) -> list[date]:
        """The first days of months in sight, not too close to each other."""
        shown = self._shown
        assert shown is not None
        room = max(1.0, width / current_theme().px(_MONTH))
        count = (shown.last - shown.first).days / 30.4
        every = next((step for step in (1, 2, 3, 6) if count / step <= room), 12)
        found, day = [], shown.first.replace(day=1)
        while day <= shown.last:
            if day >= shown.first and (day.month - 1) % every == 0:
                found.append(day)
            if (day.year, day.month) == (date.max.year, 12):
                break
            day = (day + timedelta(days=31)).replace(day=1)
        return found

    def _bar(self, rect: QRectF, bar: WeekBar) -> QRectF:
        sight, shown = self._sight(rect), self._shown
        assert shown is not None
        strip = sight.strip
        left = max(strip.left(), self._x(rect, bar.monday))
        right = self._x(rect, min(bar.monday + timedelta(days=_WEEK), shown.last))
        gap = min(4.0, max(0.5, (right - left) * 0.25))
        high = strip.height() * bar.amount / sight.most
        return QRectF(left, strip.bottom() - high, max(1.0, right - left - gap), high)

    def _at(self, rect: QRectF, day: date, value: float) -> QPointF:
        return QPointF(self._x(rect, day), self._y(rect, value))

    def _x(self, rect: QRectF, day: date) -> float:
        shown, field = self._shown, self._sight(rect).field
        assert shown is not None
        whole = max(1, (shown.last - shown.first).days)
        return field.left() + field.width() * (day - shown.first).days / whole

    def _y(self, rect: QRectF, value: float) -> float:
        sight = self._sight(rect)
        field, low = sight.field, sight.low
        return field.bottom() - field.height() * (value - low) / (sight.high - low)


def _sight_of(shown: Rising, rect: QRectF) -> _Sight:
    px = current_theme().px
    before = [value for day, value in shown.points if day < shown.first]
    start = (shown.first, before[-1] if before else 0.0)
    line = (start, *((day, value) for day, value in shown.points if day >= shown.first))
    first = shown.first - timedelta(days=_WEEK - 1)
    weeks = tuple(bar for bar in shown.weeks if first <= bar.monday <= shown.today)
    low, high = 0.0, max(shown.scope, 1.0) * _ABOVE
    if shown.near:
        low = ticks(line[0][1], line[-1][1], 4)[0]
        high = max(line[-1][1], low + 1) + 0.15 * (line[-1][1] - low)
    metrics = QFontMetricsF(current_theme().font("caption"))
    widest = max(metrics.horizontalAdvance(f"{one:g}") for one in ticks(low, high, 5))
    left = max(float(px(_LEFT)), widest + px(12))
    foot = px(_AXIS) + px(_GAP) + px(_BARS) + px(8)
    field = rect.adjusted(left, px(_TOP) + px(6), -px(2), -foot)
    top = rect.bottom() - px(_BARS) - px(8)
    strip = QRectF(rect.left() + left, top, field.width(), px(_BARS))
    most = max([1.0, shown.weekly * 1.15, *(bar.amount for bar in weeks)])
    return _Sight(line, weeks, low, high, most, left, field, strip)
