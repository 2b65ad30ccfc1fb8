"""The seven days of a week, each with its time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.widgets.time_fields import DayField
from pathtracker.app.words import tr

Week = tuple[int, ...]


class WeekRow(QWidget):
    """Fields in the order in which the locale begins its week; those of one certain week, which
    begins on its Monday, in the order of its days (`dated`).

    Signals: edited, when a person changed a day; left, when a field has been left.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, name: str, *, dated: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        locale = QLocale()
        self.days = [
            DayField(
                locale.standaloneDayName(day, QLocale.FormatType.ShortFormat),
                locale.standaloneDayName(day, QLocale.FormatType.LongFormat),
            )
            for day in range(1, 8)
        ]
        self._row = QHBoxLayout(self)
        first = 0 if dated else locale.firstDayOfWeek().value - 1
        for field in (*self.days[first:], *self.days[:first]):
            self._row.addWidget(field, 1)
            field.edited.connect(self.edited)
            field.field.editingFinished.connect(self._leave)
        on_theme(self._restyle)

    def set_week(self, minutes: Sequence[int]) -> None:
        """Shows minutes from Monday on; a field that is being written in is left alone."""
        for field, some in zip(self.days, minutes, strict=True):
            if not field.field.hasFocus() or field.minutes() == some:
                field.set_minutes(some)

    def week(self) -> Week | None:
        """The minutes from Monday on; None when something is no time."""
        minutes = [field.minutes() for field in self.days]
        return tuple(some or 0 for some in minutes) if None not in minutes else None

    def fault(self) -> str:
        """What is wrong, in a sentence; empty if nothing is."""
        for place, field in enumerate(self.days, start=1):
            if field.minutes() is None:
                return tr(
                    "“{typed}” is no time for {day}. Say it like 1h15 or 45 min, or – for none.",
                    typed=field.field.text(),
                    day=QLocale().standaloneDayName(place, QLocale.FormatType.LongFormat),
                )
        return ""

    def _leave(self) -> None:
        for field in self.days:
            field.set_wrong(field.minutes() is None)
        self.left.emit()

    def _restyle(self) -> None:
        space(self._row, 8)
