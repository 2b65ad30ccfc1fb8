"""Everything the panel shows of an item, read in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from pathtracker.core.model import (
    SATISFYING,
    Evidence,
    Item,
    Membership,
    Phase,
    Prerequisite,
    Role,
    Skill,
    State,
    TimeEntry,
    Track,
    TrackKind,
)
from pathtracker.reports.remaining import Remaining, remaining
from pathtracker.store import Reader, queries


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An item before or after the one shown."""

    id: UUID
    title: str
    state: State


@dataclass(frozen=True, slots=True)
class Detail:
    """An item with all that hangs on it."""

    item: Item
    remaining: Remaining
    place: str
    is_milestone: bool
    roles: Sequence[Role]
    skills: Sequence[tuple[Skill, int]]
    evidence: Sequence[Evidence]
    times: Sequence[TimeEntry]
    needs: Sequence[Neighbour]
    unlocks: Sequence[Neighbour]

    @property
    def is_blocked(self) -> bool:
        return self.item.state is State.OPEN and any(
            needed.state not in SATISFYING for needed in self.needs
        )


def read_detail(reader: Reader, key: UUID) -> Detail | None:
    """What there is to show of an item; None if it is gone."""
    item = reader.find(Item, key)
    if item is None:
        return None
    places = queries.of_item(reader, Membership, key)
    phases = [reader.get(Phase, place.phase_id) for place in places]
    tracks = [reader.get(Track, phase.track_id) for phase in phases]
    served = queries.roles_of_tracks(reader)
    roles = {role.id: role for track in tracks for role in served.get(track.id, ())}
    times = queries.of_item(reader, TimeEntry, key)
    return Detail(
        item=item,
        remaining=remaining(reader, item),
        place=phases[0].title if phases else "",
        is_milestone=any(track.kind is TrackKind.PROJECT for track in tracks),
        roles=list(roles.values()),
        skills=[(reader.get(Skill, outcome.skill_id), outcome.level) for outcome in item.outcomes],
        evidence=sorted(queries.of_item(reader, Evidence, key), key=lambda e: (e.day, e.address)),
        times=sorted(times, key=lambda entry: (entry.day, entry.at), reverse=True),
        needs=_neighbours(
            reader, [link.requires_id for link in queries.of_item(reader, Prerequisite, key)]
        ),
        unlocks=_neighbours(reader, [link.item_id for link in queries.unlocked_by(reader, key)]),
    )


def _neighbours(reader: Reader, keys: Sequence[UUID]) -> list[Neighbour]:
    items = (reader.get(Item, key) for key in keys)
    found = [Neighbour(item.id, item.title, item.state) for item in items]
    return sorted(found, key=lambda neighbour: neighbour.title)
