"""A button that shows a day and opens a month to choose another from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pathtracker.app.dates import short_day
from pathtracker.app.widgets.buttons import Button, LinkButton
from pathtracker.app.widgets.month_calendar import MonthCalendar
from pathtracker.app.widgets.popover import Popover


class DateButton(Button):
    """Signal: picked(date or None), when a person has chosen; None where `none` names a way to
    have no day at all."""

    picked = Signal(object)

    def __init__(
        self,
        name: str,
        today: date,
        day: date | None = None,
        *,
        none: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "calendar", parent=parent)
        self._name, self._today, self._none = name, today, none
        self.earliest: date | None = None
        self._day: date | None = None
        self._popover: Popover | None = None
        self.clicked.connect(self.open)
        self.set_day(day)

    def day(self) -> date | None:
        return self._day

    def set_today(self, today: date) -> None:
        """Another day has begun."""
        self._today = today
        self.set_day(self._day)

    def set_day(self, day: date | None) -> None:
        """Shows a day, without a signal."""
        self._day = day
        words = self._none
        if day is not None:
            words = short_day(day, year=abs((day - self._today).days) > 300)
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")

    def open(self) -> None:
        """Opens the month."""
        popover = Popover(self._name, self)
        calendar = MonthCalendar(self._name, self._today, several=False)
        calendar.set_earliest(self.earliest)
        calendar.set_span((self._day, self._day) if self._day else None)
        calendar.picked.connect(lambda day, _last: self._pick(day))
        popover.body.addWidget(calendar)
        if self._none:
            none = LinkButton(self._none)
            none.clicked.connect(lambda: self._pick(None))
            popover.body.addWidget(none)
        self._popover, former = popover, self._popover
        if former is not None:
            former.deleteLater()
        popover.open_below(self)
        calendar.setFocus()

    def _pick(self, day: date | None) -> None:
        if self._popover is not None:
            self._popover.close()
        self.set_day(day)
        self.picked.emit(day)
