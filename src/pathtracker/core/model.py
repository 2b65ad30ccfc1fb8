"""The entities, each defined once: frozen, validated, without a table.

`store.tables` subclasses them and adds the keys. Units: effort in hours, logged time in minutes,
plan days as dates, logged moments as aware UTC with the learner's day beside them.
"""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    StringConstraints,
    model_validator,
)
from pydantic import Field as Limit
from sqlmodel import SQLModel
from sqlmodel._compat import SQLModelConfig

TITLE_LENGTH = 10_000
NOTES_LENGTH = 200_000
LONGEST_EFFORT = 10_000.0
MINUTES_A_DAY = 24 * 60


class State(StrEnum):
    """Where a work item stands. Blocked is not a state: it is computed from prerequisites."""

    OPEN = "open"
    ACTIVE = "active"
    DONE = "done"
    SKIPPED = "skipped"
    KNOWN = "known"
    PARKED = "parked"


SATISFYING = frozenset({State.DONE, State.SKIPPED, State.KNOWN})
"""States in which an item no longer holds back what requires it."""


class Kind(StrEnum):
    """What kind of work an item is; it caps what finishing it can show."""

    LEARN = "learn"
    PRACTISE = "practise"
    BUILD = "build"
    APPLY = "apply"


class Rung(StrEnum):
    """How far up a role a learner aims, and from which rung on a phase belongs to it."""

    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"

    @property
    def height(self) -> int:
        """0 for junior, 1 for mid, 2 for senior."""
        return list(Rung).index(self)


class Standing(StrEnum):
    """How a role was chosen. Exactly one chosen role is primary."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class TrackKind(StrEnum):
    """What a track is: a roadmap of steps or a portfolio project of milestones."""

    ROADMAP = "roadmap"
    PROJECT = "project"


class EvidenceKind(StrEnum):
    """What backs a rating."""

    LINK = "link"
    FILE = "file"
    COMMIT = "commit"
    PICTURE = "picture"
    CERTIFICATE = "certificate"
    EXAM = "exam"


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


# pydantic refuses lone surrogates by itself: UTF-8 has none, so they could not be saved.
Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=TITLE_LENGTH)
]
Text = Annotated[str, StringConstraints(max_length=NOTES_LENGTH)]
Hours = Annotated[float, Limit(ge=0, le=LONGEST_EFFORT, allow_inf_nan=False)]
Minutes = Annotated[int, Limit(ge=1, le=MINUTES_A_DAY)]
Week = Annotated[
    tuple[Annotated[int, Limit(ge=0, le=MINUTES_A_DAY)], ...], Limit(min_length=7, max_length=7)
]
Level = Annotated[int, Limit(ge=0, le=5)]
Importance = Annotated[int, Limit(ge=1, le=5)]
Share = Annotated[float, Limit(ge=0, le=1)]
Position = Annotated[float, Limit(allow_inf_nan=False)]
Moment = Annotated[AwareDatetime, AfterValidator(_utc)]


class Value(BaseModel):
    """A part of an entity that has no identity of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Check(Value):
    """One thing to be able to do; the text goes on from “You can now…”."""

    text: Title
    ticked: bool = False


class Outcome(Value):
    """The level of a skill that finishing the item supports at most."""

    skill_id: UUID
    level: Level


class Resource(Value):
    """Something to learn from, with what it asks of the learner."""

    title: Title
    url: Text = ""
    cost: str = "free"
    access: str = "online"
    language: str = "en"
    known_on: date | None = None
    ticked: bool = False


class Entity(SQLModel):
    """Something with an identity. Frozen: change it with `evolve`, keep it with a Writer."""

    model_config = SQLModelConfig(frozen=True, extra="forbid")

    id: UUID

    def evolve(self, **changes: Any) -> Self:
        """A validated copy with these fields changed (`model_copy` would not validate)."""
        return type(self).model_validate({**dict(self), **changes})


class FromCatalog(Entity):
    """An entity that may come from the catalogue; then it remembers its slug and version."""

    slug: str | None = None
    catalog_version: int | None = None


class Skill(FromCatalog):
    """Something a person can be rated on. `anchors` words the levels 0 to 5, or is empty."""

    name: Title
    category: Text = ""
    aliases: tuple[Title, ...] = ()
    anchors: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _six_anchors_or_none(self) -> Self:
        if len(self.anchors) not in (0, 6):
            raise ValueError("six_anchors")
        return self


