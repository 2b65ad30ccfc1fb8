"""Another rung of a role: what the catalogue brings to the plan before anything is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pathtracker.actions import items, learner, roles
from pathtracker.app.clock import Clock
from pathtracker.app.theme import Theme
from pathtracker.app.timeline.view import TimelineView
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Item, Role, Rung
from pathtracker.core.whatif import WhatIf, what_if
from pathtracker.paths import Places
from pathtracker.reports.role_plans import brought_by
from pathtracker.store import Store, queries
from pathtracker.store.planning import plan_inputs, planned_role

TODAY = date(2026, 11, 19)


@pytest.fixture
def chosen(quick_folder: Path, theme: Theme) -> Iterator[Workspace]:
    """Somebody with seven hours a week who has chosen the AI engineer, junior."""
    places = Places(quick_folder)
    workspace = Workspace(Store.open(places.data_file), places, Clock(TODAY))
    workspace.call(learner.set_weekdays, minutes=(60,) * 7)
    workspace.call(roles.choose, catalog=workspace.catalog, role="ai-engineer")
    yield workspace
    workspace.close()


def _role(workspace: Workspace) -> Role:
    role = planned_role(workspace.reader)
    assert role is not None
    return role


def _brought(workspace: Workspace, rung: Rung) -> set[str]:
    """What a rung would bring, by the titles it then has."""
    inputs = plan_inputs(workspace.reader, TODAY)
    more = brought_by(workspace.reader, workspace.catalog, _role(workspace), rung, inputs).tasks
    return {str(task.id) for task in more}


def test_the_same_rung_brings_nothing(chosen: Workspace) -> None:
    assert _brought(chosen, Rung.JUNIOR) == set()


def test_it_brings_as_much_as_choosing_the_rung_does(chosen: Workspace) -> None:
    reader = chosen.reader
    inputs = plan_inputs(reader, TODAY)
    more = brought_by(reader, chosen.catalog, _role(chosen), Rung.MID, inputs).tasks
    asked = what_if(inputs, WhatIf(rung=Rung.MID, more=more))
    chosen.call(roles.choose, catalog=chosen.catalog, role="ai-engineer", rung=Rung.MID)
    real = plan_inputs(reader, TODAY)
    assert len(inputs.tasks) + len(more) == len(real.tasks)
    assert asked.minutes == sum(task.minutes for task in real.tasks)


def test_what_is_done_already_is_not_brought_again(chosen: Workspace) -> None:
    many = len(_brought(chosen, Rung.SENIOR))
    chosen.call(roles.choose, catalog=chosen.catalog, role="ai-engineer", rung=Rung.MID)
    own = [item for item in queries.all_of(chosen.reader, Item) if item.slug]
    chosen.call(items.finish, item=own[-1].id)
    assert len(_brought(chosen, Rung.SENIOR)) < many


def test_the_rung_is_tried_and_applied(chosen: Workspace, qtbot: QtBot) -> None:
    view = TimelineView(chosen)
    qtbot.addWidget(view)
    tools = view.tools
    view.resize(1100, 600)
    view.show()
    qtbot.waitUntil(lambda: tools.forecasting.now is not None)
    now = tools.forecasting.now
    tools.trying._climb(Rung.MID)
    qtbot.waitUntil(lambda: tools.forecasting.tried is not None)
    tried = tools.forecasting.tried
    tools.trying.apply()
    qtbot.waitUntil(lambda: not tools.busy and not view.busy)
    assert _role(chosen).rung is Rung.MID
    assert now is not None
    assert tried is not None
    assert now.p50 is not None
    assert tried.p50 is not None
    assert tried.p50 > now.p50
    assert tools.forecasting.now is not None
    assert tools.forecasting.now.p50 == tried.p50
    assert view.contents.inputs is not None
