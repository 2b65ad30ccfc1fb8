"""The rows of the timeline: frozen values, arranged by roadmap, phase, role or state."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from pathtracker.app.widgets.marks import Mark
from pathtracker.app.words import number, tr
from pathtracker.core.model import SATISFYING, State, TrackKind


class Sort(Enum):
    """What a row is."""

    TRACK = "track"
    PHASE = "phase"
    ITEM = "item"


class Grouping(StrEnum):
    """What the rows are gathered under."""

    ROADMAP = "roadmap"
    PHASE = "phase"
    ROLE = "role"
    STATE = "state"


class Show(StrEnum):
    """Which items are shown."""

    OPEN = "open"
    ALL = "all"
    CHAIN = "chain"


class Step(NamedTuple):
    """An item as the timeline knows it. `done`: the share of its effort that is behind it.
    Days are ordinals."""

    id: UUID
    title: str
    state: State
    track: UUID
    phase: UUID
    waits: bool = False
    milestone: bool = False
    hours_left: float = 0.0
    done: float = 0.0
    deadline: int | None = None
    pinned: int | None = None

    @property
    def settled(self) -> bool:
        return self.state in SATISFYING

    @property
    def mark(self) -> Mark:
        if self.milestone:
            return Mark.REACHED if self.settled else Mark.MILESTONE
        marks = {
            State.ACTIVE: Mark.ACTIVE,
            State.DONE: Mark.DONE,
            State.KNOWN: Mark.KNOWN,
            State.SKIPPED: Mark.SKIPPED,
            State.PARKED: Mark.PARKED,
        }
        return marks.get(self.state, Mark.WAITS if self.waits else Mark.OPEN)


class TrackInfo(NamedTuple):
    """A roadmap or project. `role`: the title of the first chosen role it belongs to."""

    id: UUID
    title: str
    kind: TrackKind
    share: int | None = None
    role: str = ""


class PhaseInfo(NamedTuple):
    id: UUID
    title: str
    track: UUID


class Row(NamedTuple):
    """A line of the chart. `members`: the items that stand under a head, in order; `note` stands at
    the end of the list's cell."""

    key: str
    sort: Sort
    depth: int
    title: str
    colour: int
    note: str = ""
    step: Step | None = None
    members: tuple[UUID, ...] = ()
    folded: bool = False

    @property
    def item(self) -> UUID | None:
        return self.step.id if self.step else None


@dataclass(frozen=True)
class Work:
    """All that can be shown, in the order of tracks, phases and places, each item once."""

    steps: Sequence[Step] = ()
    tracks: Mapping[UUID, TrackInfo] = field(default_factory=dict)
    phases: Mapping[UUID, PhaseInfo] = field(default_factory=dict)

    def colour_of(self, track: UUID) -> int:
        """The number of a track's colour."""
        return self._colours.get(track, 0)

    @cached_property
    def _colours(self) -> dict[UUID, int]:
        """Roadmaps of the first role share the first colour, those of no role a quiet one; every
        project, and every other role, has one of its own as long as there are enough."""
        roles = [track.role for track in self.tracks.values() if track.role]
        of_group: dict[object, int] = {"": _QUIET, **dict.fromkeys(roles[:1], 0)}
        for key, track in self.tracks.items():
            group = key if track.kind is TrackKind.PROJECT else track.role
            of_group.setdefault(group, _OTHERS[(len(of_group) - 2) % len(_OTHERS)])
        return {
            key: of_group[key if track.kind is TrackKind.PROJECT else track.role]
            for key, track in self.tracks.items()
        }


_OTHERS = (2, 3, 5, 4, 1, 6)
"""In the order in which neighbours are told apart best."""
_QUIET = 7


class View(NamedTuple):
    """How the work is looked at. `folded`: the keys of the heads that are closed."""

    grouping: Grouping = Grouping.ROADMAP
    show: Show = Show.OPEN
    folded: frozenset[str] = frozenset()


STATE_ORDER = (State.ACTIVE, State.OPEN, State.PARKED, State.DONE, State.KNOWN, State.SKIPPED)

