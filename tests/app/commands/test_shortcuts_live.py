"""Every shortcut works after every way of opening something."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from commands_help import clear, press, select_one, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from pathtracker.actions import items
from pathtracker.app.commands import Command, Commands
from pathtracker.app.window import MainWindow
from pathtracker.core.model import Item, State
from pathtracker.store import queries

Open = Callable[..., MainWindow]


def _palette(window: MainWindow) -> None:
    window.commands.run("palette")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def _menus(window: MainWindow) -> None:
    for menu in window.commands.menus.values():
        menu.popup(QPoint(0, 0))
        settle(window)
        menu.close()


def _context_menu(window: MainWindow) -> None:
    assert window.view is not None
    window.view.menu_wanted.emit(QPoint(50, 50))
    settle(window)
    for menu in window.findChildren(QMenu):
        menu.close()


def _log_form(window: MainWindow) -> None:
    window.commands.run("log")
    clear(window)


def _shortcuts(window: MainWindow) -> None:
    window.commands.run("shortcuts")
    clear(window)


def _panel(window: MainWindow) -> None:
    window.commands.run("panel")
    window.commands.run("panel")


def _place(window: MainWindow) -> None:
    window.go("skills")
    window.go("roadmap")


WAYS = [_palette, _menus, _context_menu, _log_form, _shortcuts, _panel, _place]


@pytest.mark.parametrize("way", WAYS)
def test_after_opening_anything_undo_and_the_commands_on_steps_answer_to_their_keys(
    open_window: Open, way: Callable[[MainWindow], None]
) -> None:
    """First nothing is selected, so everything about steps could be off; then a step is."""
    window = open_window()
    reader = window.workspace.reader
    way(window)
    settle(window)
    active = next(one for one in queries.item_briefs(reader) if one.state is State.ACTIVE)
    window.workspace.do(items.park, item=active.id)  # what a drag of a bar or a tick would do
    settle(window)
    press(window, window.commands.actions["undo"])
    assert reader.get(Item, active.id).state is State.ACTIVE
    assert select_one(window)
    (chosen,) = window.selected_items()
    settle(window)
    for name, state in (
        ("start", State.ACTIVE),
        ("reopen", State.OPEN),
        ("skip", State.SKIPPED),
    ):
        press(window, window.commands.actions[name])
        assert reader.get(Item, chosen).state is state, name
        settle(window)
        way(window)
        settle(window)


def test_what_can_be_done_follows_change_and_selection_without_any_menu(open_window: Open) -> None:
    window = open_window()
    actions = window.commands.actions
    assert not actions["redo"].isEnabled()
    assert select_one(window)
    settle(window)
    assert actions["start"].isEnabled()
    window.commands.run("start")
    settle(window)
    assert not actions["start"].isEnabled()
    window.commands.run("undo")
    settle(window)
    assert actions["start"].isEnabled()
    assert actions["redo"].isEnabled()
    assert actions["redo"].text().startswith("Redo")


def test_a_key_of_a_command_that_is_off_says_why(open_window: Open) -> None:
    window = open_window(sample=False)
    window.go("roadmap")
    settle(window)
    assert not window.commands.actions["log"].isEnabled()
    told: list[str] = []
    window.commands.told.connect(told.append)
    press(window, window.commands.actions["log"])
    press(window, window.commands.actions["undo"])
    assert told == [
        "There is no step yet. Add one with New step.",
        "There is nothing to undo.",
    ]


def test_without_a_selection_log_time_asks_for_the_step_or_takes_the_only_active_one(
    open_window: Open,
) -> None:
    window = open_window()
    for page in ("timeline", "portfolio", "skills", "roles", "preferences"):
        window.go(page)
        settle(window)
        press(window, window.commands.actions["log"])
        settle(window)
        palette = _open_palette(window)
        forms = [
            top for top in QApplication.topLevelWidgets() if "Log time on" in top.windowTitle()
        ]
        assert palette or any(form.isVisible() for form in forms), page
        clear(window)


def _open_palette(window: MainWindow) -> bool:
    from pathtracker.app.widgets.command_palette import CommandPalette

    palette = window.findChild(CommandPalette)
    return palette is not None and palette.isVisible()


def test_a_reason_that_commands_share_is_asked_for_once(qapp: QApplication) -> None:
    asked = []

    def why() -> str:
        asked.append(1)
        return "There is nothing to plan yet."

    host = QMainWindow()
    commands = Commands(host)
    commands.add(*(Command(f"c{n}", "file", f"Do {n}", print, why=why) for n in range(5)))
    commands.refresh()
    assert len(asked) == 1
    assert not any(action.isEnabled() for action in commands.actions.values())
