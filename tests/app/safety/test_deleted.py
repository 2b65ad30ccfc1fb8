"""What Qt has deleted is not touched: the focus that is given back, and lists built anew."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from watching import Watch

import pathtracker.app
from pathtracker.app.item.resource import ResourceFacts
from pathtracker.app.roadmap.filter import Filter
from pathtracker.app.roadmap.head import COLUMNS, OUTLINE
from pathtracker.app.theme import Theme
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.command_palette import CommandPalette
from pathtracker.app.widgets.held import Held
from pathtracker.app.widgets.strip import Strip
from pathtracker.app.window import MainWindow
from pathtracker.core.model import Item, Skill
from pathtracker.store import queries


def settle() -> None:
    """Lets Qt do what it has put off, deleting among it."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("begin", ["begin_rename", "begin_effort"])
def test_the_palette_opened_over_a_field_in_a_row_gives_the_keyboard_back_to_the_list(
    window: MainWindow, begin: str
) -> None:
    view: Any = window.view
    view.step_selection(1)
    getattr(view, begin)()
    settle()
    window.commands.run("palette")
    settle()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    QTest.keyClick(palette._field, Qt.Key.Key_Escape)
    settle()
    assert palette.isHidden()
    focused = window.focusWidget()
    assert focused is not None
    assert focused.isVisible()


def test_what_is_deleted_while_it_is_held_is_forgotten(qtbot: QtBot) -> None:
    window, other = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    other.setParent(window)
    window.show()
    spin = QSpinBox(window)
    spin.show()
    held = Held(window)
    line = spin.findChild(QLineEdit)  # Qt's own
    held.hold(line)
    spin.deleteLater()
    settle()
    assert line not in held._chain.values()
    other.show()
    held.focus(other)
    assert window.focusWidget() is other


def test_the_columns_follow_the_filter(window: MainWindow) -> None:
    view: Any = window.view
    view.set_layout(COLUMNS)
    view.step_selection(1)
    settle()
    button = view.head.filter
    skills = [known.value for known in queries.names(window.workspace.reader, Skill)]
    before = len(view.columns.lists)
    assert before
    for skill in skills[:12]:
        button._turn_skill(skill)
        settle()
        view.step_selection(1)
        settle()
        button._turn_skill(skill)
        settle()
        assert len(view.columns.lists) == before
        assert view._pages.currentWidget() is view.columns
    view.set_filter(Filter())
    settle()


def test_a_column_stays_with_its_phase_and_only_new_phases_get_one(window: MainWindow) -> None:
    view: Any = window.view
    view.set_layout(COLUMNS)
    settle()
    rows = view.rows
    for filtered in (Filter("open"), Filter()):
        view.set_filter(filtered)
        settle()
        assert [rows.phase_of(one.rootIndex()) for one in view.columns.lists] == [
            head.id for head in rows.heads()
        ]
    made = list(view.columns.lists)
    view.set_filter(Filter("open"))
    settle()
    assert view.columns.lists
    assert all(one in made for one in view.columns.lists)
    assert all(isValid(one) for one in view.columns.lists)


def test_columns_out_of_sight_follow_phases_that_went_and_came_back(window: MainWindow) -> None:
    view: Any = window.view
    view.set_layout(COLUMNS)
    settle()
    before = len(view.columns.lists)
    view.set_layout(OUTLINE)
    for filtered in (Filter("skipped"), Filter()):
        view.set_filter(filtered)
        settle()
    view.set_layout(COLUMNS)
    settle()
    assert len(view.columns.lists) == before
    assert all(one.rootIndex().isValid() for one in view.columns.lists)


def test_what_a_resource_needs_is_opened_after_the_resources_of_another_step(
    window: MainWindow,
) -> None:
    reader = window.workspace.reader
    steps = [reader.get(Item, one.id) for one in queries.item_briefs(reader)]
    several = [one for one in steps if len(one.resources) > 1]
    few = [one for one in steps if len(one.resources) == 1]
    tops = len(QApplication.topLevelWidgets())
    for item in [*several[:3], *few[:3]]:
        window.show_item(item.id)
        settle()
        for at in range(len(item.resources)):
            more = [
                one
                for one in window._details.findChildren(IconButton)
                if one.isVisible() and one.accessibleName().startswith("About ")
            ]
            assert len(more) == len(item.resources)
            more[at].click()
            shown = [one for one in window._details.findChildren(ResourceFacts) if one.isVisible()]
            assert [one.resource for one in shown] == [item.resources[at]]
    assert len(QApplication.topLevelWidgets()) == tops


def test_only_methods_of_widgets_follow_the_look() -> None:
    """It outlives every widget: a method falls silent with its widget, a function doesn't."""
    source = Path(pathtracker.app.__file__).parent
    found = [
        f"{file.relative_to(source)}:{call.lineno}"
        for file in sorted(source.rglob("*.py"))
        if file.name != "themed.py"  # there it looks whether its layout still is
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "on_theme"
        and not isinstance(call.args[0], ast.Attribute)
    ]
    assert not found


def test_a_strip_that_is_gone_does_not_hear_of_the_look(theme: Theme, watch: Watch) -> None:
    strip = Strip("What this is", "On")
    strip.deleteLater()
    settle()
    theme.changed.emit()
    assert watch.found == []
