"""The portfolio over a real store and the shipped catalogue, on a fixed day."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from pathtracker.actions import projects
from pathtracker.app.portfolio.view import PortfolioView
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Track


@pytest.fixture
def view(workspace: Workspace, qtbot: QtBot) -> PortfolioView:
    """The portfolio, shown, with nothing in it."""
    view = PortfolioView(workspace)
    qtbot.addWidget(view)
    view.resize(1264, 860)
    view.show()
    view.activateWindow()
    qtbot.waitExposed(view)
    return view


@pytest.fixture
def project(workspace: Workspace, view: PortfolioView) -> Track:
    """The sentiment analysis, begun, its page open."""
    track = workspace.call(
        projects.start_project, catalog=workspace.catalog, template="sentiment-analysis"
    )
    view.show_track(track.id)
    return track
