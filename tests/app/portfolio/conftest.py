"""The portfolio over a real store and the shipped catalogue, on a fixed day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathtracker.actions import projects
from pathtracker.app.clock import Clock
from pathtracker.app.portfolio.view import PortfolioView
from pathtracker.app.theme import Theme
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Track
from pathtracker.paths import Places
from pathtracker.store import Store

TODAY = date(2026, 11, 19)
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
    workspace = Workspace(Store.open(places.data_file), places, Clock(TODAY))
    yield workspace
    workspace.close()


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
