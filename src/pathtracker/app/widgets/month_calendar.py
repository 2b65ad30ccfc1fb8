"""A month to choose days from: one, or several in a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.dates import short_day, to_qdate
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import tr

Days = tuple[date, date]
"""From a day to another, both included."""
_CELL, _ROWS, _WEEK = 32, 6, 7


class MonthCalendar(QWidget):
    """Shows a month; `several` lets days in a row be drawn with the pointer, or with Shift and the
    arrow keys. Days before `earliest` can't be chosen.

    Signal: picked, with the first and the last day, when a person has chosen.
    """

    picked = Signal(object, object)

    def __init__(
        self, name: str, today: date, *, several: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.grid = _Grid(name, today, several=several)
        self._title = PlainLabel(weight=600)
        self.back = IconButton("chevron-left", tr("Month before"))
        self.forward = IconButton("chevron-right", tr("Month after"))
        self.back.clicked.connect(lambda: self.grid.turn(-1))
        self.forward.clicked.connect(lambda: self.grid.turn(1))
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self.back)
        self._head.addWidget(self.forward)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.grid)
        self.setFocusProxy(self.grid)
        self.grid.turned.connect(self._name_month)
        self.grid.picked.connect(self.picked)
        self._name_month()
        on_theme(self._restyle)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    def set_span(self, span: Days | None) -> None:
        """Marks days as chosen, without a signal, and shows their month."""
        self.grid.set_span(span)

    def span(self) -> Days | None:
        return self.grid.span

    def set_off(self, off: Sequence[Days]) -> None:
        """Days that are free already are hatched."""
        self.grid.set_off(off)

    def set_earliest(self, day: date | None) -> None:
        self.grid.earliest = day
        self.grid.update()

    def show_month(self, day: date) -> None:
        self.grid.show_month(day)

    def _name_month(self) -> None:
        self._title.setText(QLocale().toString(to_qdate(self.grid.month), "MMMM yyyy"))

    def _restyle(self) -> None:
        space(self._column, 4)
        space(self._head, 4)
        self._title.setContentsMargins(current_theme().px(8), 0, current_theme().px(8), 0)
        sides = ["chevron-left", "chevron-right"]
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            sides.reverse()
        for button, side in zip((self.back, self.forward), sides, strict=True):
            button.set_icon(side)


class _Grid(QWidget):
    """The days. Arrow keys move, Enter or Space chooses, Page Up and Down turn the month."""

    picked = Signal(object, object)
    turned = Signal()

    def __init__(self, name: str, today: date, *, several: bool) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._today, self._several = today, several
        self.month = today.replace(day=1)
        self.span: Days | None = None
        self.earliest: date | None = None
        self._off: Sequence[Days] = ()
        self._current = today
        self._anchor: date | None = None
        self._hover: date | None = None
        on_theme(self.updateGeometry)

    # --- what is shown ----------------------------------------------------------------------

    def set_span(self, span: Days | None) -> None:
        self.span = span
        if span is not None:
            self._current = span[0]
            self.show_month(span[0])
        self._say()

    def set_off(self, off: Sequence[Days]) -> None:
        self._off = off
        self.update()

    def show_month(self, day: date) -> None:
        self.month = day.replace(day=1)
        self.turned.emit()
        self.update()

    def turn(self, months: int) -> None:
        """To another month, as far as there are any."""
        number = self.month.year * 12 + self.month.month - 1 + months
        if date.min.year * 12 < number < date.max.year * 12:
            self.show_month(date(number // 12, number % 12 + 1, 1))

    # --- Qt ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        cell = current_theme().px(_CELL)
        return QSize(cell * _WEEK, cell * _ROWS + current_theme().px(22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is None or event.button() != Qt.MouseButton.LeftButton:
            return
        extends = self._several and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._anchor = self.span[0] if extends and self.span else day
        self._choose_to(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if self._anchor is not None and day is not None and self._several:
            self._choose_to(day)
        elif day != self._hover:
            self._hover = day
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._anchor is not None and event.button() == Qt.MouseButton.LeftButton:
            self._anchor = None
            self._tell()

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            self.turn(-1 if event.angleDelta().y() > 0 else 1)
        else:  # the page scrolls on
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        side = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {
            Qt.Key.Key_Left: -side,
            Qt.Key.Key_Right: side,
            Qt.Key.Key_Up: -_WEEK,
            Qt.Key.Key_Down: _WEEK,
        }
        if key in steps:
            extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._move(self._current + timedelta(days=steps[key]), extends=bool(extends))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
            self._current = self.month
            self._say()
        elif key == Qt.Key.Key_Home:
            self._move(self._today, extends=False)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.span is None or not self.span[0] <= self._current <= self.span[1]:
                self._choose_from(self._current, self._current)
            self._tell()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_names(painter)
        day = self._first()
        for _ in range(_ROWS * _WEEK):
            self._paint_day(painter, day)
            if day == date.max:
                break
            day += timedelta(days=1)

    # --- inside -----------------------------------------------------------------------------

    def _move(self, day: date, *, extends: bool) -> None:
        if extends and self._several:
            start = self._anchor_of_keys()
            self._current = day
            self._choose_from(min(start, day), max(start, day))
        else:
            self._current = day
            self._key_anchor = day
        if day.replace(day=1) != self.month:
            self.show_month(day)
        self._say()

    _key_anchor: date | None = None

    def _anchor_of_keys(self) -> date:
        if self._key_anchor is None:
            self._key_anchor = self._current
        return self._key_anchor

    def _choose_to(self, day: date) -> None:
        anchor = self._anchor or day
        self._current = day
        self._choose_from(min(anchor, day), max(anchor, day))

    def _choose_from(self, first: date, last: date) -> None:
        if self.earliest is not None:
            if last < self.earliest:
                return
            first = max(first, self.earliest)
        self.span = (first, last)
        self._say()

    def _tell(self) -> None:
        if self.span is not None:
            self.picked.emit(*self.span)

    def _say(self) -> None:
        """What a screen reader says: the day under the keys, and what is chosen."""
        words = short_day(self._current, weekday=True, year=True)
        if self.span is not None:
            first, last = (short_day(day, year=True) for day in self.span)
            words += ". " + (first if self.span[0] == self.span[1] else f"{first} – {last}")
        self.setAccessibleDescription(words)
        self.update()

    def _first(self) -> date:
        """The first day of the first row."""
        weekday = QLocale().firstDayOfWeek().value
        before = (self.month.isoweekday() - weekday) % _WEEK
        return date.fromordinal(max(1, self.month.toordinal() - before))

    def _cell(self, day: date) -> QRectF:
        cell, place = current_theme().px(_CELL), (day - self._first()).days
        row, column = divmod(place, _WEEK)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = _WEEK - 1 - column
        return QRectF(column * cell, current_theme().px(22) + row * cell, cell, cell)

    def _day_at(self, place: QPointF) -> date | None:
        cell = current_theme().px(_CELL)
        column = int(place.x() // cell)
        row = int((place.y() - current_theme().px(22)) // cell)
        if not (0 <= column < _WEEK and 0 <= row < _ROWS):
            return None
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = _WEEK - 1 - column
        return self._first() + timedelta(days=row * _WEEK + column)

    def _paint_names(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.tokens.muted)
        first = self._first()
        for place in range(_WEEK):
            day = first + timedelta(days=place)
            box = self._cell(day)
            name = QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.NarrowFormat)
            box.moveTop(0)
            box.setHeight(theme.px(20))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        theme = current_theme()
        tokens, px = theme.tokens, theme.px
        box = self._cell(day)
        chosen = self.span is not None and self.span[0] <= day <= self.span[1]
        if chosen:
            self._paint_chosen(painter, day, box)
        elif any(first <= day <= last for first, last in self._off):
            self._paint_off(painter, box)
        elif day == self._hover and self._allowed(day):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.hover)
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), px(6), px(6))
        is_end = chosen and self.span is not None and day in self.span
        inside = day.month == self.month.month and self._allowed(day)
        ink = tokens.on_accent if is_end else tokens.text if inside else tokens.muted
        painter.setFont(theme.font("body", 600 if day == self._today or is_end else 400))
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, QLocale().toString(day.day))
        if day == self._today:
            painter.setBrush(ink)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QPointF(box.center().x(), box.bottom() - px(5)), 1.5, 1.5)
        if day == self._current and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.accent, 2))
            ring = box.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, px(metrics.RADIUS_CONTROL), px(metrics.RADIUS_CONTROL))

    def _paint_chosen(self, painter: QPainter, day: date, box: QRectF) -> None:
        """A soft band from the first to the last day, whose ends are filled."""
        assert self.span is not None
        tokens, px = current_theme().tokens, current_theme().px
        painter.setPen(Qt.PenStyle.NoPen)
        inner = box.adjusted(2, 2, -2, -2)
        band = box.adjusted(0, 2, 0, -2)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        first, last = self.span if not rtl else (self.span[1], self.span[0])
        if day == first:
            band.setLeft(box.center().x())
        if day == last:
            band.setRight(box.center().x())
        if self.span[0] != self.span[1]:
            painter.fillRect(band, tokens.accent_soft)
        if day in self.span:
            painter.setBrush(tokens.accent)
            painter.drawRoundedRect(inner, px(6), px(6))

    def _paint_off(self, painter: QPainter, box: QRectF) -> None:
        """Slanting lines, as in the timeline."""
        tokens, step = current_theme().tokens, current_theme().px(6)
        inner = box.adjusted(2, 2, -2, -2)
        painter.save()
        painter.setClipRect(inner)
        painter.fillRect(inner, tokens.sunken)
        painter.setPen(QPen(_stronger(tokens.hairline, tokens.hairline_strong), 1))
        slant = inner.left() - inner.height()
        while slant < inner.right():
            begin = QPointF(slant, inner.bottom())
            painter.drawLine(begin, begin + QPointF(inner.height(), -inner.height()))
            slant += step
        painter.restore()

    def _allowed(self, day: date) -> bool:
        return self.earliest is None or day >= self.earliest


def _stronger(one: QColor, other: QColor) -> QColor:
    return other if current_theme().tokens.dark else one
