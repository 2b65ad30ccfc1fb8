"""The month in which more days off are tried."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.timeline.words import day
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.month_calendar import MonthCalendar
from pathtracker.app.widgets.popover import Popover
from pathtracker.app.words import tr

Days = tuple[date, date]


class DaysPopover(Popover):
    """Signal: tried, with all spans of days that are tried besides those that are free already."""

    tried = Signal(object)

    def __init__(
        self, today: date, known: Sequence[Days], tried: Sequence[Days], parent: QWidget
    ) -> None:
        super().__init__(tr("Days off to try"), parent)
        self._today, self._known, self._tried = today, list(known), list(tried)
        self.calendar = MonthCalendar(tr("Days off to try"), today)
        self.calendar.set_earliest(today)
        self._lines = QVBoxLayout()
        self.body.addWidget(PlainLabel(tr("Draw over the days to try"), tone="muted"))
        self.body.addWidget(self.calendar)
        self.body.addLayout(self._lines)
        self.calendar.picked.connect(self._add)
        self._show()

    def _add(self, first: date, last: date) -> None:
        self._tried.append((first, last))
        self.calendar.set_span(None)
        self._tell()

    def _remove(self, span: Days) -> None:
        self._tried.remove(span)
        self._tell()

    def _tell(self) -> None:
        self._show()
        self.tried.emit(list(self._tried))

    def _show(self) -> None:
        self.calendar.set_off([*self._known, *self._tried])
        clear(self._lines)
        for span in self._tried:
            self._lines.addWidget(self._line(span))
        self.adjustSize()

    def _line(self, span: Days) -> QWidget:
        words = " – ".join(dict.fromkeys(day(o.toordinal(), self._today.toordinal()) for o in span))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(words, weight=500), 1)
        button = IconButton("close", tr("Take back: {days}", days=words), size=14)
        button.clicked.connect(lambda: self._remove(span))
        row.addWidget(button)
        return line
