"""A month that opens below what it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from pathtracker.app.widgets.month_calendar import MonthCalendar
from pathtracker.app.widgets.popover import Popover


class MonthBelow(Popover):
    """`pick` takes the day that a person chooses from the month, which then goes. Attribute:
    calendar."""

    def __init__(
        self,
        name: str,
        anchor: QWidget,
        today: date,
        pick: Callable[[date], object],
        *,
        earliest: date | None = None,
    ) -> None:
        super().__init__(name, anchor)
        self.calendar = MonthCalendar(name, today, several=False)
        self.calendar.set_earliest(earliest)

        def choose(day: date) -> None:
            self.close()
            pick(day)

        self.calendar.picked.connect(lambda first, _last: choose(first))
        self.body.addWidget(self.calendar)

    def show_day(self, day: date | None) -> None:
        """Marks a day and turns to its month; for None no day is marked."""
        self.calendar.set_span((day, day) if day else None)
