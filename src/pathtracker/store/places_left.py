"""Where steps stood before they went with a role: read from the record of what was left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, Protocol
from uuid import UUID

from pathtracker.core.model import Item, Phase, Rung, Track
from pathtracker.store import record
from pathtracker.store.session import Reader
from pathtracker.store.sql import Sql

_LEFT = ('["role.leave",%',)
_MOVED = ('["item.move",%', '["items.move",%')
_LINKED = ('["item.require",%', '["item.unrequire",%')
"""How the names of such changes begin in the record."""

_STANDING = Sql(
    "SELECT membership.id, item.slug, track.slug "
    "FROM membership JOIN item ON item.id = membership.item_id "
    "JOIN phase ON phase.id = membership.phase_id JOIN track ON track.id = phase.track_id "
    "WHERE item.slug IS NOT NULL"
)


class Place(NamedTuple):
    """A phase and a position in it, and the change that took a step away from there."""

    phase: str
    position: float
    until: int


@dataclass(frozen=True, slots=True)
class PlacesLeft:
    """What is known of the places of catalogue steps, by slugs of roadmap and step.

    `steps`: the place that a step had in a roadmap when that was left; `tracks`: the position of a
    roadmap among all; `moved`: the last change by which the learner moved a step out of a roadmap;
    `here`: the roadmaps in which a step stands now, “” for one of the learner's own; `unlinked`:
    the prerequisites that the learner took from a step, each as the step and what it required.
    """

    steps: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    tracks: Mapping[str, float] = field(default_factory=dict)
    moved: Mapping[tuple[str, str], int] = field(default_factory=dict)
    here: Mapping[str, Collection[str]] = field(default_factory=dict)
    unlinked: Collection[tuple[str, str]] = ()

    def goes_to(self, roadmap: str, step: str, together: Collection[str]) -> str | None:
        """The roadmap in which a step has its place that the catalogue puts into `roadmap`: another
        of those that come in `together`, if the learner had moved it there; None if it stands
        elsewhere by now."""
        moved = self.moved.get((roadmap, step), 0)
        last = self.steps.get((roadmap, step))
        if not moved or (last and last.until > moved):
            return roadmap
        for other in together:
            place = self.steps.get((other, step))
            if other != roadmap and place and place.until > moved:
                return other
        return None if step in self.here else roadmap


def places_left(reader: Reader) -> PlacesLeft:
    """The places of everything that went when a role was left, as they were the last time, so that
    taking it again brings back the learner's own order. What was undone doesn't count."""
    steps: dict[tuple[str, str], Place] = {}
    tracks: dict[str, float] = {}
    there: dict[str, Item | Phase | Track | None] = {}
    roadmaps: dict[str, str] = {}
    went: dict[str, str] = {}
    here, places = _standing(reader)
    for change in _changes(reader, _LEFT):
        gone = {edit.id.hex: edit for edit in change.edits if edit.before and edit.after is None}
        named = partial(_field, reader, gone, there)
        for key, edit in gone.items():
            fields = edit.before or {}
            if edit.kind == "item":
                went[key] = str(fields.get("slug") or "")
            elif edit.kind == "track" and fields.get("slug"):
                tracks.setdefault(fields["slug"], float(fields["position"]))
            elif edit.kind == "phase":
                roadmaps[key] = named(Track, _key(fields["track_id"]), "slug")
            elif edit.kind == "membership":
                phase = _key(fields["phase_id"])
                track = _key(named(Phase, phase, "track_id"))
                where = named(Phase, phase, "slug")
                roadmap = named(Track, track, "slug") if track else ""
                step = places[key] = named(Item, _key(fields["item_id"]), "slug")
                if where and roadmap and step:
                    place = Place(where, float(fields["position"]), change.seq)
                    steps.setdefault((roadmap, step), place)
    moved = _moved(reader, places, roadmaps)
    return PlacesLeft(steps, tracks, moved, here, _unlinked(reader, went))


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


def coming(
    roadmap: _Roadmap, rung: Rung, left: PlacesLeft, beside: Iterable[_Roadmap] = ()
) -> dict[str, list[tuple[str, float]]]:
    """The steps that each phase of a roadmap up to a rung is to have, with their positions: where
    they stood before, or at their place in the catalogue. `beside`: the roadmaps that come in with
    it, between which the learner may have moved steps."""
    together = {one.slug: one for one in (roadmap, *beside)}
    found: dict[str, list[tuple[str, float]]] = {one.slug: [] for one in _up_to(roadmap, rung)}
    for one in together.values():
        for phase in _up_to(one, rung):
            for place, step in enumerate(phase.steps, start=1):
                if left.goes_to(one.slug, step, together) != roadmap.slug:
                    continue
                before = left.steps.get((roadmap.slug, step))
                if before and before.phase in found:
                    found[before.phase].append((step, before.position))
                elif one is roadmap:
                    found[phase.slug].append((step, float(place)))
    return found


def _up_to(roadmap: _Roadmap, rung: Rung) -> list[_Phase]:
    return [phase for phase in roadmap.phases if Rung(phase.rung).height <= rung.height]


def _standing(reader: Reader) -> tuple[dict[str, set[str]], dict[str, str]]:
    """The roadmaps in which each step stands, and the step of each membership, by slugs."""
    here: dict[str, set[str]] = {}
    places: dict[str, str] = {}
    for key, step, roadmap in reader.rows(_STANDING):
        here.setdefault(step, set()).add(roadmap or "")
        places[key] = step
    return here, places


def _moved(
    reader: Reader, places: Mapping[str, str], roadmaps: dict[str, str]
) -> dict[tuple[str, str], int]:
    """The last change by which each step went from a roadmap to another. `places`: the steps of
    memberships, `roadmaps`: those of phases that are gone."""
    there: dict[str, Item | Phase | Track | None] = {}

    def roadmap_of(phase: str) -> str:
        if phase not in roadmaps:
            track = _field(reader, {}, there, Phase, phase, "track_id")
            roadmaps[phase] = _field(reader, {}, there, Track, _key(track), "slug") if track else ""
        return roadmaps[phase]

    found: dict[tuple[str, str], int] = {}
    for change in _changes(reader, _MOVED):
        for edit in change.edits:
            if edit.kind == "membership" and edit.before and edit.after:
                step, phase = places.get(edit.id.hex), edit.before.get("phase_id")
                if step and phase:
                    roadmap = roadmap_of(_key(phase))
                    if roadmap != roadmap_of(_key(edit.after["phase_id"])):
                        found.setdefault((roadmap, step), change.seq)
    return found


def _unlinked(reader: Reader, went: Mapping[str, str]) -> set[tuple[str, str]]:
    """The prerequisites that the learner took away and has not put back, as steps' slugs. `went`:
    those of steps that have gone with a role."""
    there: dict[str, Item | Phase | Track | None] = {}
    standing: dict[tuple[str, str], bool] = {}
    for change in _changes(reader, _LINKED):
        for edit in change.edits:
            link = edit.after or edit.before
            if edit.kind == "prerequisite" and link:
                ends = [_key(link[end]) for end in ("item_id", "requires_id")]
                item, needed = (
                    went.get(end) or _field(reader, {}, there, Item, end, "slug") for end in ends
                )
                standing.setdefault((item, needed), edit.after is not None)
    return {pair for pair, stands in standing.items() if not stands and all(pair)}


def _changes(reader: Reader, names: Iterable[str]) -> Iterator[record.Change]:
    """The changes of some names that stand, the newest first."""
    for seq in record.named(reader.rows, names):
        yield record.read(reader.rows, seq)


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
