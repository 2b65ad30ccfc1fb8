"""Rating many skills in one sitting: keys, skipping, leaving, resuming, taking back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pathtracker.actions import skills
from pathtracker.app.places import Destination
from pathtracker.app.skill_tools.page import ToolPage
from pathtracker.app.skill_tools.rating import RatingPass
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Role, Skill
from pathtracker.store import queries

Key = Qt.Key
TODAY = date(2026, 11, 19)
Show = Callable[[type[ToolPage]], ToolPage]


@pytest.fixture
def page(show: Show, role: Role) -> RatingPass:
    return show(RatingPass)  # type: ignore[return-value]


def press(qtbot: QtBot, page: RatingPass, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(page.focusWidget() or page, key)


def rated(workspace: Workspace, skill: object) -> int | None:
    newest = queries.newest_rating(workspace.reader, skill, TODAY)  # type: ignore[arg-type]
    return newest.level if newest else None


def test_it_shows_one_skill_with_its_six_anchors(page: RatingPass, workspace: Workspace) -> None:
    skill = workspace.reader.get(Skill, page.skill)  # type: ignore[arg-type]
    assert page.name.text() == skill.name
    assert [row.accessibleName().split(",")[0] for row in page.anchors.rows.values()] == [
        f"{level}: {words}".split(",")[0] for level, words in enumerate(skill.anchors)
    ]
    assert page.count.text() == "1 of 15"
    assert page.anchors.value() is None


@pytest.mark.parametrize("level", range(6))
def test_a_digit_saves_at_once_and_turns_the_page(
    page: RatingPass, workspace: Workspace, qtbot: QtBot, level: int
) -> None:
    first = page.skill
    press(qtbot, page, Key(Key.Key_0 + level))
    assert rated(workspace, first) == level
    assert page.skill != first
    assert page.count.text() == "2 of 15"
    assert page.bar.share == pytest.approx(1 / 15)


def test_arrows_choose_and_enter_saves(
    page: RatingPass, workspace: Workspace, qtbot: QtBot
) -> None:
    first = page.skill
    page.anchors.take_focus()
    press(qtbot, page, Key.Key_Down, Key.Key_Down)
    chosen = page.anchors.value()
    assert rated(workspace, first) is None
    press(qtbot, page, Key.Key_Return)
    assert rated(workspace, first) == chosen
    assert chosen is not None


def test_a_click_saves(page: RatingPass, workspace: Workspace, qtbot: QtBot) -> None:
    first = page.skill
    qtbot.mouseClick(page.anchors.rows[3], Qt.MouseButton.LeftButton)
    assert rated(workspace, first) == 3


def test_pages_turn_without_rating(page: RatingPass, workspace: Workspace, qtbot: QtBot) -> None:
    first = page.skill
    press(qtbot, page, Key.Key_S, Key.Key_Right)
    assert page.count.text() == "3 of 15"
    press(qtbot, page, Key.Key_Left, Key.Key_Left, Key.Key_Left)
    assert page.skill == first
    qtbot.mouseClick(page.skip, Qt.MouseButton.LeftButton)
    assert page.count.text() == "2 of 15"
    assert workspace.store.dump()["rating"] == []


def test_undo_leads_back_to_the_skill(page: RatingPass, workspace: Workspace, qtbot: QtBot) -> None:
    first = page.skill
    press(qtbot, page, Key.Key_4, Key.Key_S, Key.Key_S)
    workspace.undo()
    assert page.skill == first
    assert page.anchors.value() is None
    assert rated(workspace, first) is None
    workspace.redo()
    assert page.anchors.value() == 4
    assert page.anchors.rows[4].hasFocus()


def test_it_can_be_left_and_resumed(
    page: RatingPass, workspace: Workspace, role: Role, qtbot: QtBot
) -> None:
    press(qtbot, page, *[Key.Key_2] * 6)
    here = page.skill
    with qtbot.waitSignal(page.go) as told:
        press(qtbot, page, Key.Key_Escape)
    assert told.args == [Destination("skills")]
    page.show_role(role.id)
    assert page.skill == here
    assert page.count.text() == "7 of 15"
    other = RatingPass(workspace)
    qtbot.addWidget(other)
    other.restore_state(page.state())
    other.show_role(role.id)
    assert (other.skill, other.count.text()) == (here, "7 of 15")


def test_saying_the_same_again_adds_nothing(
    page: RatingPass, workspace: Workspace, qtbot: QtBot
) -> None:
    first = page.skill
    workspace.call(skills.rate, skill=first, level=2, catalog=workspace.catalog)
    press(qtbot, page, Key.Key_2)
    assert len(workspace.store.dump()["rating"]) == 1
    assert page.skill != first


def test_after_the_last_it_says_so(
    page: RatingPass, workspace: Workspace, role: Role, qtbot: QtBot
) -> None:
    press(qtbot, page, *[Key.Key_1] * 15)
    assert page.finished
    assert page.end.isVisible()
    assert page.bar.share == 1
    assert page.summary.text().startswith("15 of 15 skills are rated.")
    qtbot.mouseClick(page.last, Qt.MouseButton.LeftButton)
    assert page.count.text() == "15 of 15"
    assert page.card.isVisible()
    press(qtbot, page, Key.Key_S)
    page.show_role(role.id)  # the next sitting begins at the first
    assert page.count.text() == "1 of 15"


def test_without_a_role_it_leads_to_one(show: Show, qtbot: QtBot) -> None:
    page = show(RatingPass)
    assert isinstance(page, RatingPass)
    assert page.empty.isVisible()
    assert not page.card.isVisible()
    with qtbot.waitSignal(page.go):
        page.empty.action.emit()


@pytest.mark.parametrize("kept", [{}, {"role": 3, "skill": []}, {"role": "x", "skill": "0" * 32}])
def test_a_state_that_does_not_fit_is_passed_over(
    show: Show, role: Role, workspace: Workspace, kept: dict[str, object]
) -> None:
    page = show(RatingPass)
    assert isinstance(page, RatingPass)
    page.restore_state(kept)
    page.refresh(None)
    assert page.count.text() == "1 of 15"
