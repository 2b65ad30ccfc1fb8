"""Parts done in one go."""

from collections.abc import Generator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathtracker.core.parts import in_one_go


@given(st.lists(st.integers()))
def test_every_part_is_done_and_what_comes_of_them_is_given(amounts: list[int]) -> None:
    def parts() -> Generator[None, None, int]:
        total = 0
        for amount in amounts:
            total += amount
            yield
        return total

    assert in_one_go(parts()) == sum(amounts)


def test_a_fault_in_a_part_is_not_hidden() -> None:
    def parts() -> Generator[None, None, int]:
        yield
        raise ValueError("no such thing")

    with pytest.raises(ValueError, match="no such thing"):
        in_one_go(parts())
