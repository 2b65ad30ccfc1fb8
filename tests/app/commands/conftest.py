"""The whole window, on the sample learner and on an empty store."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from commands_help import settle
from pytestqt.qtbot import QtBot

from pathtracker.app.clock import Clock
from pathtracker.app.main import build_window
from pathtracker.app.settings import Settings
from pathtracker.app.theme import Theme
from pathtracker.app.window import MainWindow
from pathtracker.app.workspace import Workspace
from pathtracker.catalog import Catalog
from pathtracker.core.when import When
from pathtracker.paths import Places
from pathtracker.sample import fill_sample
from pathtracker.store import Store

Open = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def filled(shipped: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the sample learner, made once."""
    file = tmp_path_factory.mktemp("sample") / "pathtracker.db"
    with Store.open(file) as store:
        when = When(datetime(2026, 11, 19, 19, tzinfo=UTC), date(2026, 11, 19))
        fill_sample(store, catalog=shipped, size="usual", when=when)
    return file


@pytest.fixture
def open_window(
    quick_folder: Path, theme: Theme, shipped: Catalog, filled: Path, today: date, qtbot: QtBot
) -> Iterator[Open]:
    """Opens the window, on the sample learner or with `sample=False` on an empty store."""
    opened: list[tuple[MainWindow, Workspace]] = []

    def open_window(*, sample: bool = True) -> MainWindow:
        places = Places(quick_folder / f"data{len(opened)}")
        places.folder.mkdir()
        if sample:
            shutil.copy(filled, places.data_file)
        workspace = Workspace(Store.open(places.data_file), places, Clock(today))
        workspace.catalog = shipped
        window = build_window(workspace, Settings(view="roadmap", reduced_motion=True))
        opened.append((window, workspace))
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        qtbot.waitActive(window)
        settle(window)
        return window

    yield open_window
    for window, workspace in opened:
        settle(window)
        window.hide()
        window.deleteLater()
        workspace.close()
