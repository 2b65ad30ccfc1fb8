"""Looking at roles, comparing them, choosing and leaving them, by command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pathtracker.catalog.roles import FACTS
from pathtracker.cli import parser

from .conftest import Run

Do = Callable[..., Any]


def test_what_can_be_asked_for_is_what_the_catalogue_knows() -> None:
    assert parser.FACTS == FACTS


def test_roles_say_what_they_are_told_apart_by(do: Do, run: Run) -> None:
    found = do("roles")
    assert len(found) >= 16
    assert all(role["short"] and all(role[name] in FACTS[name] for name in FACTS) for role in found)
    without = do("roles", "--code", "none")
    assert {role["slug"] for role in without} == {
        role["slug"] for role in found if role["code"] == "none"
    }
    assert "code none" in run("roles", "--code", "none").out


def test_where_no_role_is_all_of_that_there_is_a_way_on(do: Do, run: Run) -> None:
    wanted = ("--code", "none", "--maths", "heavy", "--people", "rarely")
    assert do("roles", *wanted) == []
    assert "pathtracker roles" in run("roles", *wanted).out
    assert run("roles", "--code", "much").status == 2


def test_a_role_at_a_rung_with_its_pay_and_its_source(run: Run) -> None:
    junior, senior = (
        run("role", "ai-engineer").out,
        run("role", "ai-engineer", "--rung", "senior").out,
    )
    assert (
        "120,000–150,000 USD a year (AI engineer roles and responsibilities, not dated)" in junior
    )
    assert "Needed at senior" in senior
    assert "by experience" in senior
    assert "by experience" not in junior


def test_compare_is_a_table_of_roles(do: Do) -> None:
    do("choose", "ai-engineer")
    engineer, analyst = do("compare", "ai-engineer", "Data analyst")
    assert (engineer["slug"], analyst["slug"]) == ("ai-engineer", "data-analyst")
    assert engineer.keys() == analyst.keys()
    assert (engineer["standing"], analyst["standing"]) == ("primary", None)
    assert engineer["steps_here"] == engineer["steps"]
    assert 0 < analyst["steps_here"] < analyst["steps"]
    assert engineer["readiness"] == {"claimed": 0, "proven": 0}
    assert engineer["weeks"] is None
    do("availability", "--hours-per-week", "10")
    (again, _) = do("compare", "ai-engineer", "data-analyst")
    assert again["weeks"] == -(-engineer["hours_left"] // 10)
    assert [band["source"] for band in engineer["pay"]] == ["engineer-roles"] * 2
    assert analyst["pay"] == []


def test_what_differs_is_marked(run: Run) -> None:
    lines = run("compare", "ai-engineer", "ml-engineer").out.splitlines()
    marked = {line[2:18].strip(): line.startswith("≠") for line in lines}
    assert marked["maths"]
    assert not marked["code"]


@pytest.mark.parametrize("named", [["ai-engineer"], ["ai-engineer", "AI engineer"], ["a"] * 0])
def test_one_role_alone_cannot_be_compared(run: Run, named: list[str]) -> None:
    assert run("compare", *named).status == 2


def test_what_compare_says_is_what_choosing_does(do: Do) -> None:
    do("choose", "ai-engineer")
    said = do("compare", "ai-engineer", "data-scientist", "--rung", "mid")[1]
    came = do("choose", "data-scientist", "--rung", "mid", "--secondary")
    assert came["steps_added"] == said["steps"] - said["steps_here"]
    assert came["steps_shared"] == said["steps_here"]


def test_leaving_takes_away_what_only_that_role_needs(do: Do, run: Run) -> None:
    first = do("choose", "ai-engineer")
    second = do("choose", "data-scientist", "--secondary")
    left = do("leave", "Data scientist")
    assert left == {
        "role": "data-scientist",
        "steps_removed": second["steps_added"],
        "steps_kept": second["steps_shared"],
    }
    assert len(do("steps")) == first["steps_added"]
    do("undo")
    assert len(do("steps")) == first["steps_added"] + second["steps_added"]
    assert "pathtracker undo" in run("leave", "data-scientist").out


def test_only_a_chosen_role_can_be_left(do: Do, run: Run) -> None:
    assert "pathtracker choose" in run("leave", "ai-engineer").sentence
    do("choose", "ai-engineer")
    assert run("leave", "ml-engineer").status == 1
    do("leave", "ai-engineer")
    said = run("leave", "ai-engineer")
    assert said.status == 1
    assert "not one of your roles" in said.sentence
