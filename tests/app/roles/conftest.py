"""An empty store of a learner's, and the roles on it."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from pathtracker.app.roles.view import RolesView
from pathtracker.app.workspace import Workspace


@pytest.fixture
def today() -> date:
    return date(2026, 7, 19)


@pytest.fixture
def view(workspace: Workspace, qtbot: QtBot) -> RolesView:
    view = RolesView(workspace)
    qtbot.addWidget(view)
    view.resize(1264, 868)
    view.show()
    qtbot.waitExposed(view)
    view.show_role("ai-engineer")
    return view
