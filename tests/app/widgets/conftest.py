"""Every test here has a light theme without motion."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot


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
