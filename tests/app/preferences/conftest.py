"""The page of preferences over a real store, on a fixed day."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from pathtracker.app.preferences.view import PreferencesView
from pathtracker.app.settings import Settings
from pathtracker.app.workspace import Workspace


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
