"""What the roadmap view shows, read from the store, and kept up with one change at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from pathtracker.core.model import Membership, Role, Rung, TimeEntry, TrackKind
from pathtracker.store import Change, Reader, queries
from pathtracker.store.pace import own_pace
from pathtracker.store.queries import StepLine

_ONE_BY_ONE = frozenset(
    {"item", "membership", "prerequisite", "time_entry", "phase", "track", "evidence", "rating"}
)
_HANGING: dict[str, type[Membership] | type[TimeEntry]] = {
    "membership": Membership,
    "time_entry": TimeEntry,
}
_MANY = 200  # from so many items on, reading everything again is as fast

Places = dict[UUID, list[UUID]]


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked at: a role, one roadmap, or everything (neither)."""

    role: UUID | None = None
    track: UUID | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A scope that can be chosen, and its roadmaps; `own`: one that no chosen role is made of."""

    scope: Scope
    title: str
    tracks: tuple[UUID, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class PhaseInfo:
    """A phase, counted over all that is shown."""

    id: UUID
    number: int
    title: str
    track: UUID
    track_title: str


def choices(reader: Reader) -> list[Choice]:
    """What can be looked at: chosen roles, the learner's other roadmaps, everything."""
    roles = queries.chosen_roles(reader)
    taken = {track for role in roles for track in role.tracks}
    found = [Choice(Scope(role=role.id), _title_of(role), role.tracks) for role in roles]
    for track in queries.tracks(reader):
        if track.kind is TrackKind.ROADMAP and track.id not in taken:
            found.append(Choice(Scope(track=track.id), track.title, (track.id,), own=True))
    return found


def _title_of(role: Role) -> str:
    return f"{role.title}, {role.rung.value}"


