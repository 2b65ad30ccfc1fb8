"""“This week is different”: the minutes of one week, and which weeks differ."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.actions import availability
from pathtracker.app.plan_tools.keeping import Keeping
from pathtracker.app.plan_tools.lines import Line
from pathtracker.app.plan_tools.part import Part
from pathtracker.app.plan_tools.words import day_words, hours
from pathtracker.app.widgets.buttons import IconButton, LinkButton
from pathtracker.app.widgets.chip import Chip
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.widgets.week_row import WeekRow
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.availability import Calendar, monday_of
from pathtracker.core.model import WeekHours
from pathtracker.store import queries
from pathtracker.store.planning import calendar

_MOST_LISTED = 6


class ThisWeek(Part):
    """One week at a time, from the present one on."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(tr("This week is different"), workspace)
        self.monday = monday_of(workspace.when().today)
        self.name = PlainLabel(weight=600)
        self.state = Chip("")
        self.back = IconButton("chevron-left", tr("Week before"))
        self.forward = IconButton("chevron-right", tr("Week after"))
        self.week = WeekRow(tr("Time in this week"), dated=True)
        self.half = LinkButton(tr("Half the time"))
        self.none = LinkButton(tr("No time"))
        self.usual = LinkButton(tr("As usual again"))
        self.fault = InlineMessage(kind="warn", lasting=True)
        self._keeping = Keeping(self._keep_week, self)
        self._others = QVBoxLayout()
        self._build()
        self.back.clicked.connect(lambda: self._go(-1))
        self.forward.clicked.connect(lambda: self._go(1))
        self.message.goes_with(self.week.edited)
        self.week.edited.connect(self._edited)
        self.week.left.connect(self._leave)
        self.half.clicked.connect(lambda: self._set(lambda minutes: minutes // 2))
        self.none.clicked.connect(lambda: self._set(lambda _: 0))
        self.usual.clicked.connect(lambda: self._clear(self.monday))
        on_theme(self._space)

    def show_known(self) -> None:
        today = self.workspace.when().today
        self.monday = max(self.monday, monday_of(today))
        known = self._different()
        minutes = known.get(self.monday)
        if not self._keeping.waits:
            self.week.set_week(minutes or self._usual())
            self._say_fault()
        words = day_words(self.monday, today)
        is_this = self.monday == monday_of(today)
        self.name.setText(
            tr("This week, from {day}", day=words) if is_this else tr("Week of {day}", day=words)
        )
        differs = minutes is not None
        self.state.set_state(tr("different") if differs else tr("as usual"), "accent" * differs)
        editable = not self.workspace.read_only
        self.usual.setVisible(differs)
        for link in (self.half, self.none):
            link.setVisible(any(self._usual()))
        self.back.setEnabled(not is_this)
        for widget in (self.week, self.half, self.none, self.usual):
            widget.setEnabled(editable)
        self._list_others(known)

    def keep(self) -> None:
        self._keeping.now()

    # --- inside -----------------------------------------------------------------------------

    def _build(self) -> None:
        self._top, self._ways = QHBoxLayout(), QHBoxLayout()
        for widget in (self.back, self.forward, self.name, self.state):
            self._top.addWidget(widget)
        self._top.addStretch(1)
        for link in (self.half, self.none, self.usual):
            self._ways.addWidget(link)
        self._ways.addStretch(1)
        self.body.addLayout(self._top)
        self.body.addWidget(self.week)
        self.body.addLayout(self._ways)
        self.body.addWidget(self.fault)
        self.body.addWidget(self.message)
        self.body.addLayout(self._others)

    def _different(self) -> dict[date, tuple[int, ...]]:
        """The weeks from the present one on that differ."""
        first = monday_of(self.workspace.when().today)
        weeks = queries.all_of(self.workspace.reader, WeekHours)
        return {week.monday: week.minutes for week in weeks if week.monday >= first}

    def _calendar(self) -> Calendar:
        return calendar(self.workspace.reader)

    def _usual(self) -> tuple[int, ...]:
        return self._calendar().minutes

    def _go(self, weeks: int) -> None:
        self._keeping.now()
        self.monday += timedelta(weeks=weeks)
        self.message.set_message("")
        self.show_known()

    def _leave(self) -> None:
        self._keeping.now()
        self.fault.set_message(self.week.fault(), "warn")

    def _edited(self) -> None:
        self._keeping.soon()
        self._say_fault()

    def _say_fault(self) -> None:
        """What is half typed is no fault yet, but what was said of it may hold no more."""
        if self.fault.text():
            self.fault.set_message(self.week.fault(), "warn")

    def _keep_week(self) -> None:
        week = self.week.week()
        known = self._different().get(self.monday)
        if week is None or week == (known or self._usual()):
            return
        self.attempt(availability.set_week, monday=self.monday, minutes=week)

    def _set(self, change: Callable[[int], int]) -> None:
        """All days of the week at once, measured by the usual one."""
        minutes = tuple(change(usual) for usual in self._usual())
        if self.attempt(availability.set_week, monday=self.monday, minutes=minutes):
            self.show_known()

    def _clear(self, monday: date) -> None:
        self.attempt(availability.clear_week, monday=monday)

    def _list_others(self, known: dict[date, tuple[int, ...]]) -> None:
        """Further weeks that differ, with the way to make them usual again."""
        clear(self._others)
        today = self.workspace.when().today
        others = [monday for monday in sorted(known) if monday != self.monday]
        for monday in others[:_MOST_LISTED]:
            line = Line(
                tr("Week of {day}", day=day_words(monday, today)),
                end=tr(
                    "{hours} instead of {usual}",
                    hours=hours(sum(known[monday]) / 60) if any(known[monday]) else tr("no time"),
                    usual=hours(sum(self._usual()) / 60),
                ),
                remove=tr("Make this week as usual again"),
            )
            line.removed.connect(lambda monday=monday: self._clear(monday))
            self._others.addWidget(line)
        if len(others) > _MOST_LISTED:
            more: QWidget = PlainLabel(
                tr("and {n} more [week|weeks]", n=len(others) - _MOST_LISTED), tone="muted"
            )
            self._others.addWidget(more)

    def _space(self) -> None:
        space(self._top, 4)
        space(self._ways, 16)
        space(self._others, 0)
