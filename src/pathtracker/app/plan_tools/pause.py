"""A pause of everything, until a day or until the learner is back."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout

from pathtracker.actions import availability
from pathtracker.app.plan_tools.part import Part
from pathtracker.app.plan_tools.words import day_words
from pathtracker.app.widgets.buttons import Button
from pathtracker.app.widgets.date_button import DateButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace

_RETURN, _DAY = "return", "day"


class Pause(Part):
    """Says whether everything is paused, and ends or begins it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(tr("A break"), workspace)
        today = workspace.when().today
        self.state = PlainLabel(tone="text2", wrap=True)
        self.mode = SegmentedControl(
            tr("For how long"), [(_RETURN, tr("Until I return")), (_DAY, tr("Until a day"))]
        )
        self.day = DateButton(tr("Go on on"), today, _later(today, 14))
        self.begin = Button(tr("Pause everything"), "pause")
        self.end = Button(tr("I'm back"), "play")
        self._row = QHBoxLayout()
        for widget in (self.mode, self.day, self.begin, self.end):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self.body.addWidget(self.state)
        self.body.addLayout(self._row)
        self.body.addWidget(self.message)
        self.mode.chosen.connect(lambda _: self.show_known())
        self.message.goes_with(self.mode.chosen, self.day.picked)
        self.begin.clicked.connect(self._begin)
        self.end.clicked.connect(lambda: self.attempt(availability.come_back))
        on_theme(self._space)

    def show_known(self) -> None:
        today = self.workspace.when().today
        self.day.earliest = _later(today, 1)
        found = availability.the_pause(self.workspace.reader, today)
        paused = found is not None
        self.mode.setVisible(not paused)
        self.begin.setVisible(not paused)
        self.day.setVisible(not paused and self.mode.value() == _DAY)
        self.end.setVisible(paused)
        if found is None:
            words = tr(
                "While everything is paused nothing gets a date, no deadline counts, and the pause "
                "is no part of your pace."
            )
        elif found.last is None:
            since = day_words(found.first, today)
            words = tr("Paused since {day}, until you return. Take your time.", day=since)
        else:
            words = tr(
                "Paused since {day}; it goes on on {back}.",
                day=day_words(found.first, today),
                back=day_words(_later(found.last, 1), today),
            )
        self.state.setText(words)
        for button in (self.begin, self.end, self.mode, self.day):
            button.setEnabled(not self.workspace.read_only)

    def _begin(self) -> None:
        until = self.day.day() if self.mode.value() == _DAY else None
        self.attempt(availability.pause, until=until)

    def _space(self) -> None:
        space(self._row, 12)
        self.body.setSpacing(self._row.spacing())


def _later(day: date, days: int) -> date:
    return day if (date.max - day).days < days else day + timedelta(days=days)
