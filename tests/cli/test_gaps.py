"""How far am I, what next: `skills`, `gap`, `next`, as programs and as people read them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

Do = Callable[..., Any]


def skill(do: Do, slug: str) -> Any:
    return next(one for one in do("skills") if one["slug"] == slug)


def needed(value: Any, slug: str) -> Any:
    return next(one for one in value["skills"] if one["slug"] == slug)


# --- skills -------------------------------------------------------------------------------------


def test_skills_are_there_before_anything_is_rated(do: Do) -> None:
    python = skill(do, "python")
    assert list(python) == ["slug", "name", "claimed", "proven", "evidence"]
    assert (python["claimed"], python["proven"], python["evidence"]) == (None, 0, [])


def test_a_skill_with_what_is_said_and_what_can_be_shown(do: Do, steps: list[Any]) -> None:
    do("rate", "python", "4")
    do("finish", "set-up-python", "--evidence", "https://a.org")
    python = skill(do, "python")
    assert (python["claimed"], python["proven"]) == (4, 1)
    (evidence,) = python["evidence"]
    assert evidence == {
        "item": steps[0]["id"],
        "title": steps[0]["title"],
        "day": "2026-03-02",
        "supports": 1,
        "at_most": evidence["at_most"],
        "why": evidence["why"],
        "addresses": ["https://a.org"],
    }
    do("reopen", "set-up-python")
    assert (skill(do, "python")["proven"], skill(do, "python")["evidence"]) == (0, [])


def test_people_read_skills_in_columns(run: Run, do: Do, steps: list[Any], tmp_path: Path) -> None:
    do("finish", "set-up-python")
    do("rate", "python", "0")
    do("rate", "sql", "2")
    head, *lines = run("skills").out.splitlines()
    assert head.split("  ")[-2:] == ["I say", "I can show"]
    assert any("You can show more than you claim." in line for line in lines)
    assert [line.split() for line in lines if line.startswith("SQL")] == [["SQL", "2", "0"]]
    assert "are not rated" in lines[-1]
    assert run("skills", "--data-dir", str(tmp_path / "new")).out.startswith("No skills yet.")


# --- gap ----------------------------------------------------------------------------------------


def test_gap_of_the_primary_role(do: Do, steps: list[Any]) -> None:
    value = do("gap")
    assert list(value) == ["role", "rung", "readiness", "skills"]
    assert (value["role"], value["rung"]) == ("ai-engineer", "junior")
    assert value["readiness"] == {"claimed": 0, "proven": 0}
    python = needed(value, "python")
    assert list(python) == [*("slug", "required", "importance", "claimed", "proven", "closes_with")]
    assert (python["claimed"], python["proven"]) == (None, 0)
    assert all(list(one) == ["id", "title", "to_level", "hours"] for one in python["closes_with"])
    by_id = {step["id"]: step for step in steps}
    for one in python["closes_with"]:
        taught = {t["skill"]: t["level"] for t in by_id[one["id"]]["teaches"]}
        assert one["to_level"] <= taught["python"]
        assert one["hours"] == by_id[one["id"]]["effort_hours"]


def test_readiness_is_the_weighted_share_of_what_is_met(do: Do, steps: list[Any]) -> None:
    do("rate", "python", "5")
    do("rate", "sql", "1")
    do("finish", "set-up-python")
    value = do("gap", "ai-engineer")
    required = sum(one["importance"] * one["required"] for one in value["skills"])
    for level in ("claimed", "proven"):
        met = sum(
            one["importance"] * min(one[level] or 0, one["required"]) for one in value["skills"]
        )
        assert value["readiness"][level] == pytest.approx(met / required)
    points = [
        one["importance"] * max(0, one["required"] - one["proven"]) for one in value["skills"]
    ]
    assert points == sorted(points, reverse=True)


def test_gap_as_it_was_on_an_earlier_day(do: Do, steps: list[Any]) -> None:
    do("rate", "python", "3", "--on", "2026-02-01")
    do("finish", "set-up-python")
    assert needed(do("gap", "--on", "2026-03-01"), "python")["claimed"] == 3
    assert needed(do("gap", "--on", "2026-03-01"), "python")["proven"] == 0
    assert needed(do("gap"), "python")["proven"] == 1
    assert needed(do("gap", "--on", "2026-01-31"), "python")["claimed"] is None


def test_any_role_of_the_catalogue_can_be_measured_against(do: Do, steps: list[Any]) -> None:
    do("rate", "python", "3")
    value = do("gap", "Data scientist")
    assert (value["role"], value["rung"]) == ("data-scientist", "junior")
    assert needed(value, "python")["claimed"] == 3
    assert 0 < value["readiness"]["claimed"] < 1
    assert len({one["slug"] for one in value["skills"]}) == len(value["skills"])


def test_a_chosen_role_is_measured_at_its_rung(do: Do, steps: list[Any]) -> None:
    junior = do("gap", "AI engineer")["skills"]
    do("choose", "ai-engineer", "--rung", "senior")
    senior = do("gap", "AI engineer")
    assert senior["rung"] == "senior"
    assert sum(one["required"] for one in senior["skills"]) > sum(o["required"] for o in junior)


def test_people_read_the_gap_with_what_closes_it(run: Run, steps: list[Any]) -> None:
    out = run("gap").out
    assert out.startswith("AI engineer, junior\nYou can show 0 of ")
    assert "not a chance of being hired" in out
    assert "To begin applying, by our convention: 60 % of the points shown" in out
    assert "“Set up Python and an editor” (" in out


def test_gap_without_a_role_says_how_to_choose_one(run: Run) -> None:
    said = run("gap", "--json")
    assert said.status == 1
    assert said.sentence.startswith("You have chosen no role yet. “pathtracker roles” lists them")


def test_an_unknown_role_offers_what_is_near(run: Run, steps: list[Any]) -> None:
    said = run("gap", "ai-enginer")
    assert said.status == 1
    assert "Do you mean ai-engineer" in said.sentence


def test_a_day_to_come_has_no_gap_yet(run: Run, steps: list[Any]) -> None:
    said = run("gap", "--on", "2026-03-03")
    assert said.status == 1
    assert said.sentence.startswith("2026-03-03 is still to come.")


# --- next ---------------------------------------------------------------------------------------


def test_next_is_ready_work_with_its_reasons(do: Do, steps: list[Any]) -> None:
    found = do("next")
    assert all(list(one) == ["id", "title", "minutes", "score", "reasons"] for one in found)
    by_id = {step["id"]: step for step in steps}
    assert found
    assert all(by_id[one["id"]]["requires"] == [] and one["reasons"] for one in found)
    scores = [one["score"] for one in found]
    assert scores == sorted(scores, reverse=True)


def test_next_begins_with_what_is_begun_and_leaves_out_what_is_done(
    do: Do, steps: list[Any]
) -> None:
    do("start", steps[5]["id"])
    first = do("next")[0]
    assert (first["id"], first["reasons"][0]) == (steps[5]["id"], "You have begun it.")
    do("finish", steps[5]["id"])
    assert steps[5]["id"] not in {one["id"] for one in do("next")}


def test_next_fits_the_minutes_at_hand(do: Do, steps: list[Any]) -> None:
    do("log", steps[0]["id"], "60")
    found = do("next", "--minutes", "60")
    assert found
    assert all(one["minutes"] <= 60 for one in found)
    best, *_ = do("next")
    (sitting,) = do("next", "--minutes", "1")
    assert (sitting["id"], sitting["minutes"]) == (best["id"], 1)
    assert sitting["reasons"][0] == f"Begin it: 1 of about {best['minutes']} minutes."


def test_ready_work_is_never_answered_with_nothing(run: Run, steps: list[Any]) -> None:
    out = run("next", "--minutes", "30").out
    assert out.startswith("Set up Python and an editor · 1 h")
    assert "    Begin it: 30 of about 60 minutes." in out
    assert "    Can bring “Python” to level 1; AI engineer asks for" in run("next").out


def test_next_before_any_step(run: Run, do: Do) -> None:
    assert do("next") == []
    assert run("next").out.startswith("Nothing is ready to begin.")


@pytest.mark.parametrize("minutes", ["0", "-5", "1.5", "soon"])
def test_minutes_are_a_whole_number_above_0(run: Run, minutes: str) -> None:
    said = run("next", "--minutes", minutes)
    assert said.status == 2
    assert "Traceback" not in said.err
