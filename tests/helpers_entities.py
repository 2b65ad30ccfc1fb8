"""Entities for tests: the least that makes one of each kind, and what none of them takes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from pathtracker.core.model import (
    NOTES_LENGTH,
    TITLE_LENGTH,
    Advert,
    Baseline,
    DaysOff,
    Entity,
    Evidence,
    HoursSaid,
    Item,
    Learner,
    Membership,
    Phase,
    Prerequisite,
    QuizResult,
    Rating,
    Requirement,
    Role,
    Rung,
    Skill,
    State,
    TimeEntry,
    Track,
    WeekHours,
)

ID, OTHER = UUID(int=1), UUID(int=2)
DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)

EXAMPLES: dict[type[Entity], dict[str, Any]] = {
    Skill: {"name": "SQL"},
    Role: {"title": "ML engineer"},
    Requirement: {
        "role_id": ID,
        "skill_id": OTHER,
        "rung": Rung.JUNIOR,
        "level": 3,
        "importance": 5,
    },
    Rating: {"skill_id": OTHER, "level": 3, "day": DAY, "at": NOW},
    Track: {"title": "Foundations"},
    Phase: {"track_id": OTHER, "title": "First"},
    Item: {"title": "Joins"},
    Membership: {"item_id": ID, "phase_id": OTHER},
    Prerequisite: {"item_id": ID, "requires_id": OTHER},
    Evidence: {"item_id": ID, "kind": "link", "address": "https://a.org", "day": DAY},
    TimeEntry: {"item_id": ID, "minutes": 30, "day": DAY, "at": NOW},
    Learner: {},
    DaysOff: {"first": DAY, "last": DAY},
    WeekHours: {"monday": DAY, "minutes": (60,) * 7},
    HoursSaid: {"since": DAY, "minutes": (60,) * 7},
    Baseline: {"title": "As planned", "day": DAY},
    QuizResult: {"day": DAY, "at": NOW},
    Advert: {"role_id": OTHER, "title": "Junior", "day": DAY},
}
"""The least that makes one of each kind."""


def make(entity: type[Entity], **fields: Any) -> Any:
    return entity(id=ID, **{**EXAMPLES[entity], **fields})


REFUSED: list[tuple[type[Entity], dict[str, Any], str]] = [
    (Item, {"effort": -0.1}, "greater_than_equal"),
    (Item, {"effort": 10_000.5}, "less_than_equal"),
    (Item, {"effort": float("nan")}, "finite_number"),
    (Item, {"effort": float("inf")}, "finite_number"),
    (Item, {"known_share": 1.01}, "less_than_equal"),
    (Item, {"known_share": -0.01}, "greater_than_equal"),
    (Item, {"known_share": float("nan")}, "less_than_equal"),
    (Item, {"title": ""}, "string_too_short"),
    (Item, {"title": " \n\t "}, "string_too_short"),
    (Item, {"title": "x" * (TITLE_LENGTH + 1)}, "string_too_long"),
    (Item, {"notes": "x" * (NOTES_LENGTH + 1)}, "string_too_long"),
    (Item, {"title": "half \ud83d of a sign"}, "string_unicode"),
    (Item, {"notes": "\udc80"}, "string_unicode"),
    (Item, {"state": "late"}, "enum"),
    (Item, {"kind": "read"}, "enum"),
    (Item, {"state": State.DONE}, "done_day"),
    (Item, {"done_on": DAY}, "done_day"),
    (Item, {"parked_until": DAY}, "parked_day"),
    (Item, {"deadline": "31 Feb"}, "date_from_datetime_parsing"),
    (Skill, {"name": ""}, "string_too_short"),
    (Skill, {"aliases": ("",)}, "string_too_short"),
    (Skill, {"anchors": ("one", "two")}, "six_anchors"),
    (Role, {"title": ""}, "string_too_short"),
    (Role, {"start": DAY, "target": DAY - timedelta(days=1)}, "target_before_start"),
    (Role, {"standing": "first"}, "enum"),
    (Requirement, {"level": 6}, "less_than_equal"),
    (Requirement, {"level": -1}, "greater_than_equal"),
    (Requirement, {"importance": 0}, "greater_than_equal"),
    (Requirement, {"importance": 6}, "less_than_equal"),
    (Requirement, {"rung": "principal"}, "enum"),
    (Rating, {"level": 6}, "less_than_equal"),
    (Rating, {"level": 2.5}, "int_from_float"),
    (Rating, {"at": datetime(2026, 3, 2, 12)}, "timezone_aware"),  # noqa: DTZ001
    (Track, {"title": " "}, "string_too_short"),
    (Track, {"position": float("inf")}, "finite_number"),
    (Phase, {"title": ""}, "string_too_short"),
    (Phase, {"position": float("nan")}, "finite_number"),
    (Membership, {"position": float("nan")}, "finite_number"),
    (Membership, {"item_id": "no id"}, "uuid_parsing"),
    (Prerequisite, {"requires_id": ID}, "after_itself"),
    (Evidence, {"item_id": None}, "belongs_nowhere"),
    (Evidence, {"address": ""}, "string_too_short"),
    (Evidence, {"supports": 6}, "less_than_equal"),
    (TimeEntry, {"minutes": 0}, "greater_than_equal"),
    (TimeEntry, {"minutes": 24 * 60 + 1}, "less_than_equal"),
    (TimeEntry, {"at": datetime(2026, 3, 2, 12)}, "timezone_aware"),  # noqa: DTZ001
    (Learner, {"minutes": (60,) * 6}, "too_short"),
    (Learner, {"minutes": (60,) * 8}, "too_long"),
    (Learner, {"minutes": (60,) * 6 + (-1,)}, "greater_than_equal"),
    (Learner, {"minutes": (60,) * 6 + (1441,)}, "less_than_equal"),
    (Learner, {"stretch": 0.4}, "greater_than_equal"),
    (Learner, {"stretch": 3.1}, "less_than_equal"),
    (Requirement, {"given_level": 2}, "half_given"),
    (Track, {"share": 101}, "less_than_equal"),
    (Prerequisite, {"lag_days": -1}, "greater_than_equal"),
    (DaysOff, {"last": DAY - timedelta(days=1)}, "ends_before_it_begins"),
    (DaysOff, {"last": None}, "without_end"),
    (WeekHours, {"monday": DAY + timedelta(days=1)}, "not_a_monday"),
    (WeekHours, {"minutes": (60,) * 6}, "too_short"),
    (HoursSaid, {"minutes": (1441,) * 7}, "less_than_equal"),
    (Baseline, {"title": ""}, "string_too_short"),
    (QuizResult, {"at": datetime(2026, 3, 2, 12)}, "timezone_aware"),  # noqa: DTZ001
    (QuizResult, {"results": ({"role": "x", "score": 1.5},)}, "less_than_equal"),
    (Advert, {"title": " "}, "string_too_short"),
]
"""Kind, values it refuses, and the type of the fault; a value error is told by its word."""
