"""A learner for the tests of the timeline, who does everything through actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from pathtracker.actions import learner, steps
from pathtracker.actions.roles import add_role
from pathtracker.app.timeline.pointing import Grip
from pathtracker.app.timeline.view import TimelineView
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Item
from pathtracker.core.quickadd import understand
from pathtracker.store import queries

TODAY = date(2026, 11, 19)
"""A Thursday."""


@dataclass
class Learner:
    """Has two hours on every day. Makes things through actions, and finds them by title."""

    workspace: Workspace
    ids: dict[str, UUID] = field(default_factory=dict)

    def begin(self) -> None:
        self.workspace.call(learner.set_weekdays, minutes=(120,) * 7)
        self.roadmap("Engineer", "First", "Second")
        self.add("First", "Read 4h", "Write 4h after Read", "Check 2h after Write")
        self.add("Second", "Ship 6h", "Watch 2h by 30 Nov")

    def roadmap(self, title: str, *phases: str) -> None:
        track = self.workspace.call(steps.add_roadmap, title=title, phases=phases)
        self.workspace.call(add_role, title=f"{title} role", tracks=(track.id,))
        for phase in queries.phases(self.workspace.reader, track.id):
            self.ids[phase.title] = phase.id

    def add(self, phase: str, *lines: str) -> None:
        for line in lines:
            wanted = understand(line, today=TODAY)
            item = self.workspace.call(steps.add, wanted=wanted, phase=self.ids[phase])
            self.ids[wanted.title] = item.id

    def do(self, action: Callable[..., object], which: str, **more: object) -> None:
        self.workspace.call(action, item=self.ids[which], **more)

    def item(self, title: str) -> Item:
        return self.workspace.reader.get(Item, self.ids[title])


def settle(view: TimelineView, qtbot: QtBot) -> None:
    """Until the plan that was asked for is shown."""
    qtbot.waitUntil(lambda: not view.busy)


def shown(workspace: Workspace, qtbot: QtBot) -> TimelineView:
    view = TimelineView(workspace)
    qtbot.addWidget(view)
    view.resize(1100, 600)
    view.show()
    qtbot.waitExposed(view)
    settle(view, qtbot)
    return view


def titles(view: TimelineView) -> list[str]:
    """The rows, from top to bottom."""
    return [row.title for row in view.chart.scene.rows]


def days(view: TimelineView, learner: Learner, title: str) -> tuple[int, int]:
    """The days of an item in the chart, counted from today."""
    span = view.chart.scene.schedule.spans[learner.ids[title]]
    today = TODAY.toordinal()
    return span.start - today, span.finish - today


def place(view: TimelineView, learner: Learner, title: str, grip: Grip) -> QPoint:
    """Where in the chart an item can be taken hold of."""
    chart = view.chart
    at = chart.scene.row_of[learner.ids[title]]
    frame = chart.frame()
    bar = frame.bar(chart.scene.schedule.spans[learner.ids[title]], at)
    x = {
        Grip.MOVE: bar.left() + 5,
        Grip.RESIZE: bar.right() - 2,
        Grip.LINK: bar.right() + 6,
        Grip.PIN: bar.right() + 20,
    }[grip]
    return QPoint(round(x), round(bar.center().y()))
