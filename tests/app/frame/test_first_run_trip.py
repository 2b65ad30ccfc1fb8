"""The first sheet in the whole window: left for the quiz and the roles, ended by force, back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from pathtracker.actions.learner import learner
from pathtracker.app.first_run.view import FirstRunView
from pathtracker.app.guide.quiz import QuizPage
from pathtracker.app.main import build_window
from pathtracker.app.roles.view import RolesView
from pathtracker.app.settings import Settings, read_settings
from pathtracker.app.theme import Theme
from pathtracker.app.widgets.strip import Strip
from pathtracker.app.window import MainWindow
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Rung
from pathtracker.store import queries


def opened(workspace: Workspace, qtbot: QtBot, settings: Settings | None = None) -> MainWindow:
    window = build_window(workspace, settings or Settings())
    qtbot.addWidget(window)
    window.resize(1280, 820)
    window.show()
    return window


@pytest.fixture
def window(workspace: Workspace, theme: Theme, qtbot: QtBot) -> MainWindow:
    return opened(workspace, qtbot)


def sheet(window: MainWindow) -> FirstRunView:
    assert isinstance(window.view, FirstRunView)
    return window.view


def way_back(window: MainWindow) -> Strip:
    [strip] = [one for one in window.findChildren(Strip) if "first plan" in one.words.text()]
    return strip


def answer(window: MainWindow, qtbot: QtBot) -> None:
    page = sheet(window)
    qtbot.mouseClick(page.role.cards["data-analyst"], Qt.MouseButton.LeftButton)
    field = page.time.hours
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "11")


def test_help_me_choose_leads_back_with_everything(window: MainWindow, qtbot: QtBot) -> None:
    answer(window, qtbot)
    qtbot.mouseClick(sheet(window).role.help_link, Qt.MouseButton.LeftButton)
    assert isinstance(window.view, QuizPage)
    qtbot.mouseClick(window.view.back, Qt.MouseButton.LeftButton)
    assert isinstance(window.view, RolesView)
    assert way_back(window).isVisible()
    qtbot.mouseClick(way_back(window).link, Qt.MouseButton.LeftButton)
    page = sheet(window)
    assert not way_back(window).isVisible()
    assert page.role.role() == "data-analyst"
    assert page.time.hours_a_week() == 11


def test_a_role_that_is_chosen_elsewhere_comes_into_the_sheet(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    answer(window, qtbot)
    qtbot.mouseClick(sheet(window).role.all_link, Qt.MouseButton.LeftButton)
    window.open_role("mlops-engineer")
    assert isinstance(window.view, RolesView)
    window.view.choose(Rung.MID, False)
    page = sheet(window)
    assert (page.role.role(), page.role.rung()) == ("mlops-engineer", Rung.MID)
    assert page.time.hours_a_week() == 11
    page.make_plan()
    [role] = queries.chosen_roles(workspace.reader)
    assert (role.slug, role.rung) == ("mlops-engineer", Rung.MID)
    assert learner(workspace.reader).week_hours == 11
    assert not way_back(window).isVisible()


def test_what_was_answered_survives_the_end_of_the_program_by_force(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    answer(window, qtbot)
    page = sheet(window)
    page.role.rungs.findChildren(QPushButton)[1].click()
    page.about.set_skipped(False)
    next(iter(page.about.backgrounds.buttons.values())).click()
    page.check.set_skipped(False)
    first = next(iter(page.check.rows.values())).slider
    qtbot.keyClick(first, Qt.Key.Key_2)
    page.start.monday.click()
    # Nothing closes the window: what is on the disk now is all there is.
    again = opened(workspace, qtbot, read_settings(workspace.places.settings_file))
    other = sheet(again)
    assert other.state() == page.state()
    assert other.role.role() == "data-analyst"
    assert other.role.rung() is Rung.MID
    assert other.time.hours_a_week() == 11
    assert other.about.told() == page.about.told() != ((), ())
    assert other.check.levels() == page.check.levels() != {}
    assert other.start.day() == page.start.day()


def test_the_sheet_comes_first_until_there_is_a_plan(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    sheet(window).look_around()
    window.go("roles")
    window.keep()
    again = opened(workspace, qtbot, read_settings(workspace.places.settings_file))
    sheet(again).make_plan()
    again.keep()
    settings = read_settings(workspace.places.settings_file)
    assert settings.views["first_run"] == {}
    assert opened(workspace, qtbot, settings).place() == "roadmap"


def test_answers_of_the_quiz_are_kept_at_once(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    window.go("guide_quiz")
    assert isinstance(window.view, QuizPage)
    window.view.start()
    window.view._take(0)
    kept = read_settings(workspace.places.settings_file).views["guide_quiz"]
    assert kept["answers"] == window.view.answers != {}


@pytest.mark.parametrize(
    "kept",
    [
        {"role": 7, "time": [], "start": None},
        {"role": {"role": "gone", "rung": "king"}, "time": {"week": ["x"] * 7, "mode": 3}},
        {"check": {"often": {"python": 99}}, "start": {"day": "yesterday"}, "about": "x"},
    ],
)
def test_damaged_answers_are_passed_over(
    workspace: Workspace, qtbot: QtBot, kept: dict[str, object]
) -> None:
    window = opened(workspace, qtbot, Settings(views={"first_run": kept}))
    assert sheet(window).role.role() is not None
    assert sheet(window).time.hours_a_week() == 7
