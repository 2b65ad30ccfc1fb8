"""Planning off the window's thread: the newest question counts, older answers are dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from pathtracker.app.latest import Latest
from pathtracker.app.timeline.scene import Schedule
from pathtracker.core.plan import Plan, PlanInputs

Make = Callable[[PlanInputs], tuple[Plan, Schedule]]


class Planned(NamedTuple):
    """A plan, what it was made of, and how it looks. `trial`: asked for while something is being
    dragged or tried, not kept."""

    inputs: PlanInputs
    plan: Plan
    schedule: Schedule
    trial: bool


class Planner(QObject):
    """Makes one plan at a time on a thread of its own, always of what was asked last.

    Signal: planned(Planned). A trial is told even where the next one is asked for already, so that
    a drag is followed while it goes on.
    """

    planned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest = Latest(self)
        self._latest.done.connect(self.planned)
        self._latest.overtaken.connect(self._tell_trial)

    @property
    def busy(self) -> bool:
        return self._latest.busy

    def ask(self, inputs: PlanInputs, make: Make, *, trial: bool = False) -> None:
        """Wants a plan. One that is being made is finished, but not told."""
        self._latest.ask(lambda: Planned(inputs, *make(inputs), trial))

    def forget(self) -> None:
        """What was asked for is no longer wanted."""
        self._latest.forget()

    @Slot(object)
    def _tell_trial(self, planned: Planned) -> None:
        if planned.trial:
            self.planned.emit(planned)
