"""The work of some tracks, and what it requires elsewhere, as tasks of a plan.

Ids and days are read as the text they are kept in: only what comes out has its ids as UUIDs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from pathtracker.core.model import SATISFYING, Rung, State, Track
from pathtracker.core.plan import After, DoneItem, Task
from pathtracker.core.work import minutes_left
from pathtracker.store.session import Reader
from pathtracker.store.sql import GIVEN, Sql
from pathtracker.store.values import DAYS, KEYS, day, many

_SETTLED = tuple(SATISFYING)
_HEIGHTS: dict[str, int] = {rung.value: rung.height for rung in Rung}
_MANY = 500
"""How many ids are asked for at once."""


class _Statements(NamedTuple):
    """What is asked for tasks: the items at their places, the time logged, what they require."""

    places: Sql
    logged: Sql
    requires: Sql


def _statements(places: str, items: str) -> _Statements:
    """`places`: which places; `items`: of which items time and requirements are asked."""
    return _Statements(
        Sql(
            "SELECT item.id, item.state, item.effort, item.known_share, item.done_on, "
            "item.parked_until, item.deadline, item.pinned, phase.track_id, phase.rung "
            "FROM membership JOIN item ON item.id = membership.item_id "
            f"JOIN phase ON phase.id = membership.phase_id WHERE {places} "
            "ORDER BY phase.position, phase.title, membership.position, item.title"
        ),
        Sql(
            f"SELECT item_id, sum(minutes), min(day) FROM time_entry WHERE {items} GROUP BY item_id"
        ),
        Sql(
            f"SELECT item_id, requires_id, lag_days FROM prerequisite WHERE {items} "
            "ORDER BY item_id, requires_id"
        ),
    )


_OF_TRACKS = _statements(
    f"phase.track_id IN {GIVEN}",
    "item_id IN (SELECT membership.item_id FROM membership "
    f"JOIN phase ON phase.id = membership.phase_id WHERE phase.track_id IN {GIVEN})",
)
_OF_ITEMS = _statements(f"item.id IN {GIVEN}", f"item_id IN {GIVEN}")


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
        tracks = many(track.id for track in self._tracks)
        placed = self._placed(_OF_TRACKS, tracks)
        for row in sorted(placed, key=lambda row: ranks[row.track]):
            height = _HEIGHTS.get(row.rung, 0)
            if height <= heights.get(row.track, height):
                self._rows.setdefault(row.id, row)
        yield
        yield from self._read_facts(_OF_TRACKS, tracks)

    def _read_required(self) -> Iterator[None]:
        """Adds what is required and stands elsewhere, until nothing is missing."""
        asked: set[str] = set()
        while new := sorted(self._needed() - self._rows.keys() - asked):
            asked.update(new)
            yield from self._read_items([KEYS[text] for text in new])

    def _read_items(self, items: Sequence[UUID]) -> Iterator[None]:
        for first in range(0, len(items), _MANY):
            ids = many(items[first : first + _MANY])
            for row in self._placed(_OF_ITEMS, ids):
                self._rows.setdefault(row.id, row)
            yield from self._read_facts(_OF_ITEMS, ids)

    def _needed(self) -> set[str]:
        return {needed for several in self._requires.values() for needed, _ in several}

    def _placed(self, asked: _Statements, ids: str) -> list[_Row]:
        """Items at their places, in the order of phases and places."""
        return [_Row._make(row) for row in self._reader.rows(asked.places, ids)]

    def _read_facts(self, asked: _Statements, ids: str) -> Iterator[None]:
        """The time logged on some items, and what those that are still to do require."""
        for item, minutes, first in self._reader.rows(asked.logged, ids):
            self._logged[item] = (minutes, first)
        yield
        for item, needed, lag in self._reader.rows(asked.requires, ids):
            if item in self._rows and self._rows[item].state not in _SETTLED:
                self._requires[item].append((needed, lag))
        yield

    def _task(self, row: _Row, stretch: float) -> Task:
        logged, _ = self._logged.get(row.id, (0, ""))
        left = minutes_left(row.effort, row.known_share, logged, stretch)
        requires = self._requires.get(row.id, ())
        return Task(
            *(KEYS[row.id], KEYS[row.track], left),
            requires=tuple([After(KEYS[needed], lag) for needed, lag in requires]),
            active=row.state == State.ACTIVE,
            pinned=day(row.pinned),
            deadline=day(row.deadline),
            not_before=day(row.parked_until),
            parked=row.state == State.PARKED and row.parked_until is None,
            rung=_HEIGHTS.get(row.rung, 0),
        )

    def _done(self, row: _Row, done_on: str) -> DoneItem:
        _, first = self._logged.get(row.id, (0, done_on))
        days = (DAYS[min(first, done_on)], DAYS[done_on])
        return DoneItem(KEYS[row.id], KEYS[row.track], *days)
