"""The fourth question: how much time there is, in a week or on each of its days."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pathtracker.actions.learner import spread
from pathtracker.app.first_run.part import Part
from pathtracker.app.first_run.week import scaled
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.widgets.time_fields import DayField, HoursField
from pathtracker.app.words import tr
from pathtracker.core.model import Learner

_USUAL = 7.0
_ANY_DAY, _WEEKDAYS = "any", "weekdays"


class TimePart(Part):
    """Hours a week on any day, or minutes on each weekday. Both are kept while one is shown."""

    def __init__(self) -> None:
        super().__init__(4)
        self.set_title(tr("Time you have"))
        self.hours = HoursField(tr("Hours a week"), tr("h a week"))
        self.mode = SegmentedControl(
            tr("On which days"),
            ((_ANY_DAY, tr("Any day")), (_WEEKDAYS, tr("By weekday"))),
        )
        self._note = PlainLabel(tone="text2")
        self.days: list[DayField] = []
        self._minutes: tuple[int, ...] = (0,) * 7
        self._line, self._row = QHBoxLayout(), QWidget()
        self._line.addWidget(self.hours)
        self._line.addWidget(self.mode)
        self._line.addWidget(self._note, 1)
        self._week = QHBoxLayout(self._row)
        self.body.addLayout(self._line)
        self.body.addWidget(self._row)
        self.hours.edited.connect(self._hours_edited)
        self.hours.editingFinished.connect(self._say)
        self.mode.chosen.connect(self._mode_chosen)
        self.show_learner(None)
        on_theme(self._space)

    def show_learner(self, learner: Learner | None) -> None:
        """Begins with what is known of the learner, or with a usual week."""
        known = learner is not None and learner.minutes is not None
        week = learner.minutes if learner and learner.minutes else scaled((), int(_USUAL * 60))
        any_day = not known or (learner is not None and learner.any_day)
        self.mode.set_value(_ANY_DAY if any_day else _WEEKDAYS)
        self._show_week(week)
        self.hours.set_value(sum(week) / 60)
        self._show_mode()

    def hours_a_week(self) -> float | None:
        """What to keep when any day will do."""
        return self.hours.value() if self._is_any_day() and not self.is_skipped else None

    def weekdays(self) -> tuple[int, ...] | None:
        """What to keep when the days differ."""
        return None if self._is_any_day() or self.is_skipped else self._typed_week()

    def week(self) -> tuple[int, ...] | None:
        """The minutes of each day, for a preview; None while skipped or wrong."""
        if self.is_skipped or self._fault():
            return None
        hours = self.hours_a_week()
        return self.weekdays() if hours is None else spread(hours)

    def is_about(self) -> bool:
        """Whether the days are only about right."""
        return self._is_any_day()

    def check(self) -> bool:
        if self.is_skipped or not self._fault():
            return True
        self._say()
        wrong: list[QWidget] = [field for field in self.days if field.minutes() is None]
        if self._is_any_day() or not self.days:
            wrong = [self.hours]
        (wrong or [self.days[0]])[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def answers(self) -> dict[str, object]:
        return {
            **super().answers(),
            "mode": self.mode.value(),
            "hours": self.hours.lineEdit().text(),
            "week": list(self._typed_week() or self._minutes),
        }

    def take(self, answers: dict[str, object]) -> None:
        super().take(answers)
        week, hours, mode = answers.get("week"), answers.get("hours"), answers.get("mode")
        if isinstance(week, list) and len(week) == 7 and all(isinstance(m, int) for m in week):
            self._show_week(tuple(week))
        if isinstance(hours, str):
            self.hours.lineEdit().setText(hours)
        if mode in (_ANY_DAY, _WEEKDAYS):
            self.mode.set_value(mode)
            self._show_mode()

    def stops(self) -> list[QWidget]:
        return [self.hours, self.mode, *(day.field for day in self._in_order())]

    def _is_any_day(self) -> bool:
        return self.mode.value() == _ANY_DAY

    def _typed_week(self) -> tuple[int, ...] | None:
        if not self.days:
            return self._minutes
        minutes = [field.minutes() for field in self.days]
        return tuple(day or 0 for day in minutes) if None not in minutes else None

    def _fault(self) -> str:
        """What is wrong, in a sentence; empty if nothing is."""
        if not self._is_any_day():
            for place, field in enumerate(self.days, start=1):
                if field.minutes() is None:
                    day = QLocale().standaloneDayName(place, QLocale.FormatType.LongFormat)
                    return tr(
                        "“{typed}” is no time for {day}. Say it like 1h15 or 45 min, or – for "
                        "none.",
                        typed=field.field.text(),
                        day=day,
                    )
            if not any(self._typed_week() or ()):
                return tr("A plan needs some time. Give it one day at least, or skip this.")
        if self.hours.value() is None:
            return tr(
                "“{typed}” is no time in a week. Say a number from 1 to 168, or 7h30.",
                typed=self.hours.lineEdit().text(),
            )
        return ""

    def _say(self) -> None:
        self.fault.set_message(self._fault(), "warn")
        for field in self.days:
            field.set_wrong(field.minutes() is None)

    def _hours_edited(self) -> None:
        hours, week = self.hours.value(), self._typed_week()
        if hours is not None and week is not None:
            self._show_week(scaled(week, round(hours * 60)))
        self._edited()

    def _day_edited(self) -> None:
        week = self._typed_week()
        if week is not None and any(week):
            self.hours.set_value(sum(week) / 60)
        self._edited()

    def _mode_chosen(self) -> None:
        hours, week = self.hours.value(), self._typed_week()
        if hours is not None and week is not None and sum(week) != round(hours * 60):
            self._show_week(scaled(week, round(hours * 60)))
        self._show_mode()
        self._edited()

    def _edited(self) -> None:
        # What has become right loses its sentence at once; what is half typed gets none yet.
        if self.fault.text():
            self._say()
        self.changed.emit()

    def _show_week(self, week: tuple[int, ...]) -> None:
        self._minutes = week
        for field, minutes in zip(self.days, week, strict=False):
            field.set_minutes(minutes)

    def _make_days(self) -> None:
        """Not before somebody wants them: most don't, and the page is there sooner."""
        locale = QLocale()
        for day in range(1, 8):
            field = DayField(
                locale.standaloneDayName(day, QLocale.FormatType.ShortFormat),
                locale.standaloneDayName(day, QLocale.FormatType.LongFormat),
            )
            field.edited.connect(self._day_edited)
            field.field.editingFinished.connect(self._say)
            self.days.append(field)
        for field in self._in_order():
            self._week.addWidget(field, 1)
        self._show_week(self._minutes)
        self.stops_changed.emit()

    def _in_order(self) -> list[DayField]:
        """The days as the locale begins its week."""
        first = QLocale().firstDayOfWeek().value - 1
        return [*self.days[first:], *self.days[:first]]

    def _show_mode(self) -> None:
        if not self._is_any_day() and not self.days:
            self._make_days()
        self._row.setVisible(not self._is_any_day())
        vary = tr("Days may vary.")
        self._note.setText(vary if self._is_any_day() else tr("Days off can wait."))

    def _space(self) -> None:
        px = current_theme().px
        self._line.setSpacing(px(16))
        self._week.setContentsMargins(0, 0, 0, 0)
        self._week.setSpacing(px(8))
