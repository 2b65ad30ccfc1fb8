"""A page for tests of the window around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from pathtracker.app.live import LiveView
from pathtracker.app.workspace import Workspace
from pathtracker.store import Change


class PlainView(LiveView):
    """Shows nothing, but says what it was told and what is selected."""

    kinds = frozenset({"item"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.told: list[Change | None] = []
        self.chosen: list[UUID] = []

    def refresh(self, change: Change | None) -> None:
        self.told.append(change)

    def shows(self) -> Mapping[str, Callable[..., object]]:
        return dict.fromkeys(("item", "track", "role", "skill"), lambda _: None)

    def selected_items(self) -> list[UUID]:
        return self.chosen

    def state(self) -> dict[str, object]:
        return {"visits": len(self.told)}
