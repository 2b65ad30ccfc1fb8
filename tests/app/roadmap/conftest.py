"""A small roadmap of two phases, shown in the view."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from roadmap_learner import TODAY, Learner, shown

from pathtracker.actions import items
from pathtracker.actions.skills import add_skill
from pathtracker.app.roadmap import RoadmapView
from pathtracker.app.workspace import Workspace


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def learner(workspace: Workspace) -> Learner:
    """Foundations: four done, one known, one open. Ship: an active one, one that waits, others."""
    learner = Learner(workspace)
    learner.role("AI engineer", "Foundations", "Ship")
    workspace.call(add_skill, name="SQL")
    learner.add(
        "Foundations", "Loops 2h", "Functions 2h", "Files 1h", "Tests 3h", "Set up", "Types"
    )
    learner.add("Ship", "Serve it 4h", "Pack it 5h after Serve it", "Watch it 2h by 12 Dec")
    learner.add("Ship", "Ask a table 1h30 #sql")
    for title in ("Loops", "Functions", "Files", "Tests"):
        learner.do(items.finish, title)
    learner.do(items.know, "Set up")
    learner.do(items.start, "Serve it")
    return learner


@pytest.fixture
def view(learner: Learner, qtbot: QtBot) -> RoadmapView:
    return shown(learner.workspace, qtbot)
