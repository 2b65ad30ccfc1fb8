"""The pages over a real store and the shipped catalogue, on a fixed day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pathtracker.actions import roles
from pathtracker.app.clock import Clock
from pathtracker.app.skill_tools.page import ToolPage
from pathtracker.app.theme import Theme
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Role
from pathtracker.paths import Places
from pathtracker.store import Store

TODAY = date(2026, 11, 19)
_HERE = Path(__file__).parent
P = TypeVar("P", bound=ToolPage)
Show = Callable[[type[P]], P]


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
def role(workspace: Workspace) -> Role:
    """The role of an ML engineer, junior, just chosen."""
    chosen = workspace.call(roles.choose, catalog=workspace.catalog, role="ml-engineer")
    return chosen.role


@pytest.fixture
def show(workspace: Workspace, qtbot: QtBot) -> Show[ToolPage]:
    """Shows one of the pages."""

    def show(kind: type[P]) -> P:
        page = kind(workspace)
        qtbot.addWidget(page)
        page.resize(1264, 860)
        page.show()
        page.activateWindow()
        qtbot.waitExposed(page)
        return page

    return show
