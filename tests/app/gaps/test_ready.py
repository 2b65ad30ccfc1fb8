"""Ready to apply: three conditions with what is missing of each, and where that comes from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pathtracker.actions import items, projects, skills
from pathtracker.app.gaps.ready import ENOUGH, ESSENTIAL, PROJECT
from pathtracker.app.gaps.view import GapsView
from pathtracker.app.workspace import Workspace
from pathtracker.core.readiness import points_to_apply
from pathtracker.store import queries

LEFT = Qt.MouseButton.LeftButton


def test_at_the_begin_nothing_is_met_and_each_says_how_much_is_missing(view: GapsView) -> None:
    rows = view.ready.conditions
    required = view.reading.both.proven.required
    assert not any(row.met for row in rows.values())
    assert rows[ENOUGH].rest() == f"{-(-required * 60 // 100)} points to go"
    far = sum(line.gap.need.importance == 5 for line in view.reading.lines)
    assert rows[ESSENTIAL].rest() == f"{far} to go"
    assert rows[PROJECT].rest() == "1 to go"
    assert view.ready.top.count.text() == "0 of 3"
    assert "not yet" in rows[ENOUGH].accessibleName()


def test_rating_oneself_highly_makes_nobody_ready(view: GapsView, workspace: Workspace) -> None:
    for line in view.reading.lines:
        workspace.call(skills.rate, skill=line.id, level=5, catalog=workspace.catalog)
    assert view.reading.both.claimed.percent == 100
    assert not view.reading.ready.is_ready
    assert view.ready.top.count.text() == "0 of 3"


def test_a_project_written_up_is_named(view: GapsView, workspace: Workspace) -> None:
    template = next(iter(workspace.catalog.projects))
    track = workspace.call(projects.start_project, catalog=workspace.catalog, template=template)
    for line in queries.outline(workspace.reader, [track.id]):
        workspace.call(items.attach, item=line.id, address=f"https://example.org/{line.id}")
        workspace.call(items.finish, item=line.id)
    row = view.ready.conditions[PROJECT]
    assert row.met
    assert row.rest() == track.title
    row.click()
    assert track.title in [label.text() for label in view.derivation.terms]


@pytest.mark.parametrize("key", [ENOUGH, ESSENTIAL, PROJECT])
def test_each_condition_opens_its_derivation_by_click_and_by_key(
    view: GapsView, qtbot: QtBot, key: str
) -> None:
    row = view.ready.conditions[key]
    qtbot.mouseClick(row, LEFT)
    assert view.derivation_open()
    assert "our own convention" in view.derivation.rule.text()
    qtbot.keyClick(view.derivation.close_button, Qt.Key.Key_Escape)
    assert not view.derivation_open()
    assert row.hasFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert view.derivation_open()


def test_the_points_to_go_are_derived(view: GapsView) -> None:
    view.ready.conditions[ENOUGH].click()
    shown = view.reading.both.proven
    to_go = points_to_apply(shown)
    assert view.derivation.sentences[1].text() == f"{to_go} − 0 = {to_go} points to go."


def test_a_click_on_a_percentage_opens_its_derivation(view: GapsView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.numbers.show_, LEFT)
    assert view.derivation_open()


def test_the_card_of_a_skill_says_where_its_points_come_from(view: GapsView) -> None:
    line = view.reading.lines[0]
    view.show_skill(line.id)
    need = line.gap.need
    assert (
        f"To show: weight {need.importance} × (needed {need.level} − 0) = "
        f"{line.gap.proven_points} points" in view.card.points.text()
    )
