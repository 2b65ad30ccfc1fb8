"""Reads what the timeline shows: items, tracks, phases, what comes after what."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator, Sequence
from uuid import UUID

from pathtracker.app.timeline.rows import PhaseInfo, Step, TrackInfo, Work
from pathtracker.app.timeline.scene import Links
from pathtracker.core.model import SATISFYING, State, TimeEntry, TrackKind
from pathtracker.core.parts import in_one_go
from pathtracker.core.plan import PlanInputs, Task
from pathtracker.store import Reader, queries
from pathtracker.store.queries import StepLine

_TRACKS = 100
"""So many are read at once."""
_MOST_ACTIVE = 50
"""Of so many items at most the first day is looked up."""


def work_in_parts(reader: Reader, inputs: PlanInputs) -> Generator[None, None, Work]:
    """Every item of the tracks in the plan once, at the place where it is planned. Some tracks are
    read between two yields, so that a window can go on meanwhile."""
    tasks = {task.id: task for task in inputs.tasks}
    planned_in = {task.id: task.track for task in inputs.tasks}
    planned_in |= {item.id: item.track for item in inputs.done}
    wanted = {track.id for track in inputs.tracks} | set(planned_in.values())
    infos = _tracks(reader, wanted)
    titles = queries.phase_titles(reader)
    yield
    lines: list[StepLine] = []
    for several in batched(list(infos), _TRACKS):
        lines += queries.outline(reader, several)
        yield
    lines = queries.once_each(
        line for line in lines if planned_in.get(line.id, line.track_id) == line.track_id
    )
    phases = {
        line.phase_id: PhaseInfo(line.phase_id, titles[line.phase_id], line.track_id)
        for line in lines
    }
    steps = [step_of(line, tasks.get(line.id), infos[line.track_id]) for line in lines]
    return Work(steps, infos, phases)


def read_work(reader: Reader, inputs: PlanInputs) -> Work:
    """The same in one go."""
    return in_one_go(work_in_parts(reader, inputs))


def _tracks(reader: Reader, wanted: Collection[UUID]) -> dict[UUID, TrackInfo]:
    roles: dict[UUID, str] = {}
    for role in reversed(queries.chosen_roles(reader)):
        roles.update(dict.fromkeys(role.tracks, role.title))
    return {
        track.id: TrackInfo(track.id, track.title, track.kind, track.share, roles.get(track.id, ""))
        for track in queries.tracks(reader)
        if track.id in wanted
    }


def batched(keys: Sequence[UUID], count: int) -> Iterator[Sequence[UUID]]:
    """Keys by so many."""
    for start in range(0, len(keys), count):
        yield keys[start : start + count]


def step_of(line: StepLine, task: Task | None, track: TrackInfo) -> Step:
    """An item with what the plan knows of it; without a task it is settled or out of the plan."""
    left = line.hours_left if task is None else task.minutes / 60
    logged = line.logged_minutes / 60
    behind = 0.0 if logged <= 0 else logged / (logged + left)
    pinned = task.pinned if task is not None else None
    return Step(
        id=line.id,
        title=line.title,
        state=line.state,
        track=line.track_id,
        phase=line.phase_id,
        waits=line.is_blocked,
        milestone=track.kind is TrackKind.PROJECT,
        hours_left=left,
        done=1.0 if line.state in SATISFYING else behind,
        deadline=line.deadline.toordinal() if line.deadline else None,
        pinned=pinned.toordinal() if pinned else None,
    )


def read_begun(reader: Reader, work: Work) -> dict[UUID, int]:
    """On which day work on each item that is under way has begun."""
    active = [step.id for step in work.steps if step.state is State.ACTIVE]
    begun = {}
    for item in active[:_MOST_ACTIVE]:
        days = [entry.day for entry in queries.of_item(reader, TimeEntry, item)]
        if days:
            begun[item] = min(days).toordinal()
    return begun


def links_of(inputs: PlanInputs, *, finished: bool = False) -> tuple[Links, Links]:
    """What is still to do and comes after what is still to do, and the same the other way round;
    with `finished` also what it has built on, though that holds nothing back any more."""
    shown = {task.id for task in inputs.tasks}
    if finished:
        shown |= {item.id for item in inputs.done}
    requires = {
        task.id: tuple(after.id for after in task.requires if after.id in shown)
        for task in inputs.tasks
        if task.requires
    }
    unlocks: dict[UUID, list[UUID]] = {}
    for item, several in requires.items():
        for other in several:
            unlocks.setdefault(other, []).append(item)
    return requires, unlocks
