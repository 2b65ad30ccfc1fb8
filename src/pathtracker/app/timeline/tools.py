"""What stands around the chart, put together: it follows the plan that is shown, and lets another
one be tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMenu, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.timeline.baselines import ghosts_of
from pathtracker.app.timeline.forecasting import Forecasting
from pathtracker.app.timeline.job import Planned
from pathtracker.app.timeline.kept_plans import KeptPlans
from pathtracker.app.timeline.plan_concerns import PlanConcerns
from pathtracker.app.timeline.trying import Trying, present_words
from pathtracker.app.timeline.ways_out import WaysOut
from pathtracker.app.timeline.what_if_bar import WhatIfBar
from pathtracker.app.widgets.announce import announce
from pathtracker.core.availability import Calendar
from pathtracker.store import Change, queries
from pathtracker.store.planning import calendar

if TYPE_CHECKING:
    from pathtracker.app.timeline.view import TimelineView

_ROOMY = 1080
"""A head at least so wide has room for all its words, in pixels of the design."""


class TimelineTools(QObject):
    """Belongs to a view, which asks it what lies over a plan before it is painted."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self.view, self.workspace = view, view.workspace
        self.present: Planned | None = None
        self.bar = WhatIfBar(self.workspace.when().today)
        self.bar.set_editable(not self.workspace.read_only)
        self.trying = Trying(self.workspace, self.bar, self)
        self.forecasting = Forecasting(self.workspace, self)
        self.kept = KeptPlans(self.workspace, self)
        self.concerns = PlanConcerns(self.workspace, self)
        self.out = WaysOut(view, view.chart, self.forecasting)
        self._build()
        self._connect()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        trying = self.trying.planner.busy or self.trying.reverse.busy
        return trying or self.forecasting.busy or self.concerns.busy

    def shows(self) -> Mapping[str, Callable[..., object]]:
        """What commands ask for, each once there is a plan with its forecast."""
        ready = self.out.when_ready
        return {
            "keep": lambda: ready(self.kept.keep),
            "export": lambda kind: ready(lambda: self.out.export(kind)),
            "print": lambda: ready(self.out.print),
        }

    # --- what happens -----------------------------------------------------------------------

    def set_present(self, planned: Planned) -> None:
        """The plan as it is; it is painted when all has been said that belongs to it."""
        self.present = planned
        self.forecasting.set_present(planned)
        # Where no work has a day at all the page says why, once.
        self.concerns.set_present(planned, undated=not self.view.contents.why_no_days)
        self.kept.set_present(planned.plan)
        self._show_bar(planned.inputs.calendar, some_work=bool(planned.inputs.tasks))
        self.bar.set_today(self.workspace.when().today)
        self.trying.show_present(planned.inputs)
        if not self.trying.active:
            self.forecasting.stop_trying()
            self._compare()
            self.forecasting.ask_soon()

    def _take_tried(self, planned: Planned) -> None:
        """A plan as it would be."""
        assert self.present is not None
        self._set_editable(False)
        contents, begins = self.view.contents, not self.view.contents.tried
        contents.take(planned)
        contents.tried = True
        self._compare()
        if begins:
            self.view.redress()
        else:  # the rows and the words about them stay, only days move
            self.view.chart.set_schedule(contents.dressed(planned.schedule))
        self.forecasting.try_soon(planned)

    def _give_up(self) -> None:
        """Back to the plan as it is."""
        self._set_editable(True)
        self.forecasting.stop_trying()
        contents = self.view.contents
        contents.tried = False
        if self.present is not None:
            contents.take(self.present)
        contents.band = self.forecasting.band
        self._show_compared()
        self._say()
        self.forecasting.ask()

    def _take_forecast(self) -> None:
        contents, band = self.view.contents, self.forecasting.band
        if band != contents.band:
            contents.band = band
            self.view.redress()
        self._say()
        if self.trying.active:
            announce(self.bar, self.bar.result.text())

    def _say(self) -> None:
        """The forecast in words, in the bar."""
        parts, told = self.forecasting.words()
        if told:
            self.bar.show_result(parts, trying=self.trying.active, told=told)

    def _compare(self) -> None:
        """Lays over the chart what it is compared with: the present plan while another is tried,
        else the plan kept earlier that is chosen."""
        contents, kept = self.view.contents, self.kept.shown
        if self.trying.active and self.present is not None:
            contents.earlier = self.present.schedule.spans
            contents.earlier_words = present_words(self.present.inputs)
        elif kept is not None:
            contents.earlier, contents.earlier_words = ghosts_of(kept), kept.title
        else:
            contents.earlier, contents.earlier_words = {}, ""

    def _show_compared(self) -> None:
        self._compare()
        self.view.set_view(self.view.contents.view)

    def _set_editable(self, editable: bool) -> None:
        """While a plan is only tried its bars stay where they are."""
        editable = editable and not self.workspace.read_only
        self.view.chart.editable = self.view.tray.editable = editable

    def _changed(self, change: Change) -> None:
        if "baseline" in change.kinds:
            self.kept.forget()
            if self.view.isVisible() and self.present is not None:
                self.kept.read()
                self._show_compared()

    def _open(self, item: UUID) -> None:
        self.view.show_item(item)
        self.view.item_opened.emit(item)

    # --- inside -----------------------------------------------------------------------------

    def _build(self) -> None:
        head = self.view.head
        head.room.insertWidget(0, self.concerns.button)
        head.room.addWidget(self.kept.button)
        row = head.layout()
        assert row is not None
        row.addWidget(self.out.button)
        self.view.set_bar(self.bar)
        # Before the first plan it stands there already, so that the chart need not move down.
        reader = self.workspace.reader
        known = calendar(reader)
        self._show_bar(known, some_work=bool(queries.tracks(reader)))
        self.bar.show_present(known.hours_a_week, None, known.off, keep=False)
        head.installEventFilter(self)

    def _connect(self) -> None:
        kept, out = self.kept, self.out
        self.trying.tried.connect(self._take_tried)
        self.trying.given_up.connect(self._give_up)
        self.forecasting.foreseen.connect(self._take_forecast)
        self.forecasting.foreseen.connect(out.go_on)
        self.bar.basis_wanted.connect(lambda: self.forecasting.open_basis(self.bar.basis, self.bar))
        kept.chosen.connect(self._show_compared)
        kept.opened.connect(self._open)
        self.concerns.opened.connect(self._open)
        kept.button.clicked.connect(lambda: self._open_menu(kept.menu(), kept.button))
        out.button.clicked.connect(lambda: self._open_menu(out.menu(), out.button))
        self.workspace.changed.connect(self._changed)

    def _show_bar(self, known: Calendar, *, some_work: bool) -> None:
        """Without work or time there is nothing to try."""
        self.bar.setVisible(some_work and bool(known.week_minutes or known.weeks))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The head has become wider or narrower."""
        if event.type() == QEvent.Type.Resize and watched is self.view.head:
            is_roomy = self.view.head.width() >= current_theme().px(_ROOMY)
            self.concerns.make_room(is_roomy)
            self.kept.make_room(is_roomy)
        return super().eventFilter(watched, event)

    def _open_menu(self, menu: QMenu, anchor: QWidget) -> None:
        self._menu = menu
        menu.popup(anchor.mapToGlobal(anchor.rect().bottomLeft()))
