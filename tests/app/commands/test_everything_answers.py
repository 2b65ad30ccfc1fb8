"""Every command, key and button does something one sees, on every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from commands_help import clear, outside, press, seen, select_one, settle, shown_name
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QDialog, QPushButton, QToolButton

from pathtracker.app.window import MainWindow
from pathtracker.store import queries

Open = Callable[..., MainWindow]

PAGES = ("roadmap", "timeline", "skills", "portfolio", "roles", "preferences")
LEAVES = {"quit", "sample", "own"}
"""They close the window or open another one."""
ALREADY = {"go", "skills", "guide"}
"""Leading to where one is shows nothing new: by their first word."""


def _commands(window: MainWindow) -> list[str]:
    names = [name for name in window.commands.actions if name not in {*LEAVES, window.place()}]
    return [name for name in names if name.partition("_")[0] not in ALREADY]


def _silent(window: MainWindow, page: str, *, selected: bool) -> list[str]:
    silent = []
    for name in _commands(window):
        if window.place() != page:
            window.go(page)
        if page == "portfolio" and selected:
            tracks = queries.tracks(window.workspace.reader)
            window.open_track(next(one.id for one in tracks if one.kind == "project"))
        settle(window)
        if selected:
            select_one(window)
        elif window.host.is_open():
            window.host.close_panel()
            settle(window)
        action = window.commands.actions[name]
        if action.actionGroup() is not None and action.isChecked():
            continue  # of several it is the one that is on
        before = seen(window)
        with outside(window) as found:
            press(window, action)
            settle(window)
        if seen(window) == before and not found.asked and window.place() == page:
            silent.append(name)
        clear(window)
    return silent


@pytest.mark.parametrize(
    ("page", "how"),
    [
        *((page, "selected") for page in ("roadmap", "timeline", "portfolio")),
        *((page, "nothing selected") for page in PAGES),
        *((page, "empty store") for page in ("roadmap", "timeline", "skills")),
    ],
)
def test_every_command_shows_something_on_every_page(
    open_window: Open, page: str, how: str
) -> None:
    window = open_window(sample=how != "empty store")
    window.go(page)
    settle(window)
    if how == "selected" and not (select_one(window) or page == "portfolio"):
        pytest.skip("nothing can be selected here")
    assert _silent(window, page, selected=how == "selected") == []


@pytest.mark.parametrize(
    ("page", "sample"),
    [*((page, True) for page in PAGES), *((page, False) for page in PAGES[:4])],
)
def test_every_button_shows_something(open_window: Open, page: str, sample: bool) -> None:
    """Also those of the panel. What is chosen already stays so."""
    window = open_window(sample=sample)
    window.go(page)
    settle(window)
    if sample and not select_one(window):
        item = next(iter(queries.item_briefs(window.workspace.reader)))
        window.show_item(item.id)
        settle(window)
    silent, count = [], len(_buttons(window))
    for at in range(count):
        if window.place() != page:
            window.go(page)
            settle(window)
        here = _buttons(window)
        if at >= len(here):
            break
        button = here[at]
        if button.isCheckable() and button.isChecked():
            continue
        name, before = shown_name(button), seen(window)
        if name.endswith(": preferences") and page == "preferences":
            continue
        with outside(window) as found:
            _click(button)
            settle(window)
        if seen(window) == before and not found.asked and window.place() == page:
            silent.append(name)
        clear(window)
    assert not silent, silent


def _click(button: QAbstractButton) -> None:
    """A click on a button with a menu of its own would wait until the menu is closed."""
    menu = button.menu() if isinstance(button, QPushButton | QToolButton) else None
    if menu is None:
        button.click()
    else:
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))


def _buttons(window: MainWindow) -> list[QAbstractButton]:
    return [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.isEnabled() and not button.visibleRegion().isEmpty()
    ]


def test_log_time_in_the_panel_is_about_the_shown_step(open_window: Open) -> None:
    window = open_window()
    assert select_one(window)
    details = window.shown_item()
    assert details is not None
    details.log_wanted.emit()
    forms = [form.windowTitle() for form in window.findChildren(QDialog)]
    assert forms == [f"Log time on “{details.head.title.text()}”"]
