"""Items at their places, as lists show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from pathtracker.core.model import SATISFYING, Kind, Rung, State
from pathtracker.core.work import minutes_left
from pathtracker.store.errors import DamagedValueError
from pathtracker.store.pace import own_pace
from pathtracker.store.queries.entities import tracks
from pathtracker.store.session import Reader
from pathtracker.store.sql import GIVEN, SETTLED, Sql
from pathtracker.store.values import KEYS, choice, day, many

_SETTLED = tuple(SATISFYING)


@dataclass(frozen=True, slots=True)
class StepLine:
    """An item at one of its places, as a list shows it."""

    id: UUID
    slug: str | None
    title: str
    summary: str
    kind: Kind
    state: State
    effort: float
    known_share: float
    done_on: date | None
    parked_until: date | None
    deadline: date | None
    membership_id: UUID
    phase_id: UUID
    track_id: UUID
    position: float
    """Its place in the phase."""
    logged_minutes: int
    hours_left: float
    """What is left of it at the learner's own pace; 0 once settled."""
    waits_for: tuple[UUID, ...]
    """What it requires that is not satisfied yet."""

    @property
    def is_blocked(self) -> bool:
        """Still to do, and so is something it requires. This explains; it never forbids."""
        return self.state is State.OPEN and bool(self.waits_for)

    @property
    def hours_ahead(self) -> float:
        """The hours that sums count: what is parked is out of the plan, so none of them."""
        return 0.0 if self.state is State.PARKED else self.hours_left


class _Statements(NamedTuple):
    """What is asked for lines: the items at their places, the time logged, what they wait for."""

    places: Sql
    minutes: Sql
    waiting: Sql


def _statements(places: str = "", items: str = "true") -> _Statements:
    """`places`: which places; `items`: of which items time and what they wait for is asked."""
    return _Statements(
        Sql(
            "SELECT item.id, item.slug, item.title, item.summary, item.kind, item.state, "
            "item.effort, item.known_share, item.done_on, item.parked_until, item.deadline, "
            "membership.id, phase.id, phase.track_id, membership.position "
            "FROM membership JOIN item ON item.id = membership.item_id "
            f"JOIN phase ON phase.id = membership.phase_id {places} "
            "ORDER BY phase.position, phase.title, membership.position, item.title"
        ),
        Sql(f"SELECT item_id, sum(minutes) FROM time_entry WHERE {items} GROUP BY item_id"),
        Sql(
            "SELECT item_id, requires_id FROM prerequisite "
            "JOIN item AS required ON required.id = prerequisite.requires_id "
            f"WHERE required.state NOT IN {SETTLED} AND {items}"
        ),
    )


_OF_ALL = _statements()
_OF_TRACKS = _statements(
    f"WHERE phase.track_id IN {GIVEN}",
    "item_id IN (SELECT membership.item_id FROM membership "
    f"JOIN phase ON phase.id = membership.phase_id WHERE phase.track_id IN {GIVEN})",
)
_OF_ITEMS = _statements(f"WHERE item.id IN {GIVEN}", f"item_id IN {GIVEN}")
_REQUIRING = Sql(f"SELECT item_id FROM prerequisite WHERE requires_id IN {GIVEN}")
_PLACES_IN = Sql(
    "SELECT membership.phase_id, membership.id "
    "FROM membership JOIN item ON item.id = membership.item_id "
    f"WHERE membership.phase_id IN {GIVEN} ORDER BY membership.position, item.title"
)
_PLACES_AMONG = (
    "SELECT membership.item_id, phase.track_id, phase.rung "
    "FROM membership JOIN phase ON phase.id = membership.phase_id "
    f"WHERE phase.track_id IN {GIVEN}"
)
_PLACES_OF_ALL = Sql(_PLACES_AMONG)
_PLACES_OF_SOME = Sql(f"{_PLACES_AMONG} AND membership.item_id IN {GIVEN}")


def outline(reader: Reader, track_ids: Iterable[UUID] | None = None) -> list[StepLine]:
    """Items at their places, in the order of tracks, phases and places; of all tracks or some.

    A shared item comes once for each of its places.
    """
    rank = {track.id: place for place, track in enumerate(tracks(reader))}
    if track_ids is None:
        lines = _built_lines(reader, _OF_ALL)
    else:
        lines = _built_lines(reader, _OF_TRACKS, many(track_ids))
    return sorted(lines, key=lambda line: rank[line.track_id])


def lines_of(reader: Reader, items: Iterable[UUID]) -> list[StepLine]:
    """Some items at all their places, in no order."""
    return _built_lines(reader, _OF_ITEMS, many(items))


def waiting_for(reader: Reader, items: Iterable[UUID]) -> set[UUID]:
    """The items that require any of some items."""
    return {KEYS[item] for (item,) in reader.rows(_REQUIRING, many(items))}


def places_in(reader: Reader, phase_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """The ids of the memberships of some phases, in order."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for phase, membership in reader.rows(_PLACES_IN, many(phase_ids)):
        found[KEYS[phase]].append(KEYS[membership])
    return found


def places_among(
    reader: Reader, items: Collection[UUID] | None, track_ids: Iterable[UUID]
) -> list[tuple[UUID, UUID, Rung]]:
    """Item, track and rung of the phase for every place that items (None: any) have in tracks."""
    if items is None:
        rows = reader.rows(_PLACES_OF_ALL, many(track_ids))
    else:
        rows = reader.rows(_PLACES_OF_SOME, many(track_ids), many(items))
    return [(KEYS[item], KEYS[track], _rung(rung)) for item, track, rung in rows]


def once_each(lines: Iterable[StepLine]) -> list[StepLine]:
    """The same lines with every item at its first place alone."""
    first: dict[UUID, StepLine] = {}
    for line in lines:
        first.setdefault(line.id, line)
    return list(first.values())


_kind, _state, _rung = choice(Kind), choice(State), choice(Rung)


def _built_lines(reader: Reader, asked: _Statements, *values: str) -> list[StepLine]:
    logged: dict[str, int] = dict(reader.rows(asked.minutes, *values))
    waits: dict[str, list[UUID]] = defaultdict(list)
    for item, required in reader.rows(asked.waiting, *values):
        waits[item].append(KEYS[required])
    stretch = own_pace(reader).stretch
    return [
        _line(row, logged.get(row[0], 0), tuple(waits.get(row[0], ())), stretch)
        for row in reader.rows(asked.places, *values)
    ]


def _line(
    row: tuple[Any, ...], logged: int, waits_for: tuple[UUID, ...], stretch: float
) -> StepLine:
    item, slug, title, summary, kind, state, effort, share, done_on, until, deadline, *there = row
    place, phase, track, position = there
    state = _state(state)
    return StepLine(
        id=KEYS[item],
        slug=slug,
        title=title,
        summary=summary,
        kind=_kind(kind),
        state=state,
        effort=effort,
        known_share=share,
        done_on=day(done_on),
        parked_until=day(until),
        deadline=day(deadline),
        membership_id=KEYS[place],
        phase_id=KEYS[phase],
        track_id=KEYS[track],
        position=position,
        logged_minutes=logged,
        hours_left=_hours_left(state, effort, share, logged, stretch),
        waits_for=waits_for,
    )


def _hours_left(state: State, effort: float, share: float, logged: int, stretch: float) -> float:
    if not isinstance(state, State):  # every list of steps asks for its state, some in painting
        raise DamagedValueError(f"a step is {state!r}")
    if state in _SETTLED:
        return 0.0
    return minutes_left(effort, share, logged, stretch) / 60
