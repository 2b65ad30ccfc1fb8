"""Projects as the portfolio shows them, read in a few queries however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

from pathtracker.catalog import STAGES
from pathtracker.core.model import SATISFYING, Check, Kind, Outcome, Phase, State, Track
from pathtracker.store import Change, Reader, portfolio, queries
from pathtracker.store import skills as reads
from pathtracker.store.queries import StepLine

GROUPS: tuple[tuple[str, ...], ...] = (
    ("problem", "data"),
    ("baseline", "features"),
    ("model", "evaluation"),
    ("deployment", "monitoring"),
    ("write-up",),
)
"""The stages that share a column of the board."""

_GROUP_OF = {stage: place for place, stages in enumerate(GROUPS) for stage in stages}


class Progress(Enum):
    """How a stage, or a diamond, stands."""

    REACHED = "reached"
    CURRENT = "current"
    AHEAD = "ahead"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Milestone:
    """An item of a project at its place."""

    id: UUID
    title: str
    summary: str
    kind: Kind
    state: State
    stage: UUID
    stage_title: str
    effort: float
    left: float
    ahead: float
    minutes: int
    done_on: date | None
    deadline: date | None
    parked_until: date | None
    evidence: int
    is_current: bool = False
    checks: tuple[Check, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Reached, or passed over on purpose."""
        return self.state in SATISFYING

    @property
    def progress(self) -> Progress:
        if self.is_settled:
            return Progress.REACHED
        return Progress.CURRENT if self.is_current else Progress.AHEAD


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of one project; empty while no milestone stands in it."""

    id: UUID
    title: str
    kind: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class Project:
    """A project with its stages and milestones, both in order. `write_up`: the day since which it
    is written up with something to look at (`store.skills.write_ups`); None while it isn't."""

    track: Track
    stages: tuple[Stage, ...]
    milestones: tuple[Milestone, ...]
    write_up: date | None = None

    @property
    def current(self) -> Milestone | None:
        """The first milestone that is not reached yet."""
        return next((one for one in self.milestones if one.is_current), None)

    @property
    def current_stage(self) -> Stage | None:
        """Where the project stands: None once all is reached."""
        current = self.current
        if current is not None:
            return next(stage for stage in self.stages if stage.id == current.stage)
        return None if self.milestones else next(iter(self.stages), None)

    @property
    def group(self) -> int:
        """The column of the board it belongs to."""
        if self.milestones and self.current is None:
            return len(GROUPS) - 1
        found = 0
        for stage in self.stages:  # a stage of the learner's own belongs to what comes before it
            found = _GROUP_OF.get(stage.kind, found)
            if stage is self.current_stage:
                break
        return found

    @property
    def is_settled(self) -> bool:
        """Whether each of its milestones was reached, or passed over on purpose."""
        return bool(self.milestones) and self.current is None

    def is_written_up(self, on: date) -> bool:
        """Whether it is written up by a day, whatever else is still to do."""
        return self.write_up is not None and self.write_up <= on

    @property
    def reached(self) -> int:
        return sum(one.is_settled for one in self.milestones)

    @property
    def minutes(self) -> int:
        return sum(one.minutes for one in self.milestones)

    @property
    def hours_ahead(self) -> float:
        """What is left to do; the parked is not counted."""
        return sum(one.ahead for one in self.milestones)

    @property
    def evidence(self) -> int:
        return sum(one.evidence for one in self.milestones)


def read_projects(reader: Reader, only: Collection[UUID] | None = None) -> list[Project]:
    """All projects, or some, without the checks and outcomes of their milestones."""
    tracks = portfolio.projects(reader)
    if only is not None:
        tracks = [track for track in tracks if track.id in only]
    ids = [track.id for track in tracks]
    if not ids:
        return []
    return _projects(reader, tracks, queries.outline(reader, ids), {})


def read_project(reader: Reader, key: UUID) -> Project | None:
    """One project with everything; None if it is gone."""
    track = reader.find(Track, key)
    if track is None:
        return None
    lines = queries.outline(reader, [key])
    return _projects(reader, [track], lines, portfolio.checks_and_outcomes(reader, key))[0]


def touched_projects(reader: Reader, change: Change) -> set[UUID] | None:
    """The projects whose milestones a change is about; None if it may be about anything."""
    if not change.kinds <= {"item", "evidence", "time_entry"}:
        return None
    items = set(change.ids("item"))
    for edit in change.edits:
        if edit.kind != "item":
            item = {**(edit.before or {}), **(edit.after or {})}.get("item_id")
            if item is None:
                return None
            items.add(UUID(item))
    return set(portfolio.projects_of(reader, items))


_Parts = Mapping[UUID, tuple[tuple[Check, ...], tuple[Outcome, ...]]]


def _projects(
    reader: Reader, tracks: Sequence[Track], lines: Iterable[StepLine], parts: _Parts
) -> list[Project]:
    ids = [track.id for track in tracks]
    pieces = portfolio.evidence_counts(reader, ids)
    written = reads.write_ups(reader, ids)
    phases: dict[UUID, list[Phase]] = defaultdict(list)
    for phase in portfolio.stages(reader, ids):
        phases[phase.track_id].append(phase)
    standing: dict[UUID, list[StepLine]] = defaultdict(list)
    for line in lines:
        standing[line.track_id].append(line)
    return [
        _project(
            *(track, phases[track.id], queries.once_each(standing[track.id]), pieces, parts),
            written.get(track.id),
        )
        for track in tracks
    ]


def _project(
    track: Track,
    phases: Sequence[Phase],
    lines: Sequence[StepLine],
    pieces: Mapping[UUID, int],
    parts: _Parts,
    write_up: date | None,
) -> Project:
    titles = {phase.id: phase.title for phase in phases}
    current = next((line.id for line in lines if line.state not in SATISFYING), None)
    milestones = []
    for line in lines:
        checks, outcomes = parts.get(line.id, ((), ()))
        milestones.append(
            Milestone(
                id=line.id,
                title=line.title,
                summary=line.summary,
                kind=line.kind,
                state=line.state,
                stage=line.phase_id,
                stage_title=titles[line.phase_id],
                effort=line.effort,
                left=line.hours_left,
                ahead=line.hours_ahead,
                minutes=line.logged_minutes,
                done_on=line.done_on,
                deadline=line.deadline,
                parked_until=line.parked_until,
                evidence=pieces.get(line.id, 0),
                is_current=line.id == current,
                checks=checks,
                outcomes=outcomes,
            )
        )
    stages = [Stage(p.id, p.title, _kind(p), _progress(p.id, milestones)) for p in phases]
    if not milestones and stages:  # nothing stands anywhere yet: it begins at the beginning
        first = stages[0]
        stages[0] = Stage(first.id, first.title, first.kind, Progress.CURRENT)
    return Project(track, tuple(stages), tuple(milestones), write_up)


def _kind(phase: Phase) -> str:
    """Which of the catalogue's stages it is, by slug or by name; “” for one of the learner's."""
    return next((name for name in (phase.slug, phase.title.casefold()) if name in STAGES), "")


def _progress(stage: UUID, milestones: Sequence[Milestone]) -> Progress:
    inside = [one for one in milestones if one.stage == stage]
    if not inside:
        return Progress.EMPTY
    if any(one.is_current for one in inside):
        return Progress.CURRENT
    return Progress.REACHED if all(one.is_settled for one in inside) else Progress.AHEAD
