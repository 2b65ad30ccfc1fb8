"""Around the timeline: the forecast, the hours that a day asks for, and a value of the what-if bar
until the chart shows the plan that comes of it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from benchmarks.context import Context, percentile, timed
from benchmarks.stores import TODAY, copy_of
from benchmarks.table import Row
from benchmarks.timeline import _opened, _row, _settled, _until

if TYPE_CHECKING:
    from pathtracker.app.timeline.tools import TimelineTools
    from pathtracker.app.workspace import Workspace

FORECAST_AIM, TRY_AIM = 0.100, 0.050
HOURS = (9.0, 10.0, 11.0, 12.0, 13.0)


def what_if(context: Context) -> Iterator[Row]:
    from PySide6.QtWidgets import QApplication

    from pathtracker.app.theme import Theme

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    look = Theme()
    look.apply(app, "light", reduced_motion=True)
    for size in context.sizes:
        large = size == "large"
        with copy_of(size) as folder, _opened(folder) as workspace:
            foreseen, needed = _answers(workspace, context.rounds(20))
            tried = _tries(_tools(workspace), context.rounds(30))
        gc.unfreeze()
        gc.collect()
        yield _row(context, size, "forecast", foreseen, FORECAST_AIM if large else None)
        yield _row(context, size, "hours a week that a day asks for", needed)
        what = "what if: a value until its plan is seen, p95"
        yield _row(context, size, what, percentile(tried, 0.95), TRY_AIM if large else None)


def _answers(workspace: Workspace, rounds: int) -> tuple[float, float]:
    """The forecast, with reading what was logged; and the reverse of what if."""
    from pathtracker.core.planning import plan_of
    from pathtracker.core.whatif import hours_needed
    from pathtracker.reports.plan_forecast import foresee, read_past
    from pathtracker.store.planning import plan_inputs

    inputs = plan_inputs(workspace.reader, TODAY)
    plan = plan_of(inputs)
    by = TODAY + timedelta(days=300)
    foreseen = [
        timed(lambda: foresee(plan, inputs, read_past(workspace.reader, TODAY)))
        for _ in range(rounds)
    ]
    needed = [timed(lambda: hours_needed(inputs, by)) for _ in range(rounds)]
    return percentile(foreseen, 0.5), percentile(needed, 0.5)


def _tools(workspace: Workspace) -> TimelineTools:
    view = _settled(workspace)
    tools = view.tools
    _until(tools.forecasting.work.done, view._read)
    gc.collect()
    gc.freeze()  # as the program does after its first paint
    return tools


def _tries(tools: TimelineTools, rounds: int) -> list[float]:
    def turn(hours: float) -> None:
        _until(tools.trying.tried, lambda: tools.bar.set_hours(hours))
        tools.view.chart.viewport().repaint()

    taken = []
    for number in range(rounds):
        _until(
            tools.forecasting.work.done,
            lambda number=number: taken.append(  # type: ignore[misc]
                timed(lambda: turn(HOURS[number % len(HOURS)]))
            ),
        )
    tools.view.hide()
    return taken
