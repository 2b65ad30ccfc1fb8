"""The page in numbers: weeks, hours, a usual week, steps done."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.progress.words import (
    day_words,
    time_words,
)
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme, spaced
from pathtracker.app.words import number, tr
from pathtracker.reports.progress import Progress


class NumbersCard(Card):
    """Weeks, hours, a usual week, steps: each a number over what it counts."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("In numbers"))
        self.weeks, self.hours, self.usual, self.done = (_Number() for _ in range(4))
        self._row = QHBoxLayout()
        for shown in (self.weeks, self.hours, self.usual, self.done):
            self._row.addWidget(shown, 1)
        self.body.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        on_theme(self._space)

    def show_progress(self, found: Progress) -> None:
        self.weeks.say(tr("{n} [week|weeks]", n=found.weeks), tr("you studied this year"))
        since = day_words(found.first, found.today)
        logged = tr("logged since {day}", day=since) if found.days else tr("logged so far")
        self.hours.say(time_words(found.hours.done), logged)
        planned = round(found.forecast.planned_hours_a_week * 60)
        usual = round(found.forecast.hours_a_week * 60)
        if found.forecast.weeks:
            plan = tr("a usual week, plan {time}", time=time_words(planned))
            self.usual.say(time_words(usual), plan)
        else:
            self.usual.say(time_words(planned), tr("a week, by your plan"))
        self.done.say(number(found.steps.done), tr("steps, milestones done"))

    def _space(self) -> None:
        px = current_theme().px
        self.body.setContentsMargins(px(24), px(16), px(24), px(16))
        self._row.setSpacing(px(16))


class _Number(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.value = PlainLabel("", "title")
        self.words = PlainLabel("", tone="text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.value)
        column.addWidget(self.words)
        spaced(column, 2)

    def say(self, value: str, words: str) -> None:
        self.value.setText(value)
        self.words.setText(words)
        self.setAccessibleName(f"{value} {words}")
