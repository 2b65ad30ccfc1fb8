"""Days as pixels: what is under the pointer stays there, and the dates of the head are in order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathtracker.app.timeline.scale import (
    DAY_WIDTHS,
    NARROWEST,
    WIDEST,
    Scale,
    Unit,
    Zoom,
    bounded,
    ticks,
    units,
    zoom_near,
)

DAYS = st.floats(700_000, 760_000)
WIDTHS = st.floats(NARROWEST, WIDEST)
PLACES = st.floats(-2000, 4000)


def days(unit: Unit, first: date, last: date, **more: int) -> list[str]:
    found = ticks(unit, first.toordinal(), last.toordinal(), **more)
    return [date.fromordinal(day).isoformat() for day in found]


@given(DAYS, WIDTHS, PLACES)
def test_a_place_and_its_day_belong_together(left: float, width: float, x: float) -> None:
    scale = Scale(left, width)
    assert scale.x(scale.at(x)) == pytest.approx(x, abs=0.01)


@given(DAYS, WIDTHS, WIDTHS, PLACES)
def test_what_lies_under_the_pointer_stays_there(
    left: float, width: float, other: float, x: float
) -> None:
    before = Scale(left, width)
    after = before.zoomed(other, x)
    assert after.day == other
    assert after.at(x) == pytest.approx(before.at(x), abs=1e-4)


@given(DAYS, WIDTHS, PLACES)
def test_moving_there_and_back_changes_nothing(left: float, width: float, pixels: float) -> None:
    scale = Scale(left, width)
    assert scale.moved(pixels).moved(-pixels).left == pytest.approx(left, abs=1e-4)


@given(st.sampled_from(Unit), DAYS, st.floats(0, 4000), st.integers(1, 7))
def test_ticks_are_in_order_and_the_first_one_holds_the_first_day(
    unit: Unit, first: float, length: float, weekday: int
) -> None:
    found = list(ticks(unit, first, first + length, first_weekday=weekday))
    assert found == sorted(set(found))
    assert found[0] <= first
    assert found[-1] <= first + length
    assert len(found) == 1 or found[1] > first - 1


def test_weeks_begin_as_the_locale_has_it() -> None:
    first, last = date(2026, 11, 19), date(2026, 12, 1)
    assert days(Unit.WEEK, first, last) == ["2026-11-16", "2026-11-23", "2026-11-30"]
    sundays = days(Unit.WEEK, first, last, first_weekday=7)
    assert sundays == ["2026-11-15", "2026-11-22", "2026-11-29"]


def test_months_and_what_is_made_of_them_begin_on_their_first() -> None:
    first, last = date(2026, 11, 19), date(2027, 8, 1)
    assert days(Unit.QUARTER, first, last) == [
        "2026-10-01",
        "2027-01-01",
        "2027-04-01",
        "2027-07-01",
    ]
    assert days(Unit.HALF, first, last) == ["2026-07-01", "2027-01-01", "2027-07-01"]
    assert days(Unit.YEAR, first, last) == ["2026-01-01", "2027-01-01"]
    assert days(Unit.MONTH, first, last)[:2] == ["2026-11-01", "2026-12-01"]


def test_the_ends_of_the_calendar_are_no_trouble() -> None:
    assert days(Unit.WEEK, date.min, date.min)[-1:] == ["0001-01-01"]
    for unit in Unit:
        assert list(ticks(unit, date.max.toordinal(), date.max.toordinal() + 900))


@pytest.mark.parametrize("zoom", Zoom)
def test_a_zoom_is_nearest_to_itself_and_its_words_have_room(zoom: Zoom) -> None:
    width = DAY_WIDTHS[zoom]
    assert zoom_near(width) is zoom
    _, lower = units(width)
    least = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 28, Unit.QUARTER: 90, Unit.HALF: 181}
    room = least[lower] * width
    assert room >= (20 if lower in (Unit.DAY, Unit.WEEK) else 32)


def test_zooming_ends_where_nothing_would_be_seen() -> None:
    assert bounded(1e-9) == NARROWEST
    assert bounded(1e9) == WIDEST
