"""The fifth question: the first day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from pathtracker.app.dates import short_day
from pathtracker.app.first_run.part import Part
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button
from pathtracker.app.widgets.date_field import DateField
from pathtracker.app.widgets.flow import FlowLayout
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

_MONDAY = 0


class DayButton(Button):
    """One of the days offered; the chosen one has a tick and the accent around it."""

    kind = "day"

    def __init__(self, icon: str = "") -> None:
        self._usual_icon = icon
        super().__init__("", icon)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # a radio button, for a screen reader
        self.toggled.connect(self._restyle)

    def _restyle(self) -> None:
        tokens, px = current_theme().tokens, current_theme().px
        chosen = self.isChecked()
        self._icon = "check" if chosen and not self._usual_icon else self._usual_icon
        self.tint = "accent_text" if chosen else "text"
        if not self._icon:
            self.setIcon(self.icon().__class__())
        super()._restyle()
        # One pixel less of padding, so that the thicker line moves nothing.
        self.setStyleSheet(
            f"QPushButton:checked {{background: {tokens.accent_soft.name()};"
            f" color: {tokens.accent_text.name()}; border: 2px solid {tokens.accent.name()};"
            f" padding: 0 {px(12) - 1}px; min-height: {px(32) - 4}px}}"
            f"QPushButton:checked:disabled {{background: {tokens.sunken.name()};"
            f" color: {tokens.muted.name()}; border-color: {tokens.hairline.name()}}}"
        )


class StartPart(Part):
    """Today, the next Monday, or a day that is picked."""

    def __init__(self) -> None:
        super().__init__(5)
        self.set_title(tr("First day"))
        self._today = date.min
        self._group = QButtonGroup(self)
        self.today, self.monday = DayButton(), DayButton()
        self.pick = DayButton("calendar")
        self.pick.setText(tr("Pick a day"))
        self.field = DateField(tr("First day"), date(2000, 1, 1), date(2000, 1, 1))
        self._row = QWidget()
        flow = FlowLayout(self._row)
        for button in (self.today, self.monday, self.pick):
            self._group.addButton(button)
            flow.addWidget(button)
        flow.addWidget(self.field)
        self.body.addWidget(self._row)
        self.field.hide()
        self.today.setChecked(True)
        self._group.buttonClicked.connect(self._chosen)
        self.field.edited.connect(self._picked)
        on_theme(self._space)

    def set_today(self, today: date) -> None:
        """Offers days from `today` on; a day that was picked stays."""
        if today == self._today:
            return
        self._today = today
        words = tr("Today, {day}", day=short_day(today, weekday=True))
        self.today.setText(words)
        self.monday.setText(short_day(self._next_monday(), weekday=True))
        self.field.set_today(today)
        if self.field.isHidden():
            self.field.set_day(self._next_monday())

    def show_day(self, day: date | None) -> None:
        """Begins with the day that is known, if it is not over."""
        if day is None or day < self._today:
            return
        if day in (self._today, self._next_monday()):
            (self.today if day == self._today else self.monday).setChecked(True)
        else:
            self.field.set_day(day)
            self.pick.setChecked(True)
            self.field.show()

    def day(self) -> date | None:
        """The first day; None while it is skipped."""
        return None if self.is_skipped else self._shown_day()

    def answers(self) -> dict[str, object]:
        day = self._shown_day()
        return {**super().answers(), "day": "" if day is None else day.isoformat()}

    def take(self, answers: dict[str, object]) -> None:
        super().take(answers)
        try:
            self.show_day(date.fromisoformat(str(answers.get("day"))))
        except ValueError:
            return

    def stops(self) -> list[QWidget]:
        return [self.today, self.monday, self.pick, self.field]

    def check(self) -> bool:
        self._say()
        if self.is_skipped or not self.fault.text():
            return True
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _shown_day(self) -> date | None:
        """None while what is typed is no day."""
        if self.pick.isChecked():
            return self.field.day()
        return self._today if self.today.isChecked() else self._next_monday()

    def _next_monday(self) -> date:
        return self._today + timedelta(days=(_MONDAY - self._today.weekday() - 1) % 7 + 1)

    def _chosen(self) -> None:
        picking = self.pick.isChecked()
        self.field.setVisible(picking)
        if picking:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._picked()

    def _picked(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words, day = "", self._shown_day()
        if day is None:
            words = tr("That is no day yet. Say it like 12 Dec, Monday or 2026-12-12.")
        elif day < self._today:
            words = tr("That day is over. Choose today or a later one.")
        self.fault.set_message(words, "warn")

    def _space(self) -> None:
        self._row.setMinimumHeight(current_theme().px(34))
