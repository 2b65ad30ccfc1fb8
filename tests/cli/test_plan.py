"""Commands on the plan: plan, what-if, forecast, export."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest

from pathtracker.cli import main

from .conftest import Run

Do = Callable[..., Any]
TODAY = "2026-11-19"


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sampled") / "data"
    assert main(["--data-dir", str(folder), "--today", TODAY, "demo"]) == 0
    return folder


@pytest.fixture
def learner(sampled: Path, data: Path) -> Path:
    """The sample learner's data folder."""
    shutil.copytree(sampled, data)
    return data


def test_a_plan_needs_to_know_when_there_is_time(steps: list[Any], do: Do) -> None:
    shown = do("plan")
    assert shown["finish"] is None
    assert shown["items"] == []
    assert "no minutes" in shown["unplanned"][0]["reason"]
    do("availability", "--hours-per-week", "7")
    planned = do("plan")
    assert planned["unplanned"] == []
    assert planned["finish"] == max(item["finish"] for item in planned["items"])
    assert {"id", "title", "track", "start", "finish", "hours", "critical"} <= set(
        planned["items"][0]
    )


def test_more_hours_finish_earlier_and_change_nothing(learner: Path, do: Do) -> None:
    before = do("plan", today=TODAY)
    tried = do("what-if", "--hours-per-week", "14", today=TODAY)
    assert tried["finish"] < before["finish"]
    assert do("plan", today=TODAY) == before
    assert do("what-if", today=TODAY) == before


def test_days_off_and_a_later_start_finish_later(learner: Path, do: Do) -> None:
    finish = do("plan", today=TODAY)["finish"]
    assert do("what-if", "--off", "2026-12-01..2026-12-31", today=TODAY)["finish"] > finish
    assert do("what-if", "--start", "2027-01-01", today=TODAY)["finish"] > finish


def test_the_hours_that_a_day_asks_for_hold_it(learner: Path, do: Do, run: Run) -> None:
    wanted = do("what-if", "--by", "2027-03-01", today=TODAY)["by"]["hours_per_week"]
    asked = str(wanted)
    assert do("what-if", "--hours-per-week", asked, today=TODAY)["finish"] <= "2027-03-01"
    assert f"{wanted:g} hours a week" in run("what-if", "--by", "2027-03-01", today=TODAY).out


def test_a_day_that_can_not_be_met_names_the_nearest(learner: Path, run: Run) -> None:
    out = run("what-if", "--by", "2026-11-20", today=TODAY).out
    assert "can't be met" in out
    assert re.search(r"The nearest is 20\d\d-\d\d-\d\d\.", out)


def test_a_forecast_says_what_it_is_based_on(learner: Path, do: Do) -> None:
    spread = do("forecast", today=TODAY)
    assert spread["p50"] <= spread["p85"]
    assert "your own weeks" in spread["basis"]


def test_without_logged_weeks_the_forecast_is_the_plan(steps: list[Any], do: Do) -> None:
    do("availability", "--hours-per-week", "7")
    spread = do("forecast")
    assert spread["p50"] == spread["p85"] == do("plan")["finish"]
    assert "two" in spread["basis"]


def test_without_a_finish_a_forecast_says_what_stands_in_the_way(
    steps: list[Any], do: Do, run: Run
) -> None:
    assert "The week has no minutes yet" in run("forecast").out
    do("availability", "--hours-per-week", "7", "--pause")
    assert "Everything is paused until you return" in run("forecast").out


def test_a_calendar_that_is_exported_again_updates_the_same_entries(
    learner: Path, do: Do, tmp_path: Path
) -> None:
    def events() -> dict[str, Any]:
        do("export", str(tmp_path / "plan.ics"), today=TODAY)
        file = icalendar.Calendar.from_ical((tmp_path / "plan.ics").read_bytes())
        return {str(part["uid"]): part for part in file.walk() if part.get("uid")}

    before = events()
    assert {part.name for part in before.values()} == {"VEVENT", "VTODO"}
    do("availability", "--hours-per-week", "14", today=TODAY)
    after = events()
    assert set(after) >= set(before)
    assert min(int(part["sequence"]) for part in after.values()) > max(
        int(part["sequence"]) for part in before.values()
    )
    moved = [uid for uid in after if after[uid].get("dtstart") != before[uid].get("dtstart")]
    assert moved


def test_a_calendar_says_what_is_in_it_and_what_is_not(
    learner: Path, do: Do, run: Run, tmp_path: Path
) -> None:
    file = str(tmp_path / "plan.ics")
    made = do("export", file, "--begins", "09:00", today=TODAY)
    plan = do("plan", today=TODAY)
    assert made["hours"] == pytest.approx(
        sum(item["hours"] for item in plan["items"] if not item["done"]), abs=0.5
    )
    assert made["begins"] == do("export", file, today=TODAY)["begins"] == "09:00"
    assert made["left_out"] == plan["unplanned"]
    first = next(item for item in plan["items"] if not item["done"])
    do("park", first["id"], today=TODAY)
    said = run("export", file, today=TODAY).out
    assert "calls off" in said
    assert "It is parked until you take it up again" in said
    assert run("export", file, "--begins", "25:00", today=TODAY).status == 2


def test_nothing_of_value_is_exported_over(learner: Path, run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine.ics"
    mine.write_text("BEGIN:VCALENDAR\nmy own appointments")
    assert "--force" in run("export", str(mine), today=TODAY).sentence
    assert mine.read_text().endswith("appointments")
    assert run("export", str(mine), "--force", today=TODAY).status == 0
    assert run("export", str(mine), today=TODAY).status == 0, "it is of our making now"
    database = (learner / "pathtracker.db").read_bytes()
    own = str(learner / "pathtracker.db")
    for more in ((), ("--force",)):
        assert (
            "keeps your data in"
            in run("export", own, "--format", "ics", *more, today=TODAY).sentence
        )
    assert (learner / "pathtracker.db").read_bytes() == database
    pictures = run("screenshots", str(learner / "backups"), "--view", "roles", today=TODAY)
    assert "keeps your data in" in pictures.sentence


def test_what_can_not_be_is_said(learner: Path, run: Run, tmp_path: Path) -> None:
    assert "There is no roadmap" in run("what-if", "--without", "nothing", today=TODAY).sentence
    assert "168" in run("what-if", "--hours-per-week", "-1", today=TODAY).sentence
    nowhere = str(tmp_path / "no" / "plan.ics")
    assert "could not be written" in run("export", nowhere, today=TODAY).sentence
    assert run("export", "plan.txt", today=TODAY).status == 2


def test_a_higher_rung_tried_is_the_plan_it_then_has(do: Callable[..., Any]) -> None:
    do("choose", "ai-engineer")
    do("availability", "--hours-per-week", "10")
    tried = do("what-if", "--rung", "mid")
    do("choose", "ai-engineer", "--rung", "mid")
    made = do("plan")
    days = [(one["title"], one["track"], one["start"], one["finish"]) for one in made["items"]]
    assert made["finish"] == tried["finish"]
    assert [
        (one["title"], one["track"], one["start"], one["finish"]) for one in tried["items"]
    ] == days
    assert do("forecast")["p50"] == made["finish"]
