"""An empty store of a learner's, and the roles on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathtracker.app.clock import Clock
from pathtracker.app.roles.view import RolesView
from pathtracker.app.theme import Theme
from pathtracker.app.workspace import Workspace
from pathtracker.catalog import Catalog, load_catalog
from pathtracker.paths import Places, asset
from pathtracker.store import Store


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Theme:
    theme = Theme(qapp)
    theme.apply(qapp, "light", reduced_motion=True)
    return theme


@pytest.fixture(scope="session")
def shipped() -> Catalog:
    """Read once for all tests."""
    return load_catalog(asset("catalog")).catalog


@pytest.fixture
def workspace(tmp_path: Path, look: Theme, shipped: Catalog) -> Iterator[Workspace]:
    # Widgets of earlier tests wait for an event loop to be deleted in.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    places = Places(tmp_path)
    with Store.open(places.data_file) as store:
        workspace = Workspace(store, places, Clock(date(2026, 7, 19)))
        workspace.catalog = shipped
        yield workspace


@pytest.fixture
def view(workspace: Workspace, qtbot: QtBot) -> RolesView:
    view = RolesView(workspace)
    qtbot.addWidget(view)
    view.resize(1264, 868)
    view.show()
    qtbot.waitExposed(view)
    view.show_role("ai-engineer")
    return view
