"""Places between neighbours."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from pathtracker.core.order import between, numbered

PLACES = st.floats(allow_nan=False, allow_infinity=False)
NEIGHBOUR = st.none() | PLACES


@given(NEIGHBOUR, NEIGHBOUR)
def test_a_place_lies_strictly_between_its_neighbours_or_there_is_none(
    before: float | None, after: float | None
) -> None:
    place = between(before, after)
    if place is not None:
        assert math.isfinite(place)
        assert before is None or before < place
        assert after is None or place < after


@given(st.lists(st.integers(-1000, 1000), unique=True, min_size=2).map(sorted))
def test_there_is_room_between_whole_numbers(places: list[int]) -> None:
    first, second = float(places[0]), float(places[1])
    assert between(first, second) is not None
    assert between(None, first) is not None
    assert between(second, None) is not None


def test_the_only_one_of_a_list_has_a_place() -> None:
    assert between(None, None) == 1.0


def test_there_is_no_room_between_equals_nor_the_wrong_way_round() -> None:
    assert between(1.0, 1.0) is None
    assert between(2.0, 1.0) is None


def test_room_runs_out_after_some_fifty_halvings_and_says_so() -> None:
    low, high, halvings = 1.0, 2.0, 0
    while (middle := between(low, high)) is not None:
        high, halvings = middle, halvings + 1
    assert 50 <= halvings <= 60


@given(st.integers(0, 500))
def test_fresh_places_rise_from_one(count: int) -> None:
    places = list(numbered(count))
    assert len(places) == count
    assert places == sorted(set(places))
    assert places[:1] in ([], [1.0])
