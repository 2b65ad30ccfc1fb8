"""The week that is made longer or shorter."""

from __future__ import annotations

import pytest

from pathtracker.app.first_run.week import scaled
from pathtracker.app.widgets.time_fields import hours_a_week, minutes_a_day

WEEK = (60, 60, 0, 75, 0, 150, 75)


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
