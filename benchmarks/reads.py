"""Reading everything that a view of the primary role's roadmaps shows."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from benchmarks.context import Context, timed
from benchmarks.stores import folder_of
from benchmarks.table import Row
from pathtracker.store import Store, queries


def reads(context: Context) -> Iterator[Row]:
    for size in context.sizes:
        with Store.open(folder_of(size) / "pathtracker.db") as store:
            lines = roadmap_view(store)
            every = len(queries.once_each(queries.outline(store)))
            taken = [timed(lambda: roadmap_view(store)) for _ in range(context.rounds(30))]
            whole = [timed(lambda: queries.outline(store)) for _ in range(context.rounds(10))]
        for what, count, times in (
            ("read for the primary role's roadmaps", lines, taken),
            ("read the outline of everything", every, whole),
        ):
            median = statistics.median(times)
            yield Row(
                size,
                f"{what}, {count:,} steps",
                context.told(median, context.floor.seconds),
                median / context.floor.seconds,
                "floor",
            )


def roadmap_view(store: Store) -> int:
    """The reads of one refresh; how many lines they gave."""
    role = queries.chosen_roles(store)[0]
    lines = queries.outline(store, role.tracks)
    queries.tracks(store)
    for track in role.tracks:
        queries.phases(store, track)
    queries.titles(store, {line.waits_for[0] for line in lines if line.waits_for})
    queries.tracks_of_items(store)  # which steps are shared
    queries.roles_of_tracks(store)
    return len(lines)
