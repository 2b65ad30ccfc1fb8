"""A button that shows a day and opens where another is typed or chosen from a month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pathtracker.app.dates import distance, short_day
from pathtracker.app.widgets.buttons import Button, LinkButton
from pathtracker.app.widgets.date_field import DateField
from pathtracker.app.widgets.month_below import MonthBelow
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
        self._popover: DayBelow | None = None
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
        """Opens the field and the month."""
        if self._popover is not None:
            self._popover.deleteLater()
        self._popover = DayBelow(
            self._name, self, self._today, self._pick, earliest=self.earliest, none=self._none
        )
        self._popover.begin_with(self._day)
        self._popover.open_below(self)
        self._popover.typed.setFocus()

    def _pick(self, day: date | None) -> None:
        self.set_day(day)
        self.picked.emit(day)


class DayBelow(MonthBelow):
    """A day is typed above the month, which follows; Enter takes it. `pick` is given None by Enter
    in the emptied field or by the way to have no day, if `none` names one. Attribute: typed."""

    def __init__(
        self,
        name: str,
        anchor: QWidget,
        today: date,
        pick: Callable[[date | None], object],
        *,
        earliest: date | None = None,
        none: str = "",
    ) -> None:
        super().__init__(name, anchor, today, pick, earliest=earliest)
        self._pick, self._none = pick, none
        self.typed = DateField(name, today, today, earliest=earliest, in_popover=True)
        self.typed.edited.connect(lambda: self.show_day(self.typed.day()))
        self.typed.field.returnPressed.connect(self._take)
        self.body.insertWidget(0, self.typed)
        if none:
            link = LinkButton(none)
            link.clicked.connect(lambda: self._choose(None))
            self.body.addWidget(link)

    def begin_with(self, day: date | None) -> None:
        """Shows the present day in the field, ready to be typed over, and in the month."""
        self.show_day(day)
        self.typed.set_day(day)
        self.typed.field.selectAll()

    def _take(self) -> None:
        """Where what is typed names no day, the field says so and stays."""
        day = self.typed.day()
        if day is not None or (self._none and not self.typed.field.text().strip()):
            self._choose(day)

    def _choose(self, day: date | None) -> None:
        self.close()
        self._pick(day)
