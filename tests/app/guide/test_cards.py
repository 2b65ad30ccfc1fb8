"""The cards for what was skipped, in the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from guide_help import click, press, words
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pathtracker.actions.learner import set_backgrounds, set_hours_a_week
from pathtracker.actions.roles import choose
from pathtracker.app.guide.cards import NextCards
from pathtracker.app.main import build_window
from pathtracker.app.roles.view import RolesView
from pathtracker.app.settings import Settings, read_settings
from pathtracker.app.window import MainWindow
from pathtracker.app.workspace import Workspace


@pytest.fixture
def settings() -> Settings:
    return Settings(theme="light", reduced_motion=True)


@pytest.fixture
def window(workspace: Workspace, settings: Settings, qtbot: QtBot) -> Iterator[MainWindow]:
    window = build_window(workspace, settings)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


def shown(window: MainWindow) -> list[str]:
    cards = window.findChild(NextCards)
    assert cards is not None
    return [name for name, card in cards.cards.items() if card.isVisible()]


def card(window: MainWindow, name: str):  # type: ignore[no-untyped-def]
    return window.findChild(NextCards).cards[name]


def test_what_was_skipped_waits_above_the_first_page_only(
    window: MainWindow, workspace: Workspace
) -> None:
    assert window.place() == "first_run"
    assert shown(window) == []
    window.view.look_around()  # type: ignore[union-attr]
    assert window.place() == "roadmap"
    assert shown(window) == ["role", "time", "check", "about"]
    window.go("skills")
    assert shown(window) == []
    window.go("roadmap")
    click(card(window, "about").title)
    assert window.place() == "guide_about"


def test_an_answer_takes_its_card_away_and_undo_brings_it_back(
    window: MainWindow, workspace: Workspace
) -> None:
    window.view.look_around()  # type: ignore[union-attr]
    workspace.do(set_hours_a_week, hours=5)
    assert "time" not in shown(window)
    workspace.undo()
    assert "time" in shown(window)


def test_one_that_is_put_away_stays_away(
    window: MainWindow, workspace: Workspace, settings: Settings, qtbot: QtBot
) -> None:
    window.view.look_around()  # type: ignore[union-attr]
    click(card(window, "check").close_button)
    assert shown(window) == ["role", "time", "about"]
    again = build_window(workspace, read_settings(workspace.places.settings_file))
    qtbot.addWidget(again)
    again.resize(1440, 900)
    again.go("roadmap")
    again.show()
    assert shown(again) == ["role", "time", "about"]


def test_who_skipped_nothing_is_asked_nothing(window: MainWindow, workspace: Workspace) -> None:
    workspace.do(choose, catalog=workspace.catalog, role="ai-engineer")
    window.go("roadmap")
    assert shown(window) == []


def test_levels_wait_once_a_background_is_known(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    window.findChild(NextCards).wait_for(["levels"])  # type: ignore[union-attr]
    window.go("roadmap")
    assert shown(window) == []
    workspace.do(set_backgrounds, backgrounds=("care",))
    assert shown(window) == ["levels"]
    click(card(window, "levels").title)
    assert window.place() == "guide_about"
    page = window.view
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().value() > 0)  # type: ignore[union-attr]
    assert any(one.hasFocus() for one in page.level.levels.cards)  # type: ignore[union-attr]


def test_a_newer_catalogue_says_so_until_it_is_put_away(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.do(choose, catalog=workspace.catalog, role="ai-engineer")
    workspace.catalog = replace(workspace.catalog, version=workspace.catalog.version + 1)
    window.go("roadmap")
    qtbot.waitUntil(lambda: shown(window) == ["updates"])
    click(card(window, "updates").close_button)
    assert shown(window) == []


def test_the_keyboard_is_at_what_comes_next_in_the_quiz(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    window.go("guide_quiz")
    press(Qt.Key.Key_Space)  # Begin
    press(Qt.Key.Key_2, Qt.Key.Key_Return)
    window.go("roadmap")
    window.go("guide_quiz")
    press(Qt.Key.Key_1)
    assert list(window.view.answers.values()) == [1, 0]  # type: ignore[union-attr]


def test_a_role_page_leads_to_quiz_check_plans_and_applying(
    window: MainWindow, workspace: Workspace
) -> None:
    workspace.do(choose, catalog=workspace.catalog, role="ai-specialist")
    window.go("roles")
    roles = window.view
    assert isinstance(roles, RolesView)
    roles.quiz_button.click()
    assert window.place() == "guide_quiz"
    roles.show_role("data-analyst")
    roles.page.top.selfcheck_wanted.emit()
    assert window.place() == "guide_check"
    assert "Data analyst" in words(window.view)  # type: ignore[arg-type]
    roles.show_role("ai-specialist")
    roles.page.top.plan_wanted.emit()
    assert window.place() == "guide_plans"
    assert "Weeks 1 to 3" in words(window.view)  # type: ignore[arg-type]
    roles.page.top.apply_wanted.emit()
    assert window.place() == "guide_apply"
    assert "AI specialist" in words(window.view)  # type: ignore[arg-type]


def test_every_page_can_be_run_from_the_palette(window: MainWindow) -> None:
    pages = ["quiz", "about", "check", "plans", "offline", "apply", "updates"]
    offered = {offer.name for offer in window.commands.offers()}
    for page in pages:
        assert f"guide_{page}" in offered
        window.commands.run(f"guide_{page}")
        assert window.place() == f"guide_{page}"
