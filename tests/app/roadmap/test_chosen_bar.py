"""The bar for several selected steps: by mouse and by keys, in outline and columns."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot
from roadmap_learner import Learner

from pathtracker.app.roadmap import RoadmapView
from pathtracker.app.roadmap.head import COLUMNS, OUTLINE

CTRL, LEFT = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton


def select(view: RoadmapView, learner: Learner, *names: str) -> None:
    flag = QItemSelectionModel.SelectionFlag
    view.tree.selectionModel().clearSelection()
    for name in names:
        index = view.rows.index_of_item(learner.ids[name])
        view.tree.selectionModel().setCurrentIndex(index, flag.Select | flag.Rows)


@pytest.mark.parametrize("layout", [OUTLINE, COLUMNS])
def test_it_is_there_for_several_and_says_how_many(
    view: RoadmapView, learner: Learner, layout: str
) -> None:
    view.set_layout(layout)
    select(view, learner, "Watch it")
    assert view.chosen.isHidden()
    before = view.foot()
    select(view, learner, "Watch it", "Pack it")
    assert view.chosen.isVisible()
    assert view.chosen.count.text() == "2 selected"
    assert view.foot() == before + view.chosen.height()
    select(view, learner)
    assert view.chosen.isHidden()


def test_ctrl_and_a_click_bring_it(view: RoadmapView, learner: Learner, qtbot: QtBot) -> None:
    for name in ("Watch it", "Pack it"):
        view.tree.executeDelayedItemsLayout()
        place = view.tree.visualRect(view.rows.index_of_item(learner.ids[name])).center()
        qtbot.mouseClick(view.tree.viewport(), LEFT, CTRL, place)
    assert view.chosen.isVisible()


def test_each_button_asks_for_its_command(
    view: RoadmapView, learner: Learner, qtbot: QtBot
) -> None:
    view.resize(1200, 700)
    select(view, learner, "Watch it", "Pack it")
    asked: list[str] = []
    view.command_wanted.connect(asked.append)
    for button in view.chosen.buttons.values():
        assert button.isVisible()
        qtbot.mouseClick(button, LEFT)
        qtbot.keyClick(button, Qt.Key.Key_Return)
    deeds = ("finish", "start", "skip", "park", "move", "pin")
    assert asked == [name for name in deeds for _ in range(2)]


@pytest.mark.parametrize("how", ["button", "key in the list", "key in the bar"])
def test_clearing_leaves_the_current_one(
    view: RoadmapView, learner: Learner, qtbot: QtBot, how: str
) -> None:
    select(view, learner, "Watch it", "Pack it")
    if how == "button":
        qtbot.mouseClick(view.chosen.clear, LEFT)
    elif how == "key in the list":
        qtbot.keyClick(view.tree, Qt.Key.Key_Escape)
    else:
        qtbot.keyClick(view.chosen.buttons["skip"], Qt.Key.Key_Escape)
    assert view.selected_items() == [learner.ids["Pack it"]]
    assert view.chosen.isHidden()


def test_in_a_narrow_window_the_last_buttons_give_way(view: RoadmapView, learner: Learner) -> None:
    select(view, learner, "Watch it", "Pack it")
    for width in (460, 600, 1200):
        view.resize(width, 700)
        shown = [button for button in view.chosen.buttons.values() if button.isVisible()]
        assert shown
        edges = [view.chosen.count, *shown, view.chosen.clear]
        view.chosen.layout().activate()
        for one, other in pairwise(edges):
            assert one.geometry().right() < other.geometry().left()
        assert view.chosen.clear.geometry().right() < view.chosen.width()
