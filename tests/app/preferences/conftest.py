"""The page of preferences over a real store, on a fixed day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathtracker.app.clock import Clock
from pathtracker.app.preferences.view import PreferencesView
from pathtracker.app.settings import Settings
from pathtracker.app.theme import Theme
from pathtracker.app.workspace import Workspace
from pathtracker.paths import Places
from pathtracker.store import Store

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # What the off-screen platform says to every window.
    quiet = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(quiet)


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    # Windows of former tests are only deleted by an event loop; a new theme dresses them all.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme = Theme()
    theme.apply(qapp, "light", reduced_motion=True)
    return theme


@pytest.fixture
def workspace(tmp_path: Path, theme: Theme) -> Iterator[Workspace]:
    places = Places(tmp_path / "data")
    workspace = Workspace(Store.open(places.data_file), places, Clock(date(2026, 11, 19)))
    yield workspace
    workspace.close()


@pytest.fixture
def settings() -> Settings:
    return Settings(theme="light", reduced_motion=True)


@pytest.fixture
def view(workspace: Workspace, settings: Settings, qtbot: QtBot) -> PreferencesView:
    view = PreferencesView(workspace, settings)
    qtbot.addWidget(view)
    view.resize(968, 860)
    view.show()
    view.activateWindow()
    qtbot.waitExposed(view)
    return view
