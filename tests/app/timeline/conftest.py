"""A small plan, shown in the view."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from timeline_learner import TODAY, Learner, shown

from pathtracker.app.timeline.view import TimelineView
from pathtracker.app.workspace import Workspace


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def learner(workspace: Workspace) -> Learner:
    """Read, write (after it), check (after that); then ship, watch. Two hours a day."""
    learner = Learner(workspace)
    learner.begin()
    return learner


@pytest.fixture
def view(learner: Learner, qtbot: QtBot) -> TimelineView:
    return shown(learner.workspace, qtbot)
