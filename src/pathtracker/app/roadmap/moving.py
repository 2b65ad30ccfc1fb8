"""Where steps go that are moved up or down by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from pathtracker.app.roadmap.model import RoadmapModel
from pathtracker.app.roadmap.outline import Places

Target = tuple[UUID, UUID | None]
"""A phase, and the place in it to stand before; None for its end."""


def target(
    rows: RoadmapModel, order: Places, places: Sequence[UUID], direction: int
) -> Target | None:
    """Where the block of `places` (from top to bottom) goes when it moves one row up or down among
    the steps in sight, across phases. None at either end."""
    phases = [head.id for head in rows.heads()]
    where = {row.key: phase for phase in phases for row in rows.steps_in(phase)}
    edge = places[0] if direction < 0 else places[-1]
    phase = where[edge]
    others = [row.key for row in rows.steps_in(phase) if row.key not in places or row.key == edge]
    at = others.index(edge) + direction
    if 0 <= at < len(others):
        neighbour = others[at]
        if direction < 0:
            return phase, neighbour
        return phase, _after(order[phase], neighbour, places)
    beyond = phases.index(phase) + direction
    if not 0 <= beyond < len(phases):
        return None
    if direction < 0:
        return phases[beyond], None
    return phases[beyond], next((row.key for row in rows.steps_in(phases[beyond])), None)


def _after(order: Sequence[UUID], place: UUID, moved: Sequence[UUID]) -> UUID | None:
    """What follows a place and is not moved itself."""
    return next((known for known in order[order.index(place) + 1 :] if known not in moved), None)
