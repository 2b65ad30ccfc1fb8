"""Every test here has a light theme without motion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.app.theme import Theme

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # What the off-screen platform says to every window.
    quiet = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(quiet)


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    theme = Theme()
    theme.apply(qapp, "light", reduced_motion=True)
    return theme


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., QWidget]:
    """Puts widgets below one another into a window, shows it, and keeps it for the test."""
    kept: list[QWidget] = []

    def window_of(*widgets: QWidget, width: int = 420) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        kept.append(window)
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        window.resize(width, 500)
        window.show()
        window.activateWindow()
        return window

    return window_of