class Outline:
    """Phases and steps of a scope.

    Attributes: phases; lines, by the id of their place; order, the places in each phase; names,
    the titles of what is waited for; shared, for items that serve several chosen roles, the titles
    of those roles but the one looked at.
    """

    def __init__(self, reader: Reader, scope: Scope) -> None:
        self.scope = scope
        self.title = ""
        self.phases: list[PhaseInfo] = []
        self.lines: dict[UUID, StepLine] = {}
        self.order: Places = defaultdict(list)
        self.names: dict[UUID, str] = {}
        self.shared: dict[UUID, tuple[str, ...]] = {}
        self._places_of: Places = defaultdict(list)
        self._roles = queries.chosen_roles(reader)
        self._pace = own_pace(reader)
        tracks = self._read_phases(reader)
        shown = {phase.id for phase in self.phases}
        for line in queries.outline(reader, tracks):
            if line.phase_id in shown:
                self._place(line)
                self.order[line.phase_id].append(line.membership_id)
        self._name(reader, self.lines.values())
        self._share(reader, None)

    def items(self) -> list[UUID]:
        """Every item once, in the order shown."""
        found = (self.lines[place].id for phase in self.phases for place in self.order[phase.id])
        return list(dict.fromkeys(found))

    def count(self) -> int:
        """How many items there are; one that stands at several places counts once."""
        return len(self._places_of)

    def places_of(self, item: UUID) -> list[UUID]:
        """The places of an item in here."""
        return self._places_of.get(item, [])

    def catch_up(self, reader: Reader, change: Change) -> set[UUID] | None:
        """Takes in a change by reading only what it touches; returns the phases that look
        different now. None if everything has to be read again."""
        if not change.kinds <= _ONE_BY_ONE or _makes_a_track(change):
            return None
        if own_pace(reader).stretch != self._pace.stretch:  # what is left of everything
            return None
        items, phases = self._touched(reader, change)
        if change.kinds & {"phase", "track"}:
            phases |= self._renumber(reader)
        shown = {phase.id for phase in self.phases}
        seen_by_others = _seen_by_others(change)
        if seen_by_others:
            items |= queries.waiting_for(reader, seen_by_others) & self._places_of.keys()
            for item in seen_by_others:
                self.names.pop(item, None)
        if len(items) > _MANY:
            return None
        for item in items:
            for place in self._places_of.pop(item, ()):
                phases.add(self.lines.pop(place).phase_id)
        fresh = [line for line in queries.lines_of(reader, items) if line.phase_id in shown]
        for line in fresh:
            self._place(line)
            phases.add(line.phase_id)
        if "membership" in change.kinds:
            found = queries.places_in(reader, phases & shown)
            self.order.update({phase: found.get(phase, []) for phase in phases & shown})
            self._share(reader, items)
        self._name(reader, fresh)
        return phases & shown

    def _renumber(self, reader: Reader) -> set[UUID]:
        """Reads the phases anew; returns those whose head is another now."""
        before = {phase.id: phase for phase in self.phases}
        self.phases = []
        self._read_phases(reader)
        return {phase.id for phase in self.phases if before.get(phase.id) != phase}

    def _touched(self, reader: Reader, change: Change) -> tuple[set[UUID], set[UUID]]:
        """The items and the phases that the edits of a change speak of."""
        items, phases = set(change.ids("item")), set()
        for edit in change.edits:
            sides = [side for side in (edit.before, edit.after) if side]
            phases |= {UUID(side["phase_id"]) for side in sides if "phase_id" in side}
            named = next((side["item_id"] for side in sides if "item_id" in side), None)
            if edit.kind not in ("membership", "prerequisite", "time_entry"):
                continue
            if named is not None:
                items.add(UUID(named))
            elif edit.id in self.lines:
                items.add(self.lines[edit.id].id)
            elif edit.kind in _HANGING and (part := reader.find(_HANGING[edit.kind], edit.id)):
                items.add(part.item_id)
        return items, phases

    def _read_phases(self, reader: Reader) -> list[UUID]:
        tracks = [track for track in queries.tracks(reader) if track.kind is TrackKind.ROADMAP]
        rung = Rung.SENIOR
        if self.scope.track is not None:
            tracks = [track for track in tracks if track.id == self.scope.track]
            self.title = tracks[0].title if tracks else ""
        elif self.scope.role is not None:
            role = next((role for role in self._roles if role.id == self.scope.role), None)
            own = {track.id: track for track in tracks}
            tracks = [own[track] for track in (role.tracks if role else ()) if track in own]
            if role is not None:
                self.title, rung = _title_of(role), role.rung
        for track in tracks:
            for phase in queries.phases(reader, track.id):
                if phase.rung.height <= rung.height:
                    number = len(self.phases) + 1
                    self.phases.append(
                        PhaseInfo(phase.id, number, phase.title, track.id, track.title)
                    )
        return [track.id for track in tracks]

    def _place(self, line: StepLine) -> None:
        self.lines[line.membership_id] = line
        self._places_of[line.id].append(line.membership_id)

    def _name(self, reader: Reader, lines: Iterable[StepLine]) -> None:
        wanted = {item for line in lines if line.is_blocked for item in line.waits_for}
        wanted -= self.names.keys()
        if wanted:
            self.names.update(queries.titles(reader, wanted))

    def _share(self, reader: Reader, items: set[UUID] | None) -> None:
        """Which items (None: all) count for other chosen roles as well."""
        others = [role for role in self._roles if role.id != self.scope.role]
        served: dict[UUID, set[str]] = defaultdict(set)
        tracks = {track for role in others for track in role.tracks}
        for item, track, rung in queries.places_among(reader, items, tracks) if tracks else ():
            if item in self._places_of:
                served[item] |= {
                    role.title
                    for role in others
                    if track in role.tracks and rung.height <= role.rung.height
                }
        least = 1 if self.scope.role is not None else 2
        for item in items or ():
            self.shared.pop(item, None)
        for item, titles in served.items():
            if len(titles) >= least:
                self.shared[item] = tuple(role.title for role in others if role.title in titles)


def _seen_by_others(change: Change) -> set[UUID]:
    """The items whose title or state is another now: rows of what waits for them show it."""
    return {
        edit.id
        for edit in change.edits
        if edit.kind == "item"
        and (not edit.before or not edit.after or edit.after.keys() & {"title", "state"})
    }


def _makes_a_track(change: Change) -> bool:
    """Whether a roadmap comes or goes; then there is something else to choose from."""
    return any(
        edit.kind == "track" and (edit.before is None or edit.after is None)
        for edit in change.edits
    )
