"""The work of some tracks, and what it requires elsewhere, as tasks of a plan.

Ids and days are read as the text they are kept in: each id is made into a UUID once, not once for
every prerequisite that names it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Text, func, select, type_coerce

from pathtracker.core.model import (
    SATISFYING,
    Item,
    Membership,
    Phase,
    Prerequisite,
    Rung,
    State,
    TimeEntry,
    Track,
)
from pathtracker.core.plan import After, DoneItem, Task
from pathtracker.core.work import minutes_left
from pathtracker.store.errors import DamagedValueError
from pathtracker.store.session import Reader
from pathtracker.store.tables import TABLES

_ITEM = TABLES[Item].c
_MEMBERSHIP = TABLES[Membership].c
_PHASE = TABLES[Phase].c
_TIME = TABLES[TimeEntry].c
_PREREQUISITE = TABLES[Prerequisite].c

_SETTLED = tuple(SATISFYING)
_HEIGHTS: dict[str, int] = {rung.value: rung.height for rung in Rung}
_MANY = 500
"""How many ids are asked for at once."""


class _Row(NamedTuple):
    """An item at one of its places."""

    id: str
    state: str
    effort: float
    known_share: float
    done_on: str | None
    parked_until: str | None
    deadline: str | None
    pinned: str | None
    track: str
    rung: str


class PlanRows:
    """The items of some tracks, each at the first of its places, in the order of tracks.

    `heights`: up to which rung's height a track's phases count; others count whole. Nothing is
    known before `reading` has come to its end; there is a pause after each question to the store.
    """

    def __init__(
        self, reader: Reader, tracks: Iterable[Track], heights: Mapping[UUID, int]
    ) -> None:
        self._reader = reader
        self._rows: dict[str, _Row] = {}
        self._logged: dict[str, tuple[int, str]] = {}
        self._requires: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._keys: dict[str, UUID] = {}
        self._tracks = list(tracks)
        self._heights = {track.hex: height for track, height in heights.items()}
        self._own = 0

    def reading(self, items: Collection[UUID] = ()) -> Iterator[None]:
        """Reads everything, with pauses; and some items besides, wherever they stand."""
        yield from self._read()
        self._own = len(self._rows)
        yield from self._read_items(list(items))
        yield from self._read_required()

    def tasks(self, stretch: float) -> tuple[Task, ...]:
        """What is still to do, in order; then what it requires elsewhere."""
        rows = self._rows.values()
        return tuple([self._task(row, stretch) for row in rows if row.state not in _SETTLED])

    def done(self) -> tuple[DoneItem, ...]:
        """What is finished in the tracks, with its real days."""
        rows = list(self._rows.values())[: self._own]
        return tuple([self._done(row, row.done_on) for row in rows if row.done_on is not None])

    def _read(self) -> Iterator[None]:
        heights = self._heights
        ranks = {track.id.hex: rank for rank, track in enumerate(self._tracks)}
        inside = _PHASE.track_id.in_([track.id for track in self._tracks])
        for row in sorted(self._placed(inside), key=lambda row: ranks[row.track]):
            height = _HEIGHTS.get(row.rung, 0)
            if height <= heights.get(row.track, height):
                self._rows.setdefault(row.id, row)
        yield
        yield from self._read_facts(
            select(_MEMBERSHIP.item_id)
            .join(TABLES[Phase], _PHASE.id == _MEMBERSHIP.phase_id)
            .where(inside)
        )

    def _read_required(self) -> Iterator[None]:
        """Adds what is required and stands elsewhere, until nothing is missing."""
        asked: set[str] = set()
        while new := sorted(self._needed() - self._rows.keys() - asked):
            asked.update(new)
            yield from self._read_items([self._key(text) for text in new])

    def _read_items(self, items: Sequence[UUID]) -> Iterator[None]:
        for first in range(0, len(items), _MANY):
            ids = list(items[first : first + _MANY])
            for row in self._placed(_ITEM.id.in_(ids)):
                self._rows.setdefault(row.id, row)
            yield from self._read_facts(ids)

    def _needed(self) -> set[str]:
        return {needed for several in self._requires.values() for needed, _ in several}

    def _placed(self, wanted: Any) -> list[_Row]:
        """Items at their places, in the order of phases and places."""
        query = (
            select(
                *(_text(_ITEM.id), _text(_ITEM.state), _ITEM.effort, _ITEM.known_share),
                *(_text(_ITEM.done_on), _text(_ITEM.parked_until)),
                *(_text(_ITEM.deadline), _text(_ITEM.pinned)),
                *(_text(_PHASE.track_id), _text(_PHASE.rung)),
            )
            .join_from(TABLES[Membership], TABLES[Item], _ITEM.id == _MEMBERSHIP.item_id)
            .join(TABLES[Phase], _PHASE.id == _MEMBERSHIP.phase_id)
            .where(wanted)
            .order_by(_PHASE.position, _PHASE.title, _MEMBERSHIP.position, _ITEM.title)
        )
        return [_Row._make(row) for row in self._reader.connection.execute(query).all()]

    def _read_facts(self, items: Any) -> Iterator[None]:
        """The time logged on some items, and what those that are still to do require."""
        logged = (
            select(_text(_TIME.item_id), func.sum(_TIME.minutes), func.min(_text(_TIME.day)))
            .where(_TIME.item_id.in_(items))
            .group_by(_TIME.item_id)
        )
        for item, minutes, first in self._reader.connection.execute(logged).all():
            self._logged[item] = (minutes, first)
        yield
        pair = (_text(_PREREQUISITE.item_id), _text(_PREREQUISITE.requires_id))
        requires = (
            select(*pair, _PREREQUISITE.lag_days)
            .where(_PREREQUISITE.item_id.in_(items))
            .order_by(*pair)
        )
        for item, needed, lag in self._reader.connection.execute(requires).all():
            if item in self._rows and self._rows[item].state not in _SETTLED:
                self._requires[item].append((needed, lag))
        yield

    def _task(self, row: _Row, stretch: float) -> Task:
        logged, _ = self._logged.get(row.id, (0, ""))
        left = minutes_left(row.effort, row.known_share, logged, stretch)
        requires = self._requires.get(row.id, ())
        return Task(
            *(self._key(row.id), self._key(row.track), left),
            requires=tuple([After(self._key(needed), lag) for needed, lag in requires]),
            active=row.state == State.ACTIVE,
            pinned=None if row.pinned is None else _day(row.pinned),
            deadline=None if row.deadline is None else _day(row.deadline),
            not_before=None if row.parked_until is None else _day(row.parked_until),
            parked=row.state == State.PARKED and row.parked_until is None,
            rung=_HEIGHTS.get(row.rung, 0),
        )

    def _done(self, row: _Row, done_on: str) -> DoneItem:
        _, first = self._logged.get(row.id, (0, done_on))
        days = (_day(min(first, done_on)), _day(done_on))
        return DoneItem(self._key(row.id), self._key(row.track), *days)

    def _key(self, text: str) -> UUID:
        if (known := self._keys.get(text)) is None:
            known = self._keys[text] = _made(text)
        return known


def _text(column: Any) -> Any:
    """A column as the text it is kept in."""
    return type_coerce(column, Text)


def _made(text: str) -> UUID:
    try:
        return UUID(int=int(text, 16))
    except (ValueError, TypeError) as error:
        raise DamagedValueError(error) from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except (ValueError, TypeError) as error:
        raise DamagedValueError(error) from error
