"""The skills view: numbers, the list of gaps, their derivation, roles, empty states."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from pathtracker.actions import items, requirements, roles, skills
from pathtracker.app.gaps.view import GapsView
from pathtracker.app.places import Destination
from pathtracker.app.skill_words import age
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Item, Rung


def first(view: GapsView):  # type: ignore[no-untyped-def]
    return view.reading.lines[0]


def closing_steps(view: GapsView, workspace: Workspace) -> list[Item]:
    """Open steps that raise the first skill in the list."""
    return [workspace.reader.get(Item, one.item_id) for one in first(view).gap.closes_with]


def test_without_a_role_it_says_so_and_leads_to_the_roles(
    empty_view: GapsView, qtbot: QtBot
) -> None:
    assert empty_view.empty.isVisible()
    with qtbot.waitSignal(empty_view.go) as told:
        empty_view.empty.action.emit()
    assert told.args == [Destination("roles")]
    with qtbot.waitSignal(empty_view.command_wanted, check_params_cb=lambda name: name == "sample"):
        empty_view.empty.link.emit()


def test_choosing_a_role_shows_its_gaps_at_once(view: GapsView) -> None:
    assert not view.empty.isVisible()
    assert view.head.role.text().endswith(", junior")
    assert not view.head.roles.isVisible()
    assert view.model.rowCount() == 15
    assert view.numbers.say.value.text() == view.numbers.show_.value.text() == "0 %"
    required = sum(line.gap.need.importance * line.gap.need.level for line in view.reading.lines)
    assert view.numbers.show_.points.text() == f"0 of {required} points"


def test_the_widest_gap_is_first_and_selected(view: GapsView) -> None:
    points = [line.gap.proven_points for line in view.reading.lines]
    assert points == sorted(points, reverse=True)
    assert view.skill == first(view).id == view.table.selected()
    view.show_skill(first(view).id)
    assert view.card.head.title.text() == first(view).name


def test_a_row_says_everything_to_a_screen_reader(view: GapsView) -> None:
    spoken = view.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for words in (first(view).name, "importance 5 of 5", "can show 0", "not rated", "needed"):
        assert words in spoken


def test_the_model_passes_the_model_tester(
    view: GapsView, workspace: Workspace, qtmodeltester
) -> None:
    model, shown = view.model, list(view.reading.lines)
    qtmodeltester.check(model)
    model.set_lines(shown[::-1])
    qtmodeltester.check(model)
    model.set_lines(shown[2:6])
    model.set_lines([*shown[6:], *shown[:3]])
    qtmodeltester.check(model)
    assert [model.line(model.index(row, 0)) for row in range(model.rowCount())] == [
        *shown[6:],
        *shown[:3],
    ]
    model.set_lines([])
    qtmodeltester.check(model)


def test_a_rating_touches_its_row_and_resets_nothing(view: GapsView, workspace: Workspace) -> None:
    touched, resets = [], []
    view.model.dataChanged.connect(lambda top, _: touched.append(top.row()))
    view.model.modelReset.connect(lambda: resets.append(1))
    skill = view.reading.lines[7].id
    workspace.call(skills.rate, skill=skill, level=1, catalog=workspace.catalog)
    assert touched == [view.model.row_of(skill)]
    assert not resets
    assert view.skill == view.table.selected() == first(view).id  # the selection stays


def test_finishing_a_step_with_evidence_raises_what_can_be_shown(
    view: GapsView, workspace: Workspace
) -> None:
    line = first(view)
    step = next(
        one
        for one in closing_steps(view, workspace)
        if any(out.skill_id == line.id and out.level >= 2 for out in one.outcomes)
    )
    before = view.reading.both.proven.met
    for index in range(len(step.checks)):
        workspace.call(items.tick_check, item=step.id, index=index, ticked=True)
    assert view.reading.both.proven.met == before
    workspace.call(items.attach, item=step.id, address="https://example.org/shown")
    workspace.call(items.finish, item=step.id)
    assert view.reading.both.proven.met > before
    assert view.numbers.show_.points.text().startswith(f"{view.reading.both.proven.met} of ")
    view.show_skill(line.id)
    facts = view.reading.skill(workspace.reader, line.id)
    assert facts.supports[0].item_id == step.id
    assert facts.line.gap.level.proven >= 2
    workspace.call(items.reopen, item=step.id)  # withdraws its evidence
    assert view.reading.both.proven.met == before


def test_more_than_is_claimed_is_offered_never_taken(
    view: GapsView, workspace: Workspace, qtbot: QtBot
) -> None:
    line = first(view)
    workspace.call(skills.rate, skill=line.id, level=0, catalog=workspace.catalog)
    for step in closing_steps(view, workspace):
        workspace.call(items.finish, item=step.id)
    view.show_skill(line.id)
    shown = view.reading.skill(workspace.reader, line.id).line.gap.level
    assert shown.proven > 0
    assert shown.claimed == 0
    assert view.card.accept.isVisible()
    qtbot.mouseClick(view.card.accept, Qt.MouseButton.LeftButton)
    assert view.reading.skill(workspace.reader, line.id).line.gap.level.claimed == shown.proven
    assert not view.card.accept.isVisible()


def test_the_derivation_lists_every_term_and_its_sum(view: GapsView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.numbers.info, Qt.MouseButton.LeftButton)
    assert view.derivation_open()
    words = [label.text() for label in view.derivation.terms]
    assert len(words) == 4 * (15 + 2)
    required = view.reading.both.proven.required
    assert words[-4:] == ["Points", str(required), "0", "0"]
    needed = [int(word.split("= ")[1]) for word in words if " × " in word]
    assert sum(needed) == required
    assert view.derivation.sentences[1].text() == f"I can show: 0 ÷ {required} = 0 %"
    qtbot.keyClick(view.derivation.close_button, Qt.Key.Key_Escape)
    assert not view.derivation_open()
    assert view.numbers.info.hasFocus()


def test_the_derivation_keeps_up_with_a_rating(view: GapsView, workspace: Workspace) -> None:
    view.numbers.info.click()
    workspace.call(skills.rate, skill=first(view).id, level=1, catalog=workspace.catalog)
    met = view.reading.both.claimed.met
    assert met > 0
    assert view.derivation.terms[-2].text() == str(met)
    assert view.derivation_open()


def test_several_roles_are_a_choice_which_is_remembered(
    view: GapsView, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.call(
        roles.choose, catalog=workspace.catalog, role="data-scientist", rung=Rung.MID,
        secondary=True,
    )  # fmt: skip
    assert view.head.roles.isVisible()
    assert view.head.roles.currentText().endswith(", junior")
    view.head.roles.setFocus()
    qtbot.keyClick(view.head.roles, Qt.Key.Key_Down)
    assert view.reading.role.slug == "data-scientist"
    assert view.head.roles.currentText().endswith(", mid")
    kept = view.state()
    other = GapsView(workspace)
    qtbot.addWidget(other)
    other.restore_state(kept)
    other.refresh(None)
    assert other.reading.role.slug == "data-scientist"


@pytest.mark.parametrize("kept", [{}, {"role": 3}, {"role": "no id"}, {"role": "0" * 32}])
def test_a_state_that_does_not_fit_is_passed_over(view: GapsView, kept: dict[str, object]) -> None:
    view.restore_state(kept)
    view.refresh(None)
    assert view.reading.role.slug == "ml-engineer"


def test_a_role_that_asks_for_nothing_has_no_numbers(
    empty_view: GapsView, workspace: Workspace
) -> None:
    workspace.call(roles.add_role, title="Gardener")
    assert empty_view.note.isVisible()
    assert not empty_view.numbers.isVisible()
    assert not empty_view.card.isVisible()


def test_what_closes_a_gap_opens_by_one_click_and_by_key(view: GapsView, qtbot: QtBot) -> None:
    closing = first(view).gap.closes_with[0]
    view.show_skill(first(view).id)
    button = view.card.closing.lines[0].findChild(TextButton)
    qtbot.wait(20)  # until it has its place
    with qtbot.waitSignal(view.item_opened) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == [closing.item_id]
    with qtbot.waitSignal(view.item_opened):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert closing.title in button.accessibleName()


def test_hidden_it_waits_and_catches_up_when_shown(view: GapsView, workspace: Workspace) -> None:
    view.hide()
    workspace.call(skills.rate, skill=first(view).id, level=2, catalog=workspace.catalog)
    assert view.reading.both.claimed.met == 0
    view.show()
    assert view.reading.both.claimed.met > 0


def test_ages_are_told_in_words() -> None:
    today = date(2026, 11, 19)
    told = {days: age(today - timedelta(days), today) for days in (-1, 0, 1, 5, 20, 90, 800)}
    assert told == {
        -1: "today",
        0: "today",
        1: "yesterday",
        5: "5 days ago",
        20: "2 weeks ago",
        90: "3 months ago",
        800: "2 years ago",
    }


def test_what_is_met_stands_last_and_before_it_what_only_work_proves(
    view: GapsView, workspace: Workspace
) -> None:
    workspace.call(roles.choose, catalog=workspace.catalog, role="ml-engineer", rung=Rung.SENIOR)
    by_work = [line.gap.need.by_experience for line in view.reading.lines]
    asked = workspace.catalog.roles["ml-engineer"].at("senior")
    assert sum(by_work) == sum(one.by_experience for one in asked if one.level) > 0
    assert by_work == sorted(by_work)
    row = by_work.index(True)
    assert view.model.opens_part(row)
    assert "only work proves it" in view.model.index(row, 0).data(
        Qt.ItemDataRole.AccessibleTextRole
    )


def test_what_the_learner_asks_for_differently_is_said_on_the_card(
    view: GapsView, workspace: Workspace
) -> None:
    line = first(view)
    need, role = line.gap.need, view.reading.role.id
    view.show_skill(line.id)
    assert not view.card.own.isVisible()
    workspace.call(
        requirements.set_requirement,
        role=role,
        skill=line.id,
        level=1,
        catalog=workspace.catalog,
    )
    assert view.reading.requirement(workspace.reader, line.id).level == 1
    assert f"what was given is level {need.level}, weight {need.importance}" in (
        view.card.own.text()
    )
    workspace.call(requirements.reset_requirement, role=role, skill=line.id)
    assert not view.card.own.isVisible()


def test_the_ways_on_lead_to_what_is_in_sight(view: GapsView) -> None:
    asked: list[object] = []
    view.go.connect(asked.append)
    view.head.menu.aboutToShow.emit()
    actions = view.head.menu.actions()
    assert len(actions) == 8
    for action in actions[3:]:
        action.trigger()
    role, skill = view.reading.role.id, view.skill
    attach = Destination("evidence", "skill", skill)
    requirement = view.reading.requirement(view.workspace.reader, skill)
    another = Destination("needs", "need", requirement.id)
    rate, adverts = Destination("rate", "role", role), Destination("adverts", "role", role)
    assert asked == [rate, adverts, another, attach, Destination("import")]
    view.show_skill(skill)
    view.card.evidence_link.click()
    view.card.own_link.click()
    view.head.rate.click()
    assert asked[5:] == [attach, another, rate]


def test_demand_stands_beside_importance_and_says_whose_word_it_is(
    view: GapsView, workspace: Workspace
) -> None:
    sought = next(line for line in view.reading.lines if line.name == "Python")
    row = view.model.row_of(sought.id)
    entry = workspace.catalog.roles["ml-engineer"]
    (said,) = [one for one in entry.page.demand.items if one.skill == "python"]
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        assert f"demand: {said.words}" in view.model.index(row, 0).data(role)
    view.show_skill(sought.id)
    assert view.card.demand.text().startswith(f"Demand: {said.words}. Source: ")
    assert said.origin in view.card.demand.text()
    silent = next(line for line in view.reading.lines if line.demand is None)
    view.show_skill(silent.id)
    assert view.card.demand.text() == "Demand: not in our sources."


def test_a_skill_has_a_menu_by_pointer_and_by_key(view: GapsView, qtbot: QtBot) -> None:
    table = view.table
    spot = table.visualRect(table.model().index(2, 0)).center()
    port = table.viewport()
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QApplication.sendEvent(port, QContextMenuEvent(reason, spot, port.mapToGlobal(spot)))
        menu = next(one for one in view.findChildren(QMenu) if one.isVisible())
        assert table.selected() == view.reading.lines[2].id
        assert not view.card_open()
        words = [action.text() for action in menu.actions() if action.text()]
        assert words[:2] == ["Open", "Rate it"]
        menu.actions()[0].trigger()
        menu.close()
        assert view.card_open()
        view.close_side()
