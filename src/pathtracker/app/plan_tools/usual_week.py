"""The usual week: minutes on each weekday, or about so many hours on any day."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from pathtracker.actions import learner as about
from pathtracker.app.plan_tools.keeping import Keeping
from pathtracker.app.plan_tools.part import Part
from pathtracker.app.plan_tools.words import hours
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.widgets.time_fields import HoursField
from pathtracker.app.widgets.week_row import WeekRow
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace

_ANY, _DAYS = "any", "weekdays"


class UsualWeek(Part):
    """Either way of saying it shows the same minutes."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(tr("A usual week"), workspace)
        self.mode = SegmentedControl(
            tr("On which days"), [(_DAYS, tr("By weekday")), (_ANY, tr("Any day"))]
        )
        self.hours = HoursField(tr("Hours a week"), tr("h a week"))
        self.note = PlainLabel(tone="muted", wrap=True)
        self.week = WeekRow(tr("Time on each weekday"))
        self.fault = InlineMessage(kind="warn", lasting=True)
        self._keeping = Keeping(self._keep_time, self)
        self._line = QHBoxLayout()
        self._line.addWidget(self.mode)
        self._line.addWidget(self.hours)
        self._line.addWidget(self.note, 1)
        self.body.addLayout(self._line)
        self.body.addWidget(self.week)
        self.body.addWidget(self.fault)
        self.body.addWidget(self.message)
        self.message.goes_with(self.hours.edited, self.week.edited, self.mode.chosen)
        self.hours.edited.connect(self._edited)
        self.week.edited.connect(self._edited)
        self.hours.editingFinished.connect(self._leave)
        self.week.left.connect(self._leave)
        self.mode.chosen.connect(lambda _: self._turn())
        on_theme(self._space)

    def show_known(self) -> None:
        known = about.learner(self.workspace.reader)
        week = known.minutes or (0,) * 7
        if not self._keeping.waits:
            self.mode.set_value(_ANY if known.any_day else _DAYS)
            self.week.set_week(week)
            if not self.hours.hasFocus():
                self.hours.set_value(sum(week) / 60)
            self._say_fault()
        for field in (self.mode, self.hours, self.week):
            field.setEnabled(not self.workspace.read_only)
        self._show_mode()

    def keep(self) -> None:
        self._keeping.now()

    @property
    def _is_any_day(self) -> bool:
        return self.mode.value() == _ANY

    def _turn(self) -> None:
        """The other way to say it: what is known already is kept the other way."""
        self._keeping.now()
        known = about.learner(self.workspace.reader)
        if known.minutes is not None:
            self.week.set_week(known.minutes)
            self.hours.set_value(sum(known.minutes) / 60)
            self._keep_time()
        self._say_fault()
        self._show_mode()

    def _edited(self) -> None:
        self._show_mode()
        self._say_fault()
        self._keeping.soon()

    def _leave(self) -> None:
        self._keeping.now()
        self.fault.set_message(self._fault(), "warn")

    def _say_fault(self) -> None:
        """What is half typed is no fault yet, but what was said of it may hold no more."""
        if self.fault.text():
            self.fault.set_message(self._fault(), "warn")

    def _keep_time(self) -> None:
        known = about.learner(self.workspace.reader)
        if self._fault():
            return
        if self._is_any_day:
            value = self.hours.value() or 0.0
            if not known.any_day or round(value * 60) != sum(known.minutes or ()):
                self.attempt(about.set_hours_a_week, hours=value)
        else:
            week = self.week.week()
            if known.any_day or week != known.minutes:
                self.attempt(about.set_weekdays, minutes=week)

    def _fault(self) -> str:
        if not self._is_any_day:
            return self.week.fault()
        if self.hours.value() is None:
            return tr(
                "“{typed}” is no time in a week. Say a number from 1 to 168, or 7h30.",
                typed=self.hours.lineEdit().text(),
            )
        return ""

    def _show_mode(self) -> None:
        any_day = self._is_any_day
        self.hours.setVisible(any_day)
        self.week.setVisible(not any_day)
        total = sum(self.week.week() or ())
        if any_day:
            words = tr("The days of the plan are then about right.")
        elif total:
            words = tr("{hours} a week", hours=hours(total / 60))
        else:
            words = tr("Give one day some minutes, and every step gets its dates.")
        self.note.setText(words)

    def _space(self) -> None:
        space(self._line, 16)
        self.body.setSpacing(self._line.spacing())
