"""The walk through the first days, and the week that is made longer or shorter."""

from __future__ import annotations

from datetime import date

import pytest

from pathtracker.app.first_run.preview import FirstWeeks, first_weeks, walk
from pathtracker.app.first_run.week import scaled
from pathtracker.app.widgets.time_fields import hours_a_week, minutes_a_day
from pathtracker.catalog import Step

MONDAY = date(2026, 7, 20)
WEEK = (60, 60, 0, 75, 0, 150, 75)


def step(title: str, hours: float, kind: str = "learn") -> Step:
    return Step(title, title, kind, hours, "", ())


def test_a_step_goes_on_where_the_one_before_ended() -> None:
    assert walk([1, 2, 0.25], WEEK, MONDAY) == [
        (date(2026, 7, 20), date(2026, 7, 20)),
        (date(2026, 7, 21), date(2026, 7, 23)),
        (date(2026, 7, 23), date(2026, 7, 23)),
    ]


def test_days_without_time_are_passed_over() -> None:
    assert walk([1], (0, 0, 0, 0, 0, 0, 60), MONDAY) == [(date(2026, 7, 26), date(2026, 7, 26))]


@pytest.mark.parametrize("week", [None, (0,) * 7])
def test_without_time_there_are_no_days(week: tuple[int, ...] | None) -> None:
    assert walk([1, 2], week, MONDAY) == [(None, None), (None, None)]


def test_what_takes_years_has_a_beginning_and_no_end() -> None:
    assert walk([100_000, 1], (1,) * 7, MONDAY) == [(MONDAY, None), (None, None)]


def test_the_end_of_the_calendar_is_no_trouble() -> None:
    assert walk([50], (60,) * 7, date(9999, 12, 30)) == [(date(9999, 12, 30), None)]


def test_the_first_small_project_leads() -> None:
    steps = [step("a", 1), step("b", 2, "practise"), step("c", 4, "build"), step("d", 1)]
    weeks = first_weeks(steps, WEEK, MONDAY)
    assert [near.title for near in weeks.steps] == ["a", "b", "c"]
    assert weeks.steps[-1].is_goal
    assert weeks.days == 7
    assert (weeks.hours, weeks.runs_after) == (7, 3)


def test_a_far_project_stands_below_the_first_steps() -> None:
    steps = [*(step(str(n), 1) for n in range(20)), step("goal", 1, "build")]
    weeks = first_weeks(steps, WEEK, MONDAY)
    assert [near.title for near in weeks.steps] == ["0", "1", "2", "3", "4", "goal"]
    assert weeks.hours == 21


def test_without_a_project_the_first_steps_are_shown() -> None:
    weeks = first_weeks([step("a", 1)], WEEK, MONDAY)
    assert not weeks.has_goal
    assert weeks.runs_after is None


def test_a_role_without_steps_has_no_first_weeks() -> None:
    assert first_weeks([], WEEK, MONDAY) == FirstWeeks()


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *[("", 0), ("–", 0), ("-", 0), ("0", 0), ("1h15", 75), ("1 h 15", 75), ("45 min", 45)],
        *[
            ("2", 120),
            ("1.5", 90),
            ("1,5", 90),
            ("9", 540),
            ("12", 720),
            ("90", 90),
            ("20", 20),
            ("1:30", 90),
            ("24h", 1440),
        ],
        *[("25h", None), ("soon", None), ("-1h", None), ("nan", None), ("9" * 400, None)],
    ],
)
def test_the_time_of_a_day(text: str, minutes: int | None) -> None:
    assert minutes_a_day(text) == minutes


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        *[("7", 7.0), ("7,5", 7.5), ("7h30", 7.5), (" 168 ", 168.0), ("45 min", 0.75)],
        *[("0", None), ("169", None), ("", None), ("lots", None), ("inf", None), ("-3", None)],
    ],
)
def test_the_hours_of_a_week(text: str, hours: float | None) -> None:
    assert hours_a_week(text) == hours


def test_a_week_keeps_its_shape_when_it_grows() -> None:
    assert scaled(WEEK, 840) == (120, 120, 0, 150, 0, 300, 150)


@pytest.mark.parametrize("total", [1, 15, 420, 437, 10_000, 10_080, 20_000])
@pytest.mark.parametrize("week", [WEEK, (0,) * 7, (1440, 0, 0, 0, 0, 0, 0)])
def test_a_week_holds_all_of_the_time_and_no_day_more_than_a_day(
    week: tuple[int, ...], total: int
) -> None:
    made = scaled(week, total)
    assert sum(made) == min(total, 10_080)
    assert all(0 <= day <= 1440 for day in made)
