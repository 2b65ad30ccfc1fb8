"""The calendar: minutes of a day, days off, different weeks, and another number of hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from helpers import TODAY
from helpers_plans import DAYS, calendars, day
from hypothesis import given
from hypothesis import strategies as st

from pathtracker.core.availability import Calendar, DifferentWeek, Off, monday_of

WEEK = Calendar((10, 20, 30, 40, 50, 60, 70))


def test_each_weekday_has_its_minutes() -> None:
    assert [WEEK.minutes_on(day(number)) for number in range(8)] == [10, 20, 30, 40, 50, 60, 70, 10]
    assert (WEEK.week_minutes, WEEK.hours_a_week) == (280, 280 / 60)


def test_days_off_have_none_both_ends_included() -> None:
    calendar = WEEK.with_off([Off(day(1), day(2)), Off(day(2), day(3)), Off(day(9), day(9))])
    assert calendar.minutes_from(day(0), 7) == [10, 0, 0, 0, 50, 60, 70]
    assert [calendar.is_off(day(number)) for number in (0, 1, 3, 4, 8, 9, 10)] == [
        *(False, True, True, False, False, True, False)
    ]


def test_a_pause_without_end_lasts_to_the_end_of_the_calendar() -> None:
    calendar = WEEK.with_off([Off(day(3), None, pause=True)])
    assert calendar.paused_for_good_from == day(3)
    assert calendar.is_off(date.max)
    assert not calendar.is_off(day(2))
    assert WEEK.paused_for_good_from is None


def test_a_different_week_overrides_the_pattern_but_not_days_off() -> None:
    calendar = replace(WEEK, weeks=(DifferentWeek(day(7), (5,) * 7),), off=(Off(day(8), day(8)),))
    assert calendar.minutes_from(day(6), 4) == [70, 5, 0, 5]
    assert calendar.minutes_on(day(14)) == 10


def test_the_end_of_the_calendar_is_the_end() -> None:
    assert len(WEEK.minutes_from(date.max, 100)) == 1
    assert WEEK.minutes_from(TODAY, 0) == []


@given(calendars(), DAYS, st.integers(0, 200))
def test_a_span_is_its_days_one_by_one(calendar: Calendar, first: date, count: int) -> None:
    days = [date.fromordinal(first.toordinal() + number) for number in range(count)]
    assert calendar.minutes_from(first, count) == [calendar.minutes_on(one) for one in days]


@given(calendars(), st.integers(0, 168 * 2))
def test_other_hours_keep_the_pattern_and_add_up(calendar: Calendar, halves: int) -> None:
    scaled = calendar.scaled_to(halves / 2)
    assert all(0 <= minutes <= 24 * 60 for minutes in scaled.minutes)
    if max(scaled.minutes) < 24 * 60:
        assert scaled.week_minutes == halves * 30
    if calendar.week_minutes:
        for before, after in zip(calendar.minutes, scaled.minutes, strict=True):
            assert before or not after
    assert (scaled.off, scaled.weeks) == (calendar.off, calendar.weeks)


@pytest.mark.parametrize(("hours", "minutes"), [(7, (60,) * 7), (0, (0,) * 7), (-3, (0,) * 7)])
def test_a_week_without_minutes_is_spread_evenly(hours: float, minutes: tuple[int, ...]) -> None:
    assert Calendar().scaled_to(hours).minutes == minutes


def test_the_same_hours_change_nothing() -> None:
    assert WEEK.scaled_to(WEEK.hours_a_week) == WEEK
    assert WEEK.scaled_to(2 * WEEK.hours_a_week).minutes == (20, 40, 60, 80, 100, 120, 140)


def test_the_monday_of_a_day() -> None:
    assert [monday_of(day(number)) for number in (-1, 0, 6, 7)] == [day(-7), day(0), day(0), day(7)]
