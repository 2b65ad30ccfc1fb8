"""What the sample is made of while it is being made, with ids that are the same every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from random import Random
from uuid import UUID

from pathtracker.core.model import (
    Entity,
    Evidence,
    Item,
    Learner,
    Membership,
    Phase,
    Prerequisite,
    Rating,
    Requirement,
    Role,
    Skill,
    TimeEntry,
    Track,
    TrackKind,
)


@dataclass(frozen=True, slots=True)
class More:
    """So many further entities, made only when they are asked for: there may be 200,000."""

    count: int = 0
    entities: Iterable[Entity] = ()


class Gathered:
    """Entities by kind. `steps` and `milestones` are items, by id, and may be replaced.

    `new_id` draws from a seeded source; a clock or the system's randomness is never asked.
    """

    def __init__(self, seed: str) -> None:
        self.learner: Learner | None = None
        self.skills: dict[UUID, Skill] = {}
        self.roles: list[Role] = []
        self.requirements: list[Requirement] = []
        self.tracks: list[Track] = []
        self.phases: list[Phase] = []
        self.steps: dict[UUID, Item] = {}
        self.milestones: dict[UUID, Item] = {}
        self.memberships: list[Membership] = []
        self.prerequisites: list[Prerequisite] = []
        self.evidence: list[Evidence] = []
        self.ratings: list[Rating] = []
        self.more_ratings = More()
        self.entries: list[TimeEntry] = []
        self.more_entries = More()
        self.around: list[Entity] = []
        self._ids = Random(f"ids of {seed}")

    def new_id(self) -> UUID:
        return UUID(int=self._ids.getrandbits(128), version=4)

    def track(
        self, kind: TrackKind, title: str, *, summary: str = "", slug: str | None = None
    ) -> Track:
        """A new track after those that are there."""
        track = Track(
            id=self.new_id(),
            kind=kind,
            title=title,
            summary=summary,
            slug=slug,
            position=len(self.tracks) + 1,
        )
        self.tracks.append(track)
        return track

    def phase(self, track: Track, title: str, position: int, *, slug: str | None = None) -> Phase:
        phase = Phase(
            id=self.new_id(), track_id=track.id, title=title, position=position, slug=slug
        )
        self.phases.append(phase)
        return phase

    def place(self, item: Item, phase: Phase, position: float) -> None:
        self.memberships.append(
            Membership(id=self.new_id(), item_id=item.id, phase_id=phase.id, position=position)
        )

    def require(self, item: UUID, required: UUID) -> None:
        self.prerequisites.append(
            Prerequisite(id=self.new_id(), item_id=item, requires_id=required)
        )

    def entry(self, item: UUID, minutes: int, day: date, note: str = "") -> TimeEntry:
        return TimeEntry(
            id=self.new_id(), item_id=item, minutes=minutes, day=day, at=evening(day), note=note
        )

    def rating(self, skill: UUID, level: int, day: date, note: str = "") -> Rating:
        return Rating(
            id=self.new_id(), skill_id=skill, level=level, day=day, at=evening(day), note=note
        )

    def counts(self) -> dict[str, int]:
        """How many of each there are, in the words of the command line."""
        projects = sum(track.kind is TrackKind.PROJECT for track in self.tracks)
        return {
            "roles": len(self.roles),
            "roadmaps": len(self.tracks) - projects,
            "steps": len(self.steps),
            "projects": projects,
            "milestones": len(self.milestones),
            "skills": len(self.skills),
            "ratings": len(self.ratings) + self.more_ratings.count,
            "time_entries": len(self.entries) + self.more_entries.count,
            "evidence": len(self.evidence),
            "requirements": len(self.requirements),
            "prerequisites": len(self.prerequisites),
            "phases": len(self.phases),
            "memberships": len(self.memberships),
        }

    def entities(self) -> Iterator[Entity]:
        """Everything, kind by kind for `Store.fill`. Once: some is made on the way."""
        kinds: tuple[Iterable[Entity], ...] = (
            [self.learner] if self.learner else [],
            self.skills.values(),
            self.roles,
            self.requirements,
            self.ratings,
            self.more_ratings.entities,
            self.tracks,
            self.phases,
            self.steps.values(),
            self.milestones.values(),
            self.memberships,
            self.prerequisites,
            self.evidence,
            self.entries,
            self.more_entries.entities,
            self.around,
        )
        for kind in kinds:
            yield from kind


def ordered(names: Iterable[str], requires: Mapping[str, Iterable[str]]) -> list[str]:
    """Names in their order, each after what it requires, which comes in where it was left out."""
    settled: dict[str, None] = {}

    def settle(name: str) -> None:
        for needed in requires.get(name, ()):
            if needed not in settled:
                settle(needed)
        settled.setdefault(name)

    for name in names:
        settle(name)
    return list(settled)


def evening(day: date, hour: int = 19) -> datetime:
    """A moment of that day; the sample lives in UTC, so that no time zone changes it."""
    return datetime.combine(day, time(hour, 40), UTC)
