"""Planning off the window's thread: the newest question counts, older answers are dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

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

    Signal: planned(Planned).
    """

    planned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._serial = 0
        self._running: _Job | None = None
        self._waiting: tuple[PlanInputs, Make, bool] | None = None

    @property
    def busy(self) -> bool:
        return self._running is not None

    def ask(self, inputs: PlanInputs, make: Make, *, trial: bool = False) -> None:
        """Wants a plan. One that is being made is finished, but not told."""
        self._serial += 1
        if self._running is None:
            self._start(inputs, make, trial)
        else:
            self._waiting = (inputs, make, trial)

    def forget(self) -> None:
        """What was asked for is no longer wanted."""
        self._serial += 1
        self._waiting = None

    def wait(self) -> None:
        """Until nothing is being made; the answer comes with the next events."""
        self._pool.waitForDone()

    def _start(self, inputs: PlanInputs, make: Make, trial: bool) -> None:
        job = _Job(self._serial, inputs, make, trial)
        job.signals.done.connect(self._done)
        self._running = job  # the pool holds no reference that Python knows of
        self._pool.start(job)

    @Slot(object)
    def _done(self, answer: tuple[int, Planned | None]) -> None:
        serial, planned = answer
        self._running = None
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._start(*waiting)
        if planned is not None and (serial == self._serial or (planned.trial and waiting)):
            self.planned.emit(planned)


class _Signals(QObject):
    done = Signal(object)


class _Job(QRunnable):
    def __init__(self, serial: int, inputs: PlanInputs, make: Make, trial: bool) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = _Signals()
        self._serial, self._inputs, self._make, self._trial = serial, inputs, make, trial

    def run(self) -> None:
        planned = None
        try:
            plan, schedule = self._make(self._inputs)
            planned = Planned(self._inputs, plan, schedule, self._trial)
        finally:  # even after a mistake the next plan may be asked for
            self.signals.done.emit((self._serial, planned))
