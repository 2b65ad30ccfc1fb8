"""Named reads for what has been worked and finished, in parts however many entries there are.

Sums are made by SQLite over some of the items at a time (ids are random, so that the parts are
alike), which keeps each question within a frame of the window.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Generator, Iterator, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from pathtracker.core.model import State
from pathtracker.store.session import Reader
from pathtracker.store.skills import taught
from pathtracker.store.sql import GIVEN, Sql
from pathtracker.store.values import DAYS, KEYS, many

_PARTS = 64
_MANY = 500
"""How many ids are asked for at once."""

_HERE = "item_id >= ? AND item_id < ? AND day <= ?"
_BY_DAY = Sql(f"SELECT day, sum(minutes) FROM time_entry WHERE {_HERE} GROUP BY day")
_DONE_BY_DAY = Sql(
    "SELECT done_on, count(*) FROM item "
    f"WHERE id >= ? AND id < ? AND state = '{State.DONE}' AND done_on <= ? GROUP BY done_on"
)
_BY_ITEM = Sql(
    "SELECT item_id, sum(minutes), sum(CASE WHEN day >= ? THEN minutes ELSE 0 END), "
    "sum(CASE WHEN day >= ? THEN minutes ELSE 0 END) "
    f"FROM time_entry WHERE {_HERE} GROUP BY item_id"
)
_OUTCOMES = Sql(
    "SELECT id, outcomes FROM item WHERE id >= ? AND id < ? "
    f"AND id IN (SELECT item_id FROM time_entry WHERE {_HERE})"
)
_TRACKS = Sql(
    "SELECT membership.item_id, phase.track_id FROM membership "
    "JOIN phase ON phase.id = membership.phase_id "
    "WHERE membership.item_id >= ? AND membership.item_id < ?"
)
_NAMES = Sql(f"SELECT id, name FROM skill WHERE id IN {GIVEN}")


class LoggedItem(NamedTuple):
    """An item with time logged: its minutes until today, since the first of two days, and since
    the second. `teaches`: the skills among its outcomes."""

    id: UUID
    minutes: int
    since: tuple[int, int]
    tracks: tuple[UUID, ...] = ()
    teaches: tuple[UUID, ...] = ()


class Added(NamedTuple):
    """All that was logged and finished until a day: minutes by day, items done by day, and what
    was worked on."""

    minutes: Mapping[date, int]
    done: Mapping[date, int]
    items: tuple[LoggedItem, ...]


def added_in_parts(
    reader: Reader, today: date, since: tuple[date, date]
) -> Generator[None, None, Added]:
    """Reads it with pauses. What lies ahead of today is left out."""
    minutes: dict[date, int] = defaultdict(int)
    done: dict[date, int] = defaultdict(int)
    items: list[LoggedItem] = []
    last = str(today)
    for low, high in _parts():
        for day, logged in reader.rows(_BY_DAY, low, high, last):
            minutes[DAYS[day]] += logged
        yield
        for day, count in reader.rows(_DONE_BY_DAY, low, high, last):
            done[DAYS[day]] += count
        yield
        items += _items(reader, low, high, last, since)
        yield
    return Added(dict(minutes), dict(done), tuple(items))


def skill_names(reader: Reader, skills: Collection[UUID]) -> Iterator[tuple[UUID, str]]:
    """What some skills are called."""
    wanted = list(skills)
    for start in range(0, len(wanted), _MANY):
        for skill, name in reader.rows(_NAMES, many(wanted[start : start + _MANY])):
            yield KEYS[skill], name


def _items(
    reader: Reader, low: str, high: str, last: str, since: tuple[date, date]
) -> Iterator[LoggedItem]:
    logged = reader.rows(_BY_ITEM, *map(str, since), low, high, last)
    if not logged:
        return
    teaches = {
        item: tuple(one.skill_id for one in taught(text))
        for item, text in reader.rows(_OUTCOMES, low, high, low, high, last)
    }
    tracks: dict[str, list[UUID]] = defaultdict(list)
    for item, track in reader.rows(_TRACKS, low, high):
        tracks[item].append(KEYS[track])
    for item, minutes, first, second in logged:
        yield LoggedItem(
            KEYS[item],
            minutes,
            (first, second),
            tuple(tracks.get(item, ())),
            teaches.get(item, ()),
        )


def _parts() -> Iterator[tuple[str, str]]:
    """The beginnings of ids, each with the one that the next part begins with."""
    starts = [f"{number:02x}" for number in range(0, 256, 256 // _PARTS)]
    yield from zip(starts, [*starts[1:], "g"], strict=True)
