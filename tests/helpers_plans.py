"""Tasks, calendars and plans for tests: short to write, and as strategies for hypothesis."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from helpers import TODAY
from hypothesis import strategies as st

from pathtracker.core.availability import Calendar, DifferentWeek, Off
from pathtracker.core.plan import After, DoneItem, Plan, PlanInputs, PlannedTrack, Task

TRACK, SECOND, THIRD = (UUID(int=1001), UUID(int=1002), UUID(int=1003))
HOUR_A_DAY = Calendar((60,) * 7)


def key(number: int) -> UUID:
    return UUID(int=number)


def day(number: int) -> date:
    """A day by its distance from today; today is a Monday."""
    return TODAY + timedelta(days=number)


def task(number: int, hours: float = 1, *after: int, lag: int = 0, **fields: Any) -> Task:
    requires = tuple(After(key(other), lag) for other in after)
    given = {"track": TRACK, "requires": requires, **fields}
    return Task(key(number), minutes=round(hours * 60), **given)


def done(number: int, first: int, last: int) -> DoneItem:
    return DoneItem(key(number), TRACK, day(first), day(last))


def days_of(plan: Plan) -> dict[int, tuple[int, int]]:
    """The items planned, by their number: first and last day, counted from today."""
    return {
        item.id.int: ((item.start - TODAY).days, (item.finish - TODAY).days)
        for item in plan.items
        if not item.done
    }


def reasons(plan: Plan) -> dict[int, str]:
    return {one.id.int: one.why.id.removeprefix("plan.") for one in plan.unplanned}


def order(plan: Plan) -> list[int]:
    """The items planned, in the order in which they begin."""
    return [item.id.int for item in plan.items if not item.done]


# --- strategies ---------------------------------------------------------------------------------

DAYS = st.integers(-20, 60).map(day)
WEEKS = st.lists(st.sampled_from([0, 15, 30, 60, 120]), min_size=7, max_size=7).map(tuple)


@st.composite
def spans_off(draw: st.DrawFn) -> Off:
    first = draw(DAYS)
    last = draw(st.none() | st.integers(0, 20))
    return Off(first, None if last is None else first + timedelta(days=last), last is None)


@st.composite
def calendars(draw: st.DrawFn, patterns: st.SearchStrategy[Any] = WEEKS) -> Calendar:
    mondays = draw(st.lists(st.integers(-2, 8), max_size=2, unique=True))
    weeks = tuple(DifferentWeek(day(7 * monday), draw(WEEKS)) for monday in mondays)
    return Calendar(
        draw(patterns), draw(st.booleans()), tuple(draw(st.lists(spans_off(), max_size=3))), weeks
    )


@st.composite
def task_lists(
    draw: st.DrawFn, *, plain: bool = False, circles: bool = False, tracks: int = 3
) -> list[Task]:
    """Up to a dozen tasks in any order. `plain`: without lags, pins and parked ones."""
    count = draw(st.integers(0, 12))
    made = []
    for number in range(1, count + 1):
        others = range(1, count + 1 if circles else number)
        needed = draw(st.lists(st.sampled_from(others), max_size=3)) if others else []
        lags = [0 if plain else draw(st.sampled_from([0, 0, 1, 5])) for _ in needed]
        fields: dict[str, Any] = {}
        if not plain:
            fields = {
                "pinned": draw(st.none() | DAYS),
                "not_before": draw(st.none() | DAYS),
                "parked": draw(st.integers(0, 9)) == 9,
            }
        made.append(
            Task(
                key(number),
                draw(st.sampled_from([TRACK, SECOND, THIRD][:tracks])),
                draw(st.integers(0, 400)),
                tuple(After(key(other), lag) for other, lag in zip(needed, lags, strict=True)),
                active=draw(st.integers(0, 5)) == 5,
                deadline=draw(st.none() | DAYS),
                **fields,
            )
        )
    return draw(st.permutations(made))


@st.composite
def track_orders(draw: st.DrawFn) -> tuple[PlannedTrack, ...]:
    """The tracks in any order, some of them with shares, that add up to anything."""
    chosen = draw(st.lists(st.sampled_from([TRACK, SECOND, THIRD]), unique=True))
    share = st.none() | st.integers(0, 100) if draw(st.booleans()) else st.none()
    return tuple(PlannedTrack(track, draw(share)) for track in chosen)


@st.composite
def inputs(draw: st.DrawFn, *, plain: bool = False, circles: bool = False) -> PlanInputs:
    finished = (DoneItem(key(99), TRACK, day(-9), day(-2)),)
    return PlanInputs(
        tuple(draw(task_lists(plain=plain, circles=circles))),
        draw(calendars()),
        TODAY,
        draw(track_orders()),
        finished,
        start=draw(st.none() | DAYS),
        target=draw(st.none() | DAYS),
    )


def total(tasks: Iterable[Task]) -> int:
    return sum(task.minutes for task in tasks)
