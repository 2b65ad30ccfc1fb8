"""Trying out: the plan as it would be, drawn over the chart until it is applied or taken back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from pathtracker.actions.what_if import apply_what_if
from pathtracker.app.latest import Latest
from pathtracker.app.timeline.job import Planned, Planner
from pathtracker.app.timeline.schedule import make
from pathtracker.app.timeline.what_if_bar import WhatIfBar
from pathtracker.app.timeline.what_if_more import MorePopover
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.availability import Off
from pathtracker.core.model import Rung
from pathtracker.core.plan import PlanInputs, Task
from pathtracker.core.whatif import HoursNeeded, WhatIf, changed, hours_needed
from pathtracker.reports.role_plans import brought_by
from pathtracker.store import queries
from pathtracker.store.planning import planned_role


class Trying(QObject):
    """Holds what is asked besides the bar's own fields, and asks for the plan that comes of it.

    Signals: tried(Planned), a plan as it would be; given_up, when nothing is asked any more.
    """

    tried = Signal(object)
    given_up = Signal()

    def __init__(self, workspace: Workspace, bar: WhatIfBar, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._bar = workspace, bar
        self._without: frozenset[UUID] = frozenset()
        self._rung: Rung | None = None
        self._more: tuple[Task, ...] = ()
        self._by: date | None = None
        self.popover: MorePopover | None = None
        self.present: PlanInputs | None = None
        self.planner = Planner(self)
        self.planner.planned.connect(self._take)
        self.reverse = Latest(self)
        self.reverse.done.connect(self._answer)
        bar.changed.connect(self.ask)
        bar.reset_wanted.connect(self.reset)
        bar.apply_wanted.connect(self.apply)
        bar.more_wanted.connect(self.open_more)

    @property
    def question(self) -> WhatIf:
        """What is asked; equal to `WhatIf()` when nothing is."""
        return WhatIf(
            hours_a_week=self._bar.hours(),
            start=self._bar.first_day(),
            off=tuple(Off(first, last) for first, last in self._bar.tried_off),
            without=self._without,
            rung=self._rung,
            more=self._more,
        )

    @property
    def active(self) -> bool:
        return self.question != WhatIf()

    def show_present(self, inputs: PlanInputs) -> None:
        """What is so now; what is being tried is asked again on top of it."""
        self.present = inputs
        calendar = inputs.calendar
        self._bar.show_present(calendar.hours_a_week, inputs.start, calendar.off, keep=self.active)
        if self.active:
            self.ask()

    def ask(self) -> None:
        """Wants the plan of what stands in the bar."""
        if self.present is None:
            return
        if self.active:
            self.planner.ask(changed(self.present, self.question), make, trial=True)
        else:
            self.planner.forget()
            self.given_up.emit()
        self._ask_reverse()

    def reset(self) -> None:
        """Back to what is so."""
        self._clear()
        self.given_up.emit()

    def apply(self) -> None:
        """Makes it so, as one step of undo."""
        question = self.question
        role = planned_role(self._workspace.reader)
        self._clear()
        self._workspace.do(
            apply_what_if,
            catalog=self._workspace.catalog,
            hours=question.hours_a_week,
            start=question.start,
            off=[(one.first, one.last) for one in question.off if one.last],
            without=question.without,
            role=role.id if role else None,
            rung=question.rung,
        )

    # --- what else can be tried -------------------------------------------------------------

    def open_more(self) -> None:
        """Roadmaps, rung and the day by which it is to be done."""
        if self.popover is not None:
            self.popover.deleteLater()
        reader, present = self._workspace.reader, self.present
        popover = MorePopover(self._workspace.when().today, self._bar)
        role = planned_role(reader)
        if role is not None:
            popover.ask_rung(role.rung, self._rung)
        if present is not None:
            titles = {track.id: track.title for track in queries.tracks(reader)}
            held = {task.track for task in present.tasks}
            found = [(one.id, titles[one.id]) for one in present.tracks if one.id in held]
            popover.ask_without(found, self._without)
        popover.ask_by(self._by or (present.target if present else None))
        popover.without.connect(self._leave_out)
        popover.rung.connect(self._climb)
        popover.by.connect(self.ask_by)
        popover.hours.connect(self._bar.set_hours)
        self.popover = popover
        popover.open_below(self._bar.more)
        self._by = self._by or (present.target if present else None)
        self._ask_reverse()

    def ask_by(self, wanted: date | None) -> None:
        """Wants the hours a week that finish by a day."""
        self._by = wanted
        self._ask_reverse()

    def _leave_out(self, tracks: frozenset[UUID]) -> None:
        self._without = tracks
        self.ask()

    def _climb(self, rung: Rung | None) -> None:
        """Another rung: a lower one leaves phases out, a higher one brings some in."""
        self._rung, self._more = rung, ()
        role, reader = planned_role(self._workspace.reader), self._workspace.reader
        if role and rung and self.present and rung.height > role.rung.height:
            catalog = self._workspace.catalog
            self._more = brought_by(reader, catalog, role, rung, self.present).tasks
        self.ask()

    def _ask_reverse(self) -> None:
        """What a day asks for, with all else that is being tried, but for the hours."""
        if self._by is None or self.present is None or self.popover is None:
            return
        question = self.question
        inputs = changed(
            self.present,
            WhatIf(None, question.start, question.off, question.without, question.rung,
                   question.more),
        )  # fmt: skip
        wanted = self._by
        self.reverse.ask(lambda: (wanted, hours_needed(inputs, wanted)))

    def _answer(self, found: tuple[date, HoursNeeded]) -> None:
        if self.popover is not None and self.popover.isVisible():
            self.popover.answer(*found)

    def _take(self, planned: Planned) -> None:
        if self.active:
            self.tried.emit(planned)

    def _clear(self) -> None:
        self.planner.forget()
        self._without, self._rung, self._more, self._by = frozenset(), None, (), None
        if self.present is not None:
            calendar = self.present.calendar
            self._bar.show_present(
                calendar.hours_a_week, self.present.start, calendar.off, keep=False
            )


def present_words(inputs: PlanInputs) -> str:
    """What the present plan is called while another is tried: “plan at 7 h”."""
    return tr("plan at {hours} h", hours=round(inputs.calendar.hours_a_week, 1))
