"""The toast says what happened, offers to undo it, and waits for whoever needs longer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.app.widgets import toast as module
from pathtracker.app.widgets.toast import Toast


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    host.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(host)
    host.resize(800, 600)
    host.show()
    host.activateWindow()
    return host


@pytest.fixture
def toast(host: QWidget, monkeypatch: pytest.MonkeyPatch) -> Toast:
    """It stays for as long as a test may take."""
    monkeypatch.setattr(module, "STAYS_MS", 3_600_000)
    return Toast(host)


@pytest.fixture
def brief(host: QWidget, monkeypatch: pytest.MonkeyPatch) -> Toast:
    """It goes at once."""
    monkeypatch.setattr(module, "STAYS_MS", 60)
    return Toast(host)


def _undo(toast: Toast) -> QPushButton:
    return toast.findChild(QPushButton)


def test_undo_asks_for_it_and_closes(qtbot: QtBot, toast: Toast) -> None:
    toast.show_message("Finished “SQL joins”")
    with qtbot.waitSignal(toast.undo_requested):
        qtbot.mouseClick(_undo(toast), Qt.MouseButton.LeftButton)
    assert toast.isHidden()


def test_close_does_not_undo(qtbot: QtBot, toast: Toast) -> None:
    toast.show_message("Finished")
    with qtbot.assertNotEmitted(toast.undo_requested), qtbot.waitSignal(toast.closed):
        qtbot.mouseClick(toast.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert toast.isHidden()


def test_it_goes_by_itself(qtbot: QtBot, brief: Toast) -> None:
    with qtbot.waitSignal(brief.closed):
        brief.show_message("Finished")
    assert brief.isHidden()


def test_it_stays_while_it_has_the_keyboard(qtbot: QtBot, brief: Toast, host: QWidget) -> None:
    host.activateWindow()
    brief.show_message("Finished")
    _undo(brief).setFocus()
    assert _undo(brief).hasFocus()
    qtbot.wait(150)
    assert brief.isVisible()
    host.setFocus()
    qtbot.waitUntil(brief.isHidden)


def test_escape_closes_it_and_gives_the_keyboard_back(
    qtbot: QtBot, toast: Toast, host: QWidget
) -> None:
    toast.show_message("Finished")
    _undo(toast).setFocus()
    qtbot.waitUntil(_undo(toast).hasFocus)
    qtbot.keyClick(_undo(toast), Qt.Key.Key_Escape)
    assert toast.isHidden()
    assert host.hasFocus()


def test_tab_reaches_undo_then_close(qtbot: QtBot, toast: Toast, host: QWidget) -> None:
    host.setFocus()
    toast.show_message("Finished")
    qtbot.waitUntil(host.hasFocus)
    qtbot.keyClick(host, Qt.Key.Key_Tab)
    assert _undo(toast).hasFocus()
    qtbot.keyClick(_undo(toast), Qt.Key.Key_Tab)
    assert toast.findChild(QToolButton).hasFocus()


def test_a_message_without_undo_has_no_button(toast: Toast) -> None:
    toast.show_message("Copied", undo=False)
    assert _undo(toast).isHidden()


def test_the_next_message_takes_the_place_of_the_last(toast: Toast) -> None:
    toast.show_message("One")
    toast.show_message("Two")
    assert toast.accessibleName() == "Two"
    assert toast.isVisible()


def test_it_stands_at_the_bottom_and_stays_there(toast: Toast, host: QWidget, qtbot: QtBot) -> None:
    toast.show_message("<b>Finished</b> " * 200)
    assert toast.geometry().bottomLeft().toTuple() == (24, 600 - 24 - 1)
    assert toast.geometry().right() <= 800 - 24
    host.resize(500, 400)
    assert toast.geometry().bottom() == 400 - 24 - 1
    assert toast.geometry().right() <= 500 - 24


def test_its_buttons_have_names(toast: Toast) -> None:
    assert _undo(toast).text() == "Undo"
    assert toast.findChild(QToolButton).accessibleName()


def test_it_stands_above_what_is_worked_with_at_the_foot(toast: Toast, host: QWidget) -> None:
    toast.show_message("Finished")
    usual = toast.geometry().bottom()
    toast.set_lift(120)
    assert toast.geometry().bottom() < host.height() - 120 < usual


def test_it_leaves_the_keyboard_where_it_is(brief: Toast, host: QWidget, qtbot: QtBot) -> None:
    button = QPushButton("Elsewhere", host)
    button.show()
    brief.show_message("Finished")
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    qtbot.waitUntil(brief.isHidden)
    assert button.hasFocus()
