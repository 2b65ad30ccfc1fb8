"""The timeline: its first frame, a frame while panning and zooming, a drag until its new plan."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.context import Context, percentile, timed
from benchmarks.stores import TODAY, copy_of
from benchmarks.table import Row

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from pathtracker.app.timeline.view import TimelineView
    from pathtracker.app.workspace import Workspace

FIRST_AIM, FRAME_AIM, DRAG_AIM = 0.100, 0.008, 0.050
SIZE = (1440, 900)


def timeline(context: Context) -> Iterator[Row]:
    from PySide6.QtWidgets import QApplication

    from pathtracker.app.theme import Theme

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    look = Theme()
    look.apply(app, "light", reduced_motion=True)
    for size in context.sizes:
        with copy_of(size) as folder, _opened(folder) as workspace:
            first, following = _first_frames(workspace)
            view = _settled(workspace)
            gc.collect()
            gc.freeze()  # as the program does after its first paint
            steps = len(view.chart.scene.rows)
            frames = _frames(view, context.rounds(200))
            drags = _drags(view, context.rounds(40))
            view.hide()
        gc.unfreeze()
        gc.collect()
        huge, large = size == "huge", size == "large"
        yield _row(context, size, "timeline: first frame, from the last plan", first, FIRST_AIM)
        yield _row(context, size, "timeline: from there to the new plan", following)
        for name, taken in frames.items():
            what = f"timeline: a frame while {name}, {steps:,} rows, p95"
            yield _row(context, size, what, percentile(taken, 0.95), FRAME_AIM if huge else None)
        what = "timeline: a bar dragged to its new plan, p95"
        yield _row(context, size, what, percentile(drags, 0.95), DRAG_AIM if large else None)


class _opened:  # noqa: N801 - used as a function
    """A workspace on a data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Workspace:
        from pathtracker.app.clock import Clock
        from pathtracker.app.workspace import Workspace
        from pathtracker.paths import Places
        from pathtracker.store import Store

        places = Places(self._folder)
        self._workspace = Workspace(Store.open(places.data_file), places, Clock(TODAY))
        return self._workspace

    def __exit__(self, *_: object) -> None:
        self._workspace.close()


def _made(workspace: Workspace) -> TimelineView:
    from pathtracker.app.timeline.view import TimelineView

    view = TimelineView(workspace)
    view.resize(*SIZE)
    return view


def _settled(workspace: Workspace) -> TimelineView:
    """The view with its plan."""
    view = _made(workspace)
    _until(view.planner.planned, view.show)
    return view


def _first_frames(workspace: Workspace) -> tuple[float, float]:
    """From nothing to the first frame when there was a plan before, and on to the new plan."""
    before = _settled(workspace)
    before.hide()
    before.deleteLater()
    begun = time.perf_counter()
    view = _made(workspace)
    painted: list[float] = []
    view.chart.painted.connect(lambda: painted.append(time.perf_counter()))
    _until(view.planner.planned, view.show)
    ended = time.perf_counter()
    view.hide()
    view.deleteLater()
    return painted[0] - begun, ended - painted[0]


def _frames(view: TimelineView, rounds: int) -> dict[str, list[float]]:
    chart = view.chart
    bar = chart.verticalScrollBar()

    def pan() -> None:
        chart.scroll_by(13)
        bar.setValue(bar.value() + 17)
        chart.viewport().repaint()

    def zoom(factor: float) -> None:
        chart.zoom_by(factor)
        chart.viewport().repaint()

    def turn(number: int) -> float:
        return timed(lambda: zoom(1.15 if number % 30 < 15 else 1 / 1.15))

    gc.collect()
    return {
        "panning": [timed(pan) for _ in range(rounds)],
        "zooming": [turn(number) for number in range(rounds)],
    }


def _drags(view: TimelineView, rounds: int) -> list[float]:
    """Each from the pointer's move until a frame shows the plan that comes of it."""
    from PySide6.QtCore import QPoint

    from pathtracker.app.timeline.pointing import Drag, Grip, can_move

    chart, scene = view.chart, view.chart.scene
    at = next(at for at, row in enumerate(scene.rows) if can_move(row) and scene.span(row))
    row = scene.rows[at]
    assert row.step is not None
    chart.select(at, tell=False)
    span = scene.schedule.spans[row.step.id]

    def move(days: int) -> None:
        drag = Drag(Grip.MOVE, row.step.id if row.step else None, at, span, QPoint(), began=True)
        chart.drag = drag
        drag.follow(QPoint(round(days * chart.day_width), 0), chart.frame(), chart.scene)
        _until(view.planner.planned, lambda: chart.dragging.emit(drag))
        chart.viewport().repaint()

    taken = [timed(lambda days=days: move(days)) for days in range(1, rounds + 1)]  # type: ignore[misc]
    chart.cancel_drag()
    return taken


def _until(told: SignalInstance, begin: Callable[[], object]) -> None:
    """Begins something and goes on when it is told of."""
    from PySide6.QtCore import QEventLoop

    loop = QEventLoop()
    told.connect(loop.quit)
    begin()
    loop.exec()
    told.disconnect(loop.quit)


def _row(context: Context, size: str, what: str, taken: float, aim: float | None = None) -> Row:
    floor = context.floor.seconds
    wanted = None if aim is None else context.scaled(aim)
    return Row(size, what, context.told(taken, floor), taken / floor, "floor", wanted)
