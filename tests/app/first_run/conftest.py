"""An empty store of a learner's, and the first page on it."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from pathtracker.app.first_run.view import FirstRunView
from pathtracker.app.workspace import Workspace

SUNDAY = date(2026, 7, 19)


@pytest.fixture
def today() -> date:
    return SUNDAY


@pytest.fixture
def view(workspace: Workspace, qtbot: QtBot) -> FirstRunView:
    view = FirstRunView(workspace)
    qtbot.addWidget(view)
    view.resize(1264, 868)
    view.show()
    qtbot.waitExposed(view)
    return view
