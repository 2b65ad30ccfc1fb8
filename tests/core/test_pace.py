"""How far estimates stretch: the median over the last finished items."""

from __future__ import annotations

import pytest
from helpers_plans import day
from hypothesis import given
from hypothesis import strategies as st

from pathtracker.core.pace import Finished, Pace, pace


def finished(*ratios: float, estimate: float = 2) -> list[Finished]:
    """Items that took these multiples of their estimate, one a day."""
    return [
        Finished(day(number), estimate, round(estimate * 60 * ratio))
        for number, ratio in enumerate(ratios)
    ]


def test_until_there_are_five_the_plan_is_not_stretched() -> None:
    assert pace(finished(2, 2, 2, 2)) == Pace(1.0, 0)
    assert pace(finished(2, 2, 2, 2, 2)) == Pace(2.0, 5)


def test_it_is_the_median_so_one_forgotten_timer_does_not_count() -> None:
    assert pace(finished(1, 1.4, 1.5, 1.3, 50)).stretch == 1.4


def test_only_the_last_twenty_count() -> None:
    assert pace(finished(*[3] * 30, *[1.5] * 20)) == Pace(1.5, 20)


def test_items_under_an_hour_and_items_without_time_do_not_count() -> None:
    short, untimed = finished(3, 3, 3, estimate=0.9), finished(0, 0, 0)
    assert pace([*finished(2, 2, 2, 2), *short, *untimed]) == Pace()


@pytest.mark.parametrize(("ratio", "stretch"), [(0.1, 0.5), (9, 3.0)])
def test_it_stays_between_a_half_and_three(ratio: float, stretch: float) -> None:
    assert pace(finished(*[ratio] * 5)).stretch == stretch


def test_the_learner_may_fix_it() -> None:
    assert pace(finished(*[2] * 5), fixed=1.2) == Pace(1.2, is_fixed=True)


@given(st.lists(st.floats(0.01, 20), max_size=30), st.randoms())
def test_the_order_in_which_they_come_does_not_matter(ratios: list[float], random: object) -> None:
    items = finished(*ratios)
    shuffled = list(items)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert pace(items) == pace(shuffled)
