"""Circles of prerequisites, held against the plainest way of finding one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathtracker.core.graph import circle_through

ITEMS = range(7)
EDGES = st.sets(st.tuples(st.sampled_from(ITEMS), st.sampled_from(ITEMS)), max_size=20)


def as_graph(edges: set[tuple[int, int]]) -> Mapping[int, list[int]]:
    graph: dict[int, list[int]] = {}
    for item, required in sorted(edges):
        graph.setdefault(item, []).append(required)
    return graph


def reaches(edges: set[tuple[int, int]], start: int, goal: int) -> bool:
    """Whether one can come from start to goal: everything reachable, found by brute force."""
    found = {start}
    for _ in ITEMS:
        found |= {required for item, required in edges if item in found}
    return goal in found


@given(EDGES, st.sampled_from(ITEMS), st.sampled_from(ITEMS))
def test_a_circle_is_named_exactly_if_the_new_link_would_close_one(
    edges: set[tuple[int, int]], item: int, required: int
) -> None:
    circle = circle_through(as_graph(edges), item, required)
    assert (circle is not None) == reaches(edges, required, item)
    if circle is not None:
        assert circle[0] == circle[-1] == item
        assert circle[1] == required
        assert set(pairwise(circle[1:])) <= edges
        assert len(set(circle)) == len(circle) - 1


def test_an_item_that_requires_itself_is_the_smallest_circle() -> None:
    assert circle_through({}, "a", "a") == ["a", "a"]


def test_a_circle_is_told_in_the_order_of_requiring() -> None:
    assert circle_through({"b": ["c"], "c": ["a"]}, "a", "b") == ["a", "b", "c", "a"]


@pytest.mark.parametrize("length", [10_000])
def test_a_long_chain_is_walked_without_running_out_of_stack(length: int) -> None:
    chain = {n: [n + 1] for n in range(length)}
    assert circle_through(chain, length, 0) == [length, *range(length + 1)]
    assert circle_through(chain, -1, 0) is None
