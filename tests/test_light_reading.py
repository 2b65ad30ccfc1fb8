"""What shows the learner's data loads none of what only writing or other formats need: it would be
most of the time that a start or a command takes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pathtracker.cli import main

HEAVY = ("sqlalchemy", "sqlmodel", "alembic", "icalendar", "asyncio")

LOADED = f"""
import sys
def loaded():
    return sorted({{name.partition(".")[0] for name in sys.modules}} & set({HEAVY}))
"""

COMMANDS = """
from pathtracker.cli import main
for words in (["steps"], ["history"], ["gap"], ["next"], ["plan"], ["skills"], ["forecast"],
    ["availability"], ["roles"], ["role", "ai-engineer"], ["backups"],
    ["compare", "ai-engineer", "data-analyst"]):
    assert main(["--data-dir", sys.argv[1], *words, "--json"]) == 0, words
    assert not loaded(), (words, loaded())
"""

WINDOW = """
import threading
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pathtracker.app.main import Program
from pathtracker.paths import Places

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, all_is_painted)
        return False

def all_is_painted():
    print(loaded(), [name for name in sys.modules if name.startswith("pathtracker.catalog")])
    QTimer.singleShot(0, edit)

def edit():
    print(*(thread.name for thread in threading.enumerate() if thread.name == "prepare to write"))
    workspace.changed.connect(lambda change: print(change.label.id))
    add(workspace, "The first edit")
    QTimer.singleShot(0, QApplication.quit)

def add(workspace, line):
    from datetime import date
    from pathtracker.actions import steps
    from pathtracker.core.quickadd import understand
    workspace.do(steps.add, wanted=understand(line, today=date(2026, 11, 19)))

app = QApplication([])
places = Places(Path(sys.argv[1]))
program = Program(app, places)
program.open(places)
workspace = program.workspace
painted = Painted()
program.window.installEventFilter(painted)
app.exec()
"""


@pytest.fixture
def folder(quick_folder: Path) -> Path:
    """A learner's data folder, a role chosen and hours said."""
    folder = quick_folder / "data"
    assert main(["--data-dir", str(folder), "choose", "ai-engineer"]) == 0
    assert main(["--data-dir", str(folder), "availability", "--hours-per-week", "10"]) == 0
    return folder


def ran(program: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", LOADED + program, str(folder)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_command_that_reads(folder: Path) -> None:
    ran(COMMANDS, folder)


def test_the_window_until_it_is_painted_and_an_edit_comes_at_once(folder: Path) -> None:
    assert ran(WINDOW, folder).splitlines() == ["[] []", "prepare to write", "item.add"]
