"""The ready plans."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from guide_help import click, press, words
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pathtracker.app.guide.plans import PlansPage
from pathtracker.app.places import Destination
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Item
from pathtracker.store import queries


def test_the_first_month_from_the_next_monday(
    shown: Callable[..., PlansPage], workspace: Workspace, qtbot: QtBot
) -> None:
    page = shown(PlansPage)
    card = page.cards["first-month"]
    assert "23" in card.start.text()
    click(card.start)
    (track,) = queries.tracks(workspace.reader)
    assert track.slug == "first-month"
    pinned = {item.pinned for item in queries.all_of(workspace.reader, Item)} - {None}
    assert min(pinned) == date(2026, 11, 23)
    assert card.go_on.isVisible()
    assert not card.start.isVisible()
    with qtbot.waitSignal(page.go) as wanted:
        click(card.go_on)
    assert wanted.args == [Destination("roadmap", "track", track.id)]
    workspace.undo()
    assert card.start.isVisible()


def test_only_mondays_can_be_chosen(shown: Callable[..., PlansPage]) -> None:
    monday = shown(PlansPage).cards["first-month"].monday
    found = [monday.monday()]
    click(monday.before)
    found.append(monday.monday())
    assert not monday.before.isEnabled()
    monday.setFocus()
    for _ in range(5):
        click(monday.after)
        found.append(monday.monday())
    assert {day.weekday() for day in found} == {0}
    assert min(found) == date(2026, 11, 16)  # this week's, which is not over
    monday.after.setFocus()
    press(Qt.Key.Key_Left)
    assert monday.monday().weekday() == 0


def test_what_a_plan_holds_is_shown_before(shown: Callable[..., PlansPage]) -> None:
    page = shown(PlansPage)
    card = page.cards["validate-build-apply"]
    click(card.holds)
    for phase in page.workspace.catalog.plans[card.slug].phases:
        assert phase.title in words(card)
        assert page.workspace.catalog.steps[phase.steps[0]].title in words(card)


def test_the_year_of_a_source_is_said_once(shown: Callable[..., PlansPage]) -> None:
    said = words(shown(PlansPage))
    assert "How to become an AI specialist: career change guide 2026\n" in said
    assert "2026, 2026" not in said


def test_a_plan_says_for_whom_it_is_and_those_for_everybody_come_first(
    shown: Callable[..., PlansPage],
) -> None:
    page = shown(PlansPage)
    assert next(iter(page.cards)) == "first-month"
    assert "Made for: every role" in words(page.cards["first-month"])
    assert "Made for: AI specialist" in words(page.cards["validate-build-apply"])


def test_a_role_opens_the_plan_made_for_it(shown: Callable[..., PlansPage]) -> None:
    page = shown(PlansPage)
    page.show_role("ai-specialist")
    assert page.cards["validate-build-apply"].phases.isVisible()
