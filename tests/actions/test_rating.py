"""What is said of a skill counts in the order in which it was said, whatever the clock showed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from helpers import CATALOG, TODAY, TOMORROW, WHEN, YESTERDAY, on

from pathtracker.actions import skills
from pathtracker.core.model import Skill
from pathtracker.core.when import When
from pathtracker.store import Store, queries
from pathtracker.store import skills as reads


def rate(store: Store, level: int, when: When = WHEN, day: date | None = None) -> None:
    skills.rate(store, skill="sql", level=level, on=day, catalog=CATALOG, when=when)


def claimed(store: Store, day: date) -> int | None:
    """By the list of all, and by the question for one."""
    skill = queries.by_slug(store, Skill, ["sql"])["sql"].id
    found = reads.facts(store, (), [skill]).level(skill, day)
    newest = queries.newest_rating(store, skill, day)
    assert (found.claimed if found.is_rated else None) == (newest.level if newest else None)
    return newest.level if newest else None


def at(text: str, zone: str) -> When:
    """A moment by the clock on the wall of a zone."""
    local = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
    return When(local.astimezone(UTC), local.date())


def test_a_flight_west(store: Store) -> None:
    """It was 4 again on the first of December, though 2 was said five hours later."""
    rate(store, 4, at("2026-12-01T08:00", "Asia/Tokyo"))
    rate(store, 2, at("2026-11-30T20:00", "America/Los_Angeles"))
    days = [date(2026, 11, 30), date(2026, 12, 1), date(2027, 1, 1)]
    assert [claimed(store, day) for day in days] == [2, 2, 2]


@pytest.mark.parametrize("ahead", [1, 40, 4000])
def test_a_clock_that_was_ahead(store: Store, ahead: int) -> None:
    far = TODAY + timedelta(days=ahead)
    rate(store, 1, on(YESTERDAY))
    rate(store, 5, on(far))
    assert claimed(store, TODAY) == 1
    rate(store, 3)
    rate(store, 2, day=YESTERDAY)
    days = (YESTERDAY, TODAY, TOMORROW, far, far + timedelta(days=1))
    assert [claimed(store, day) for day in days] == [2, 3, 3, 3, 3]
    rate(store, 4, on(TODAY + timedelta(days=7)))
    assert claimed(store, far + timedelta(days=7)) == 4


def test_a_clock_that_was_behind(store: Store) -> None:
    """Its battery was empty: what was said then is what was said last, and undone it is not."""
    rate(store, 2)
    rate(store, 4, on(date(2010, 1, 1)))
    assert [claimed(store, day) for day in (date(2015, 1, 1), TODAY)] == [4, 4]
    store.undo(now=WHEN.now)
    assert [claimed(store, day) for day in (date(2015, 1, 1), TODAY)] == [None, 2]