Words = Callable[[State], str]


def is_shown(step: Step, show: Show, planned: Collection[UUID], chain: Collection[UUID]) -> bool:
    """Whether an item has a row: what has no date is in the tray. A reached milestone stays in
    sight, since it is what has been achieved."""
    if show is Show.CHAIN:
        return step.id in chain
    if step.id not in planned:
        return False
    return show is Show.ALL or not step.settled or (step.milestone and step.state is State.DONE)


def arrange(
    work: Work,
    view: View,
    planned: Collection[UUID],
    chain: Collection[UUID],
    state_words: Words,
    *,
    other_role: str = "",
) -> list[Row]:
    """The rows, top to bottom. `planned` are the items with a date; `other_role` is what the work
    of no role is gathered under."""
    steps = [step for step in work.steps if is_shown(step, view.show, planned, chain)]
    if view.grouping is Grouping.ROADMAP:
        return list(_by_roadmap(work, view, steps))
    heads: dict[str, tuple[str, list[Step]]] = {}
    if view.grouping is Grouping.STATE:
        for state in STATE_ORDER:
            heads[f"state:{state}"] = (state_words(state), [])
    for step in steps:
        key, title = _head_of(work, view.grouping, step, other_role)
        heads.setdefault(key, (title, []))[1].append(step)
    return list(_under_heads(work, view, heads))


def _head_of(work: Work, grouping: Grouping, step: Step, other_role: str) -> tuple[str, str]:
    if grouping is Grouping.STATE:
        return f"state:{step.state}", ""
    if grouping is Grouping.ROLE:
        role = work.tracks[step.track].role
        return f"role:{role}", role or other_role
    phase = work.phases[step.phase]
    return f"phase:{phase.id.hex}", phase.title


def _under_heads(
    work: Work, view: View, heads: Mapping[str, tuple[str, list[Step]]]
) -> Iterable[Row]:
    for key, (title, steps) in heads.items():
        if not steps:
            continue
        members = tuple(step.id for step in steps)
        folded = key in view.folded
        colour = work.colour_of(steps[0].track)
        yield Row(key, Sort.TRACK, 0, title, colour, number(len(steps)), None, members, folded)
        if not folded:
            yield from (_item_row(work, step, 1) for step in steps)


def _by_roadmap(work: Work, view: View, steps: Iterable[Step]) -> Iterable[Row]:
    by_track: dict[UUID, dict[UUID, list[Step]]] = {}
    for step in steps:
        by_track.setdefault(step.track, {}).setdefault(step.phase, []).append(step)
    for track_id, by_phase in by_track.items():
        track = work.tracks[track_id]
        members = tuple(step.id for some in by_phase.values() for step in some)
        key = f"track:{track_id.hex}"
        folded = key in view.folded
        colour = work.colour_of(track_id)
        share = "" if track.share is None else tr("{share} %", share=track.share)
        note = number(len(members)) if folded else share
        yield Row(key, Sort.TRACK, 0, track.title, colour, note, None, members, folded)
        if folded:
            continue
        for phase_id, some in by_phase.items():
            same = len(by_phase) == 1 and work.phases[phase_id].title == track.title
            if same or track.kind is TrackKind.PROJECT:  # a stage holds one milestone
                yield from (_item_row(work, step, 1) for step in some)
            else:
                yield from _phase_rows(work, view, work.phases[phase_id], some, colour)


def _phase_rows(
    work: Work, view: View, phase: PhaseInfo, steps: Sequence[Step], colour: int
) -> Iterable[Row]:
    key = f"phase:{phase.id.hex}"
    folded = key in view.folded
    members = tuple(step.id for step in steps)
    note = number(len(steps)) if folded else ""
    yield Row(key, Sort.PHASE, 1, phase.title, colour, note, None, members, folded)
    if not folded:
        yield from (_item_row(work, step, 2) for step in steps)


def _item_row(work: Work, step: Step, depth: int) -> Row:
    colour = work.colour_of(step.track)
    return Row(f"item:{step.id.hex}", Sort.ITEM, depth, step.title, colour, "", step)
