"""A window on a real store with the shipped catalogue, on a Thursday."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pathtracker.app.guide.page import GuidePage
from pathtracker.app.workspace import Workspace


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
