"""From when and by when: two days that may be left open."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import Button
from pathtracker.app.widgets.date_field import DateField
from pathtracker.app.widgets.flow import FlowLayout
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.days import later

_HALF_A_YEAR = 182


class DayFields(QWidget):
    """A start and a target, each with a box that says whether there is one.

    Signal: kept, when the days of a chosen role are to be changed to what stands here."""

    kept = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Start and target"))
        day = date(2026, 1, 1)
        self.has_start, self.start = QCheckBox(tr("Start on")), DateField(tr("Start on"), day, day)
        self.has_target, self.target = QCheckBox(tr("Done by")), DateField(tr("Done by"), day, day)
        self.keep = Button(tr("Keep these days"))
        self.keep.clicked.connect(self.kept)
        flow = FlowLayout(self)
        for box, field in ((self.has_start, self.start), (self.has_target, self.target)):
            box.toggled.connect(field.setVisible)
            field.hide()
            flow.addWidget(box)
            flow.addWidget(field)
        flow.addWidget(self.keep)
        on_theme(self._restyle)

    def _restyle(self) -> None:
        for box in (self.has_start, self.has_target):
            box.setFixedHeight(current_theme().px(metrics.CONTROL))

    def set_days(self, start: date | None, target: date | None, today: date) -> None:
        """Shows what is set; a day that is not begins at a sensible one."""
        self.has_start.setChecked(start is not None)
        self.start.set_today(today)
        self.start.set_day(start or today)
        self.has_target.setChecked(target is not None)
        self.target.set_today(today)
        self.target.set_day(target or later(today, _HALF_A_YEAR))

    def days(self) -> tuple[date | None, date | None]:
        """Start and target as they stand here; none while put away. Raises Refused where what is
        typed is no day."""
        if self.isHidden():
            return None, None
        return (
            self.start.wanted() if self.has_start.isChecked() else None,
            self.target.wanted() if self.has_target.isChecked() else None,
        )
