"""The command that says when there is time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .conftest import Run

Do = Callable[..., Any]


def test_it_asks_until_something_was_said(run: Run) -> None:
    assert "--hours-per-week" in run("availability").out


def test_weekdays_are_added_to_what_was_said(do: Do) -> None:
    do("availability", "--mon", "60", "--wed", "30")
    shown = do("availability", "--wed", "90")
    assert shown["minutes"] == {
        **{"mon": 60, "tue": 0, "wed": 90},
        **{"thu": 0, "fri": 0, "sat": 0, "sun": 0},
    }
    assert (shown["any_day"], shown["hours_per_week"]) == (False, 2.5)


def test_hours_a_week_are_for_any_day(do: Do, run: Run) -> None:
    assert do("availability", "--hours-per-week", "7")["any_day"]
    assert "About 7 h a week, on any day" in run("availability").out


def test_days_off_and_a_week_that_is_different(do: Do) -> None:
    shown = do("availability", "--off", "2026-04-03..2026-04-06", "--off", "2026-05-01")
    assert [(off["first"], off["last"]) for off in shown["off"]] == [
        ("2026-04-03", "2026-04-06"),
        ("2026-05-01", "2026-05-01"),
    ]
    shown = do("availability", "--week", "2026-03-11", "--hours", "3.5")
    assert shown["weeks"] == [{"monday": "2026-03-09", "minutes": [30] * 7}]


def test_a_pause_until_one_returns_and_until_a_day(do: Do) -> None:
    assert do("availability", "--pause")["off"][0]["last"] is None
    assert do("availability", "--back")["off"] == []
    paused = do("availability", "--pause", "2026-03-09")["off"]
    assert [(off["first"], off["last"], off["pause"]) for off in paused] == [
        ("2026-03-02", "2026-03-08", True)
    ]


def test_all_of_one_command_is_one_step_to_undo(do: Do, run: Run) -> None:
    do("availability", "--mon", "60", "--off", "2026-05-01")
    run("undo")
    assert do("availability")["minutes"] is None
    assert do("availability")["off"] == []


def test_what_can_not_be_changes_nothing(run: Run, do: Do) -> None:
    do("availability", "--mon", "60")
    before = do("availability")
    assert "168" in run("availability", "--hours-per-week", "500").sentence
    assert "not after today" in run("availability", "--pause", "2026-03-01").sentence
    assert "last day off" in run("availability", "--off", "2026-05-02..2026-05-01").sentence
    assert run("availability", "--mon", "30", "--hours-per-week", "3").status == 2
    assert run("availability", "--week", "2026-03-09").status == 2
    assert "Nothing is paused" in run("availability", "--tue", "30", "--back").sentence
    assert do("availability") == before
