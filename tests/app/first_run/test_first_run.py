"""The first page, as a learner uses it: on a real store, with the shipped catalogue."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.actions.learner import learner
from pathtracker.app.first_run.view import FirstRunView
from pathtracker.app.places import Destination
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Rating, Rung, Skill, Standing
from pathtracker.core.planning import plan_of
from pathtracker.store import queries
from pathtracker.store.planning import plan_inputs

TODAY = date(2026, 7, 19)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def press(*keys: Qt.Key) -> None:
    """Keys for whoever has the keyboard."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def write(field: QWidget, text: str) -> None:
    """Typed over what is in a field, and left."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def by_weekday(view: FirstRunView) -> None:
    view.time.mode.setFocus()
    click(view.time.mode.findChildren(QWidget)[1])


def kept(workspace: Workspace) -> dict[str, int]:
    return queries.counts(workspace.reader)


# Making a plan.


def test_a_plan_by_mouse_and_one_undo_takes_all_of_it_back(
    view: FirstRunView, workspace: Workspace, qtbot: QtBot
) -> None:
    nothing = kept(workspace)
    click(view.role.cards["data-analyst"])
    by_weekday(view)
    click(view.start.monday)
    with qtbot.waitSignal(view.go, check_params_cb=lambda there: there == Destination("roadmap")):
        click(view.make)
    (role,) = queries.chosen_roles(workspace.reader)
    assert (role.slug, role.rung, role.standing) == (
        "data-analyst",
        Rung.JUNIOR,
        Standing.PRIMARY,
    )
    assert role.start == date(2026, 7, 20)
    person = learner(workspace.reader)
    assert (person.minutes, person.any_day) == ((60,) * 7, False)
    assert person.start == date(2026, 7, 20)
    steps = workspace.catalog.steps_for(workspace.catalog.roles["data-analyst"], "junior")
    came = queries.once_each(queries.outline(workspace.reader, role.tracks))
    assert len(came) == len(steps)
    workspace.undo()
    assert kept(workspace) == nothing
    assert workspace.to_undo() is None


@pytest.mark.parametrize("weekday", [False, True])
@pytest.mark.parametrize("role", ["ai-engineer", "data-analyst"])
def test_the_plan_lands_with_the_days_of_the_preview(
    view: FirstRunView, workspace: Workspace, qtbot: QtBot, role: str, weekday: bool
) -> None:
    click(view.role.cards[role])
    if weekday:
        by_weekday(view)
        click(view.start.monday)
    shown = view.preview.shown
    assert shown is not None
    with qtbot.waitSignal(view.go, check_params_cb=lambda there: there == Destination("roadmap")):
        click(view.make)
    titles = {line.id: line.title for line in queries.outline(workspace.reader)}
    made = plan_of(plan_inputs(workspace.reader, TODAY))
    days = {titles[item.id]: (item.start, item.finish, item.hours) for item in made.items}
    assert shown.steps
    for one in shown.steps:
        assert days[one.title] == (one.begins, one.ends, one.hours)


def test_a_plan_by_keyboard(view: FirstRunView, workspace: Workspace, qtbot: QtBot) -> None:
    view.role.cards["ai-engineer"].setFocus()
    press(Qt.Key.Key_Right)
    assert view.role.role() == "data-analyst"
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Right)
    assert view.role.rung() is Rung.MID
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view.role.help_link
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view.check.skip_link
    press(Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert view.time.hours_a_week() == 9
    view.make.setFocus()
    with qtbot.waitSignal(view.go, check_params_cb=lambda there: there == Destination("roadmap")):
        press(Qt.Key.Key_Space)
    (role,) = queries.chosen_roles(workspace.reader)
    assert (role.slug, role.rung) == ("data-analyst", Rung.MID)
    person = learner(workspace.reader)
    assert (person.any_day, person.week_hours) == (True, 9)


def test_the_keyboard_begins_at_the_first_answer(view: FirstRunView) -> None:
    assert view.role.cards["ai-engineer"].hasFocus()


def test_tab_visits_every_answer_in_the_order_of_the_page(view: FirstRunView) -> None:
    by_weekday(view)
    first = view.role.cards["ai-engineer"]
    first.setFocus()
    order: list[int] = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        order.append(focused.mapTo(view, focused.rect().center()).y())
        press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
    parts = [order.index(y) for y in order]
    assert parts == sorted(parts)
    for stop in (*[day.field for day in view.time.days], view.make, view.look, view.sample):
        stop.setFocus()
        assert stop.hasFocus()


def test_days_and_hours_keep_in_step(view: FirstRunView) -> None:
    by_weekday(view)
    write(view.time.days[2].field, "-")
    write(view.time.days[5].field, "2h30")
    assert view.time.days[2].field.text() == "–"
    assert view.time.hours.lineEdit().text() == "7 h 30"
    QTest.keyClick(view.time.days[0].field, Qt.Key.Key_Up)
    assert view.time.weekdays() == (75, 60, 0, 60, 60, 150, 60)
    write(view.time.hours, "15h30")
    assert sum(view.time.weekdays() or ()) == 930
    assert (view.time.weekdays() or ())[2] == 0


# Skipping.


def test_what_is_skipped_is_not_kept_and_can_be_taken_back(
    view: FirstRunView, workspace: Workspace
) -> None:
    for part in (view.role, view.time, view.start):
        click(part.skip_link)
        assert not part.body.parentWidget().isEnabled()
    click(view.make)
    assert workspace.to_undo() is None
    click(view.time.skip_link)
    assert view.time.body.parentWidget().isEnabled()
    click(view.make)
    assert learner(workspace.reader).week_hours == 7
    assert learner(workspace.reader).start is None
    assert not queries.chosen_roles(workspace.reader)


@pytest.mark.parametrize("skipped", ["role", "time", "start"])
def test_each_answer_can_be_skipped_alone(
    view: FirstRunView, workspace: Workspace, skipped: str
) -> None:
    click(getattr(view, skipped).skip_link)
    click(view.make)
    person = learner(workspace.reader)
    roles = queries.chosen_roles(workspace.reader)
    assert bool(roles) == (skipped != "role")
    assert (person.minutes is not None) == (skipped != "time")
    assert (person.start is not None) == (skipped != "start")


def test_looking_around_keeps_nothing(
    view: FirstRunView, workspace: Workspace, qtbot: QtBot
) -> None:
    click(view.role.cards["ml-engineer"])
    with qtbot.waitSignal(view.go, check_params_cb=lambda there: there == Destination("roadmap")):
        click(view.look)
    assert workspace.to_undo() is None


def test_the_sample_learner_is_asked_for(view: FirstRunView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.command_wanted, check_params_cb=lambda name: name == "sample"):
        click(view.sample)


def test_all_roles_are_one_click_away(view: FirstRunView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.go, check_params_cb=lambda place: place == Destination("roles")):
        click(view.role.all_link)


# Wrong values.


@pytest.mark.parametrize("typed", ["lots", "0", "200", "-1"])
def test_wrong_hours_stay_with_a_sentence_beside_them(
    view: FirstRunView, workspace: Workspace, typed: str
) -> None:
    write(view.time.hours, typed)
    click(view.make)
    assert view.time.hours.lineEdit().text() == typed
    assert typed in view.time.fault.text()
    assert view.time.hours.hasFocus()
    assert workspace.to_undo() is None
    write(view.time.hours, "5")
    assert not view.time.fault.isVisible()
    click(view.make)
    assert learner(workspace.reader).week_hours == 5


def test_a_wrong_time_of_a_day_stays_with_a_sentence_beside_it(
    view: FirstRunView, workspace: Workspace
) -> None:
    by_weekday(view)
    write(view.time.days[3].field, "<b>noon</b>")
    assert "“<b>noon</b>” is no time for Thursday" in view.time.fault.text()
    click(view.make)
    assert view.time.days[3].field.text() == "<b>noon</b>"
    assert view.time.days[3].field.hasFocus()
    assert workspace.to_undo() is None


def test_a_week_without_any_time_is_no_plan(view: FirstRunView, workspace: Workspace) -> None:
    by_weekday(view)
    for day in view.time.days:
        write(day.field, "0")
    click(view.make)
    assert "one day at least" in view.time.fault.text()
    click(view.time.skip_link)
    click(view.make)
    assert learner(workspace.reader).minutes is None


def test_a_day_that_is_over_stays_with_a_sentence_beside_it(
    view: FirstRunView, workspace: Workspace
) -> None:
    click(view.start.pick)
    view.start.field.set_day(date(2026, 7, 18))
    click(view.make)
    assert "over" in view.start.fault.text()
    assert view.start.day() == date(2026, 7, 18)
    assert workspace.to_undo() is None
    view.start.field.set_day(date(2026, 9, 1))
    click(view.make)
    assert learner(workspace.reader).start == date(2026, 9, 1)


# What is shown.


def test_the_preview_follows_the_answers(view: FirstRunView) -> None:
    assert view.preview.title.text() == "In about a week: your first small project"
    write(view.time.hours, "2")
    assert view.preview.title.text() == "In about 5 weeks: your first small project"
    click(view.time.skip_link)
    assert view.preview.title.text() == "After about 10 h: your first small project"
    click(view.role.skip_link)
    assert "Choose a role" in view.preview.title.text()


def test_what_is_known_already_is_where_it_begins(workspace: Workspace, qtbot: QtBot) -> None:
    for _ in range(2):
        view = FirstRunView(workspace)
        qtbot.addWidget(view)
        view.show()
        click(view.role.cards["ml-engineer"])
        view.time.hours.set_value(12)
        click(view.make)
        view.close()
    view = FirstRunView(workspace)
    qtbot.addWidget(view)
    view.show()
    assert view.role.role() == "ml-engineer"
    assert view.time.hours_a_week() == 12


def test_everything_has_a_name_and_a_role(view: FirstRunView) -> None:
    by_weekday(view)
    for widget in view.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            face = QAccessible.queryAccessibleInterface(widget)
            assert face.text(QAccessible.Text.Name), widget
    card = QAccessible.queryAccessibleInterface(view.role.cards["ai-engineer"])
    assert card.role() == QAccessible.Role.RadioButton
    assert card.text(QAccessible.Text.Name) == "AI engineer"


@pytest.mark.parametrize("size", [(968, 668), (640, 480), (1744, 1000)])
def test_nothing_is_wider_than_the_page(view: FirstRunView, size: tuple[int, int]) -> None:
    by_weekday(view)
    view.resize(*size)
    QApplication.processEvents()
    assert not view._scroll.horizontalScrollBar().maximum()
    assert view.preview.isVisible()


# Where one comes from, and where one stands.


def rated(workspace: Workspace) -> dict[str, int]:
    return {
        workspace.reader.get(Skill, rating.skill_id).slug or "": rating.level
        for rating in queries.all_of(workspace.reader, Rating)
    }


def test_all_answers_are_one_change(view: FirstRunView, workspace: Workspace, qtbot: QtBot) -> None:
    click(view.about.skip_link)
    click(view.about.backgrounds.buttons["accounting"])
    click(view.about.priorities.buttons["stable"])
    click(view.role.cards["data-analyst"])
    click(view.check.skip_link)
    qtbot.wait(1)
    first = next(iter(view.check.rows))
    view.check.rows[first].slider.setFocus()
    press(Qt.Key.Key_4)
    with qtbot.waitSignal(view.skipped) as left:
        click(view.make)
    person = learner(workspace.reader)
    assert (person.backgrounds, person.priorities) == (("accounting",), ("stable",))
    assert rated(workspace) == {first: 3}
    assert left.args == [["levels"]]
    workspace.undo()
    assert workspace.to_undo() is None
    assert rated(workspace) == {}


def test_what_matters_orders_the_roles_and_keeps_the_one_that_is_chosen(
    view: FirstRunView,
) -> None:
    click(view.role.cards["data-analyst"])
    click(view.about.skip_link)
    click(view.about.priorities.buttons["pay"])
    assert next(iter(view.role.cards)) == "ai-engineer"
    assert view.role.role() == "data-analyst"
    click(view.about.priorities.buttons["pay"])
    click(view.about.priorities.buttons["stable"])
    assert "software-developer" in view.role.cards or "data-engineer" in view.role.cards


def test_what_is_not_answered_is_skipped_and_said(
    view: FirstRunView, workspace: Workspace, qtbot: QtBot
) -> None:
    click(view.time.skip_link)
    with qtbot.waitSignal(view.skipped) as left:
        click(view.make)
    assert left.args == [["about", "check", "time"]]
    assert rated(workspace) == {}


def test_what_was_pressed_and_skipped_again_is_not_kept(
    view: FirstRunView, workspace: Workspace
) -> None:
    click(view.about.skip_link)
    click(view.about.backgrounds.buttons["teaching"])
    click(view.about.skip_link)
    click(view.make)
    assert learner(workspace.reader).backgrounds == ()


def test_looking_around_first_leaves_everything_to_be_asked(
    view: FirstRunView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.skipped) as left:
        click(view.look)
    assert left.args == [["role", "about", "check", "time"]]


def test_help_me_choose_leads_to_the_quiz(view: FirstRunView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.go) as led:
        click(view.role.help_link)
    assert led.args == [Destination("guide_quiz")]
