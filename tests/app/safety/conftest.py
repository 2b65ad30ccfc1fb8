"""The real window on a real store: the sample learner's, and any fault it tells of fails a test."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from watching import Watch

from pathtracker.app.clock import Clock
from pathtracker.app.faults import Faults
from pathtracker.app.main import build_window
from pathtracker.app.settings import Settings
from pathtracker.app.theme import Theme
from pathtracker.app.window import MainWindow
from pathtracker.app.workspace import Workspace
from pathtracker.catalog import Catalog
from pathtracker.paths import Places
from pathtracker.sample import fill_sample
from pathtracker.store import Store

TODAY = date(2026, 11, 19)
SIZE = os.environ.get("PATHTRACKER_WALK_SIZE", "usual")


@pytest.fixture(autouse=True)
def settings_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings of this user are not touched."""
    folder = tmp_path / "config"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, shipped: Catalog) -> Path:
    """A store of the usual size, or the one that was asked for, made once."""
    file = tmp_path_factory.mktemp("filled") / "pathtracker.db"
    clock = Clock(TODAY)
    with Store.open(file) as store:
        fill_sample(store, catalog=shipped, size=SIZE, when=clock.when())
    return file


@pytest.fixture
def workspace(
    quick_folder: Path, theme: Theme, shipped: Catalog, filled: Path
) -> Iterator[Workspace]:
    places = Places(quick_folder / "data")
    places.folder.mkdir(mode=0o700)
    shutil.copy(filled, places.data_file)
    workspace = Workspace(Store.open(places.data_file), places, Clock(TODAY))
    workspace.catalog = shipped
    yield workspace
    workspace.close()


@pytest.fixture
def watch(qapp: QApplication, workspace: Workspace) -> Iterator[Watch]:
    watch = Watch()
    faults = Faults()
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    faults.install()
    former = qInstallMessageHandler(watch.note_qt)
    noting = faults.note

    def note(kind: type[BaseException], error: BaseException, trace: object) -> None:
        from traceback import format_exception

        noting(kind, error, trace)
        if not hasattr(error, "message"):
            watch.found.append("".join(format_exception(error)))

    sys.excepthook = note
    sys.unraisablehook = lambda args: note(args.exc_type, args.exc_value, args.exc_traceback)
    faults.found.disconnect()
    faults.stood_against.connect(workspace.tell)
    yield watch
    qInstallMessageHandler(former)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace, watch: Watch) -> Iterator[MainWindow]:
    made = build_window(workspace, Settings(view="roadmap"))
    made.resize(1280, 820)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    yield made
    workspace.drafts.fresh.clear()
    made.hide()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert watch.found == []
