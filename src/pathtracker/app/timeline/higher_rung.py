"""What a higher rung of a role brings: steps of the catalogue that are not in the plan yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from pathtracker.core.model import SATISFYING, Item, Role, Rung, Track
from pathtracker.core.plan import After, PlanInputs, Task
from pathtracker.core.work import minutes_left
from pathtracker.store import Reader, queries

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog


def tasks_of_rung(
    reader: Reader,
    catalog: Catalog,
    role: Role,
    rung: Rung,
    inputs: PlanInputs,
    stretch: float,
) -> tuple[Task, ...]:
    """The steps of all phases up to a rung that the plan doesn't hold and nobody has done.

    A role of the learner's own brings nothing.
    """
    entry = catalog.roles.get(role.slug or "")
    if entry is None:
        return ()
    places = dict(_places(catalog, entry.roadmaps, rung))
    known = queries.by_slug(reader, Item, places)
    tracks = queries.by_slug(reader, Track, entry.roadmaps)
    planned = {task.id for task in inputs.tasks}
    ids = {slug: known[slug].id if slug in known else _id(slug) for slug in places}
    found = []
    for slug, (roadmap, height) in places.items():
        item = known.get(slug)
        if ids[slug] in planned or (item is not None and item.state in SATISFYING):
            continue
        step = catalog.steps[slug]
        left = minutes_left(step.hours, item.known_share if item else 0.0, 0, stretch)
        found.append(
            Task(
                ids[slug],
                tracks[roadmap].id if roadmap in tracks else _id(roadmap),
                left,
                requires=tuple(After(ids[other]) for other in step.requires if other in ids),
                rung=height,
            )
        )
    return tuple(found)


def _places(
    catalog: Catalog, roadmaps: tuple[str, ...], rung: Rung
) -> Iterator[tuple[str, tuple[str, int]]]:
    """Each step with the roadmap it stands in first, and the height of its phase."""
    seen: set[str] = set()
    for slug in roadmaps:
        for phase in catalog.roadmaps[slug].phases:
            height = Rung(phase.rung).height
            if height > rung.height:
                continue
            for step in phase.steps:
                if step not in seen:
                    seen.add(step)
                    yield step, (slug, height)


def _id(slug: str) -> UUID:
    """Stands for what is not in the store; the same each time."""
    return uuid5(NAMESPACE_URL, f"pathtracker:{slug}")
