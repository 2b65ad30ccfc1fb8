"""Cut, copy, paste and select all end, also where nothing takes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from commands_help import press, settle
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.window import MainWindow

Open = Callable[..., MainWindow]


def _said(window: MainWindow) -> str:
    return "\n".join(one.text() for one in window.findChildren(InlineMessage) if one.isVisible())


@pytest.mark.parametrize("name", ["cut", "copy", "paste", "select_all"])
@pytest.mark.parametrize("by_keys", [True, False], ids=["keys", "menu"])
def test_a_key_that_nothing_takes_is_answered_once(
    open_window: Open, name: str, by_keys: bool
) -> None:
    """It climbs up to the window, where it is the shortcut of the same command."""
    window = open_window()
    window.go("rate")
    settle(window)
    assert window.view is not None
    holder: QWidget = next(one for one in window.view.findChildren(QRadioButton) if one.isVisible())
    holder.setFocus()
    assert QApplication.focusWidget() is holder
    if by_keys:
        press(window, window.commands.actions[name])
    else:
        window.commands.run(name)
    assert _said(window)
