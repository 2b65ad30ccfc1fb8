"""The skills view over a real store and the shipped catalogue, on a fixed day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathtracker.actions import roles
from pathtracker.app.clock import Clock
from pathtracker.app.gaps.view import GapsView
from pathtracker.app.theme import Theme
from pathtracker.app.workspace import Workspace
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
def workspace(quick_folder: Path, theme: Theme) -> Iterator[Workspace]:
    places = Places(quick_folder / "data")
    workspace = Workspace(Store.open(places.data_file), places, Clock(TODAY))
    yield workspace
    workspace.close()


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
