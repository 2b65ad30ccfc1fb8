"""What will come in is said before; rung, days and standing change; a role is left again."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pathtracker.actions import items, learner, roles
from pathtracker.app.dates import short_day
from pathtracker.app.places import Destination
from pathtracker.app.roles.view import RolesView
from pathtracker.app.widgets.checks import CheckRow
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.workspace import Workspace
from pathtracker.core.forecast import forecast
from pathtracker.core.model import Item, Role, Standing
from pathtracker.core.planning import plan_of
from pathtracker.store import queries
from pathtracker.store.planning import own_weeks, plan_inputs


def click(widget: QWidget) -> None:
    assert widget.isVisible()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def role(workspace: Workspace, slug: str) -> Role:
    return queries.by_slug(workspace.reader, Role, [slug])[slug]


def words_of(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_what_will_come_in_is_said_before(view: RolesView, workspace: Workspace) -> None:
    catalog = workspace.catalog
    workspace.call(learner.set_hours_a_week, hours=10, when=workspace.when())
    steps = catalog.steps_for(catalog.roles["ai-engineer"], "junior")
    hours = sum(step.hours for step in steps)
    said = view.page.top.ahead.text()
    assert said.startswith(f"{len(steps)} steps. {hours:.0f} h to go: likely by ")
    assert "If it were your primary role from today, at 10 h a week" in said
    click(view.page.top.choose)
    inputs = plan_inputs(workspace.reader, workspace.when().today)
    past = own_weeks(workspace.reader, inputs.today)
    likely = forecast(plan_of(inputs), inputs.calendar, inputs.today, *past).p50
    assert likely is not None
    day = f"likely by {short_day(likely, year=True)}"
    assert day in said
    assert day in view.page.top.ahead.text(), "chosen, it is the same day"
    view.show_role("data-scientist")
    other = catalog.steps_for(catalog.roles["data-scientist"], "junior")
    shared = {step.slug for step in steps} & {step.slug for step in other}
    before = view.page.top.ahead.text()
    assert before.startswith(f"{len(other)} steps, {len(shared)} of them you already have. ")
    click(view.page.top.as_second)
    added = len(other) - len(shared)
    assert view.page.top.message.text() == (
        f"{added} steps came in. {len(shared)} were there already."
    )


def test_what_is_settled_is_not_ahead(view: RolesView, workspace: Workspace) -> None:
    click(view.page.top.choose)
    assert view.page.top.ahead.text().startswith("0 of ")
    first = queries.by_slug(workspace.reader, Item, ["set-up-python"])["set-up-python"]
    workspace.call(items.finish, item=first.id, when=workspace.when())
    assert view.page.top.ahead.text().startswith("1 of ")


def test_start_and_target_are_chosen_with_the_role(view: RolesView, workspace: Workspace) -> None:
    top = view.page.top
    click(top.dates)
    assert not top.days.keep.isVisible()
    top.days.has_start.setChecked(True)
    top.days.start.set_day(date(2026, 9, 1))
    top.days.has_target.setChecked(True)
    top.days.target.set_day(date(2027, 6, 30))
    click(top.choose)
    chosen = role(workspace, "ai-engineer")
    assert (chosen.start, chosen.target) == (date(2026, 9, 1), date(2027, 6, 30))
    assert "to be done by" in top.ahead.text()


def test_days_of_a_chosen_role_change_and_go(view: RolesView, workspace: Workspace) -> None:
    top = view.page.top
    click(top.choose)
    click(top.dates)
    top.days.has_target.setChecked(True)
    top.days.target.set_day(date(2027, 1, 31))
    click(top.days.keep)
    assert role(workspace, "ai-engineer").target == date(2027, 1, 31)
    click(top.dates)
    assert top.days.has_target.isChecked()
    top.days.has_target.setChecked(False)
    click(top.days.keep)
    assert role(workspace, "ai-engineer").target is None
    workspace.undo()
    assert "To be done by" in top.ahead.text()


def test_days_the_wrong_way_round_are_refused_in_words(
    view: RolesView, workspace: Workspace, qtbot: QtBot
) -> None:
    top = view.page.top
    click(top.choose)
    click(top.dates)
    top.days.has_start.setChecked(True)
    top.days.start.set_day(date(2027, 1, 2))
    top.days.has_target.setChecked(True)
    top.days.target.set_day(date(2027, 1, 1))
    with qtbot.waitSignal(workspace.refused):
        click(top.days.keep)
    assert role(workspace, "ai-engineer").target is None


def test_leaving_says_what_went_and_undo_brings_it_back(
    view: RolesView, workspace: Workspace
) -> None:
    click(view.page.top.choose)
    had = queries.counts(workspace.reader)
    first = queries.by_slug(workspace.reader, Item, ["set-up-python"])["set-up-python"]
    workspace.call(items.finish, item=first.id, when=workspace.when())
    total = len(queries.once_each(queries.outline(workspace.reader)))
    click(view.page.top.leave)
    said = view.page.top.message.text()
    assert said.startswith(f"You have left it, and {total - 1} steps")
    assert "1 stay" in said
    assert view.page.top.choose.hasFocus()
    assert not view.page.top.leave.isVisible()
    assert role(workspace, "ai-engineer").standing is None
    assert view.cards.cards["ai-engineer"].note() == ""
    workspace.undo()
    assert role(workspace, "ai-engineer").standing is Standing.PRIMARY
    assert queries.counts(workspace.reader)["item"] == had["item"]
    assert not view.page.top.message.isVisible()


def test_a_role_of_ones_own_becomes_primary_is_left_and_chosen_again(
    view: RolesView, workspace: Workspace
) -> None:
    click(view.page.top.choose)
    own = workspace.call(roles.add_role, title="Robotics engineer", when=workspace.when())
    view.show_role(own.id.hex)
    click(view.page.top.make_primary)
    standing = {one.title: one.standing for one in queries.chosen_roles(workspace.reader)}
    assert standing == {
        "Robotics engineer": Standing.PRIMARY,
        "AI engineer": Standing.SECONDARY,
    }
    click(view.page.top.leave)
    assert [one.title for one in queries.chosen_roles(workspace.reader)] == ["AI engineer"]
    click(view.page.top.choose)
    assert queries.chosen_roles(workspace.reader)[0].title == "Robotics engineer"


def test_making_primary_keeps_the_rung_and_brings_nothing_in(
    view: RolesView, workspace: Workspace
) -> None:
    click(view.page.top.choose)
    view.show_role("data-scientist")
    click(view.page.top.as_second)
    had = queries.counts(workspace.reader)["item"]
    click(view.page.top.make_primary)
    assert role(workspace, "data-scientist").standing is Standing.PRIMARY
    assert queries.counts(workspace.reader)["item"] == had


def test_costs_are_summed_as_they_are_ticked(view: RolesView) -> None:
    view.show_role("ai-specialist")
    view.page.show_tab("entry")
    boxes = {box.words().split(":")[0]: box for box in view.page.findChildren(CheckRow)}

    def total() -> str:
        assert view.page._page is not None
        labels = [label.text() for label in view.page._page.findChildren(PlainLabel)]
        (found,) = [words for words in labels if words.startswith("Ticked for")]
        return found.split(": ")[1]

    assert "0–200,000 and more US dollars" in boxes["Degree"].words()
    assert total() == "0–1,000 US dollars"
    boxes["Degree"].click()
    assert total() == "0–201,000 US dollars and more"
    boxes["Degree"].click()
    boxes["Computing time"].click()
    assert total() == "0–500 US dollars"
    view.page.show_tab("overview")
    view.page.show_tab("entry")
    assert total() == "0–500 US dollars"
    assert view.state()["costs"] == {"Degree": False, "Computing time": False}


def test_pay_has_its_place_and_whom_the_document_names_where_it_does(view: RolesView) -> None:
    view.show_role("ai-engineer")
    for tab in ("overview", "ladder"):
        view.page.show_tab(tab)
        seen = words_of(view.page)
        assert "Junior, Mid, Senior: major tech hubs" in seen
        assert "Average: growth “very high”; the document names Glassdoor" in seen
        assert seen.count("Glassdoor") == (1 if tab == "overview" else 2)  # the outlook's


def test_our_own_hours_stand_beside_the_times_of_the_sources(
    view: RolesView, workspace: Workspace
) -> None:
    view.show_role("ai-specialist")
    view.page.show_tab("entry")
    seen = words_of(view.page)
    catalog = workspace.catalog
    for rung in ("junior", "mid", "senior"):
        count = len(catalog.steps_for(catalog.roles["ai-specialist"], rung))
        assert f"{count} of {count} steps" in seen
    assert "Typical: 6–9 months" in seen
    assert "from first exploring" in seen
    assert "Fastest: 4 months" in seen
    assert "career change guide 2026, 2026" not in seen
    view.show_role("data-analyst")
    seen = words_of(view.page)
    assert catalog.roles["data-analyst"].page.times.none in seen
    assert "What our own roadmap still needs" in seen


def test_what_belongs_to_a_role_can_be_asked_for(view: RolesView) -> None:
    asked: list[object] = []
    view.go.connect(asked.append)
    click(view.quiz_button)
    click(view.page.top.choose)
    for link in (view.page.top.selfcheck, view.page.top.plan, view.page.top.apply):
        click(link)
    places = ("guide_check", "guide_plans", "guide_apply")
    of_the_role = [Destination(place, "role", "ai-engineer") for place in places]
    assert asked == [Destination("guide_quiz"), *of_the_role]


def test_the_tab_in_sight_alone_is_built(view: RolesView) -> None:
    view.page.show_tab("overview")
    first = view.page._page
    view.page.top.show_buttons()
    view.refresh(None)
    assert view.page._page is first  # nothing that it shows has changed
    view.page.show_tab("questions")
    assert view.page._page is not first
