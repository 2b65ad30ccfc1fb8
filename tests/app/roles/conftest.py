"""An empty store of a learner's, and the roles on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathtracker.app.clock import Clock
from pathtracker.app.roles.view import RolesView
from pathtracker.app.theme import Theme
from pathtracker.app.workspace import Workspace
from pathtracker.paths import Places
from pathtracker.store import Store


@pytest.fixture
def workspace(tmp_path: Path, qapp: QApplication) -> Iterator[Workspace]:
    Theme(qapp).apply(qapp, "light", reduced_motion=True)
    places = Places(tmp_path)
    with Store.open(places.data_file) as store:
        yield Workspace(store, places, Clock(date(2026, 7, 19)))


@pytest.fixture
def view(workspace: Workspace, qtbot: QtBot) -> RolesView:
    view = RolesView(workspace)
    qtbot.addWidget(view)
    view.resize(1264, 868)
    view.show()
    qtbot.waitExposed(view)
    return view
