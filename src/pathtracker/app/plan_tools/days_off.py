"""Days off: drawn in a month, listed, taken back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.actions import availability
from pathtracker.app.plan_tools.lines import Line
from pathtracker.app.plan_tools.part import Part
from pathtracker.app.plan_tools.words import days_words, span_words
from pathtracker.app.widgets.buttons import PrimaryButton
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.month_calendar import MonthCalendar
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import DaysOff as Off
from pathtracker.store import queries

_MOST_LISTED = 12


class DaysOff(Part):
    """A month at the leading edge, the days off ahead beside it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(tr("Days off"), workspace)
        self.calendar = MonthCalendar(tr("Days off"), workspace.when().today)
        self.note = LineField(tr("What for"), tr("What for, if you like"))
        self.note.setMaxLength(200)
        self.add = PrimaryButton(tr("Add days off"))
        self.hint = PlainLabel(
            tr("Draw over the days that have no time, or click one."), tone="muted", wrap=True
        )
        self._lines = QVBoxLayout()
        self._shown: tuple[object, ...] = ()
        self._build()
        self.calendar.picked.connect(lambda *_: self._show_choice())
        self.message.goes_with(self.calendar.picked, self.note.textEdited)
        self.add.clicked.connect(self._add)
        self.note.returnPressed.connect(self._add)
        on_theme(self._space)

    def show_known(self) -> None:
        today = self.workspace.when().today
        known = queries.all_of(self.workspace.reader, Off)
        self.calendar.set_off([(one.first, one.last or date.max) for one in known])
        ahead = sorted(
            (one for one in known if not one.pause and (one.last is None or one.last >= today)),
            key=lambda one: one.first,
        )
        self._list(ahead, today)
        self.calendar.setEnabled(not self.workspace.read_only)
        self._show_choice()

    # --- inside -----------------------------------------------------------------------------

    def _build(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._choice = QHBoxLayout()
        self._choice.addWidget(self.note, 1)
        self._choice.addWidget(self.add)
        beside = QWidget()
        self._side = QVBoxLayout(beside)
        self._side.addWidget(self.hint)
        self._side.addLayout(self._choice)
        self._side.addWidget(self.message)
        self._side.addLayout(self._lines)
        self._side.addStretch(1)
        self._row = QHBoxLayout()
        self._row.addWidget(self.calendar, 0, top | Qt.AlignmentFlag.AlignLeft)
        self._row.addWidget(beside, 1)
        self.body.addLayout(self._row)

    def _show_choice(self) -> None:
        """What would be added; nothing is chosen at first."""
        span = self.calendar.span()
        self.hint.setVisible(span is None)
        self.note.setVisible(span is not None)
        self.add.setVisible(span is not None)
        if span is not None:
            words = span_words(*span, self.workspace.when().today)
            self.add.setText(tr("Add {days}", days=words))
            count = days_words((span[1] - span[0]).days + 1)
            self.add.setAccessibleName(tr("Add {days} off: {count}", days=words, count=count))

    def _add(self) -> None:
        span = self.calendar.span()
        if span is None:
            return
        first, last = span
        note = self.note.text().strip()
        if self.attempt(availability.add_days_off, first=first, last=last, note=note):
            self.calendar.set_span(None)
            self.note.clear()
            self.calendar.setFocus()
            self._show_choice()

    def _list(self, ahead: list[Off], today: date) -> None:
        if (shown := (*ahead, today)) == self._shown:
            return
        self._shown = shown
        clear(self._lines)
        for one in ahead[:_MOST_LISTED]:
            last = one.last or one.first
            line = Line(
                span_words(one.first, one.last, today),
                one.note,
                days_words((last - one.first).days + 1),
                remove=tr("Take back"),
            )
            line.removed.connect(lambda key=one.id: self._remove(key))
            self._lines.addWidget(line)
        if len(ahead) > _MOST_LISTED:
            rest = tr("and {n} more", n=len(ahead) - _MOST_LISTED)
            self._lines.addWidget(PlainLabel(rest, tone="muted"))

    def _remove(self, key: UUID) -> None:
        self.attempt(availability.remove_days_off, days_off=key)

    def _space(self) -> None:
        space(self._row, 24)
        space(self._side, 8)
        space(self._choice, 8)
        space(self._lines, 0)
