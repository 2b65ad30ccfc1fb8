"""What one does most, from the key until the window has settled: the wait a learner feels."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from benchmarks.context import Context, percentile, timed
from benchmarks.stores import copy_of
from benchmarks.table import Row
from benchmarks.window import opened

AIM = 0.050


def interactions(context: Context) -> Iterator[Row]:
    """At usual size on the roadmap, its panel open; p95, the first of a kind left out."""
    if "usual" not in context.sizes:
        return
    taken: dict[str, list[float]] = {}
    with copy_of("usual") as folder, opened(folder) as window:
        gc.freeze()  # as the program does once it is painted
        for number in range(context.rounds(20) + 1):
            for name, ready, run in _interactions(window, number):
                ready()
                _settle()
                took = timed(partial(_until_settled, run))
                if number:
                    taken.setdefault(name, []).append(took)
        gc.unfreeze()
    for name, values in taken.items():
        value = percentile(values, 0.95)
        told = context.told(value, context.floor.seconds)
        share = value / context.floor.seconds
        yield Row("usual", f"{name}, p95", told, share, "floor", context.scaled(AIM))


def _interactions(
    window: Any, number: int
) -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
    """What it is called, what comes before and isn't counted, what is done."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from pathtracker.actions import items, skills

    workspace = window.workspace
    field = window.view.adding.line.field

    def begin() -> None:
        window.view.begin_quick_add()
        field.setText(f"Read about trees {number} 2h")

    def nothing() -> None:
        pass

    def rate() -> None:
        workspace.do(skills.rate, skill="python", level=1 + number % 5, catalog=workspace.catalog)

    yield "a step added by Enter", begin, lambda: QTest.keyClick(field, Qt.Key.Key_Return)
    step = window.view.selected_items()[0]
    yield "skip", nothing, lambda: workspace.do(items.skip, item=step)
    yield "undo", nothing, workspace.undo
    yield "finish", nothing, lambda: workspace.do(items.finish, item=step)
    yield "the palette opens", nothing, lambda: window.commands.run("palette")

    def leave() -> None:
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClick(field, Qt.Key.Key_Escape)
        window.go("skills")

    yield "a skill rated", leave, rate
    window.go("roadmap")


def _until_settled(run: Callable[[], object]) -> None:
    run()
    _settle()


def _settle() -> None:
    from PySide6.QtWidgets import QApplication

    for _ in range(6):
        QApplication.processEvents()
