"""The forecast: from the learner's own weeks, and honest when there are too few."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from helpers import TODAY
from helpers_plans import HOUR_A_DAY, calendars, day, task, task_lists
from hypothesis import given, settings
from hypothesis import strategies as st

from pathtracker.core.availability import Calendar, DifferentWeek, Off, monday_of
from pathtracker.core.forecast import Forecast, LoggedWeek, forecast
from pathtracker.core.plan import Plan, Task
from pathtracker.core.planning import make_plan
from pathtracker.wording import sentence

LONG_AGO = day(-7 * 60)


def logged(*minutes: int) -> list[LoggedWeek]:
    """Whole weeks up to last Sunday, the newest first."""
    return [LoggedWeek(day(-7 * ago), each) for ago, each in enumerate(minutes, start=1)]


def forecast_of(
    plan: Plan, *minutes: int, calendar: Calendar = HOUR_A_DAY, first: date | None = None
) -> Forecast:
    first = first or day(-7 * len(minutes))
    return forecast(plan, calendar, TODAY, logged(*minutes), first if minutes else None)


def plan_of(hours: float, calendar: Calendar = HOUR_A_DAY) -> Plan:
    return make_plan([task(1, hours)], calendar, TODAY)


@pytest.mark.parametrize("weeks", [(), (420,), (0, 0, 420)])
def test_until_two_weeks_are_logged_it_is_the_plan_and_says_so(weeks: tuple[int, ...]) -> None:
    plan = plan_of(70)
    found = forecast_of(plan, *weeks)
    assert (found.p50, found.p85, found.is_from_plan) == (plan.finish, plan.finish, True)
    assert sentence(found.why) == "From the plan only, until two full weeks are logged."


def test_the_week_in_which_somebody_began_is_not_a_full_one() -> None:
    found = forecast(plan_of(70), HOUR_A_DAY, TODAY, logged(300, 300), day(-13))
    assert (found.weeks, found.is_from_plan) == (1, True)


def test_a_steady_pace_as_planned_finishes_as_planned() -> None:
    plan = plan_of(70)
    found = forecast_of(plan, 420, 420, 420)
    assert (found.p50, found.p85) == (plan.finish, plan.finish)
    assert (found.weeks, found.hours_a_week, found.hours_left) == (3, 7.0, 70.0)
    assert sentence(found.why) == "From 3 of your own weeks with 7 h on average."


def test_half_the_pace_takes_twice_as_long() -> None:
    found = forecast_of(plan_of(70), 210, 210, 210)
    assert found.p50 == found.p85 == day(139)


def test_uneven_weeks_make_a_spread() -> None:
    found = forecast_of(plan_of(140), 0, 840, 100, 420, 700)
    assert found.p50 is not None
    assert found.p85 is not None
    assert found.p50 < found.p85


def test_weeks_without_anything_logged_are_part_of_the_pace() -> None:
    with_gaps = forecast_of(plan_of(70), 0, 420, 0, 420)
    assert (with_gaps.weeks, with_gaps.hours_a_week) == (4, 3.5)


def test_weeks_off_and_pauses_are_not() -> None:
    off = (Off(day(-14), day(-8)), Off(day(-28), day(-22), pause=True))
    calendar = replace(HOUR_A_DAY, off=off)
    found = forecast_of(plan_of(70), 420, 0, 420, 0, calendar=calendar)
    assert (found.weeks, found.hours_a_week) == (2, 7.0)
    other_hours = replace(HOUR_A_DAY, weeks=(DifferentWeek(day(-14), (0,) * 7),))
    assert forecast_of(plan_of(70), 420, 0, 420, calendar=other_hours).weeks == 2


def test_a_week_partly_off_counts_for_the_rest_of_it() -> None:
    calendar = replace(HOUR_A_DAY, off=(Off(day(-7), day(-5)),))
    found = forecast_of(plan_of(70), 240, 420, calendar=calendar)
    assert (found.weeks, found.hours_a_week) == (2, 7.0)


def test_days_off_ahead_move_it() -> None:
    calendar = replace(HOUR_A_DAY, off=(Off(day(7), day(20)),))
    assert forecast_of(plan_of(21, calendar), 420, 420, calendar=calendar).p50 == day(34)
    assert forecast_of(plan_of(21), 420, 420).p50 == day(20)


def test_a_fast_pace_does_not_begin_before_a_wait_is_over() -> None:
    plan = make_plan([task(1, 10), task(2, 7, pinned=day(70))], HOUR_A_DAY, TODAY)
    found = forecast_of(plan, 4200, 4200)
    assert found.p50 is not None
    assert found.p50 >= day(70)
    assert forecast_of(plan, 420, 420).p50 == plan.finish


def test_without_a_finish_in_the_plan_there_is_none() -> None:
    found = forecast_of(plan_of(70, Calendar()), 420, 420, calendar=Calendar())
    assert (found.p50, found.p85) == (None, None)
    assert sentence(found.why) == "Without a finish in the plan there is no forecast."


def test_a_pace_that_leads_beyond_fifty_years_has_no_day() -> None:
    found = forecast_of(plan_of(9000), 1, 1)
    assert (found.p50, found.p85, found.is_from_plan) == (None, None, False)


@settings(deadline=None)  # the slowest weeks lead far ahead
@given(task_lists(), calendars(), st.lists(st.integers(0, 2000), max_size=60))
def test_it_is_the_same_each_time_and_safe_is_not_before_likely(
    tasks: list[Task], calendar: Calendar, minutes: list[int]
) -> None:
    plan = make_plan(tasks, calendar, TODAY)
    found = forecast_of(plan, *minutes, calendar=calendar, first=LONG_AGO)
    assert found == forecast_of(plan, *minutes, calendar=calendar, first=LONG_AGO)
    assert found.weeks <= 52
    if found.p85 is not None:
        assert found.p50 is not None
        assert TODAY <= found.p50 <= found.p85


@settings(deadline=None)
@given(st.lists(st.integers(60, 900), min_size=2, max_size=20), st.integers(1, 200))
def test_more_work_is_never_done_sooner(minutes: list[int], hours: int) -> None:
    less, more = (forecast_of(plan_of(work), *minutes) for work in (hours, hours + 1))
    assert less.p50 is not None
    assert more.p50 is not None
    assert less.p50 <= more.p50
    assert less.p85 is not None
    assert more.p85 is not None
    assert less.p85 <= more.p85


@given(st.integers(1, 30), st.integers(0, 600), st.integers(0, 6), st.integers(1, 1440))
def test_a_single_odd_entry_moves_the_forecast_by_no_more_than_its_share(
    weeks: int, before: int, weekday: int, minutes: int
) -> None:
    """Five weeks before four steady ones it halved the pace; a whole year before it did not."""
    steady = logged(*(420,) * weeks)
    odd = day(-7 * (weeks + 1 + before) + weekday)
    several = [*steady, LoggedWeek(monday_of(odd), minutes)]
    found = forecast(plan_of(70), HOUR_A_DAY, TODAY, several, odd)
    assert found.weeks - weeks in (0, 1)
    if before > 0:
        assert (found.weeks, found.hours_a_week) == (weeks, 7.0)


def test_a_silence_as_long_as_one_since_is_part_of_the_pace() -> None:
    assert forecast_of(plan_of(70), 420, 420, 0, 0, 420, 0, 0, 420).weeks == 8
    assert forecast_of(plan_of(70), 420, 420, 0, 0, 420, 0, 0, 0, 420).weeks == 5


def test_a_silence_of_days_off_is_none() -> None:
    calendar = replace(HOUR_A_DAY, off=(Off(day(-28), day(-15)),))
    assert forecast_of(plan_of(70), 420, 420, 0, 0, 420, calendar=calendar).weeks == 3
