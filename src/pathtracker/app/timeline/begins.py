"""Asking when a day's work begins, before a plan goes out to a calendar."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QWidget

from pathtracker.app.dialogs.form import FormDialog
from pathtracker.app.widgets.choice import Choice
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.words import tr

_STEP = 30
"""Minutes from one choice to the next."""


class BeginsForm(FormDialog):
    """The times of a day by the half hour, and that of the last time whatever it was."""

    def __init__(self, now: time, parent: QWidget) -> None:
        super().__init__(tr("The plan for a calendar"), tr("Choose where to"), lambda: None, parent)
        self.choice = Choice(tr("A day's work begins at"))
        usual = {time(minute // 60, minute % 60) for minute in range(0, 24 * 60, _STEP)}
        self.times = sorted({*usual, now})
        self.choice.addItems([_shown(one) for one in self.times])
        self.choice.setCurrentIndex(self.times.index(now))
        self.add_field(tr("A day's work begins at"), self.choice)
        self.fields.addWidget(
            PlainLabel(
                tr("A day with more than fits until midnight begins earlier."),
                tone="muted",
                wrap=True,
            )
        )
        self.choice.setFocus()

    @property
    def begins(self) -> time:
        return self.times[self.choice.currentIndex()]


def _shown(value: time) -> str:
    locale = QLocale()
    short = QLocale.FormatType.ShortFormat
    return locale.toString(QTime(value.hour, value.minute), short)
