"""The pages over a real store and the shipped catalogue, on a fixed day."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from pathtracker.actions import roles
from pathtracker.app.skill_tools.page import ToolPage
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Role

P = TypeVar("P", bound=ToolPage)
Show = Callable[[type[P]], P]


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
