"""A plan as an iCalendar file (RFC 5545) that updates a calendar when it is exported again.

Every sitting is one VEVENT, milestones are VTODOs besides: many programs leave recurrence dates
out. What went out before and holds no more is called off in the next file. Times of day are the
learner's own and bound to no time zone.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from icalendar import Calendar as File
from icalendar import Event, Todo

from pathtracker.core.model import TrackKind
from pathtracker.core.plan import Plan, PlanInputs, Sitting
from pathtracker.core.planning import plan_of, sittings
from pathtracker.exchange.calendar_memory import (
    EVENING,
    Memory,
    Told,
    ToldTask,
    next_sequence,
    read_memory,
    renewed,
    tasks_renewed,
    write_memory,
)
from pathtracker.exchange.out import MADE_BY, place_for, write_out
from pathtracker.paths import Places
from pathtracker.store import Reader, queries

_A_DAY = timedelta(days=1)
_BREAKS = ("Cc", "Zl", "Zp")
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Entry(NamedTuple):
    """What the calendar says of an item. `milestone`: whether it also becomes a task."""

    title: str
    track: str
    milestone: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """What a calendar holds, and what it doesn't.

    `minutes`: of all its sittings. `cancelled`: how many sittings and milestones it calls off.
    `earlier`: on how many days work begins before `begins` so as to end by midnight.
    `is_remembered`: whether the next file will know what went out with this one.
    """

    plan: Plan
    size: int
    begins: time
    events: int
    minutes: int
    milestones: int
    cancelled: int
    earlier: int
    first: date | None
    last: date | None
    is_remembered: bool = True


def export_calendar(
    reader: Reader,
    inputs: PlanInputs,
    path: Path,
    *,
    places: Places,
    now: datetime,
    begins: time | None = None,
    replace: bool = False,
) -> Exported:
    """Writes the plan that comes of some inputs, with the titles that its items have in the store.

    `begins`: when a day's work begins, kept for the next time; None: as it was said last. Refused
    as by `write_out`.
    """
    place_for(path, places=places, replace=replace)
    before = read_memory(places)
    begins = begins or before.begins or EVENING
    plan = plan_of(inputs)
    sequence = next_sequence(before.sequence, now)
    days = list(sittings(plan, inputs.calendar))
    memory = remembered(plan, days, _entries(reader, plan), before, inputs.today, begins)
    memory = memory.model_copy(update={"sequence": sequence})
    data = calendar_of(memory, today=inputs.today, now=now)
    # The number is used up before it goes out, so that no other file ever carries it.
    noted = write_memory(places, before.model_copy(update={"sequence": sequence}))
    write_out(path, data, places=places, replace=replace)
    noted = write_memory(places, memory) and noted
    live = [one for one in memory.sittings if one.start.date() >= inputs.today]
    shown = [one for one in live if not one.cancelled]
    return Exported(
        plan,
        len(data),
        begins,
        len(shown),
        sum(int((one.end - one.start).total_seconds()) // 60 for one in shown),
        sum(not one.cancelled for one in memory.tasks),
        len(live) - len(shown) + sum(one.cancelled for one in memory.tasks),
        len({one.start.date() for one in shown if one.start.time() < begins}),
        min((one.start.date() for one in shown), default=None),
        max((one.start.date() for one in shown), default=None),
        noted,
    )


def remembered(
    plan: Plan,
    days: Iterable[Sitting],
    entries: Mapping[UUID, Entry],
    before: Memory,
    today: date,
    begins: time = EVENING,
) -> Memory:
    """What is to stand in calendars: the plan's sittings and milestones, as updates of those that
    went out before, and these where they hold no more, cancelled."""
    now = [
        Told(
            item=item,
            number=1,
            title=_plain(entries[item].title),
            track=_plain(entries[item].track),
            start=start,
            end=end,
        )
        for item, start, end in _spans(days, begins)
        if item in entries
    ]
    tasks = {
        planned.id: ToldTask(
            item=planned.id,
            title=_plain(entry.title),
            track=_plain(entry.track),
            due=planned.finish,
            done=planned.done,
        )
        for planned in plan.items
        if (entry := entries.get(planned.id)) is not None and entry.milestone
    }
    return Memory(
        sequence=before.sequence,
        begins=begins,
        sittings=renewed(before.sittings, now, today),
        tasks=tasks_renewed(before.tasks, tasks, today),
    )


def calendar_of(memory: Memory, *, today: date, now: datetime) -> bytes:
    """The file: what is to stand in calendars from today on, and all milestones."""
    file = File()
    file.add("prodid", f"-//{MADE_BY}//Plan//EN")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", MADE_BY)
    stamp: dict[str, datetime | int] = {"dtstamp": now, "sequence": memory.sequence}
    for sitting in memory.sittings:
        if sitting.start.date() >= today:
            file.add_component(_event(sitting, stamp))
    for task in memory.tasks:
        file.add_component(_todo(task, stamp))
    return bytes(file.to_ical())


def _entries(reader: Reader, plan: Plan) -> dict[UUID, Entry]:
    titles = queries.titles(reader, [item.id for item in plan.items])
    tracks = {track.id: track for track in queries.tracks(reader)}
    return {
        item.id: Entry(
            titles[item.id],
            tracks[item.track].title,
            tracks[item.track].kind is TrackKind.PROJECT,
        )
        for item in plan.items
    }


def _spans(days: Iterable[Sitting], begins: time) -> Iterator[tuple[UUID, datetime, datetime]]:
    """When each sitting begins and ends: those of a day one after the other, from `begins` on, or
    from so much earlier that all of them end by midnight."""
    by_day: dict[date, list[Sitting]] = defaultdict(list)
    for sitting in days:
        by_day[sitting.day].append(sitting)
    for day, of_day in by_day.items():
        midnight = datetime.combine(day, time())
        whole = timedelta(minutes=sum(sitting.minutes for sitting in of_day))
        start = max(midnight, min(datetime.combine(day, begins), midnight + (_A_DAY - whole)))
        for sitting in of_day:
            end = start + timedelta(minutes=sitting.minutes)
            yield sitting.id, start, end
            start = end


def _event(sitting: Told, stamp: Mapping[str, datetime | int]) -> Event:
    event = Event()
    event.add("uid", f"{sitting.item}-{sitting.number}@pathtracker")
    event.add("summary", sitting.title)
    event.add("categories", [sitting.track])
    event.add("dtstart", sitting.start)
    event.add("dtend", sitting.end)
    if sitting.cancelled:
        event.add("status", "CANCELLED")
    for name, value in stamp.items():
        event.add(name, value)
    return event


def _todo(task: ToldTask, stamp: Mapping[str, datetime | int]) -> Todo:
    todo = Todo()
    todo.add("uid", f"{task.item}-milestone@pathtracker")
    todo.add("summary", task.title)
    todo.add("categories", [task.track])
    todo.add("due", task.due)
    todo.add(
        "status", "CANCELLED" if task.cancelled else "COMPLETED" if task.done else "NEEDS-ACTION"
    )
    if task.done and not task.cancelled:
        todo.add("percent-complete", 100)
    for name, value in stamp.items():
        todo.add(name, value)
    return todo


def _plain(text: str) -> str:
    """Text without what no calendar can hold or what turns it around: one line, its words."""
    kept = (one for one in text if one not in _TURNING and unicodedata.category(one) != "Cs")
    words = "".join(" " if unicodedata.category(one) in _BREAKS else one for one in kept).split()
    return " ".join(words) or "…"
