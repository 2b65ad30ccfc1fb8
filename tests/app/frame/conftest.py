"""A real store with a few steps, the window around plain views, and a fixed day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from pathtracker.actions import steps
from pathtracker.app.live import LiveView
from pathtracker.app.menus import fill_commands
from pathtracker.app.settings import Settings
from pathtracker.app.theme import Theme
from pathtracker.app.window import MainWindow, Place
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Item
from pathtracker.core.quickadd import understand
from pathtracker.store import Change

TODAY = date(2026, 3, 2)


class PlainView(LiveView):
    """Shows nothing, but says what it was told and what is selected."""

    kinds = frozenset({"item"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.told: list[Change | None] = []
        self.chosen: list[UUID] = []

    def refresh(self, change: Change | None) -> None:
        self.told.append(change)

    def selected_items(self) -> list[UUID]:
        return self.chosen

    def state(self) -> dict[str, object]:
        return {"visits": len(self.told)}


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
            Place("roadmap", "Roadmap", "roadmap", lambda: PlainView(workspace)),
            Place("roles", "Roles", "roles", lambda: PlainView(workspace)),
        ],
        Settings(),
    )
    fill_commands(made)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.go("roadmap")
    made.show()
    return made
