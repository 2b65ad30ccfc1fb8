"""How much effort lets an item end by the day that its end was pulled to. Pure, for any thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from pathtracker.core.plan import PlanInputs
from pathtracker.core.planning import plan_of

QUARTER = 15
"""Efforts that are pulled out are rounded to so many minutes."""
_ROUNDS = 5
_MOST_TASKS = 3_000
"""With more of them every plan that is tried takes too long for a hand that pulls."""


def with_task(inputs: PlanInputs, item: UUID, changes: Mapping[str, object]) -> PlanInputs:
    """The same work with one task changed."""
    tasks = tuple(
        task._replace(**changes) if task.id == item else task  # type: ignore[arg-type]
        for task in inputs.tasks
    )
    return replace(inputs, tasks=tasks)


def ends_by(inputs: PlanInputs, item: UUID, finish: date) -> PlanInputs:
    """With less effort where the plan would have the item end after a day, as the next minutes may
    lie beyond a holiday; halved towards the most that still fits, in quarters of an hour."""
    if len(inputs.tasks) > _MOST_TASKS or _holds(inputs, item, finish):
        return inputs
    most = next(task.minutes for task in inputs.tasks if task.id == item)
    low, high = 1, most // QUARTER
    fitting = with_task(inputs, item, {"minutes": QUARTER})
    for _ in range(_ROUNDS):
        if high - low <= 1:
            break
        middle = (low + high) // 2
        tried = with_task(inputs, item, {"minutes": middle * QUARTER})
        if _holds(tried, item, finish):
            low, fitting = middle, tried
        else:
            high = middle
    return fitting


def _holds(inputs: PlanInputs, item: UUID, finish: date) -> bool:
    planned = plan_of(inputs).by_id.get(item)
    return planned is None or planned.finish <= finish
