"""The page on when there is time, over a real store, on a fixed day."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from pathtracker.actions import learner
from pathtracker.app.plan_tools.view import TimeView
from pathtracker.app.workspace import Workspace


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """Of a learner with seven hours a week."""
    workspace.call(learner.set_weekdays, minutes=(60, 60, 0, 75, 0, 150, 75))
    return workspace


@pytest.fixture
def view(workspace: Workspace, qtbot: QtBot) -> TimeView:
    """The page, shown, for a learner with seven hours a week."""
    view = TimeView(workspace)
    qtbot.addWidget(view)
    view.resize(1264, 860)
    view.show()
    view.activateWindow()
    qtbot.waitExposed(view)
    return view
