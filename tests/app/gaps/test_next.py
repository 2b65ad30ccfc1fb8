"""What next: ranked work with reasons, fitted to the minutes, started by one click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pathtracker.actions import items
from pathtracker.actions.learner import set_hours_a_week
from pathtracker.app.gaps.view import GapsView
from pathtracker.app.words import decimal
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Item, State
from pathtracker.core.planning import plan_of
from pathtracker.store import queries
from pathtracker.store.planning import plan_inputs

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(view: GapsView, qtbot: QtBot):  # type: ignore[no-untyped-def]
    qtbot.mouseClick(view.head.next, LEFT)
    return view.next


def test_it_opens_by_one_click_the_best_first_with_reasons(card, view: GapsView) -> None:  # type: ignore[no-untyped-def]
    assert view.next_open()
    scores = [one.score for one in card.found]
    assert len(card.rows) == len(card.found) == 5
    assert scores == sorted(scores, reverse=True)
    assert all(one.reasons for one in card.found)
    assert card.minutes.hasFocus()


def test_only_what_fits_the_minutes_is_offered(card, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    qtbot.keyClicks(card.minutes.lineEdit(), "2h")
    qtbot.waitUntil(lambda: bool(card.found) and all(one.minutes <= 120 for one in card.found))
    card.minutes.selectAll()
    qtbot.keyClicks(card.minutes.lineEdit(), "5")
    qtbot.waitUntil(lambda: [one.sitting for one in card.found] == [5])
    (row,) = card.rows
    assert row.one.sitting == 5
    assert any(label.text().startswith("5 min of about ") for label in row.findChildren(QLabel))
    assert not card.none.isVisible()


def test_start_begins_it_and_it_leads_the_list(
    card, view: GapsView, workspace: Workspace, qtbot: QtBot
) -> None:  # type: ignore[no-untyped-def]
    second = card.found[1]
    qtbot.mouseClick(card.rows[1].start, LEFT)
    assert workspace.reader.get(Item, second.item_id).state is State.ACTIVE
    assert card.found[0].item_id == second.item_id
    assert card.rows[0].start.text() == "Open"
    with qtbot.waitSignal(view.item_opened) as told:
        card.rows[0].start.click()
    assert told.args == [second.item_id]
    workspace.undo()
    assert workspace.reader.get(Item, second.item_id).state is State.OPEN


def test_points_an_hour_open_their_derivation_and_lead_back(
    card, view: GapsView, qtbot: QtBot
) -> None:  # type: ignore[no-untyped-def]
    one = card.found[0]
    assert card.rows[0].why.text() == f"{decimal(one.score, 2)} points an hour"
    qtbot.mouseClick(card.rows[0].why, LEFT)
    assert view.derivation_open()
    points = [int(label.text()) for label in view.derivation.terms[7::4]]
    assert sum(points) == one.points
    assert view.derivation.sentences[0].text().startswith(f"{one.points} points ÷ ")
    qtbot.keyClick(view.derivation.close_button, Qt.Key.Key_Escape)
    assert view.next_open()
    view.next.close_button.click()
    assert not view.next_open()


def test_with_everything_finished_there_is_nothing_to_begin(
    card, view: GapsView, workspace: Workspace
) -> None:  # type: ignore[no-untyped-def]
    ids = {line.id for line in queries.outline(workspace.reader)}
    workspace.call(items.know_many, items=ids)
    assert not card.found
    assert card.none.text().startswith("Nothing is ready to begin.")


def test_what_the_plan_begins_today_says_so_once_the_plan_is_there(
    card, view: GapsView, workspace: Workspace, qtbot: QtBot
) -> None:  # type: ignore[no-untyped-def]
    card.planner.wait()
    qtbot.waitUntil(lambda: not card.planner.busy)
    assert not any(reason.id == "next.planned" for one in card.found for reason in one.reasons)
    workspace.call(set_hours_a_week, hours=14)
    planned = plan_of(plan_inputs(workspace.reader, view.reading.today)).items
    begun = {item.id for item in planned if item.start <= view.reading.today}
    qtbot.waitUntil(lambda: not card.planner.busy)
    qtbot.waitUntil(lambda: any(one.item_id in begun and one.bonus for one in card.found))
    one = next(one for one in card.found if one.item_id in begun)
    assert [reason.id for reason in one.reasons].count("next.planned") == 1
