"""What is the same quantity is the same number in every command."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any

import pytest

from pathtracker.cli import main
from pathtracker.store import Store, queries

from .conftest import Run

SETTLED = ("done", "skipped", "known")
TODAY = date(2026, 3, 2)


@pytest.fixture(scope="module", params=["usual", "large"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample learner's data folder, to be copied."""
    folder = tmp_path_factory.mktemp(request.param) / "data"
    words = ["demo", "--size", request.param, "--data-dir", str(folder)]
    assert main([*words, "--today", TODAY.isoformat()]) == 0
    return folder


def test_every_command_says_the_same(
    filled: Path, data: Path, do: Callable[..., Any], run: Run
) -> None:
    shutil.copytree(filled, data)
    steps = {step["id"]: step for step in do("steps")}
    left = {key: step["hours_left"] for key, step in steps.items()}
    gap, skills = do("gap"), {skill["slug"]: skill for skill in do("skills")}
    plan, likely = do("plan"), do("forecast")["p50"]
    role = gap["role"]
    other = "data-analyst" if role != "data-analyst" else "ml-engineer"
    side = do("compare", role, other)[0]
    week = do("availability")["hours_per_week"]

    # What is left of each step, and its state.
    for key, step in steps.items():
        assert (left[key] == 0) == (step["state"] in SETTLED), step
    closing = [one for skill in gap["skills"] for one in skill["closes_with"]]
    assert closing
    for one in closing:
        assert one["hours"] == left[one["id"]]
    for one in do("next"):
        assert one["minutes"] / 60 == pytest.approx(left[one["id"]], abs=0.005)
    ahead = [item for item in plan["items"] if not item["done"]]
    assert ahead
    for item in plan["items"]:
        assert item["done"] == (steps[item["id"]]["state"] == "done")
        assert item["hours"] == left[item["id"]]

    # What the role's way still has.
    assert side["slug"] == role
    own = [step for step in steps.values() if role in step["roles"]]
    assert side["steps"] == side["steps_here"] == len(own)
    assert side["steps_settled"] == sum(step["state"] in SETTLED for step in own)
    open_hours = sum(step["hours_left"] for step in own if step["state"] != "parked")
    assert side["hours_left"] == pytest.approx(open_hours, abs=0.005 * len(own))

    # Levels, and readiness by the law.
    assert side["readiness"] == gap["readiness"]
    assert len(side["skills"]) == len(gap["skills"])
    beside = {skill["name"]: skill for skill in side["skills"]}
    total, points = 0, {"claimed": 0, "proven": 0}
    for needed in gap["skills"]:
        skill = skills[needed["slug"]]
        importance, required = needed["importance"], needed["required"]
        total += importance * required
        for which in points:
            assert needed[which] == skill[which] == beside[skill["name"]][which]
            points[which] += importance * min(needed[which] or 0, required)
    assert gap["readiness"] == {which: some / total for which, some in points.items()}

    # When it is done.
    days = (date.fromisoformat(likely) - TODAY).days + 1
    assert side["weeks"] == ceil(days / 7)
    assert plan["finish"] == max(item["finish"] for item in ahead)
    assert do("what-if", "--hours-per-week", f"{week:g}") == plan
    shown = run("forecast").out
    assert likely in shown
    assert plan["finish"] in run("plan").out

    # How many.
    with Store.open(data / "pathtracker.db") as store:
        assert len(steps) == len(queries.once_each(queries.outline(store)))
        assert len(skills) >= len(gap["skills"])
