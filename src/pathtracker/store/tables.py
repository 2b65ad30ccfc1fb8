"""The tables: each subclasses its entity and adds the keys. Imported nowhere but in store.

No `from __future__ import annotations` here: SQLModel reads the annotations themselves.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Table, text
from sqlmodel import Field, SQLModel
from sqlmodel._compat import SQLModelConfig

from pathtracker.core import model
from pathtracker.core.model import (
    Entity,
    EvidenceKind,
    Kind,
    Rung,
    Standing,
    State,
    TrackKind,
)
from pathtracker.store.columns import Choice, Day, Instant, Key, Parts
from pathtracker.store.record import Sort

_MUTABLE = SQLModelConfig(frozen=False)


def _id() -> Any:
    return Field(primary_key=True, sa_type=Key)


def _changed_at() -> Any:
    return Field(sa_type=Instant)


def _reference(table: str, **options: Any) -> Any:
    """A foreign key that is checked at commit, so that undo may apply edits in any order."""
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Field(sa_type=Key, sa_column_args=[key], **options)


def _choice(choices: Any, **options: Any) -> Any:
    return Field(sa_type=Choice(choices), **options)


def _day(**options: Any) -> Any:
    return Field(sa_type=Day, **options)


def _parts(parts: Any, **options: Any) -> Any:
    return Field(default=(), sa_type=Parts(parts), nullable=False, **options)


def _since(older: str, **options: Any) -> Any:
    """A column that came later: what the rows of older files get, in SQL."""
    return Field(sa_column_kwargs={"server_default": text(older)}, **options)


def _strict(*indexes: Index) -> Any:
    return (*indexes, {"sqlite_strict": True})


def _one_for_each_slug(table: str) -> Index:
    return Index(f"{table}_slug", "slug", unique=True, sqlite_where=text("slug IS NOT NULL"))


class SkillRow(model.Skill, SQLModel, table=True):
    __tablename__ = "skill"
    __table_args__ = _strict(_one_for_each_slug("skill"))
    model_config = _MUTABLE
    id: UUID = _id()
    source: str = _since("''", default="")
    aliases: tuple[str, ...] = _parts(tuple[str, ...])
    anchors: tuple[str, ...] = _parts(tuple[str, ...])
    changed_at: datetime = _changed_at()


class RoleRow(model.Role, SQLModel, table=True):
    __tablename__ = "role"
    __table_args__ = _strict(_one_for_each_slug("role"))
    model_config = _MUTABLE
    id: UUID = _id()
    source: str = _since("''", default="")
    standing: Standing | None = _choice(Standing, default=None)
    rung: Rung = _choice(Rung)
    start: date | None = _day(default=None)
    target: date | None = _day(default=None)
    tracks: tuple[UUID, ...] = _parts(tuple[UUID, ...])
    changed_at: datetime = _changed_at()


class RequirementRow(model.Requirement, SQLModel, table=True):
    __tablename__ = "requirement"
    __table_args__ = _strict(
        Index("requirement_place", "role_id", "rung", "skill_id", unique=True),
        Index("requirement_skill", "skill_id"),
    )
    model_config = _MUTABLE
    id: UUID = _id()
    role_id: UUID = _reference("role")
    skill_id: UUID = _reference("skill")
    rung: Rung = _choice(Rung)
    changed_at: datetime = _changed_at()


class RatingRow(model.Rating, SQLModel, table=True):
    __tablename__ = "rating"
    __table_args__ = _strict(Index("rating_newest", "skill_id", "day", "at", "level"))
    model_config = _MUTABLE
    id: UUID = _id()
    skill_id: UUID = _reference("skill")
    day: date = _day()
    at: datetime = Field(sa_type=Instant)
    changed_at: datetime = _changed_at()


class TrackRow(model.Track, SQLModel, table=True):
    __tablename__ = "track"
    __table_args__ = _strict(_one_for_each_slug("track"))
    model_config = _MUTABLE
    id: UUID = _id()
    kind: TrackKind = _choice(TrackKind)
    changed_at: datetime = _changed_at()


class PhaseRow(model.Phase, SQLModel, table=True):
    __tablename__ = "phase"
    __table_args__ = _strict(Index("phase_track", "track_id", "position"))
    model_config = _MUTABLE
    id: UUID = _id()
    track_id: UUID = _reference("track")
    rung: Rung = _choice(Rung)
    changed_at: datetime = _changed_at()


class ItemRow(model.Item, SQLModel, table=True):
    __tablename__ = "item"
    __table_args__ = _strict(_one_for_each_slug("item"))
    model_config = _MUTABLE
    id: UUID = _id()
    kind: Kind = _choice(Kind)
    state: State = _choice(State)
    done_on: date | None = _day(default=None)
    parked_until: date | None = _day(default=None)
    deadline: date | None = _day(default=None)
    pinned: date | None = _day(default=None)
    checks: tuple[model.Check, ...] = _parts(tuple[model.Check, ...])
    resources: tuple[model.Resource, ...] = _parts(tuple[model.Resource, ...])
    outcomes: tuple[model.Outcome, ...] = _parts(tuple[model.Outcome, ...])
    changed_at: datetime = _changed_at()


class MembershipRow(model.Membership, SQLModel, table=True):
    __tablename__ = "membership"
    __table_args__ = _strict(
        Index("membership_place", "phase_id", "position", "item_id"),
        Index("membership_item", "item_id", "phase_id", unique=True),
    )
    model_config = _MUTABLE
    id: UUID = _id()
    item_id: UUID = _reference("item")
    phase_id: UUID = _reference("phase")
    changed_at: datetime = _changed_at()


class PrerequisiteRow(model.Prerequisite, SQLModel, table=True):
    __tablename__ = "prerequisite"
    __table_args__ = _strict(
        Index("prerequisite_pair", "item_id", "requires_id", unique=True),
        Index("prerequisite_unlocks", "requires_id", "item_id"),
    )
    model_config = _MUTABLE
    id: UUID = _id()
    item_id: UUID = _reference("item")
    requires_id: UUID = _reference("item")
    lag_days: int = _since("0", default=0)
    changed_at: datetime = _changed_at()


class EvidenceRow(model.Evidence, SQLModel, table=True):
    __tablename__ = "evidence"
    __table_args__ = _strict(Index("evidence_item", "item_id"), Index("evidence_skill", "skill_id"))
    model_config = _MUTABLE
    id: UUID = _id()
    item_id: UUID | None = _reference("item", default=None, nullable=True)
    skill_id: UUID | None = _reference("skill", default=None, nullable=True)
    kind: EvidenceKind = _choice(EvidenceKind)
    day: date = _day()
    changed_at: datetime = _changed_at()


class TimeEntryRow(model.TimeEntry, SQLModel, table=True):
    __tablename__ = "time_entry"
    # Sums over an item's time read the index alone.
    __table_args__ = _strict(Index("time_entry_item", "item_id", "day", "minutes"))
    model_config = _MUTABLE
    id: UUID = _id()
    item_id: UUID = _reference("item")
    day: date = _day()
    at: datetime = Field(sa_type=Instant)
    changed_at: datetime = _changed_at()


class LearnerRow(model.Learner, SQLModel, table=True):
    __tablename__ = "learner"
    __table_args__ = _strict()
    model_config = _MUTABLE
    id: UUID = _id()
    minutes: tuple[int, ...] | None = Field(
        default=None, sa_type=Parts(tuple[int, ...]), nullable=True
    )
    start: date | None = _day(default=None)
    backgrounds: tuple[str, ...] = _parts(
        tuple[str, ...], sa_column_kwargs={"server_default": text("'[]'")}
    )
    priorities: tuple[str, ...] = _parts(
        tuple[str, ...], sa_column_kwargs={"server_default": text("'[]'")}
    )
    changed_at: datetime = _changed_at()


class DaysOffRow(model.DaysOff, SQLModel, table=True):
    __tablename__ = "days_off"
    __table_args__ = _strict()
    model_config = _MUTABLE
    id: UUID = _id()
    first: date = _day()
    last: date | None = _day(default=None)
    changed_at: datetime = _changed_at()


class WeekHoursRow(model.WeekHours, SQLModel, table=True):
    __tablename__ = "week_hours"
    __table_args__ = _strict(Index("week_hours_monday", "monday", unique=True))
    model_config = _MUTABLE
    id: UUID = _id()
    monday: date = _day()
    minutes: tuple[int, ...] = Field(sa_type=Parts(tuple[int, ...]))
    changed_at: datetime = _changed_at()


class HoursSaidRow(model.HoursSaid, SQLModel, table=True):
    __tablename__ = "hours_said"
    __table_args__ = _strict(Index("hours_said_since", "since", unique=True))
    model_config = _MUTABLE
    id: UUID = _id()
    since: date = _day()
    minutes: tuple[int, ...] = Field(sa_type=Parts(tuple[int, ...]))
    changed_at: datetime = _changed_at()


class BaselineRow(model.Baseline, SQLModel, table=True):
    __tablename__ = "baseline"
    __table_args__ = _strict()
    model_config = _MUTABLE
    id: UUID = _id()
    day: date = _day()
    plan: tuple[model.PlannedDays, ...] = _parts(tuple[model.PlannedDays, ...])
    changed_at: datetime = _changed_at()


class QuizResultRow(model.QuizResult, SQLModel, table=True):
    __tablename__ = "quiz_result"
    __table_args__ = _strict()
    model_config = _MUTABLE
    id: UUID = _id()
    day: date = _day()
    at: datetime = Field(sa_type=Instant)
    answers: tuple[model.Answered, ...] = _parts(tuple[model.Answered, ...])
    results: tuple[model.Fit, ...] = _parts(tuple[model.Fit, ...])
    changed_at: datetime = _changed_at()


class AdvertRow(model.Advert, SQLModel, table=True):
    __tablename__ = "advert"
    __table_args__ = _strict(Index("advert_role", "role_id"))
    model_config = _MUTABLE
    id: UUID = _id()
    role_id: UUID = _reference("role")
    day: date = _day()
    skills: tuple[UUID, ...] = _parts(tuple[UUID, ...])
    changed_at: datetime = _changed_at()


class ChangeRow(SQLModel, table=True):
    """One named step of the learner's, append-only. See `store.record`."""

    __tablename__ = "change"
    __table_args__ = _strict(
        Index("change_reverses", "reverses"),
        # Whether there is anything to redo must not cost a walk through years of edits.
        Index("change_undos", "seq", sqlite_where=text("sort = 'undo'")),
    )
    seq: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)
    sort: Sort = _choice(Sort)
    label: str
    edits: str
    reverses: int | None = Field(default=None, foreign_key="change.seq")
    original: int | None = Field(default=None, foreign_key="change.seq")


TABLES: dict[type[Entity], Table] = {
    entity: SQLModel.metadata.tables[kind] for kind, entity in model.KINDS.items()
}
"""The table of every entity."""

CHANGE: Table = SQLModel.metadata.tables["change"]
METADATA = SQLModel.metadata
