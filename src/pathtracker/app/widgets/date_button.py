"""A button that shows a day and opens a month to choose another from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pathtracker.app.dates import distance, short_day
from pathtracker.app.widgets.buttons import Button, LinkButton
from pathtracker.app.widgets.month_calendar import MonthCalendar
from pathtracker.app.widgets.popover import Popover
from pathtracker.core.days import years_apart


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
            if years := years_apart(day, self._today):
                words = f"{words} · {distance(years)}"
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")

    def open(self) -> None:
        """Opens the month."""
        self._popover = month_below(
            self,
            self._name,
            self._today,
            self._day,
            self._pick,
            earliest=self.earliest,
            none=self._none,
            former=self._popover,
        )

    def _pick(self, day: date | None) -> None:
        self.set_day(day)
        self.picked.emit(day)


def month_below(
    anchor: QWidget,
    name: str,
    today: date,
    day: date | None,
    pick: Callable[[date | None], object],
    *,
    earliest: date | None = None,
    none: str = "",
    former: Popover | None = None,
) -> Popover:
    """Opens a month below a widget, in place of a `former` one; `pick` takes the day that a person
    chooses, or None by the way to have no day, if `none` names one."""
    popover = Popover(name, anchor)
    calendar = MonthCalendar(name, today, several=False)
    calendar.set_earliest(earliest)
    calendar.set_span((day, day) if day else None)

    def choose(chosen: date | None) -> None:
        popover.close()
        pick(chosen)

    calendar.picked.connect(lambda first, _last: choose(first))
    popover.body.addWidget(calendar)
    if none:
        link = LinkButton(none)
        link.clicked.connect(lambda: choose(None))
        popover.body.addWidget(link)
    if former is not None:
        former.deleteLater()
    popover.open_below(anchor)
    calendar.setFocus()
    return popover
