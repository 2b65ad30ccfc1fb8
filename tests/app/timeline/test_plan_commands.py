"""The plan from menus, palette and preferences, in the real window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from timeline_learner import Learner

from pathtracker.app.main import build_window
from pathtracker.app.plan_tools.view import TimeView
from pathtracker.app.preferences.view import PreferencesView
from pathtracker.app.settings import Settings
from pathtracker.app.timeline.view import TimelineView
from pathtracker.app.window import MainWindow
from pathtracker.core.model import Baseline
from pathtracker.store import queries


@pytest.fixture
def window(learner: Learner, qtbot: QtBot) -> Iterator[MainWindow]:
    window = build_window(learner.workspace, Settings.model_validate({"view": "roadmap"}))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    view = window.view
    if isinstance(view, TimelineView):
        qtbot.waitUntil(lambda: not view.tools.busy)


def test_when_there_is_time_is_reached_from_everywhere(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.run("time")
    assert isinstance(window.view, TimeView)
    window.go("preferences")
    assert isinstance(window.view, PreferencesView)
    window.view.learner.more.click()
    assert window.place() == "time"
    window.go("timeline")
    assert isinstance(window.view, TimelineView)
    _entry(window.view.tools.out.menu(), "When I have time")
    assert window.place() == "time"
    names = [offer.name for offer in window.commands.offers()]
    assert {"time", "plan_keep", "plan_pdf", "plan_png", "plan_ics", "plan_print"} <= set(names)


def test_the_plan_is_kept_from_a_command_once_there_is_one(
    window: MainWindow, learner: Learner, qtbot: QtBot
) -> None:
    window.commands.run("plan_keep")
    reader = learner.workspace.reader
    qtbot.waitUntil(lambda: len(queries.all_of(reader, Baseline)) == 1)
    (kept,) = queries.all_of(reader, Baseline)
    assert kept.title == "Plan of 19 Nov"
    assert {one.item_id for one in kept.plan} >= {learner.ids["Read"], learner.ids["Watch"]}


def _entry(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()
