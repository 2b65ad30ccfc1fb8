"""Plans of many items, the forecast, and reading what they are made of."""

from __future__ import annotations

import gc
import math
import statistics
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import pairwise
from random import Random
from uuid import UUID

from benchmarks.context import Context, timed
from benchmarks.stores import TODAY, folder_of
from benchmarks.table import Row
from pathtracker.core.availability import Calendar, monday_of
from pathtracker.core.forecast import LoggedWeek, forecast
from pathtracker.core.plan import After, PlanInputs, PlannedTrack, Task
from pathtracker.core.planning import plan_of
from pathtracker.store import Store
from pathtracker.store.planning import plan_inputs

AIMS = {1_000: 0.020, 20_000: 0.500}
FORECAST_SECONDS = 0.100
_COUNTS = (1_000, 5_000, 20_000, 100_000)
_TRACKS = 10


def plan(context: Context) -> Iterator[Row]:
    counts = _COUNTS[:2] if context.quick else _COUNTS
    taken: dict[int, float] = {}
    for count in counts:
        inputs = sample(count)
        taken[count] = _measured(context, lambda given=inputs: plan_of(given))  # type: ignore[misc]
        edges = sum(len(task.requires) for task in inputs.tasks)
        what = f"plan of {count:,} items, {edges:,} prerequisites"
        yield _row(context, "", what, taken[count], AIMS.get(count))
    told = ", ".join(f"{exponent:.2f}" for exponent in exponents(taken))
    yield Row("", "plan: growth, as exponents of n between these", told)
    inputs = sample(1_000, with_shares=True)
    taken_shared = _measured(context, lambda: plan_of(inputs))
    yield _row(context, "", "plan of 1,000 items in ten tracks with shares", taken_shared)


def plan_from_store(context: Context) -> Iterator[Row]:
    for size in context.sizes:
        with Store.open(folder_of(size) / "pathtracker.db") as store:
            inputs = plan_inputs(store, TODAY)
            what = f"read for a plan of {len(inputs.tasks):,} items, {len(inputs.done):,} done"
            reading = _measured(context, lambda store=store: plan_inputs(store, TODAY))  # type: ignore[misc]
        yield _row(context, size, what, reading)
        planning = _measured(context, lambda given=inputs: plan_of(given))  # type: ignore[misc]
        yield _row(context, size, "plan of it", planning)
        made = plan_of(inputs)
        if made.finish is None:  # more than fifty years of work
            continue
        weeks = _weeks(inputs.calendar)
        first = weeks[-1].monday
        drawing = _measured(
            context,
            lambda made=made, given=inputs, weeks=weeks, first=first: forecast(  # type: ignore[misc]
                made, given.calendar, TODAY, weeks, first
            ),
        )
        aim = FORECAST_SECONDS if size == "large" else None
        yield _row(context, size, f"forecast of {made.minutes / 60:,.0f} hours", drawing, aim)


def sample(count: int, *, with_shares: bool = False) -> PlanInputs:
    """As many items of a quarter of an hour to two hours in ten tracks, each but the first of a
    track after an earlier one of it; the hours a week grow with them, so that all have days."""
    random = Random(count)
    tracks = [UUID(int=number + 1) for number in range(_TRACKS)]
    so_far: dict[UUID, list[UUID]] = {track: [] for track in tracks}
    tasks = []
    for number in range(count):
        track = random.choice(tracks)
        earlier = so_far[track]
        requires = (After(random.choice(earlier)),) if earlier else ()
        task = Task(UUID(int=1_000 + number), track, random.randrange(15, 121), requires)
        earlier.append(task.id)
        tasks.append(task)
    share = 100 // _TRACKS if with_shares else None
    planned = tuple(PlannedTrack(track, share) for track in tracks)
    minutes = min(24 * 60, max(60, count // 50))
    return PlanInputs(tuple(tasks), Calendar((minutes,) * 7), TODAY, planned)


def exponents(taken: dict[int, float]) -> list[float]:
    """How time grows with n: b of n to the power of b, between each two."""
    return [
        math.log(taken[more] / taken[less]) / math.log(more / less)
        for less, more in pairwise(sorted(taken))
    ]


def _weeks(calendar: Calendar) -> list[LoggedWeek]:
    """Forty weeks at about the pace that is planned, the newest first."""
    random = Random(40)
    usual = calendar.week_minutes
    return [
        LoggedWeek(
            monday_of(TODAY) - timedelta(weeks=ago), random.randrange(usual // 2, usual * 3 // 2)
        )
        for ago in range(1, 41)
    ]


def _measured(context: Context, function: Callable[[], object]) -> float:
    """Its median, once warm; what was left behind before is thrown away."""
    gc.collect()
    first = timed(function)
    rounds = context.rounds(20 if first < 0.2 else 5)
    return statistics.median(timed(function) for _ in range(rounds))


def _row(context: Context, size: str, what: str, taken: float, aim: float | None = None) -> Row:
    floor = context.floor.seconds
    wanted = None if aim is None else context.scaled(aim)
    return Row(size, what, context.told(taken, floor), taken / floor, "floor", wanted)