class Role(FromCatalog):
    """A career role. `standing` is None until it is chosen; `tracks` are its roadmaps, in order."""

    title: Title
    summary: Text = ""
    standing: Standing | None = None
    rung: Rung = Rung.JUNIOR
    start: date | None = None
    target: date | None = None
    tracks: tuple[UUID, ...] = ()

    @model_validator(mode="after")
    def _target_after_start(self) -> Self:
        if self.start and self.target and self.target < self.start:
            raise ValueError("target_before_start")
        return self


class Requirement(Entity):
    """What a role asks of a skill at a rung."""

    role_id: UUID
    skill_id: UUID
    rung: Rung
    level: Level
    importance: Importance
    by_experience: bool = False


class Rating(Entity):
    """The learner's own level of a skill on a day. Never overwritten; the newest counts."""

    skill_id: UUID
    level: Level
    day: date
    at: Moment
    note: Text = ""


class Track(FromCatalog):
    """What items are planned under: a roadmap, or a portfolio project."""

    kind: TrackKind = TrackKind.ROADMAP
    title: Title
    summary: Text = ""
    notes: Text = ""
    position: Position = 0.0


class Phase(FromCatalog):
    """A part of a track: a roadmap's phase, or a project's stage."""

    track_id: UUID
    title: Title
    rung: Rung = Rung.JUNIOR
    position: Position = 0.0


class Item(FromCatalog):
    """A unit of work: a step of a roadmap or a milestone of a project."""

    title: Title
    summary: Text = ""
    kind: Kind = Kind.LEARN
    state: State = State.OPEN
    effort: Hours = 1.0
    known_share: Share = 0.0
    done_on: date | None = None
    parked_until: date | None = None
    deadline: date | None = None
    by_experience: bool = False
    checks: tuple[Check, ...] = ()
    resources: tuple[Resource, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    notes: Text = ""

    @model_validator(mode="after")
    def _days_fit_state(self) -> Self:
        if (self.done_on is not None) != (self.state is State.DONE):
            raise ValueError("done_day")
        if self.parked_until is not None and self.state is not State.PARKED:
            raise ValueError("parked_day")
        return self


class Membership(Entity):
    """The place at which an item stands in a phase; a shared item has several."""

    item_id: UUID
    phase_id: UUID
    position: Position = 0.0


class Prerequisite(Entity):
    """An item that explains and orders another; it never forbids."""

    item_id: UUID
    requires_id: UUID

    @model_validator(mode="after")
    def _not_itself(self) -> Self:
        if self.item_id == self.requires_id:
            raise ValueError("after_itself")
        return self


class Evidence(Entity):
    """What backs a level: an address, attached to an item, a skill or both."""

    item_id: UUID | None = None
    skill_id: UUID | None = None
    kind: EvidenceKind
    address: Title
    day: date
    supports: Level | None = None
    note: Text = ""

    @model_validator(mode="after")
    def _belongs_somewhere(self) -> Self:
        if self.item_id is None and self.skill_id is None:
            raise ValueError("belongs_nowhere")
        return self


class TimeEntry(Entity):
    """Minutes worked on an item on a day."""

    item_id: UUID
    minutes: Minutes
    day: date
    at: Moment
    note: Text = ""


THE_LEARNER = UUID(int=1)
"""The id of the only learner that a store has."""


class Learner(Entity):
    """The one person whose store this is, and the time they have."""

    name: Text = ""
    minutes: Week | None = None
    """Minutes for each weekday from Monday on; None until said."""
    any_day: bool = False
    """Whether the minutes may be spent on any day of the week; then they are alike."""
    start: date | None = None

    @property
    def week_hours(self) -> float | None:
        """Hours a week, or None until said."""
        return None if self.minutes is None else sum(self.minutes) / 60


KINDS: dict[str, type[Entity]] = {
    "skill": Skill,
    "role": Role,
    "requirement": Requirement,
    "rating": Rating,
    "track": Track,
    "phase": Phase,
    "item": Item,
    "membership": Membership,
    "prerequisite": Prerequisite,
    "evidence": Evidence,
    "time_entry": TimeEntry,
    "learner": Learner,
}
"""Every kind that is kept, by the name it has in the store, parents before children."""
