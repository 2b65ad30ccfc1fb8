"""Where steps stood before they went with a role: read from the record of what was left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol
from uuid import UUID

from sqlalchemy import select

from pathtracker.core.model import Item, Phase, Rung, Track
from pathtracker.store import record
from pathtracker.store.session import Reader
from pathtracker.store.tables import CHANGE, Sort

_LEFT = '["role.leave",%'
"""How the names of such changes begin in the record."""


@dataclass(frozen=True, slots=True)
class PlacesLeft:
    """`steps`: phase and position that a step had in a roadmap, by the slugs of roadmap and step;
    `tracks`: the position of a roadmap among all, by its slug."""

    steps: Mapping[tuple[str, str], tuple[str, float]] = field(default_factory=dict)
    tracks: Mapping[str, float] = field(default_factory=dict)


def places_left(reader: Reader) -> PlacesLeft:
    """The places of everything that went when a role was left, as they were the last time, so that
    taking it again brings back the learner's own order. What was undone doesn't count."""
    steps: dict[tuple[str, str], tuple[str, float]] = {}
    tracks: dict[str, float] = {}
    there: dict[str, Item | Phase | Track | None] = {}
    for change in _leavings(reader):
        gone = {edit.id.hex: edit for edit in change.edits if edit.before and edit.after is None}
        named = partial(_field, reader, gone, there)
        for edit in gone.values():
            fields = edit.before or {}
            if edit.kind == "track" and fields.get("slug"):
                tracks.setdefault(fields["slug"], float(fields["position"]))
            elif edit.kind == "membership":
                phase = _key(fields["phase_id"])
                track = _key(named(Phase, phase, "track_id"))
                where = named(Phase, phase, "slug")
                roadmap = named(Track, track, "slug") if track else ""
                step = named(Item, _key(fields["item_id"]), "slug")
                if where and roadmap and step:
                    steps.setdefault((roadmap, step), (where, float(fields["position"])))
    return PlacesLeft(steps, tracks)


class _Phase(Protocol):
    @property
    def slug(self) -> str: ...
    @property
    def rung(self) -> str: ...
    @property
    def steps(self) -> tuple[str, ...]: ...


class _Roadmap(Protocol):
    """A roadmap of the catalogue."""

    @property
    def slug(self) -> str: ...
    @property
    def phases(self) -> tuple[_Phase, ...]: ...


def coming(roadmap: _Roadmap, rung: Rung, left: PlacesLeft) -> dict[str, list[tuple[str, float]]]:
    """The steps that each phase of a roadmap up to a rung is to have, with their positions: where
    they stood before, or at their place in the catalogue."""
    phases = [phase for phase in roadmap.phases if Rung(phase.rung).height <= rung.height]
    found: dict[str, list[tuple[str, float]]] = {phase.slug: [] for phase in phases}
    for phase in phases:
        for place, step in enumerate(phase.steps, start=1):
            where, position = left.steps.get((roadmap.slug, step), ("", 0.0))
            if where in found:
                found[where].append((step, position))
            else:
                found[phase.slug].append((step, float(place)))
    return found


def _leavings(reader: Reader) -> Iterator[record.Change]:
    """The changes by which roles were left and that stand, the newest first."""
    later = CHANGE.alias("later")
    undone = select(later.c.seq).where(later.c.reverses == CHANGE.c.seq).exists()
    query = (
        select(CHANGE.c.seq)
        .where(CHANGE.c.label.like(_LEFT), CHANGE.c.sort != Sort.UNDO, ~undone)
        .order_by(CHANGE.c.seq.desc())
    )
    for seq in reader.connection.scalars(query).all():
        yield record.read(reader.connection, seq)


def _field(
    reader: Reader,
    gone: Mapping[str, record.Edit],
    there: dict[str, Item | Phase | Track | None],
    kind: type[Item | Phase | Track],
    key: str,
    name: str,
) -> str:
    """A field of what went in the same change (`gone`) or is still there; “” of what has none."""
    if key in gone:
        return str((gone[key].before or {}).get(name) or "")
    if key not in there:
        there[key] = reader.find(kind, UUID(key))
    return str(getattr(there[key], name, None) or "")


def _key(text: object) -> str:
    """An id as hexadecimal digits alone."""
    return str(text).replace("-", "")
