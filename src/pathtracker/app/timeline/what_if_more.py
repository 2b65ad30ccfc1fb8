"""What else can be tried: without some roadmaps, another rung, and by when it is to be done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from pathtracker.app.timeline.words import day
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.card import Hairline
from pathtracker.app.widgets.date_button import DateButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.popover import Popover
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.text import caption
from pathtracker.app.words import tr
from pathtracker.core.model import Rung
from pathtracker.core.whatif import HoursNeeded

_MOST_TRACKS = 12


class MorePopover(Popover):
    """Signals: without(set of tracks), rung(Rung or None), by(date or None), hours(float)."""

    without = Signal(object)
    rung = Signal(object)
    by = Signal(object)
    hours = Signal(float)

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(tr("More to try"), parent)
        self._today = today
        self._boxes: dict[UUID, QCheckBox] = {}
        self._hours: float | None = None

    def ask_rung(self, present: Rung, asked: Rung | None) -> None:
        """Up to which rung of the role is planned."""
        names = [(Rung.JUNIOR, tr("Junior")), (Rung.MID, tr("Mid")), (Rung.SENIOR, tr("Senior"))]
        self.rungs = SegmentedControl(tr("Up to the rung"), names)
        self.rungs.set_value(asked or present)
        self.rungs.chosen.connect(lambda one: self.rung.emit(None if one == present else one))
        self.body.addWidget(PlainLabel(tr("Up to the rung"), tone="muted"))
        self.body.addWidget(self.rungs)

    def ask_without(self, tracks: Iterable[tuple[UUID, str]], left_out: frozenset[UUID]) -> None:
        """Which roadmaps and projects are counted."""
        self.body.addWidget(PlainLabel(tr("Counted in the plan"), tone="muted"))
        for key, title in list(tracks)[:_MOST_TRACKS]:
            box = QCheckBox(caption(title[:48]))
            box.setChecked(key not in left_out)
            box.toggled.connect(lambda _: self.without.emit(self._left_out()))
            self._boxes[key] = box
            self.body.addWidget(box)

    def ask_by(self, wanted: date | None) -> None:
        """By which day it is to be done; `answer` says what that takes."""
        self.body.addWidget(Hairline())
        row = QHBoxLayout()
        row.addWidget(PlainLabel(tr("To be done by")))
        self.day = DateButton(tr("To be done by"), self._today, wanted, none=tr("Choose a day"))
        self.day.earliest = self._today
        self.day.picked.connect(self.by)
        row.addWidget(self.day)
        row.addStretch(1)
        self.body.addLayout(row)
        self.said = PlainLabel(tone="text2", wrap=True)
        self.said.setFixedWidth(260)
        self.said.hide()
        self.try_it = LinkButton(tr("Try it"))
        self.try_it.hide()
        self.try_it.clicked.connect(self._try)
        self.body.addWidget(self.said)
        self.body.addWidget(self.try_it)

    def answer(self, wanted: date, needed: HoursNeeded) -> None:
        """“To be done by 1 Jun: 9.5 hours a week”, or the nearest that is possible."""
        today = self._today.toordinal()
        by = day(wanted.toordinal(), today)
        self._hours = needed.hours_a_week
        if needed.hours_a_week is not None:
            words = tr(
                "To be done by {day}: {hours} hours a week.", day=by, hours=needed.hours_a_week
            )
        elif needed.nearest is not None:
            nearest = day(needed.nearest.toordinal(), today)
            words = tr(
                "Not by {day}, whatever the hours: something waits for a day. "
                "The nearest is {nearest}, with {hours} hours a week.",
                day=by,
                nearest=nearest,
                hours=needed.most,
            )
            self._hours = needed.most
        else:
            words = tr("No number of hours gets it done: some steps can't get a day.")
        self.said.setText(words)
        self.said.show()
        self.try_it.setVisible(self._hours is not None)
        self.adjustSize()

    def _try(self) -> None:
        if self._hours is not None:
            self.hours.emit(self._hours)
            self.close()

    def _left_out(self) -> frozenset[UUID]:
        return frozenset(key for key, box in self._boxes.items() if not box.isChecked())
