"""The page on when there is time, over a real store, on a fixed day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathtracker.actions import learner
from pathtracker.app.clock import Clock
from pathtracker.app.plan_tools.view import TimeView
from pathtracker.app.theme import Theme
from pathtracker.app.workspace import Workspace
from pathtracker.core.when import When
from pathtracker.paths import Places
from pathtracker.store import Store

TODAY = date(2026, 11, 19)
"""A Thursday."""
WHEN = When(datetime(2026, 11, 19, 18, tzinfo=UTC), TODAY)
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
    store = Store.open(places.data_file)
    learner.set_weekdays(store, minutes=(60, 60, 0, 75, 0, 150, 75), when=WHEN)
    workspace = Workspace(store, places, Clock(TODAY))
    yield workspace
    workspace.close()


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
