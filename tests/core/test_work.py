"""Hours that work still needs, and addresses that are one."""

from __future__ import annotations

import pytest

from pathtracker.core.work import minutes_left, one_address


@pytest.mark.parametrize(
    ("effort", "share", "minutes", "stretch", "left"),
    [
        *((2, 0, 0, 1, 120), (2, 0.5, 30, 1, 30), (2, 0, 60, 1.5, 120)),
        *((2, 0, 600, 1, 15), (0, 0, 0, 1, 15), (0.7, 0, 0, 1.1, 47)),
    ],
)
def test_minutes_left(effort: float, share: float, minutes: int, stretch: float, left: int) -> None:
    assert minutes_left(effort, share, minutes, stretch) == left


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://github.com/me/work", "https://github.com/me/work"),
        ("https://github.com/me/work", " http://www.GitHub.com/me/work/ "),
        ("www.example.org", "https://example.org/"),
        ("shop/report.pdf", "shop/report.pdf"),
    ],
)
def test_one_address_can_be_written_in_several_ways(first: str, second: str) -> None:
    assert one_address(first) == one_address(second)


def test_capitals_tell_files_and_paths_apart() -> None:
    assert one_address("Data/a.csv") != one_address("data/a.csv")
    assert one_address("https://a.org/A") != one_address("https://a.org/a")
