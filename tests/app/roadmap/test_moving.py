"""Reordering: by keyboard, by drag, in the outline and between columns."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot
from roadmap_learner import Learner, titles

from pathtracker.actions import steps
from pathtracker.app.roadmap import RoadmapView
from pathtracker.app.roadmap.head import COLUMNS

ALT = Qt.KeyboardModifier.AltModifier


def _select(view: RoadmapView, learner: Learner, *names: str) -> None:
    model = view.tree.selectionModel()
    model.clear()
    for name in names:
        index = view.rows.index_of_item(learner.ids[name])
        model.setCurrentIndex(index, model.SelectionFlag.Select)


def _drop(
    view: RoadmapView, learner: Learner, names: list[str], surface: QAbstractItemView, at: QPoint
) -> None:
    """What Qt sends when steps are dragged to a place and let go."""
    data = view.rows.mimeData([view.rows.index_of_item(learner.ids[name]) for name in names])
    action, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    port = surface.viewport()
    QApplication.sendEvent(port, QDragEnterEvent(at, action, data, left, none))
    QApplication.sendEvent(port, QDragMoveEvent(at, action, data, left, none))
    surface.grab()  # with the line where it would go
    QApplication.sendEvent(port, QDropEvent(QPointF(at), action, data, left, none))
    assert not data.hasHtml()


def test_alt_and_arrows_move_a_step_within_and_across_phases(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    view.show_item(learner.ids["Pack it"])
    qtbot.keyClick(view.tree, Qt.Key.Key_Down, ALT)
    assert titles(view)["Ship"] == ["Serve it", "Watch it", "Pack it", "Ask a table"]
    for _ in range(3):
        qtbot.keyClick(view.tree, Qt.Key.Key_Up, ALT)
    assert titles(view)["Ship"] == ["Serve it", "Watch it", "Ask a table"]
    assert titles(view)["Foundations"][-2:] == ["Types", "Pack it"]
    qtbot.keyClick(view.tree, Qt.Key.Key_Down, ALT)
    assert titles(view)["Ship"] == ["Pack it", "Serve it", "Watch it", "Ask a table"]
    assert view.selected_items() == [learner.ids["Pack it"]]


def test_at_either_end_nothing_moves(view: RoadmapView, learner: Learner, qtbot: QtBot) -> None:
    before = titles(view)
    last = learner.workspace.to_undo()
    view.show_item(learner.ids["Ask a table"])
    qtbot.keyClick(view.tree, Qt.Key.Key_Down, ALT)
    view.show_item(learner.ids["Tests"])
    qtbot.keyClick(view.tree, Qt.Key.Key_Up, ALT)
    assert titles(view) == before
    assert learner.workspace.to_undo() == last


def test_several_move_together_as_one_change(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    before = titles(view)
    _select(view, learner, "Pack it", "Watch it")
    qtbot.keyClick(view.tree, Qt.Key.Key_Up, ALT)
    assert titles(view)["Ship"] == ["Pack it", "Watch it", "Serve it", "Ask a table"]
    qtbot.keyClick(view.tree, Qt.Key.Key_Up, ALT)
    assert titles(view)["Foundations"][-2:] == ["Pack it", "Watch it"]
    assert view.selected_items() == [learner.ids["Pack it"], learner.ids["Watch it"]]
    learner.workspace.undo()
    learner.workspace.undo()
    assert titles(view) == before


def test_a_drop_puts_a_step_where_the_line_is(view: RoadmapView, learner: Learner) -> None:
    place = view.tree.visualRect(view.rows.index_of_item(learner.ids["Types"]))
    above, below = place.topLeft() + QPoint(50, 2), place.bottomLeft() + QPoint(50, -2)
    _drop(view, learner, ["Watch it"], view.tree, above)
    assert titles(view)["Foundations"][-2:] == ["Watch it", "Types"]
    learner.workspace.undo()
    _drop(view, learner, ["Pack it", "Watch it"], view.tree, below)
    assert titles(view)["Foundations"][-3:] == ["Types", "Pack it", "Watch it"]
    assert titles(view)["Ship"] == ["Serve it", "Ask a table"]


def test_a_drop_on_a_head_or_below_all(view: RoadmapView, learner: Learner) -> None:
    head = view.tree.visualRect(view.rows.index(1, 0)).center()
    _drop(view, learner, ["Types"], view.tree, head)
    assert titles(view)["Ship"][0] == "Types"
    bottom = QPoint(50, view.tree.viewport().height() - 5)
    _drop(view, learner, ["Types"], view.tree, bottom)
    assert titles(view)["Ship"][-1] == "Types"


def test_a_drop_onto_itself_changes_nothing(view: RoadmapView, learner: Learner) -> None:
    last = learner.workspace.to_undo()
    place = view.tree.visualRect(view.rows.index_of_item(learner.ids["Pack it"]))
    _drop(view, learner, ["Pack it"], view.tree, place.topLeft() + QPoint(50, 2))
    _drop(view, learner, ["Pack it"], view.tree, place.bottomLeft() + QPoint(50, -2))
    assert learner.workspace.to_undo() == last


def test_columns_show_the_same_steps_and_select_the_same(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    view.show_item(learner.ids["Pack it"])
    view.set_layout(COLUMNS)
    lists = view.columns.lists
    assert [view.rows.rowCount(column.rootIndex()) for column in lists] == [4, 4]
    assert lists[1].currentIndex().data() == "Pack it"
    assert lists[1].hasFocus()
    qtbot.keyClick(lists[1], Qt.Key.Key_Down)
    assert view.selected_items() == [learner.ids["Watch it"]]
    qtbot.keyClick(lists[1], Qt.Key.Key_Left)
    assert lists[0].hasFocus()
    assert lists[0].currentIndex().parent() == lists[0].rootIndex()
    place = lists[1].visualRect(view.rows.index_of_item(learner.ids["Serve it"]))
    mark = place.topLeft() + QPoint(20, 20)
    qtbot.mouseClick(lists[1].viewport(), Qt.MouseButton.LeftButton, pos=mark)
    assert view.rows.step_at(view.rows.index_of_item(learner.ids["Serve it"])).settled  # type: ignore[union-attr]


def test_a_card_is_dragged_to_another_column(view: RoadmapView, learner: Learner) -> None:
    view.set_layout(COLUMNS)
    first = view.columns.lists[0]
    place = first.visualRect(view.rows.index_of_item(learner.ids["Types"]))
    _drop(view, learner, ["Watch it"], first, place.topLeft() + QPoint(50, 2))
    assert titles(view)["Foundations"][-2:] == ["Watch it", "Types"]
    _drop(view, learner, ["Serve it"], first, QPoint(50, first.viewport().height() - 4))
    assert titles(view)["Foundations"][-1] == "Serve it"


def test_cards_move_by_key_too(view: RoadmapView, learner: Learner, qtbot: QtBot) -> None:
    view.set_layout(COLUMNS)
    view.show_item(learner.ids["Serve it"])
    view.columns.focus()
    qtbot.keyClick(view.columns.lists[1], Qt.Key.Key_Up, ALT)
    assert titles(view)["Foundations"][-1] == "Serve it"


def test_columns_come_and_go_with_phases(view: RoadmapView, learner: Learner) -> None:
    view.set_layout(COLUMNS)
    track = view.contents.outline.phases[0].track  # type: ignore[union-attr]
    learner.workspace.call(steps.add_phase, track=track, title="Apply")
    assert len(view.columns.lists) == 3
    learner.workspace.undo()
    assert len(view.columns.lists) == 2
    view.grab()


def test_a_card_is_renamed_in_place(view: RoadmapView, learner: Learner, qtbot: QtBot) -> None:
    view.set_layout(COLUMNS)
    view.show_item(learner.ids["Serve it"])
    view.begin_rename()
    assert view.writing.field is not None
    view.writing.field.field.setText("Serve")
    qtbot.keyClick(view.writing.field.field, Qt.Key.Key_Return)
    assert titles(view)["Ship"][0] == "Serve"


def test_mirrored_the_mark_is_at_the_right(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    place = view.tree.visualRect(view.rows.index_of_item(learner.ids["Watch it"]))
    mark = QPoint(place.right() - 52, place.center().y())
    qtbot.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    assert view.rows.step_at(view.rows.index_of_item(learner.ids["Watch it"])).settled  # type: ignore[union-attr]
