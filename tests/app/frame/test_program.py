"""The program as a whole: opening, what stands in its way, the sample, a second start."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from pathtracker.actions import steps
from pathtracker.app.main import Program
from pathtracker.app.trouble import TroublePage
from pathtracker.app.window import MainWindow
from pathtracker.cli import main
from pathtracker.cli.beside import SilentError
from pathtracker.core.messages import Message
from pathtracker.core.model import State
from pathtracker.core.quickadd import understand
from pathtracker.core.when import When
from pathtracker.paths import Places
from pathtracker.store import Store, queries
from pathtracker.store.backup import make_backup

TODAY = date(2026, 3, 2)
WHEN = When(datetime(2026, 3, 2, 12, tzinfo=UTC), TODAY)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "data")


@pytest.fixture
def program(qtbot, qapp: QApplication, places: Places) -> Iterator[Program]:
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = Program(qapp, places, TODAY)
    yield made
    made.close()
    if made.window is not None:
        made.window.hide()
        made.window.deleteLater()
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    gc.enable()


def with_a_step(places: Places) -> Path:
    """A store with one step and a backup of it; returns the backup."""
    with Store.open(places.data_file) as store:
        steps.add(store, wanted=understand("SQL joins 2h", today=TODAY), when=WHEN)
        return make_backup(store, now=WHEN.now).path


def shown_texts(window) -> str:
    page = window.centralWidget()
    assert isinstance(page, TroublePage)
    return f"{page.title.text()} {page.words.text()}"


def click(window, qtbot, words: str) -> None:
    button = next(b for b in window.findChildren(QPushButton) if words in b.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_first_start_asks_where_to_go(program, places):
    program.open(places)
    assert isinstance(program.window, MainWindow)
    assert program.window.place() == "first_run"


def test_a_later_start_shows_the_roadmap_with_what_is_there(program, places):
    with_a_step(places)
    program.open(places)
    assert program.window.place() == "roadmap"
    titles = [line.title for line in queries.outline(program.workspace.reader)]
    assert titles == ["SQL joins"]


def test_a_damaged_file_is_said_and_its_backup_one_click_away(program, places, qtbot):
    with_a_step(places)
    places.data_file.write_bytes(b"no database at all" * 100)
    program.open(places)
    assert "is not a PathTracker file" in shown_texts(program.window)
    assert places.data_file.read_bytes().startswith(b"no database")
    click(program.window, qtbot, "Restore the backup")
    assert isinstance(program.window, MainWindow)
    titles = [line.title for line in queries.outline(program.workspace.reader)]
    assert titles == ["SQL joins"]


def test_a_newer_file_is_said_with_its_number(program, places):
    with_a_step(places)
    content = bytearray(places.data_file.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    places.data_file.write_bytes(content)
    program.open(places)
    assert "data version 99" in shown_texts(program.window)
    assert places.data_file.read_bytes() == content


def test_trying_again_opens_once_the_trouble_is_over(program, places, qtbot):
    places.folder.mkdir()
    places.data_file.touch()
    program.open(places)
    assert "is empty" in shown_texts(program.window)
    places.data_file.unlink()
    click(program.window, qtbot, "Try again")
    assert isinstance(program.window, MainWindow)


def test_the_sample_learner_lives_in_a_store_of_its_own(program, places):
    program.open(places)
    program.window.sample_wanted.emit()
    assert program.window.is_sample
    assert program.workspace.reader.path == places.sample_folder / "pathtracker.db"
    assert len(queries.outline(program.workspace.reader)) > 50
    program.window.own_wanted.emit()
    assert not program.window.is_sample
    assert queries.outline(program.workspace.reader) == []


def test_closing_makes_a_backup_when_something_changed(program, places):
    program.open(places)
    program.workspace.do(steps.add, wanted=understand("SQL joins", today=TODAY))
    program.close()
    assert list(places.backups.glob("*.db"))


def typed(places: Places, *words: str) -> subprocess.Popen[str]:
    """A command that was typed beside the window."""
    return subprocess.Popen(
        [sys.executable, "-m", "pathtracker", "--data-dir", str(places.folder), *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_what_a_command_changes_is_seen_in_the_window_under_a_dialog_too(program, places, qtbot):
    with_a_step(places)
    program.open(places)
    qtbot.waitUntil(lambda: program._doorbell is not None, timeout=60_000)
    dialog = QDialog(program.window)
    dialog.setModal(True)
    dialog.open()
    command = typed(places, "finish", "SQL joins")
    qtbot.waitUntil(lambda: command.poll() is not None, timeout=60_000)
    assert command.communicate()[0].startswith("Finished “SQL joins”")
    assert dialog.isVisible()
    (line,) = queries.outline(program.workspace.reader)
    assert line.state is State.DONE
    assert program.window._toast.accessibleName() == "Finished “SQL joins”"
    assert "SQL joins" in str(program.workspace.to_undo().label)
    program.workspace.undo()
    assert queries.outline(program.workspace.reader)[0].state is State.OPEN


def test_a_command_waits_for_a_change_in_the_making(program, places, qtbot):
    with_a_step(places)
    program.open(places)
    qtbot.waitUntil(lambda: program._doorbell is not None, timeout=60_000)
    done = program.workspace.store.write_long(
        Message("learner.time"), lambda _: iter([0.5]), now=WHEN.now
    )
    command = typed(places, "finish", "SQL joins")
    qtbot.waitUntil(lambda: bool(program._doorbell._waiting), timeout=60_000)
    qtbot.wait(200)
    assert command.poll() is None
    done.advance(lambda: False)
    qtbot.waitUntil(lambda: command.poll() is not None, timeout=60_000)
    assert command.communicate()[0].startswith("Finished “SQL joins”")


def test_what_a_command_gave_up_waiting_for_is_not_done(program, places, qtbot):
    with_a_step(places)
    program.open(places)
    qtbot.waitUntil(lambda: program._doorbell is not None, timeout=60_000)
    done = program.workspace.store.write_long(
        Message("learner.time"), lambda _: iter([0.5]), now=WHEN.now
    )
    command = typed(places, "finish", "SQL joins")
    qtbot.waitUntil(lambda: bool(program._doorbell._waiting), timeout=60_000)
    command.kill()
    command.communicate()
    done.advance(lambda: False)
    qtbot.waitUntil(lambda: not program._doorbell._waiting, timeout=60_000)
    assert queries.outline(program.workspace.reader)[0].state is State.OPEN


def test_where_the_first_does_not_answer_a_second_start_says_so_without_trying_the_file(
    program, places, monkeypatch
):
    def silent(_folder: Path, _meanwhile: object) -> bool:
        raise SilentError(begun=False)

    asked: list[bool] = []
    monkeypatch.setattr("pathtracker.cli.window.raise_window", silent)
    monkeypatch.setattr("pathtracker.app.main.run", lambda *_, is_held: asked.append(is_held) or 0)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main(["--data-dir", str(places.folder)]) == 0
    assert asked == [True]
    program.say_held(places)
    assert "is in use by another PathTracker" in shown_texts(program.window)
    assert not places.data_file.exists()


def test_a_second_start_raises_the_first_and_ends(program, places, qtbot):
    program.open(places)
    qtbot.waitUntil(lambda: program._doorbell is not None)
    rung: list[bool] = []
    program._doorbell.rung.connect(lambda: rung.append(True))
    other = subprocess.Popen(
        [sys.executable, "-m", "pathtracker", "--data-dir", str(places.folder)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    qtbot.waitUntil(lambda: other.poll() is not None)
    assert other.returncode == 0
    assert rung


def buttons(program: Program) -> dict[str, QPushButton]:
    return {button.text(): button for button in program.window.findChildren(QPushButton)}


def add_a_step(program: Program, title: str) -> None:
    wanted = understand(title, today=TODAY)
    program.workspace.do(steps.add, wanted=wanted, when=WHEN)


def test_a_file_taken_away_leads_to_a_page_and_all_can_be_put_back(
    program, places, qtbot, monkeypatch, tmp_path
):
    monkeypatch.setenv("HOME", str(tmp_path))
    with_a_step(places)
    program.open(places)
    shutil.rmtree(places.folder)
    add_a_step(program, "Window functions 1h")
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), TroublePage))
    assert program.workspace is None
    assert not places.data_file.exists()
    assert "pathtracker-rescued-1.db" in shown_texts(program.window)
    buttons(program)["Try again"].click()
    assert not places.data_file.exists()
    buttons(program)["Put back what was saved"].click()
    assert isinstance(program.window, MainWindow)
    titles = {line.title for line in queries.outline(program.workspace.reader)}
    assert titles == {"SQL joins", "Window functions"}


def test_a_file_changed_from_outside_leads_to_a_page_that_opens_it_again(program, places, qtbot):
    with_a_step(places)
    earlier = places.data_file.read_bytes()
    program.open(places)
    add_a_step(program, "Window functions 1h")
    places.data_file.write_bytes(earlier)
    add_a_step(program, "Views 1h")
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), TroublePage))
    assert "was changed while PathTracker had it open" in shown_texts(program.window)
    assert places.data_file.read_bytes() == earlier
    buttons(program)["Try again"].click()
    assert isinstance(program.window, MainWindow)
    assert [line.title for line in queries.outline(program.workspace.reader)] == ["SQL joins"]
