"""The finder of circles."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pathtracker.catalog.cycles import find_cycles

NAMES = st.integers(0, 9).map(str)
GRAPHS = st.dictionaries(NAMES, st.lists(NAMES, max_size=4), max_size=10)


def can_be_ordered(graph: dict[str, list[str]]) -> bool:
    """Whether one can take the names one by one, each after all it needs."""
    left = dict(graph)
    while left:
        ready = [name for name, needs in left.items() if not any(need in left for need in needs)]
        if not ready:
            return False
        for name in ready:
            del left[name]
    return True


@settings(deadline=None)
@given(GRAPHS)
def test_a_circle_is_found_exactly_when_there_is_no_order(graph: dict[str, list[str]]) -> None:
    assert bool(find_cycles(graph)) is not can_be_ordered(graph)


@settings(deadline=None)
@given(GRAPHS)
def test_each_circle_leads_back_to_its_start_and_meets_nobody_twice(
    graph: dict[str, list[str]],
) -> None:
    for circle in find_cycles(graph):
        assert len(set(circle)) == len(circle)
        for name, needed in zip(circle, [*circle[1:], circle[0]], strict=True):
            assert needed in graph[name]


@settings(deadline=None)
@given(st.permutations([str(n) for n in range(8)]))
def test_a_chain_has_no_circle_in_whatever_order_it_is_told(names: list[str]) -> None:
    graph = {name: [str(int(name) + 1)] for name in names}
    assert find_cycles(graph) == []


def test_a_step_that_needs_itself_is_a_circle() -> None:
    assert find_cycles({"a": ["a"]}) == [["a"]]


def test_two_circles_that_share_nothing_are_two() -> None:
    graph = {"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}
    assert find_cycles(graph) == [["a", "b"], ["c", "d"]]


def test_a_chain_longer_than_the_stack_is_followed() -> None:
    graph = {str(n): [str(n + 1)] for n in range(20_000)} | {"20000": ["0"]}
    assert len(find_cycles(graph)[0]) == 20_001
