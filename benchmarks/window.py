"""The window: its start, an edit until it is on screen, a keystroke in the palette."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.context import HERE, Context, percentile, timed
from benchmarks.stores import TODAY, copy_of
from benchmarks.table import Row

if TYPE_CHECKING:
    from pathtracker.app.window import MainWindow

START_AIM, MEMORY_AIM = 1.5, 1.3
EDIT_AIMS = {"usual": 0.016, "large": 0.016, "huge": 0.050}
KEYSTROKE_AIM, ENTRIES = 0.010, 5_000


def start(context: Context) -> Iterator[Row]:
    """From nothing to the first painted window, in pairs with the floor."""
    for size in context.sizes:
        with copy_of(size) as folder:
            program = [sys.executable, str(HERE / "first_window.py"), str(folder)]
            ran, floor = context.run(program, context.floor_command)
        aimed = size == "usual"
        yield Row(
            size,
            "start to the first painted window",
            context.told(ran.seconds, floor.seconds),
            ran.seconds / floor.seconds,
            "floor",
            START_AIM if aimed else None,
        )
        yield Row(
            size,
            "start: memory",
            f"{ran.megabytes:.0f} MB",
            ran.megabytes / (floor.megabytes or 1),
            "floor",
            MEMORY_AIM if aimed else None,
        )


def repaint(context: Context) -> Iterator[Row]:
    """One edit from the action's call to the roadmap repainted."""
    for size in context.sizes:
        with copy_of(size) as folder, opened(folder) as window:
            taken = _edits(window, context.rounds(200))
        for share in (0.5, 0.95):
            value = percentile(taken, share)
            yield Row(
                size,
                f"edit to repainted, p{share * 100:.0f}",
                context.told(value, context.floor.seconds),
                value / context.floor.seconds,
                "floor",
                context.scaled(EDIT_AIMS[size]) if share > 0.5 else None,
            )


def palette(context: Context) -> Iterator[Row]:
    """A keystroke in the palette over many entries, the slowest of some words."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

    from pathtracker.app.widgets.command_palette import CommandPalette
    from pathtracker.app.widgets.palette_rows import PaletteEntry

    app = QApplication.instance() or QApplication([])
    host = QMainWindow()
    host.resize(1280, 800)
    host.show()
    shown = CommandPalette(host)
    verbs = ("Serve", "Explain", "Measure", "Clean", "Draw", "Test", "Build", "Read")
    shown.open(
        [
            PaletteEntry("Steps", f"{verbs[n % 8]} prediction {n} with part {n % 97}")
            for n in range(ENTRIES)
        ]
    )
    app.processEvents()
    field = shown.findChild(QLineEdit)
    assert field is not None
    taken = []
    for word in ("serve", "part 9", "xq", "explain pre"):
        field.clear()
        for letter in word:
            taken.append(timed(lambda letter=letter: QTest.keyClicks(field, letter)))  # type: ignore[misc]
    value = percentile(taken, 0.95)
    yield Row(
        "",
        f"palette keystroke over {ENTRIES:,} entries, p95",
        context.told(value, context.floor.seconds),
        value / context.floor.seconds,
        "floor",
        context.scaled(KEYSTROKE_AIM),
    )
    host.close()


class opened:  # noqa: N801 - used as a function
    """The window on a data folder, painted, off screen."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> MainWindow:
        from PySide6.QtWidgets import QApplication

        from pathtracker.app.clock import Clock
        from pathtracker.app.main import build_window
        from pathtracker.app.settings import Settings
        from pathtracker.app.theme import Theme
        from pathtracker.app.workspace import Workspace
        from pathtracker.paths import Places
        from pathtracker.store import Store

        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        self._theme = Theme()
        self._theme.apply(app, "light", reduced_motion=True)
        places = Places(self._folder)
        self._workspace = Workspace(Store.open(places.data_file), places, Clock(TODAY))
        window = build_window(self._workspace, Settings(view="roadmap"))
        window.resize(1440, 900)
        window.show()
        app.processEvents()
        self._shown = window
        return window

    def __exit__(self, *_: object) -> None:
        self._shown.hide()
        self._shown.deleteLater()
        self._workspace.close()


def _edits(window: MainWindow, rounds: int) -> list[float]:
    from PySide6.QtWidgets import QApplication

    from pathtracker.actions import items, steps
    from pathtracker.core.model import SATISFYING
    from pathtracker.store import queries

    workspace = window.workspace
    role = queries.chosen_roles(workspace.reader)[0]
    lines = queries.outline(workspace.reader, role.tracks)
    line = next(line for line in lines if line.state not in SATISFYING)
    window.open_anywhere(line.id)
    QApplication.processEvents()

    def edit(number: int) -> None:
        if number % 3 == 0:
            workspace.do(steps.set_effort, item=line.id, hours=1.0 + number)
        else:
            workspace.do(items.finish if number % 3 == 1 else items.reopen, item=line.id)
        QApplication.processEvents()

    return [timed(lambda number=number: edit(number)) for number in range(rounds)]  # type: ignore[misc]
