"""A learner for the tests of the roadmap view, who does everything through actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from pytestqt.qtbot import QtBot

from pathtracker.actions import steps
from pathtracker.actions.roles import add_role
from pathtracker.app.roadmap import RoadmapView
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Role, Track
from pathtracker.core.quickadd import understand
from pathtracker.store import queries

TODAY = date(2026, 11, 19)


@dataclass
class Learner:
    """Makes things through actions, and finds them by title."""

    workspace: Workspace
    ids: dict[str, UUID] = field(default_factory=dict)

    def role(self, title: str, *phases: str) -> Role:
        track = self.roadmap(title, *phases)
        return self.workspace.call(add_role, title=title, tracks=(track.id,))

    def roadmap(self, title: str, *phases: str) -> Track:
        track = self.workspace.call(steps.add_roadmap, title=title, phases=phases)
        for phase in queries.phases(self.workspace.reader, track.id):
            self.ids[phase.title] = phase.id
        return track

    def add(self, phase: str, *lines: str) -> None:
        for line in lines:
            wanted = understand(line, today=TODAY)
            item = self.workspace.call(steps.add, wanted=wanted, phase=self.ids[phase])
            self.ids[wanted.title] = item.id

    def do(self, action: Callable[..., object], title: str, **more: object) -> None:
        self.workspace.call(action, item=self.ids[title], **more)

    def place(self, title: str) -> UUID:
        return queries.memberships(self.workspace.reader, item=self.ids[title])[0].id


def shown(workspace: Workspace, qtbot: QtBot) -> RoadmapView:
    view = RoadmapView(workspace)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    qtbot.waitExposed(view)
    return view


def titles(view: RoadmapView) -> dict[str, list[str]]:
    """What stands in each phase."""
    rows, found = view.rows, {}
    for at in range(rows.rowCount()):
        phase = rows.index(at, 0)
        found[phase.data()] = [
            rows.index(row, 0, phase).data() for row in range(rows.rowCount(phase))
        ]
    return found
