"""Changing things where they stand: titles, hours, new steps."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roadmap_learner import Learner, titles

from pathtracker.actions import items, steps
from pathtracker.app.roadmap import RoadmapView
from pathtracker.core.model import Item


def _item(learner: Learner, title: str) -> Item:
    return learner.workspace.reader.get(Item, learner.ids[title])


def test_f2_renames_in_place(view: RoadmapView, learner: Learner, qtbot: QtBot) -> None:
    view.show_item(learner.ids["Types"])
    qtbot.keyClick(view.tree, Qt.Key.Key_F2)
    field = view.writing.field
    assert field is not None
    assert field.field.text() == "Types"
    assert field.field.hasFocus()
    field.field.setText("Type hints")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert _item(learner, "Types").title == "Type hints"
    assert view.writing.field is None
    assert view.tree.hasFocus()
    learner.workspace.undo()
    assert _item(learner, "Types").title == "Types"


def test_a_title_that_cant_be_says_so_and_keeps_what_was_typed(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    view.show_item(learner.ids["Types"])
    view.begin_rename()
    field = view.writing.field
    assert field is not None
    field.field.setText("   ")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert field.message.text() == "The title can't be empty."
    assert field.field.text() == "   "
    qtbot.keyClick(field.field, Qt.Key.Key_Escape)
    assert view.writing.field is None
    assert _item(learner, "Types").title == "Types"


def test_a_click_on_the_hours_changes_them(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    place = view.tree.visualRect(view.rows.index_of_item(learner.ids["Watch it"]))
    hours = QPoint(place.right() - 40, place.center().y())
    qtbot.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=hours)
    field = view.writing.field
    assert field is not None
    assert field.field.text() == "2 h"
    field.field.setText("1h30")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert _item(learner, "Watch it").effort == 1.5


def test_hours_that_cant_be_say_so_beside_the_field(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    view.show_item(learner.ids["Watch it"])
    qtbot.keyClick(view.tree, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    field = view.writing.field
    assert field is not None
    for typed, said in {
        "a lot": "“a lot” is no amount of time. Say it like 2h, 1h30 or 45 min.",
        "-2": "Effort (hours) is 0 or more, not -2.",
        "99999": "Effort (hours) is 10000 at most, not 99999.",
    }.items():
        field.field.setText(typed)
        qtbot.keyClick(field.field, Qt.Key.Key_Return)
        assert field.message.text() == said
        assert field.message.isVisible()
        assert field.field.text() == typed
    assert view.rect().contains(field.message.mapTo(view, field.message.rect().bottomRight())), (
        "the sentence is in sight"
    )
    assert _item(learner, "Watch it").effort == 2
    field.field.setText("3")
    view.tree.setFocus()  # leaving a field keeps what it holds
    assert _item(learner, "Watch it").effort == 3


def test_the_field_follows_its_row_and_goes_with_it(view: RoadmapView, learner: Learner) -> None:
    view.show_item(learner.ids["Watch it"])
    view.begin_effort()
    field = view.writing.field
    assert field is not None
    before = field.y()
    view.tree.fold(learner.ids["Foundations"], True)
    QApplication.processEvents()
    field.follow()
    assert field.y() < before
    learner.do(items.remove, "Watch it")
    assert view.writing.field is None


def test_a_phase_is_renamed_in_place(view: RoadmapView, qtbot: QtBot) -> None:
    view.tree.setCurrentIndex(view.rows.index(1, 0))
    qtbot.keyClick(view.tree, Qt.Key.Key_F2)
    field = view.writing.field
    assert field is not None
    field.field.setText("Ship it")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert list(titles(view)) == ["Foundations", "Ship it"]


def test_the_menu_of_a_phase(view: RoadmapView, learner: Learner) -> None:
    menu = view.writing.phase_menu(view.rows.index(0, 0), QPoint(0, 0))
    assert menu is not None
    actions = {action.text(): action for action in menu.actions()}
    assert not actions["Remove the phase"].isEnabled()
    actions["Add a phase to this roadmap"].trigger()
    assert list(titles(view)) == ["Foundations", "Ship", "New phase"]
    menu.close()
    menu = view.writing.phase_menu(view.rows.index(2, 0), QPoint(0, 0))
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Remove the phase").trigger()
    assert list(titles(view)) == ["Foundations", "Ship"]
    menu.close()


def test_quick_add_shows_what_was_understood_and_adds_it(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    view.show_item(learner.ids["Serve it"])
    view.begin_quick_add()
    line = view.adding.line
    assert line.field.hasFocus()
    qtbot.keyClicks(line.field, "SQL joins 2h #sql #nope after Types by 12 Dec")
    assert [words for words, _, _ in line.parts()] == [
        "SQL joins",
        "2 h",
        "SQL",
        "nope: no such skill",
        "after Types",
        "by Sat 12 Dec",
    ]
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert "no skill" in line.message.text()
    assert line.field.text().startswith("SQL joins 2h")
    line.field.setText("SQL joins 2h #sql after Types by 12 Dec")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert titles(view)["Ship"][-1] == "SQL joins"
    assert line.field.text() == ""
    assert line.field.hasFocus(), "the next one can be typed at once"
    row = view.rows.step_at(view.rows.index(4, 0, view.rows.index(1, 0)))
    assert row is not None
    assert row.reason == "after Types"
    assert view.selected_items() == [row.item]


def test_quick_add_refuses_while_one_types(view: RoadmapView, qtbot: QtBot) -> None:
    view.begin_quick_add()
    line = view.adding.line
    line.field.setText("Joins by 31 Feb 2027")
    assert "is on no calendar" in line.message.text()
    line.field.setText("2h")
    assert line.message.text() == ""
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert "has no title" in line.message.text()
    qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    assert not view.adding.isVisible()
    assert view.tree.hasFocus()
    view.begin_quick_add()
    assert line.field.text() == "2h"


def test_quick_add_changes_its_phase_by_key(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    view.show_item(learner.ids["Types"])
    view.begin_quick_add()
    qtbot.keyClick(view.adding.line.field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert view.adding.phase == learner.ids["Ship"]
    view.adding.line.field.setText("In the second")
    qtbot.keyClick(view.adding.line.field, Qt.Key.Key_Return)
    assert "In the second" in titles(view)["Ship"]


def test_an_empty_phase_offers_to_add_a_step(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    track = view.contents.outline.phases[0].track  # type: ignore[union-attr]
    phase = learner.workspace.call(steps.add_phase, track=track, title="Apply")
    index = view.rows.index_of_phase(phase.id)
    view.tree.setCurrentIndex(view.rows.index(0, 0, index))
    qtbot.keyClick(view.tree, Qt.Key.Key_Return)
    assert view.adding.isVisible()
    view.adding.line.field.setText("First")
    qtbot.keyClick(view.adding.line.field, Qt.Key.Key_Return)
    assert titles(view)["Apply"] == ["First"]
    assert view.tree.isExpanded(view.rows.index_of_phase(phase.id))
