"""Rating a skill with its anchors in sight: by key, by mouse, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pathtracker.actions import skills
from pathtracker.app.gaps.view import GapsView
from pathtracker.app.skill_words import usual_anchors
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Message
from pathtracker.core.model import Rating, Skill
from pathtracker.core.when import When
from pathtracker.store import Store

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(view: GapsView) -> GapsView:
    """The view with the card of the widest gap turned to."""
    view.show_skill(view.reading.lines[0].id)
    return view


def level_of(view: GapsView):  # type: ignore[no-untyped-def]
    return view.reading.skill(view.workspace.reader, view.skill).line.gap.level


def anchor(view: GapsView, level: int):  # type: ignore[no-untyped-def]
    return view.card.anchors.rows[level]


def test_the_anchors_are_those_of_the_skill_in_the_store(
    view: GapsView, workspace: Workspace
) -> None:
    skill = workspace.reader.get(Skill, view.skill)
    names = [row.accessibleName() for row in view.card.anchors.rows]
    assert len(skill.anchors) == 6
    for level, words in enumerate(skill.anchors):
        assert names[level].startswith(f"{level}: {words}")
    needed = view.reading.lines[0].gap.need.level
    assert names[needed].endswith("needed")


def test_a_skill_without_anchors_has_the_usual_ones(view: GapsView, workspace: Workspace) -> None:
    def bare(store: Store, *, when: When) -> None:
        def op(writer) -> None:  # type: ignore[no-untyped-def]
            writer.put(writer.get(Skill, view.skill).evolve(anchors=()))

        store.write(Message("skill.add", {"title": "x"}), op, now=when.now)

    workspace.call(bare)
    assert anchor(view, 5).accessibleName() == f"5: {usual_anchors()[5]}"


def test_not_rated_has_no_level_chosen_and_nothing_to_rate(view: GapsView) -> None:
    assert view.card.anchors.value() is None
    assert not view.card.button.isEnabled()
    assert view.card.history.nothing.text() == "Not rated yet."


def test_a_click_and_the_button_rate(view: GapsView, workspace: Workspace, qtbot: QtBot) -> None:
    skill, importance = view.skill, view.reading.lines[0].gap.need.importance
    qtbot.mouseClick(anchor(view, 2), LEFT)
    assert level_of(view).claimed is None  # chosen, not yet said
    assert view.card.button.text() == "Rate 2"
    qtbot.mouseClick(view.card.button, LEFT)
    assert level_of(view).claimed == 2
    both = view.reading.both
    assert both.claimed.met == 2 * importance
    assert view.numbers.say.points.text().startswith(f"{2 * importance} of ")
    assert view.numbers.say.value.text() == f"{both.claimed.percent} %"
    assert both.claimed.percent > 0
    assert both.proven.met == 0  # rating proves nothing
    assert view.numbers.show_.value.text() == "0 %"
    assert level_of(view).proven == 0
    assert view.skill == skill
    assert len(view.card.history.lines) == 1
    assert not view.card.button.isEnabled()


@pytest.mark.parametrize("level", range(6))
def test_a_digit_chooses_and_enter_rates(
    view: GapsView, workspace: Workspace, qtbot: QtBot, level: int
) -> None:
    before = workspace.store.dump()
    view.card.anchors.take_focus()
    qtbot.keyClick(anchor(view, 0), Qt.Key(Qt.Key.Key_0 + level))
    assert anchor(view, level).hasFocus()
    assert level_of(view).claimed is None
    qtbot.keyClick(anchor(view, level), Qt.Key.Key_Return)
    assert level_of(view).claimed == level
    assert level_of(view).is_rated
    assert level_of(view).proven == 0
    workspace.undo()
    assert workspace.store.dump() == before
    assert level_of(view).claimed is None
    assert view.numbers.say.value.text() == "0 %"
    assert view.card.anchors.value() is None
    workspace.redo()
    assert level_of(view).claimed == level


def test_arrows_move_the_choice_without_rating(
    view: GapsView, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.call(skills.rate, skill=view.skill, level=1, catalog=workspace.catalog)
    changes = len(workspace.store.history(50))
    view.card.anchors.take_focus()
    assert anchor(view, 1).hasFocus()
    qtbot.keyClick(anchor(view, 1), Qt.Key.Key_Down)
    assert view.card.anchors.value() == 2
    assert view.card.button.text() == "Rate 2"
    assert len(workspace.store.history(50)) == changes
    qtbot.keyClick(anchor(view, 2), Qt.Key.Key_Enter)
    assert level_of(view).claimed == 2


def test_a_double_click_rates(view: GapsView, qtbot: QtBot) -> None:
    qtbot.mouseClick(anchor(view, 4), LEFT)
    qtbot.mouseDClick(anchor(view, 4), LEFT)
    assert level_of(view).claimed == 4


def test_enter_on_what_is_said_already_adds_nothing(
    view: GapsView, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.call(skills.rate, skill=view.skill, level=3, catalog=workspace.catalog)
    assert view.card.button.text() == "Rated 3"
    view.card.anchors.take_focus()
    qtbot.keyClick(anchor(view, 3), Qt.Key.Key_Return)
    assert len(workspace.store.dump()["rating"]) == 1


def test_rating_down_the_list_by_keys_alone(
    view: GapsView, workspace: Workspace, qtbot: QtBot
) -> None:
    rated = []
    view.table.setFocus()
    for level in (3, 1):
        rated.append(view.skill)
        qtbot.keyClick(view.table, Qt.Key(Qt.Key.Key_0 + level))
        qtbot.keyClick(anchor(view, level), Qt.Key.Key_Return)
        assert level_of(view).claimed == level
        assert view.table.hasFocus()
        qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert len(set(rated)) == 2
    assert len(workspace.store.dump()["rating"]) == 2


def test_escape_goes_back_to_the_list(view: GapsView, qtbot: QtBot) -> None:
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert view.card.anchors.has_keyboard()
    qtbot.keyClick(anchor(view, 0), Qt.Key.Key_Escape)
    assert view.table.hasFocus()


def test_a_level_that_is_chosen_stays_while_other_things_change(
    view: GapsView, workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.mouseClick(anchor(view, 3), LEFT)
    other = view.reading.lines[4].id
    workspace.call(skills.rate, skill=other, level=1, catalog=workspace.catalog)
    assert view.card.anchors.value() == 3


def test_the_history_has_the_newest_first(view: GapsView, workspace: Workspace) -> None:
    today = workspace.when().today
    for level, day in ((1, today.replace(month=6)), (2, today.replace(day=1)), (3, today)):
        workspace.call(
            skills.rate, skill=view.skill, level=level, on=day, catalog=workspace.catalog
        )
    view.refresh(None)
    facts = view.reading.skill(view.workspace.reader, view.skill)
    assert [rated.level for rated in facts.ratings] == [1, 2, 3]
    assert len(view.card.history.lines) == 3
    assert len(workspace.store.dump()["rating"]) == 3
    assert workspace.reader.find(Rating, facts.skill.id) is None
