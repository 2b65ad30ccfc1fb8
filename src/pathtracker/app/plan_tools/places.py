"""The page on when there is time, as a place of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pathtracker.app.window import Place
from pathtracker.app.workspace import Workspace

if TYPE_CHECKING:
    from pathtracker.app.live import LiveView

TIME = "time"


def time_place(workspace: Workspace, words: str) -> Place:
    """Built when first shown; it lies under the timeline."""

    def build() -> LiveView:
        from pathtracker.app.plan_tools.view import TimeView

        return TimeView(workspace)

    return Place(TIME, words, "clock", build, rail=False, under="timeline")
