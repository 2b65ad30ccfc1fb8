"""What has gone out to calendars: so that the next file changes and cancels just that.

Kept in a small file beside the data, see docs/adr/0009. Losing it costs that what was cancelled
since is not called off in calendars; whatever of it is odd is left aside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, NaiveDatetime, ValidationError

from pathtracker.paths import Places
from pathtracker.store.files import replace_durably

EVENING = time(18)
"""When a day's work begins unless the learner says another time."""
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
_HIGHEST = 2**31 - 1
"""Calendars count in signed integers of 32 bits (RFC 5545, 3.3.8)."""


class Frozen(BaseModel):
    """What is kept is never changed in place."""

    model_config = ConfigDict(frozen=True)


class Told(Frozen):
    """A sitting as it went out last. `number` tells it from the item's others."""

    item: UUID
    number: Annotated[int, Field(ge=1)]
    title: str
    track: str
    start: NaiveDatetime
    end: NaiveDatetime
    cancelled: bool = False


class ToldTask(Frozen):
    """A milestone as it went out last."""

    item: UUID
    title: str
    track: str
    due: date
    done: bool = False
    cancelled: bool = False


class Memory(Frozen):
    """`sequence`: the revision that went out last. `begins`: when a day's work begins, if the
    learner has said."""

    sequence: Annotated[int, Field(ge=0, le=_HIGHEST)] = 0
    begins: time | None = None
    sittings: tuple[Told, ...] = ()
    tasks: tuple[ToldTask, ...] = ()


def read_memory(places: Places) -> Memory:
    """What is remembered; nothing where that can't be read."""
    with suppress(OSError, ValidationError):
        return Memory.model_validate_json(places.calendar_file.read_bytes())
    return Memory()


def write_memory(places: Places, memory: Memory) -> bool:
    """Keeps it; whether that was possible."""
    try:
        replace_durably(places.calendar_file, memory.model_dump_json().encode())
    except OSError:
        return False
    return True


def next_sequence(before: int, now: datetime) -> int:
    """Higher than the last, whatever the clock says, and than any that was forgotten if the clock
    has gone on since: minutes since 2026."""
    minutes = int((now - _FIRST).total_seconds()) // 60
    return min(_HIGHEST, max(before + 1, min(minutes, _HIGHEST // 2), 1))


def renewed(before: Sequence[Told], now: Iterable[Told], today: date) -> tuple[Told, ...]:
    """The sittings of now, each as the update of one that went out before where there is one.

    Of an item's sittings from today on, that of the same day is taken first, then the others in
    their order. Those that are left over are cancelled. What has passed stays as it was.
    """
    wanted: dict[UUID, list[Told]] = defaultdict(list)
    for one in now:
        wanted[one.item].append(one)
    known: dict[UUID, list[Told]] = defaultdict(list)
    for one in before:
        known[one.item].append(one)
    result: list[Told] = []
    for item in dict.fromkeys([*known, *wanted]):
        result += _item_renewed(known.get(item, ()), wanted.get(item, ()), today)
    return tuple(sorted(result, key=lambda one: (one.start, one.item, one.number)))


def _item_renewed(before: Sequence[Told], now: Sequence[Told], today: date) -> list[Told]:
    ahead = [one for one in before if one.start.date() >= today]
    past = [one for one in before if one.start.date() < today and not one.cancelled]
    ahead.sort(key=lambda one: (one.cancelled, one.start))
    numbers: dict[int, int] = {}
    free: dict[date, list[Told]] = defaultdict(list)
    for one in ahead:
        free[one.start.date()].append(one)
    taken: set[int] = set()
    for place, one in enumerate(now):
        if same := free.get(one.start.date()):
            taken.add(same[0].number)
            numbers[place] = same.pop(0).number
    others = iter([one.number for one in ahead if one.number not in taken])
    last = max((one.number for one in before), default=0)
    for place in range(len(now)):
        if place not in numbers:
            numbers[place] = next(others, 0)
        if not numbers[place]:
            last += 1
            numbers[place] = last
        taken.add(numbers[place])
    return [
        *past,
        *(one.model_copy(update={"number": numbers[place]}) for place, one in enumerate(now)),
        *(one.model_copy(update={"cancelled": True}) for one in ahead if one.number not in taken),
    ]


def tasks_renewed(
    before: Sequence[ToldTask], now: Mapping[UUID, ToldTask], today: date
) -> tuple[ToldTask, ...]:
    """The milestones of now, and those that went out and are none any more, cancelled."""
    gone = [
        one.model_copy(update={"cancelled": True})
        for one in before
        if one.item not in now and one.due >= today
    ]
    return (*now.values(), *gone)
