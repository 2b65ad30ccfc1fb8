"""What is owed at the start and at the end: a backup that failed, small files of the learner's
alone, and a data folder that is gone or open to others."""

from __future__ import annotations

import gc
import logging
import shutil
import stat
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathtracker.actions import steps
from pathtracker.app.faults import log, start_log
from pathtracker.app.main import Program
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.window import MainWindow
from pathtracker.cli import main
from pathtracker.core.quickadd import understand
from pathtracker.core.when import When
from pathtracker.paths import Places
from pathtracker.store import Store, StoreError, Trouble, backup, backupjob
from pathtracker.store.backupfile import folder_of, list_backups

TODAY = date(2026, 3, 2)
WHEN = When(datetime(2026, 3, 2, 12, tzinfo=UTC), TODAY)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A store with a step and no backup."""
    found = Places(tmp_path / "data")
    with Store.open(found.data_file) as store:
        steps.add(store, wanted=understand("SQL joins 2h", today=TODAY), when=WHEN)
    return found


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication) -> Iterator[Program]:
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    handlers, level = log.handlers[:], log.level
    made = Program(qapp, Places(Path("nowhere")), TODAY)
    yield made
    end(made)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    for handler in log.handlers:
        handler.close()
    log.handlers[:], log.propagate = handlers, True
    log.setLevel(level)
    gc.enable()


def end(program: Program) -> None:
    """As when the window is closed: nothing of it is left."""
    program.close()
    window, program.window = program.window, None
    if window is not None:
        window.hide()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def said(program: Program) -> str:
    assert isinstance(program.window, MainWindow)
    found = program.window.findChildren(InlineMessage)
    return "\n".join(one.text() for one in found if one.text())


def kept(places: Places) -> int:
    return len(list_backups(folder_of(places.data_file)))


def test_a_backup_due_at_the_start_is_made_while_the_window_goes_on(
    program: Program, places: Places, qtbot: QtBot
) -> None:
    program.open(places)
    assert program.workspace is not None
    assert kept(places) == 0
    with qtbot.waitSignal(program.workspace.backing.ended):
        qtbot.waitUntil(lambda: program.workspace.backing.is_running)
    assert kept(places) == 1


def test_the_menu_makes_its_backup_the_same_way(
    program: Program, places: Places, qtbot: QtBot
) -> None:
    program.open(places)
    assert program.workspace is not None
    assert isinstance(program.window, MainWindow)
    with qtbot.waitSignal(program.workspace.backing.ended):
        program._after_first_paint()
    before = kept(places)
    with qtbot.waitSignal(program.workspace.backing.ended):
        program.window.commands.run("backup")
        assert program.workspace.backing.is_running
    assert kept(places) == before + 1
    assert program.window._toast is not None
    assert program.window._toast.isVisible()


def test_a_backup_that_failed_is_said_and_tried_again(
    program: Program, places: Places, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise StoreError(Trouble.DISK_FULL, places.data_file)

    program.open(places)
    with monkeypatch.context() as patch:
        patch.setattr(backup, "make_backup", fails)
        end(program)
    assert kept(places) == 0
    program.open(places)
    assert "backup" in said(program)
    assert "failed" in said(program)
    assert program.workspace is not None
    with qtbot.waitSignal(program.workspace.backing.ended) as ended:
        pass
    assert ended.args[0] is not None
    assert kept(places) == 1
    end(program)
    program.open(places)
    assert "backup" not in said(program)


def test_a_backup_that_fails_by_the_timer_is_seen(
    program: Program, places: Places, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise StoreError(Trouble.DISK_FULL, places.data_file)

    program.open(places)
    monkeypatch.setattr(backupjob, "half_made", fails)
    assert program.workspace is not None
    with qtbot.waitSignal(program.workspace.backing.failed):
        program._back_up_if_due()
    assert "full" in said(program)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_small_files_are_the_learners_alone_whatever_the_umask(
    program: Program, places: Places, qtbot: QtBot
) -> None:
    import os

    former = os.umask(0)
    try:
        program.open(places)
        assert isinstance(program.window, MainWindow)
        program.window.go("timeline")
        QApplication.processEvents()
        start_log(places.log_file)
        logging.getLogger("pathtracker").warning("anything")
        assert program.workspace is not None
        program.workspace.drafts.put("note", "words")
        program.window.go("roadmap")
        end(program)
    finally:
        os.umask(former)
    files = [one for one in places.folder.rglob("*") if one.is_file()]
    modes = {one.name: oct(stat.S_IMODE(one.stat().st_mode)) for one in files}
    assert {"settings.json", "window.ini", "pathtracker.log", "drafts.json"} <= modes.keys()
    assert set(modes.values()) == {"0o600"}, modes


def test_the_window_comes_back_with_the_size_it_had(program: Program, places: Places) -> None:
    program.open(places)
    assert program.window is not None
    program.window.resize(744, 533)
    end(program)
    program.open(places)
    assert (program.window.width(), program.window.height()) == (744, 533)


@pytest.mark.skipif(sys.platform == "win32", reason="open files stay there")
def test_a_data_folder_that_was_deleted_is_not_made_again(
    program: Program, places: Places, qtbot: QtBot
) -> None:
    program.open(places)
    assert isinstance(program.window, MainWindow)
    program.window.go("timeline")
    QApplication.processEvents()
    shutil.rmtree(places.folder)
    assert program.workspace is not None
    program.workspace.drafts.put("note", "words")
    program.window.go("roadmap")
    program.window.keep()
    end(program)
    assert not places.folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_folder_that_others_can_change_is_said(
    program: Program, places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    program.open(places)
    assert "Others" not in said(program)
    end(program)
    places.folder.chmod(0o777)
    program.open(places)
    assert "Others on this computer" in said(program)
    assert str(places.folder) in said(program)
    end(program)
    assert main(["--data-dir", str(places.folder), "steps"]) == 0
    assert "Others on this computer" in capsys.readouterr().err
    places.folder.chmod(0o700)
    main(["--data-dir", str(places.folder), "steps"])
    assert "Others" not in capsys.readouterr().err
