"""A plan as an iCalendar file (RFC 5545) that updates a calendar when it is exported again.

Every item is one VEVENT, whose further days are recurrence dates, so that importing a newer file
replaces all of its days at once. Milestones are VTODOs besides. Times of day are the learner's own
and bound to no time zone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from icalendar import Calendar as File
from icalendar import Event, Todo, vDDDLists

from pathtracker.core.model import TrackKind
from pathtracker.core.plan import Plan, PlanInputs, Sitting
from pathtracker.core.planning import plan_of, sittings
from pathtracker.store import Reader, queries

EVENING = time(18)
"""When a day's work begins unless the learner says another time."""


_FIRST = datetime(2026, 1, 1, tzinfo=UTC)


class Entry(NamedTuple):
    """What the calendar says of an item. `milestone`: whether it also becomes a task."""

    title: str
    track: str
    milestone: bool = False


def plan_calendar(
    reader: Reader, inputs: PlanInputs, *, now: datetime, begins: time = EVENING
) -> bytes:
    """The plan that comes of some inputs, with the titles that its items have in the store."""
    plan = plan_of(inputs)
    titles = queries.titles(reader, [item.id for item in plan.items])
    tracks = {track.id: track for track in queries.tracks(reader)}
    entries = {
        item.id: Entry(
            titles[item.id],
            tracks[item.track].title,
            tracks[item.track].kind is TrackKind.PROJECT,
        )
        for item in plan.items
    }
    days = sittings(plan, inputs.calendar)
    return calendar_of(plan, days, entries, now=now, begins=begins)


def calendar_of(
    plan: Plan,
    days: Iterable[Sitting],
    entries: Mapping[UUID, Entry],
    *,
    now: datetime,
    begins: time = EVENING,
) -> bytes:
    """The file. `days`: the plan's sittings in order. A day's work begins at `begins`, one item
    after the other; what doesn't fit before midnight ends there."""
    file = File()
    file.add("prodid", "-//PathTracker//Plan//EN")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", "PathTracker")
    # It has to grow from one export to the next, or calendars keep what they have.
    sequence = int((now - _FIRST).total_seconds()) // 60
    stamp: dict[str, datetime | int] = {"dtstamp": now, "sequence": sequence}
    for item, spans in _spans(days, begins).items():
        if item in entries:
            file.add_component(_event(item, entries[item], spans, stamp))
    for planned in plan.items:
        entry = entries.get(planned.id)
        if entry is not None and entry.milestone:
            file.add_component(_todo(planned.id, entry, planned.finish, planned.done, stamp))
    return bytes(file.to_ical())


def _spans(days: Iterable[Sitting], begins: time) -> dict[UUID, list[tuple[datetime, datetime]]]:
    """Each item's stretches of work, those of a day one after the other."""
    free: dict[date, datetime] = {}
    spans: dict[UUID, list[tuple[datetime, datetime]]] = defaultdict(list)
    for sitting in days:
        start = free.get(sitting.day, datetime.combine(sitting.day, begins))
        midnight = datetime.combine(sitting.day + timedelta(days=1), time())
        end = min(start + timedelta(minutes=sitting.minutes), midnight - timedelta(minutes=1))
        free[sitting.day] = end
        if start < end:
            spans[sitting.id].append((start, end))
    return spans


def _event(
    item: UUID,
    entry: Entry,
    spans: list[tuple[datetime, datetime]],
    stamp: Mapping[str, datetime | int],
) -> Event:
    event = Event()
    event.add("uid", f"{item}@pathtracker")
    event.add("summary", entry.title)
    event.add("categories", [entry.track])
    (start, end), *further = spans
    event.add("dtstart", start)
    event.add("dtend", end)
    if further:
        event.add("rdate", vDDDLists(further), parameters={"VALUE": "PERIOD"})
    for name, value in stamp.items():
        event.add(name, value)
    return event


def _todo(
    item: UUID, entry: Entry, day: date, done: bool, stamp: Mapping[str, datetime | int]
) -> Todo:
    todo = Todo()
    todo.add("uid", f"{item}-milestone@pathtracker")
    todo.add("summary", entry.title)
    todo.add("categories", [entry.track])
    todo.add("due", day)
    todo.add("status", "COMPLETED" if done else "NEEDS-ACTION")
    if done:
        todo.add("percent-complete", 100)
    for name, value in stamp.items():
        todo.add(name, value)
    return todo
