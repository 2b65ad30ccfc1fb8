"""The skills view over a real store and the shipped catalogue, on a fixed day."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from pathtracker.actions import roles
from pathtracker.app.gaps.view import GapsView
from pathtracker.app.workspace import Workspace


@pytest.fixture
def empty_view(workspace: Workspace, qtbot: QtBot) -> GapsView:
    """The view, shown, with no role chosen."""
    view = GapsView(workspace)
    qtbot.addWidget(view)
    view.resize(1264, 860)
    view.show()
    view.activateWindow()
    qtbot.waitExposed(view)
    return view


@pytest.fixture
def view(empty_view: GapsView, workspace: Workspace) -> GapsView:
    """The view with the role of an ML engineer."""
    workspace.call(roles.choose, catalog=workspace.catalog, role="ml-engineer")
    return empty_view
