"""A Monday, chosen week by week: another day can't be."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pathtracker.app.dates import short_day
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

_WEEK = timedelta(weeks=1)
_FAR = 520
"""Weeks to come among which one can choose."""


class MondayField(QWidget):
    """Begins with the next Monday, or today if it is one. Signal: changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._first = self._monday = date(2000, 1, 3)
        self.before = IconButton("chevron-left", tr("A week earlier"))
        self.after = IconButton("chevron-right", tr("A week later"))
        self._words = PlainLabel(weight=500)
        self.before.clicked.connect(lambda: self._move(-1))
        self.after.clicked.connect(lambda: self._move(1))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.before)
        self._row.addWidget(self._words)
        self._row.addWidget(self.after)
        on_theme(self._space)
        self._show()

    def set_today(self, today: date) -> None:
        """Offers this week's Monday and those after it; a later one that was chosen stays."""
        first = today - timedelta(days=today.weekday())
        if first != self._first:
            self._first = first
            coming = first if first == today else first + _WEEK
            self._monday = max(self._monday, coming)
        self._show()

    def monday(self) -> date:
        return self._monday

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._move(-step if self.isRightToLeft() and event.key() in _SIDEWAYS else step)

    def _move(self, weeks: int) -> None:
        monday = self._monday + weeks * _WEEK
        if self._first <= monday <= self._first + _FAR * _WEEK:
            self._monday = monday
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        words = short_day(self._monday, weekday=True, year=True)
        self._words.setText(words)
        self.setAccessibleName(tr("Start on {day}", day=words))
        self.before.setEnabled(self._monday > self._first)

    def _space(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current_theme().px(4))
        side = current_theme().px(32)
        for button in (self.before, self.after):
            button.setFixedSize(side, side)


_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
