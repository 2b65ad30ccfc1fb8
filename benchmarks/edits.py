"""One edit from the action's call until it is committed, against the bare commit of one row."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.context import Context, percentile, timed
from benchmarks.stores import WHEN, copy_of
from benchmarks.table import Row, seconds
from pathtracker.actions import items, steps
from pathtracker.core.model import Item
from pathtracker.store import Store, queries
from pathtracker.store.database import SETTINGS

AIM = 5.0
"""p95 of an edit to p95 of a bare commit on the same disk in the same run."""


def edit(context: Context) -> Iterator[Row]:
    """Alternates an edit and a bare commit, so that both meet the same disk at the same time."""
    for size in context.sizes:
        with copy_of(size) as folder:
            yield from _measure(context, size, folder)


def _measure(context: Context, size: str, folder: Path) -> Iterator[Row]:
    bare, edits = [], []
    with Store.open(folder / "pathtracker.db") as store:
        commit = _bare_commit(folder / "bare.db")
        kinds = _edits(store)
        for _ in range(20):  # statements are compiled and caches filled once in a program's life
            next(kinds)()
            commit()
        gc.collect()
        for _ in range(context.rounds(600)):
            # Neither starts on the heels of the same kind every time.
            edits.append(timed(next(kinds)))
            bare.append(timed(commit))
    for name, share, aim in (("p50", 0.5, None), ("p95", 0.95, AIM)):
        there, here = percentile(bare, share), percentile(edits, share)
        yield Row(size, f"bare commit of one row, {name}", seconds(there))
        yield Row(
            size, f"edit with its change record, {name}", seconds(here), here / there, "bare", aim
        )


def _edits(store: Store) -> Iterator[Callable[[], object]]:
    """What learners do most, on items from all over the store."""
    lines = queries.once_each(queries.outline(store))
    Random("edits").shuffle(lines)
    with_checks = [line.id for line in lines if store.get(Item, line.id).checks][:500]
    ids = cycle(with_checks)
    turn = 0
    while True:
        turn += 1
        one, ticked = next(ids), turn % 2 == 0
        on: Any = {"item": one, "when": WHEN}
        yield partial(items.tick_check, store, index=0, ticked=ticked, **on)
        yield partial(items.log, store, minutes=25, **on)
        yield partial(steps.set_effort, store, hours=1 + turn / 64, **on)
        yield partial(steps.set_notes, store, notes=f"Round {turn}: better.", **on)


def _bare_commit(path: Path) -> Callable[[], object]:
    """One row into one table by sqlite3 alone, with the store's settings."""
    raw = sqlite3.connect(path, isolation_level=None)
    for name, value in SETTINGS.items():
        raw.execute(f"PRAGMA {name}={value}")
    raw.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT) STRICT")

    def commit() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO bare (text) VALUES ('One row, as bare as it gets.')")
        raw.execute("COMMIT")

    return commit
