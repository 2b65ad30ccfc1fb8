"""A small plan, shown in the view."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from timeline_learner import TODAY, Learner, shown

from pathtracker.app.clock import Clock
from pathtracker.app.theme import Theme
from pathtracker.app.timeline.view import TimelineView
from pathtracker.app.workspace import Workspace
from pathtracker.paths import Places
from pathtracker.store import Store


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme()
    theme.apply(qapp, "light", reduced_motion=True)
    return theme


@pytest.fixture
def workspace(quick_folder: Path, qapp: QApplication, theme: Theme) -> Iterator[Workspace]:
    places = Places(quick_folder)
    workspace = Workspace(Store.open(places.data_file), places, Clock(TODAY))
    yield workspace
    workspace.close()


@pytest.fixture
def learner(workspace: Workspace) -> Learner:
    """Read, write (after it), check (after that); then ship, watch. Two hours a day."""
    learner = Learner(workspace)
    learner.begin()
    return learner


@pytest.fixture
def view(learner: Learner, qtbot: QtBot) -> TimelineView:
    return shown(learner.workspace, qtbot)
