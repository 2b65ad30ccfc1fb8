"""What adds up, on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .conftest import Run

Do = Callable[..., Any]


def test_it_says_weeks_hours_and_what_is_ahead(do: Do, run: Run, steps: list[Any]) -> None:
    do("log", steps[0]["id"], "45")
    do("log", steps[0]["id"], "30", "--on", "yesterday")
    found = do("progress")
    assert found["minutes"]["done"] == 75
    assert found["minutes"]["all"] == found["minutes"]["done"] + found["minutes"]["ahead"]
    assert found["steps"]["done"] == 0
    assert found["steps"]["ahead"] == len(steps)
    assert sum(found["days"].values()) == 75
    assert "1 h 15 logged since" in run("progress").out


def test_hours_are_summed_by_what_is_asked(do: Do, steps: list[Any]) -> None:
    do("log", steps[0]["id"], "45")
    for by in ("skill", "roadmap", "weekday", "month"):
        rows = do("progress", "--by", by)
        assert sum(row["minutes"] for row in rows) == 45
        assert all(list(row) == [by, "minutes"] for row in rows)


def test_before_anything_is_logged_it_says_how(run: Run) -> None:
    assert "pathtracker log" in run("progress").out
