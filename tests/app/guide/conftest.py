"""A window on a real store with the shipped catalogue, on a Thursday."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.app.clock import Clock
from pathtracker.app.guide.page import GuidePage
from pathtracker.app.theme import Theme
from pathtracker.app.workspace import Workspace
from pathtracker.catalog import Catalog, load_catalog
from pathtracker.paths import Places, asset
from pathtracker.store import Store

TODAY = date(2026, 11, 19)


@pytest.fixture(scope="session")
def shipped() -> Catalog:
    """Read once for all tests."""
    return load_catalog(asset("catalog")).catalog


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme = Theme()
    theme.apply(qapp, "light", reduced_motion=True)
    return theme


@pytest.fixture
def workspace(tmp_path: Path, theme: Theme, shipped: Catalog) -> Iterator[Workspace]:
    places = Places(tmp_path / "data")
    workspace = Workspace(Store.open(places.data_file), places, Clock(TODAY))
    workspace.catalog = shipped
    yield workspace
    workspace.close()


@pytest.fixture
def shown(workspace: Workspace, qtbot: QtBot) -> Callable[..., QWidget]:
    """Builds a page and shows it."""

    def shown(page: type[GuidePage], state: dict[str, object] | None = None) -> QWidget:
        view = page(workspace)  # type: ignore[call-arg]
        view.restore_state(state or {})
        qtbot.addWidget(view)
        view.resize(1200, 860)
        view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        return view

    return shown
