"""A real store with a few steps, the window around plain views, and a fixed day."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from pathtracker.actions import steps
from pathtracker.app.menus import fill_commands
from pathtracker.app.places import Place
from pathtracker.app.settings import Settings
from pathtracker.app.theme import Theme
from pathtracker.app.window import MainWindow
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Item
from pathtracker.core.quickadd import understand

TODAY = date(2026, 3, 2)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def add(workspace: Workspace):  # type: ignore[no-untyped-def]
    """Adds a step by a line of quick add."""

    def add(line: str) -> Item:
        return workspace.call(
            steps.add, wanted=understand(line, today=TODAY), when=workspace.when()
        )

    return add


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, workspace: Workspace) -> MainWindow:
    made = MainWindow(
        workspace,
        [
            Place("roadmap", "Roadmap", "roadmap", "plain_view:PlainView"),
            Place("roles", "Roles", "roles", "plain_view:PlainView"),
        ],
        Settings(),
    )
    fill_commands(made)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.go("roadmap")
    made.show()
    return made
