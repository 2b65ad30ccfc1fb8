"""What was logged, added up: every minute once, and nothing that falls."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from pathtracker.core.availability import monday_of
from pathtracker.core.progress import (
    Reached,
    burn_up,
    by_month,
    by_week,
    by_weekday,
    gathered_by,
    heat,
    much,
    shared_out,
    weeks_studied,
    within,
)

TODAY = date(2026, 11, 19)
DAYS = st.dictionaries(
    st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.integers(0, 1440), max_size=80
)
KEYS = st.integers(1, 12).map(lambda number: UUID(int=number))


@given(DAYS)
def test_every_sum_has_every_minute_once(days: dict[date, int]) -> None:
    total = sum(days.values())
    assert sum(by_week(days).values()) == total
    assert sum(by_month(days).values()) == total
    assert sum(by_weekday(days)) == total
    assert all(monday.weekday() == 0 for monday in by_week(days))
    assert all(month.day == 1 for month in by_month(days))


@given(
    st.dictionaries(KEYS, st.integers(0, 5000), max_size=12),
    st.dictionaries(KEYS, st.lists(KEYS, max_size=4), max_size=12),
)
def test_by_skill_every_minute_counts_once(
    minutes: dict[UUID, int], teaches: dict[UUID, list[UUID]]
) -> None:
    assert sum(shared_out(minutes, teaches).values()) == sum(minutes.values())
    firsts = {item: skills[0] for item, skills in teaches.items() if skills}
    assert sum(gathered_by(minutes, firsts).values()) == sum(minutes.values())


def test_what_teaches_several_skills_is_shared_out_evenly_to_the_minute() -> None:
    step, sql, git, python = (UUID(int=number) for number in range(1, 5))
    shares = shared_out({step: 100}, {step: [sql, git, python]})
    assert shares == {sql: 34, git: 33, python: 33}
    assert shared_out({step: 100}, {}) == {None: 100}


@given(DAYS, st.integers(0, 10_000))
def test_a_burn_up_never_falls_and_ends_today_at_what_was_done(
    days: dict[date, int], left: int
) -> None:
    found = burn_up(days, left, TODAY)
    totals = [point.total for point in found.points]
    assert totals == sorted(totals)
    assert found.points[-1] == Reached(TODAY, found.done)
    assert found.done == sum(minutes for day, minutes in days.items() if day <= TODAY)
    assert found.scope == found.done + left
    assert found.left == left
    assert all(found.on(point.day) == point.total for point in found.points)
    assert found.on(date(2023, 1, 1)) == 0


def test_nothing_left_has_no_day_by_which_it_is_done() -> None:
    done = burn_up({TODAY: 60}, 0, TODAY, likely=TODAY, safe=TODAY)
    assert (done.likely, done.safe) == (None, None)


@given(DAYS, st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_the_weeks_one_studied_never_become_fewer(days: dict[date, int], more: date) -> None:
    before = weeks_studied(days, 2026)
    assert weeks_studied({**days, more: 30}, 2026) >= before
    assert before <= 53


def test_a_week_counts_once_however_often_one_studied_in_it() -> None:
    monday = monday_of(TODAY)
    days = {monday: 10, monday + timedelta(days=2): 90, monday - timedelta(days=1): 5}
    assert weeks_studied(days, 2026) == 2
    assert weeks_studied({TODAY: 0}, 2026) == 0
    assert weeks_studied({date(2025, 12, 31): 60, date(2026, 1, 1): 60}, 2026) == 1


@given(DAYS)
def test_the_longest_days_have_the_fullest_shade_and_an_empty_one_none(
    days: dict[date, int],
) -> None:
    most = much(days)
    shades = {minutes: heat(minutes, most) for minutes in sorted({*days.values(), 0, 1, most})}
    assert list(shades.values()) == sorted(shades.values())
    assert (shades[0], shades[1], shades[most]) == (0, 1, 4)
    assert most >= 60
    assert most % 15 == 0


@given(DAYS, st.dates(date(2024, 1, 1), date(2026, 12, 31)))
def test_a_part_of_the_time_has_its_own_minutes_alone(days: dict[date, int], first: date) -> None:
    before = sum(minutes for day, minutes in days.items() if day < first)
    after = within(days, first, date(2026, 12, 31))
    assert before + sum(after.values()) == sum(days.values())
    assert list(after) == sorted(after)
