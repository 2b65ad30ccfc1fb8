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

TITLE_LENGTH = 10_000
NOTES_LENGTH = 200_000
LONGEST_EFFORT = 10_000.0
MINUTES_A_DAY = 24 * 60
LONGEST_LAG = 3650
LEAST_STRETCH, MOST_STRETCH = 0.5, 3.0


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
    NOTE = "note"
    """Words of the learner's own: kept, and nothing that others can look at."""


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
Percent = Annotated[int, Limit(ge=0, le=100)]
LagDays = Annotated[int, Limit(ge=0, le=LONGEST_LAG)]
Stretch = Annotated[float, Limit(ge=LEAST_STRETCH, le=MOST_STRETCH)]
Moment = Annotated[AwareDatetime, AfterValidator(_utc)]


class Value(BaseModel):
    """A part of an entity that has no identity of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


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
    saved: Text = ""
    """Where the learner keeps a copy of their own, or nothing."""


class PlannedDays(Value):
    """When an item started and ended in a plan that was kept."""

    item_id: UUID
    start: date
    finish: date


class Answered(Value):
    """An answer of the fit quiz: the question by its slug, the answer by its place."""

    question: Title
    answer: Annotated[int, Limit(ge=0)]


class Fit(Value):
    """How well a role of the catalogue fitted, as a share of the points it could have had."""

    role: Title
    score: Share


class Entity(BaseModel):
    """Something with an identity. Frozen: change it with `evolve`, keep it with a Writer."""

    # What checks a value is put together when the first is checked: reading needs none of it.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: UUID

    def evolve(self, **changes: Any) -> Self:
        """A validated copy with these fields changed (`model_copy` would not validate)."""
        return type(self).model_validate({**dict(self), **changes})


class FromCatalog(Entity):
    """An entity that may come from the catalogue; then it remembers its slug and version."""

    slug: str | None = None
    catalog_version: int | None = None


class Skill(FromCatalog):
    """Something a person can be rated on. `anchors` words the levels 0 to 5, or is empty.

    `source` names whom the words are from, where their licence asks for it.
    """

    name: Title
    category: Text = ""
    source: Text = ""
    aliases: tuple[Title, ...] = ()
    anchors: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _six_anchors_or_none(self) -> Self:
        if len(self.anchors) not in (0, 6):
            raise ValueError("six_anchors")
        return self


class Role(FromCatalog):
    """A career role. `standing` is None until it is chosen; `tracks` are its roadmaps, in order.

    `source` names whom its requirements are from, where their licence asks for it.
    """

    title: Title
    summary: Text = ""
    source: Text = ""
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
    """What a role asks of a skill at a rung.

    Where the learner has set it differently, `given_level` and `given_importance` keep what was
    given to them; a requirement they added themselves has a given level of 0.
    """

    role_id: UUID
    skill_id: UUID
    rung: Rung
    level: Level
    importance: Importance
    by_experience: bool = False
    given_level: Level | None = None
    given_importance: Importance | None = None

    @property
    def is_own(self) -> bool:
        """Whether the learner has set it differently from what was given."""
        return self.given_level is not None

    @model_validator(mode="after")
    def _both_given_or_none(self) -> Self:
        if (self.given_level is None) != (self.given_importance is None):
            raise ValueError("half_given")
        return self


class Rating(Entity):
    """The learner's own level of a skill on a day. Never overwritten; the newest counts.

    `at` orders them: of those dated until a day the one with the latest counts. It is the moment at
    which it was said, on the day that it was said for.
    """

    skill_id: UUID
    level: Level
    day: date
    at: Moment
    note: Text = ""


class Track(FromCatalog):
    """What items are planned under: a roadmap, or a portfolio project.

    `share`: the percentage of each week's minutes it is given; None while tracks follow each other.
    """

    kind: TrackKind = TrackKind.ROADMAP
    title: Title
    summary: Text = ""
    notes: Text = ""
    position: Position = 0.0
    share: Percent | None = None


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
    pinned: date | None = None
    """The day on which the learner wants to start it."""
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
    lag_days: LagDays = 0
    """Days that have to pass between the end of the one and the start of the other."""

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
    backgrounds: tuple[Title, ...] = ()
    """Where they come from, as slugs of the catalogue."""
    priorities: tuple[Title, ...] = ()
    """What matters to them, as slugs of the catalogue, most first."""
    stretch: Stretch | None = None
    """How far our estimates run short for them, when fixed by hand; None: measured."""

    @property
    def week_hours(self) -> float | None:
        """Hours a week, or None until said."""
        return None if self.minutes is None else sum(self.minutes) / 60


class DaysOff(Entity):
    """Days without any time, both ends included. No `last`: until the learner returns."""

    first: date
    last: date | None = None
    note: Text = ""
    pause: bool = False
    """Whether everything is paused, rather than some days being free."""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.last is not None and self.last < self.first:
            raise ValueError("ends_before_it_begins")
        if self.last is None and not self.pause:
            raise ValueError("without_end")
        return self

    def holds(self, day: date) -> bool:
        """Whether a day is among them."""
        return self.first <= day and (self.last is None or day <= self.last)


class WeekHours(Entity):
    """The minutes of one week that is different from the others, from its Monday on."""

    monday: date
    minutes: Week

    @model_validator(mode="after")
    def _begins_on_a_monday(self) -> Self:
        if self.monday.weekday() != 0:
            raise ValueError("not_a_monday")
        return self


class HoursSaid(Entity):
    """The minutes of a usual week as the learner said them, from a day on.

    What counts today stands with the learner; these are kept to measure past weeks by.
    """

    since: date
    minutes: Week


class Baseline(Entity):
    """A plan as it was on a day, to see later what has moved."""

    title: Title
    day: date
    plan: tuple[PlannedDays, ...] = ()


class QuizResult(Entity):
    """The fit quiz as taken once: the answers and what came of them, best first."""

    day: date
    at: Moment
    answers: tuple[Answered, ...] = ()
    results: tuple[Fit, ...] = ()


class Advert(Entity):
    """The text of a job advert, with the skills in it that the learner has confirmed."""

    role_id: UUID
    title: Title
    day: date
    url: Text = ""
    text: Text = ""
    skills: tuple[UUID, ...] = ()


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
    "days_off": DaysOff,
    "week_hours": WeekHours,
    "hours_said": HoursSaid,
    "baseline": Baseline,
    "quiz_result": QuizResult,
    "advert": Advert,
}
"""Every kind that is kept, by the name it has in the store, parents before children."""
