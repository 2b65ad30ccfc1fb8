"""The view and the command line say the same of every role on every day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from pathtracker.actions import roles
from pathtracker.app.gaps.model import Column
from pathtracker.app.gaps.view import GapsView
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Rung
from pathtracker.sample import fill_sample
from pathtracker.store import queries

Typed = Callable[..., Any]


@pytest.fixture
def lived(workspace: Workspace, qtbot: QtBot, today: date) -> GapsView:
    """The view of the sample learner, who has also chosen a role at another rung."""
    fill_sample(workspace.store, catalog=workspace.catalog, size="usual", when=workspace.when())
    workspace.call(roles.choose, catalog=workspace.catalog, role="data-analyst", rung=Rung.SENIOR)
    view = GapsView(workspace)
    qtbot.addWidget(view)
    view.resize(1264, 860)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_window_and_command_line_say_the_same_of_every_role_and_day(
    lived: GapsView, workspace: Workspace, typed: Typed, today: date
) -> None:
    chosen = queries.chosen_roles(workspace.reader)
    assert len({role.rung for role in chosen}) > 1
    for role in chosen:
        lived.show_role(role.id)
        for days in (0, 1, 20, 60, 150, 700):
            day = today - timedelta(days=days)
            lived.look_at(day)
            said, shown = typed("gap", role.slug, "--on", day.isoformat()), lived.reading
            assert (said["role"], said["rung"]) == (role.slug, role.rung)
            assert said["readiness"]["claimed"] == shown.both.claimed.share
            assert said["readiness"]["proven"] == shown.both.proven.share
            of_window = {line.name: line for line in shown.lines}
            assert len(said["skills"]) == lived.model.rowCount() == len(of_window)
            for one in said["skills"]:
                (line,) = [line for line in shown.lines if line.slug == one["slug"]]
                row = lived.model.row_of(line.id)
                closes = lived.model.words(line, Column.CLOSES)
                assert (one["required"], one["importance"]) == line.gap.need[1:3]
                assert (one["claimed"], one["proven"]) == (
                    line.gap.level.claimed,
                    line.gap.level.proven,
                )
                titles = [closing["title"] for closing in one["closes_with"]]
                assert titles == [closing.title for closing in line.gap.closes_with]
                assert row is not None
                if titles:
                    assert titles[0] in closes
