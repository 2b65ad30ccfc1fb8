"""When: by when it is due, on which day it starts, and days between it and what comes before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

from pathtracker.actions import planning, steps
from pathtracker.app.item.section import Section
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.date_button import DateButton
from pathtracker.app.widgets.fields import SpinField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.text import visible
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import SATISFYING, Prerequisite
from pathtracker.reports.item_detail import Detail
from pathtracker.store import queries

_MOST_DAYS, _MOST_LISTED = 3650, 8


class WhenSection(Section):
    """Not there once the item is done, skipped or known."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "")
        self.head.title.setText(tr("When"))
        today = workspace.when().today
        self.due = DateButton(tr("Due by"), today, none=tr("No deadline"))
        self.start = DateButton(tr("Starts on"), today, none=tr("As planned"))
        self.start.earliest = today
        self.due.picked.connect(self._set_due)
        self.start.picked.connect(self._pin)
        self.lags: dict[UUID, SpinField] = {}
        self.between = LinkButton(tr("Days in between…"))
        self.between.clicked.connect(self._open)
        self._is_open = False
        self._detail: Detail | None = None
        fields = ((tr("Due by"), self.due), (tr("Starts on"), self.start))
        for place, (name, button) in enumerate(fields, start=1):
            line = self.add_line(PlainLabel(name, tone="text2"), button)
            self._column.insertWidget(place, line)
        self._column.addWidget(self.between, 0, Qt.AlignmentFlag.AlignLeft)

    def shows(self, detail: Detail) -> object:
        item = detail.item
        return (item.deadline, item.pinned, item.state, detail.needs, self._lags_of(detail))

    def show_detail(self, detail: Detail) -> None:
        if self._detail is None or self._detail.item.id != detail.item.id:
            self._is_open = False
        self._detail = detail
        self.setVisible(detail.item.state not in SATISFYING)
        today = self.workspace.when().today
        self.start.earliest = today
        self.due.set_today(today)
        self.start.set_today(today)
        self.due.set_day(detail.item.deadline)
        self.start.set_day(detail.item.pinned)
        for button in (self.due, self.start, self.between):
            button.setEnabled(not self.workspace.read_only)
        self._show_lags(detail)

    # --- inside -----------------------------------------------------------------------------

    def _set_due(self, day: date | None) -> None:
        if self._detail is not None:
            self.workspace.do(steps.set_deadline, item=self._detail.item.id, day=day)

    def _pin(self, day: date | None) -> None:
        if self._detail is not None:
            self.workspace.do(planning.pin, item=self._detail.item.id, day=day)

    def _open(self) -> None:
        self._is_open = True
        if self._detail is not None:
            self._show_lags(self._detail)
            next(iter(self.lags.values())).setFocus()

    def _lags_of(self, detail: Detail) -> Mapping[UUID, int]:
        links = queries.of_item(self.workspace.reader, Prerequisite, detail.item.id)
        return {link.requires_id: link.lag_days for link in links}

    def _show_lags(self, detail: Detail) -> None:
        """Those that are set; all of them once somebody wants to set one."""
        known = self._lags_of(detail)
        wanted = [one for one in detail.needs if self._is_open or known.get(one.id)]
        focused = next((key for key, field in self.lags.items() if field.hasFocus()), None)
        self.clear()
        self.lags = {}
        for one in wanted[:_MOST_LISTED]:
            words = tr("Days after “{title}”", title=visible(one.title))
            field = _DaysField(words, known.get(one.id, 0))
            field.editingFinished.connect(lambda key=one.id, field=field: self._keep(key, field))
            self.lags[one.id] = field
            self.add_line(PlainLabel(words, tone="text2"), field)
        if focused in self.lags:
            self.lags[focused].setFocus()
        self.between.setVisible(len(wanted) < len(detail.needs))

    def _keep(self, requires: UUID, field: SpinField) -> None:
        if self._detail is None or self._lags_of(self._detail).get(requires) == field.value():
            return
        self.workspace.tell_of(
            planning.set_lag, item=self._detail.item.id, requires=requires, days=field.value()
        )


class _DaysField(SpinField):
    """Kept when it is left; the panel scrolls under the pointer."""

    def __init__(self, name: str, days: int) -> None:
        super().__init__(name, days, 0, _MOST_DAYS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(current_theme().px(88))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
