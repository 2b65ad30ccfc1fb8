"""Levels, gaps and what to do next: reading the facts, and computing from values in memory."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Iterator
from typing import NamedTuple

from benchmarks.context import Context, timed
from benchmarks.stores import TODAY, folder_of
from benchmarks.table import Row
from pathtracker.core.gaps import closing_work, gaps
from pathtracker.core.levels import Facts, grounds
from pathtracker.core.readiness import both_readinesses
from pathtracker.core.recommend import Aim, recommend
from pathtracker.core.work import Piece, Work
from pathtracker.store import Store, skills

GAP_SECONDS = 0.010
NEXT_SECONDS = 0.050


class Values(NamedTuple):
    """What a view of the gap holds in memory."""

    work: list[Work]
    pieces: list[Piece]
    facts: Facts
    aims: list[Aim]


def gap(context: Context) -> Iterator[Row]:
    for size in context.sizes:
        with Store.open(folder_of(size) / "pathtracker.db") as store:
            values = _read(store)
            reading = _measured(context, lambda store=store: _read(store), 10)  # type: ignore[misc]
        ratings = sum(len(several) for several in values.facts.ratings.values())
        measured = f"gap of {len(values.aims)} roles, {len(values.facts.ratings):,} skills"
        yield _row(context, size, "read all facts about skills, all work", reading)
        computing = _measured(context, lambda v=values: gap_of_roles(v), 30)  # type: ignore[misc]
        aim = GAP_SECONDS if size == "large" else None
        yield _row(context, size, f"{measured}, {ratings:,} ratings", computing, aim)
        choosing = _measured(context, lambda v=values: what_next(v), 20)  # type: ignore[misc]
        aim = NEXT_SECONDS if size == "huge" else None
        yield _row(context, size, f"what next, of {len(values.work):,} items", choosing, aim)


def gap_of_roles(values: Values) -> int:
    """Both levels of every skill, then readiness and ranked gaps of every role; how many."""
    facts = Facts(values.facts.ratings, grounds(values.work, values.pieces))
    levels = facts.levels({*facts.ratings, *facts.grounds}, TODAY)
    asked = {need.skill_id for aim in values.aims for need in aim.needs}
    closing = closing_work(values.work, facts, asked, TODAY)
    for aim in values.aims:
        both_readinesses(aim.needs, levels)
    return sum(len(gaps(aim.needs, levels, closing)) for aim in values.aims)


def what_next(values: Values) -> int:
    found = recommend(values.work, values.aims, values.facts, on=TODAY, names={})
    return len(found)


def _read(store: Store) -> Values:
    work = skills.work(store)
    facts = skills.facts(store, work)
    return Values(work, skills.pieces(store), facts, skills.aims(store))


def _measured(context: Context, function: Callable[[], object], rounds: int) -> float:
    """Its median, once warm; what earlier benchmarks left behind is thrown away before."""
    gc.collect()
    function()
    return statistics.median(timed(function) for _ in range(context.rounds(rounds)))


def _row(context: Context, size: str, what: str, taken: float, aim: float | None = None) -> Row:
    floor = context.floor.seconds
    wanted = None if aim is None else context.scaled(aim)
    return Row(size, what, context.told(taken, floor), taken / floor, "floor", wanted)
