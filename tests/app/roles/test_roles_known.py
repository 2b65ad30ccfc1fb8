"""Saying “I know this” of many steps at once."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pathtracker.actions import steps
from pathtracker.app.roles.known_model import Group, KnownModel, Row
from pathtracker.app.roles.view import RolesView
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import State
from pathtracker.core.quickadd import QuickAdd
from pathtracker.store import queries

Tick, CHECK = Qt.CheckState, Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def chosen(view: RolesView) -> RolesView:
    """A role is chosen, and its steps are listed."""
    view.show_role("ai-engineer")
    QTest.mouseClick(view.page.top.choose, Qt.MouseButton.LeftButton)
    view.show_known()
    return view


def phase(model: KnownModel, place: int) -> QModelIndex:
    return model.index(place, 0)


def step(model: KnownModel, group: int, place: int) -> QModelIndex:
    return model.index(place, 0, phase(model, group))


def known(workspace: Workspace) -> set[UUID]:
    lines = queries.outline(workspace.reader)
    return {line.id for line in lines if line.state is State.KNOWN}


def test_steps_are_listed_by_phase(chosen: RolesView, workspace: Workspace) -> None:
    model = chosen.known.model
    assert model.data(phase(model, 0)) == "First programs"
    assert model.data(step(model, 0, 0)) == "Set up Python and an editor"
    rows = sum(model.rowCount(phase(model, place)) for place in range(model.rowCount()))
    entry = workspace.catalog.roles["ai-engineer"]
    assert rows == len(workspace.catalog.steps_for(entry, "junior"))


def test_many_are_marked_in_one_go_and_one_undo_takes_it_back(
    chosen: RolesView, workspace: Workspace
) -> None:
    model, button = chosen.known.model, chosen.known.button
    assert not button.isEnabled()
    model.setData(phase(model, 0), Tick.Checked.value, CHECK)
    model.setData(step(model, 1, 2), Tick.Checked.value, CHECK)
    assert button.text() == "I know these 10 steps"
    wanted = set(model.chosen())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert known(workspace) == wanted
    assert len(wanted) == 10
    assert model.data(phase(model, 0)) == "Tools of the trade"
    assert not button.isEnabled()
    workspace.undo()
    assert known(workspace) == set()
    assert model.data(phase(model, 0)) == "First programs"


def test_the_space_bar_and_a_click_on_the_words_tick(chosen: RolesView, qtbot: QtBot) -> None:
    tree, model = chosen.known.list, chosen.known.model
    tree.setFocus()
    tree.setCurrentIndex(step(model, 0, 1))
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert model.data(step(model, 0, 1), CHECK) == Tick.Checked
    assert model.data(phase(model, 0), CHECK) == Tick.PartiallyChecked
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert model.chosen() == []
    for index in (step(model, 0, 0), step(model, 0, 3)):
        place = tree.visualRect(index).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(model.chosen()) == 2
    box = tree.visualRect(step(model, 0, 3)).topLeft()
    box.setX(box.x() + 10)
    box.setY(box.y() + 14)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert len(model.chosen()) == 1


def test_escape_leads_back_to_the_page(chosen: RolesView) -> None:
    QTest.keyClick(chosen.known.list, Qt.Key.Key_Escape)
    assert chosen.page.isVisible()
    assert not chosen.known.isVisible()


def test_without_the_role_there_is_nothing_to_mark(chosen: RolesView, workspace: Workspace) -> None:
    workspace.undo()
    assert chosen.page.isVisible()
    chosen.show_known()
    assert chosen.page.isVisible()


def test_an_own_step_with_a_hostile_title_is_plain_text(
    chosen: RolesView, workspace: Workspace
) -> None:
    title = "<b>x</b>\u202e" + "y" * 9_000
    first = queries.phases(workspace.reader, queries.tracks(workspace.reader)[0].id)[0]
    workspace.call(steps.add, wanted=QuickAdd(title=title), phase=first.id, when=workspace.when())
    model = chosen.known.model
    last = step(model, 0, model.rowCount(phase(model, 0)) - 1)
    assert model.data(last).startswith("<b>x</b>\\u202eyyy")
    assert len(model.data(last)) < 400
    assert "<b>" not in model.data(last, Qt.ItemDataRole.ToolTipRole).removeprefix("<qt>")


class TestModel:
    def groups(self) -> list[Group]:
        shared = Row(uuid4(), "Shared", 2, ("join tables",))
        return [
            Group("One", (Row(uuid4(), "A", 1), shared)),
            Group("None", ()),
            Group("Two", (shared,)),
        ]

    def test_qt_finds_no_fault(self, qtmodeltester: ModelTester) -> None:
        model = KnownModel()
        qtmodeltester.check(model)
        model.set_rows(self.groups())
        qtmodeltester.check(model)

    def test_a_shared_step_is_one_step(self) -> None:
        model = KnownModel()
        model.set_rows(self.groups())
        model.setData(phase(model, 1), Tick.Checked.value, CHECK)
        assert len(model.chosen()) == 1
        assert model.chosen_hours() == 2
        assert model.data(phase(model, 0), CHECK) == Tick.PartiallyChecked
        model.setData(phase(model, 0), Tick.Checked.value, CHECK)
        assert len(model.chosen()) == 2
        model.setData(step(model, 0, 1), Tick.Unchecked.value, CHECK)
        assert model.data(phase(model, 1), CHECK) == Tick.Unchecked

    def test_what_is_ticked_stays_so_while_it_is_there(self) -> None:
        model, groups = KnownModel(), self.groups()
        model.set_rows(groups)
        model.setData(phase(model, 0), Tick.Checked.value, CHECK)
        model.set_rows(groups[2:])
        assert len(model.chosen()) == 1

    def test_hours_cannot_be_ticked(self) -> None:
        model = KnownModel()
        model.set_rows(self.groups())
        hours = model.index(0, KnownModel.HOURS)
        assert not model.setData(hours, Tick.Checked.value, CHECK)
        assert model.data(hours) == "3 h"
