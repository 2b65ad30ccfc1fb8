"""Brings what was read up to date after an edit, without reading everything again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from pathtracker.app.timeline.reading import step_of
from pathtracker.app.timeline.rows import Step, Work
from pathtracker.app.timeline.scene import Links
from pathtracker.core.model import SATISFYING, Item, State, TimeEntry
from pathtracker.core.plan import DoneItem, PlanInputs, Task
from pathtracker.reports.remaining import remaining
from pathtracker.store import Change, Reader, queries
from pathtracker.store.pace import own_pace

_DAYS = frozenset({"pinned", "deadline"})
_MOST = 60
"""More items than these are read faster all together."""


def caught_up(
    reader: Reader,
    work: Work,
    inputs: PlanInputs,
    unlocks: Links,
    change: Change,
    stretch: float,
) -> tuple[Work, PlanInputs] | None:
    """Work and inputs after a change to items and their time alone; None where all has to be read
    again, as after what was settled is taken up."""
    touched = _touched(change)
    if touched is None or not touched:
        return None
    if _can_change_pace(change) and own_pace(reader).stretch != stretch:
        return None
    items = {key: reader.find(Item, key) for key in touched}
    tasks = {task.id: task for task in inputs.tasks if task.id in touched}
    settled: dict[UUID, Item] = {}
    for key, item in items.items():
        if item is None or (item.state not in SATISFYING and key not in tasks):
            return None
        if item.state in SATISFYING and key in tasks:
            settled[key] = item
    fresh = {
        key: _task(reader, task, items[key]) for key, task in tasks.items() if key not in settled
    }
    inputs = replace(
        inputs,
        tasks=tuple(fresh.get(task.id, task) for task in inputs.tasks if task.id not in settled),
        done=(*inputs.done, *_done(reader, settled, tasks)),
    )
    waiting = {other for key in touched for other in unlocks.get(key, ())}
    return _with_steps(reader, work, inputs, touched | waiting), inputs


def _touched(change: Change) -> set[UUID] | None:
    """The items that a change is about; None if it is about more than items and their time."""
    if not change.kinds <= {"item", "time_entry", "evidence", "rating"}:
        return None
    found: set[UUID] = set()
    for edit in change.edits:
        if edit.kind == "item":
            if edit.before is None or edit.after is None:
                return None
            found.add(edit.id)
        elif edit.kind == "time_entry":
            fields = edit.after or edit.before or {}
            if "item_id" not in fields:
                return None
            found.add(UUID(fields["item_id"]))
    return found if len(found) <= _MOST else None


def _can_change_pace(change: Change) -> bool:
    """Whether it is about more than the days that items are wanted on."""
    return any(
        edit.kind != "item" or not {*(edit.before or ()), *(edit.after or ())} <= _DAYS
        for edit in change.edits
    )


def _task(reader: Reader, task: Task, item: Item | None) -> Task:
    assert item is not None
    parked = item.state is State.PARKED
    return task._replace(
        minutes=remaining(reader, item).minutes,
        active=item.state is State.ACTIVE,
        pinned=item.pinned,
        deadline=item.deadline,
        not_before=item.parked_until if parked else None,
        parked=parked and item.parked_until is None,
    )


def _done(
    reader: Reader, settled: Mapping[UUID, Item], tasks: Mapping[UUID, Task]
) -> Iterable[DoneItem]:
    for key, item in settled.items():
        if item.state is State.DONE and item.done_on is not None:
            days = [entry.day for entry in queries.of_item(reader, TimeEntry, key)]
            yield DoneItem(key, tasks[key].track, _first(days, item.done_on), item.done_on)


def _first(days: Sequence[date], done_on: date) -> date:
    return min((*days, done_on))


def _with_steps(reader: Reader, work: Work, inputs: PlanInputs, touched: set[UUID]) -> Work:
    tasks = {task.id: task for task in inputs.tasks if task.id in touched}
    lines = {(line.id, line.phase_id): line for line in queries.lines_of(reader, touched)}

    def now(step: Step) -> Step:
        line = lines.get((step.id, step.phase)) if step.id in touched else None
        if line is None:
            return step
        return step_of(line, tasks.get(step.id), work.tracks[step.track])

    return replace(work, steps=[now(step) for step in work.steps])
