"""What other programs read: each command's JSON, key by key, and its exit status."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from .conftest import Run

Do = Callable[..., Any]

STEP = [
    *("id", "slug", "title", "track", "phase", "kind", "state"),
    *("effort_hours", "logged_minutes", "hours_left", "requires", "teaches", "roles"),
]


def is_step(value: Any, **expected: object) -> bool:
    """Has the shape of a step, and these values."""
    assert list(value) == STEP
    assert UUID(value["id"])
    assert all(UUID(key) for key in value["requires"])
    assert all(list(taught) == ["skill", "level"] for taught in value["teaches"])
    assert {name: value[name] for name in expected} == expected
    return True


def test_roles(do: Do) -> None:
    roles = do("roles")
    assert {"ai-engineer", "ml-engineer", "data-scientist"} <= {role["slug"] for role in roles}
    assert all(list(role)[:2] == ["slug", "title"] for role in roles)


def test_role_is_the_whole_role(do: Do) -> None:
    role = do("role", "AI engineer")
    assert (role["slug"], role["title"]) == ("ai-engineer", "AI engineer")
    assert {"requirements", "roadmaps", "page", "facts"} <= role.keys()


def test_choose(do: Do) -> None:
    first = do("choose", "ai-engineer", "--rung", "junior")
    assert list(first) == ["role", "rung", "steps_added", "steps_shared"]
    assert (first["role"], first["rung"], first["steps_shared"]) == ("ai-engineer", "junior", 0)
    second = do("choose", "ml-engineer", "--secondary")
    assert second["steps_shared"] > 0
    assert len(do("steps")) == first["steps_added"] + second["steps_added"]


def test_steps_in_order(do: Do, steps: list[Any]) -> None:
    assert all(is_step(step, state="open", logged_minutes=0) for step in steps)
    assert all(step["roles"] == ["ai-engineer"] for step in steps)
    assert steps[0]["slug"] == "set-up-python"
    assert steps[1]["requires"] == [steps[0]["id"]]
    assert [step["id"] for step in do("steps")] == [step["id"] for step in steps]


def test_only_open_steps_and_only_those_of_a_roadmap(do: Do, steps: list[Any]) -> None:
    do("finish", steps[0]["id"])
    assert do("steps", "--open") == steps[1:]
    foundations = do("steps", "--roadmap", "core")
    assert {step["track"] for step in foundations} == {"Foundations"}
    assert 0 < len(foundations) < len(steps)


def test_steps_before_any_role_are_an_empty_list(do: Do) -> None:
    assert do("steps") == []


def test_a_step_by_quick_add(do: Do, steps: list[Any]) -> None:
    added = do("add", "SQL windows 2h30 #sql after set-up-python")
    first = do("steps")[0]
    assert is_step(
        added,
        title="SQL windows",
        slug=None,
        effort_hours=2.5,
        requires=[first["id"]],
        teaches=[{"skill": "sql", "level": 1}],
        roles=[],
    )
    assert do("add", "No", "quotes", "needed", "45", "min")["title"] == "No quotes needed"


def test_every_change_of_state_gives_the_step(do: Do, steps: list[Any]) -> None:
    for words, state in [
        (("start",), "active"),
        (("finish",), "done"),
        (("reopen",), "open"),
        (("park", "--until", "2026-04-01"), "parked"),
        (("reopen",), "open"),
        (("skip",), "skipped"),
        (("reopen",), "open"),
        (("skip", "--known", "--share", "0.5"), "open"),
        (("skip", "--known"), "known"),
    ]:
        command, *options = words
        assert is_step(do(command, "set-up-python", *options), slug="set-up-python", state=state)


def test_finishing_with_evidence_and_without_ticking(do: Do, steps: list[Any]) -> None:
    finished = do("finish", "set-up-python", "--evidence", "https://a.org", "--unchecked")
    assert is_step(finished, state="done")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("yesterday", "2026-03-01"),
        ("today", "2026-03-02"),
        ("fri", "2026-02-27"),
        ("last Friday", "2026-02-27"),
        ("mon", "2026-03-02"),
        ("last mon", "2026-02-23"),
        ("27 Feb", "2026-02-27"),
        ("27.02.26", "2026-02-27"),
        ("Feb 27, 2026", "2026-02-27"),
        ("2026-02-27", "2026-02-27"),
    ],
)
def test_a_day_that_has_been_can_be_said_in_many_ways(
    do: Do, steps: list[Any], words: str, day: str
) -> None:
    assert do("log", "set-up-python", "30", "--on", words)["day"] == day
    assert do("rate", "python", "2", "--on", words)["day"] == day


def test_adding_says_what_was_understood_and_what_is_left(
    run: Run, do: Do, steps: list[Any]
) -> None:
    out = run("add", "Watch lecture 1 hour 30 minutes #python by 12/12/2026").out
    assert out.startswith("Added “Watch lecture” (")
    assert "): 1 h 30, by Sat 2026-12-12, #python. “pathtracker undo”" in out
    assert "Look after a model” (" in run("add", "Look after a model").out
    said = run("add", "Joins after watch lecture").out
    assert said.startswith("Added “Joins” (")
    assert "): after “watch lecture”. " in said


def test_days_to_come_can_be_said_in_many_ways(do: Do, run: Run, steps: list[Any]) -> None:
    said = do("availability", "--off", "fri..sun", "--off", "24 Dec..3 Jan", "--off", "tomorrow")
    assert [(off["first"], off["last"]) for off in said["off"]] == [
        ("2026-03-03", "2026-03-03"),
        ("2026-03-06", "2026-03-08"),
        ("2026-12-24", "2027-01-03"),
    ]
    assert do("park", "set-up-python", "--until", "next fri")
    out = run("log", "set-up-python", "30", "--on", "1 March 2021").out
    assert out.endswith("Mon 2021-03-01, 5 years ago.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("log", "x", "5", "--on", "soon"), "“soon” is no day."),
        (("log", "x", "5", "--on", "0026-11-28"), "0026-11-28 is before 1970."),
        (("park", "x", "--until", "2200-01-01"), "2200-01-01 is more than 100 years ahead."),
        (("log", "x", "5", "--on", "Sat 27 Feb 2026"), "falls on another weekday"),
        (("steps", "--today", "0001-01-01"), "0001-01-01 is before 1970."),
        (("plan", "--today", "9999-12-31"), "9999-12-31 is more than 100 years ahead."),
    ],
)
def test_no_day_is_said_and_nothing_happens(run: Run, words: tuple[str, ...], said: str) -> None:
    answer = run(*words, today="" if "--today" in words else "2026-03-02")
    assert answer.status == 2
    assert said in answer.sentence


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("2h", 120), ("1h30", 90), ("1:30", 90), ("90 mins", 90), ("1,5 h", 90), ("90m", 90)],
)
def test_a_time_can_be_said_in_many_ways(
    do: Do, steps: list[Any], words: str, minutes: int
) -> None:
    assert do("log", "set-up-python", words)["minutes"] == minutes
    said = do("availability", "--mon", words, "--off", "2026-12-24")
    assert said["minutes"]["mon"] == minutes
    assert do("availability", "--hours-per-week", words)["hours_per_week"] == minutes / 60
    do("next", "--minutes", words)


def test_log(do: Do, steps: list[Any]) -> None:
    entry = do("log", "set-up-python", "30", "--on", "2026-03-01", "--note", "a <b>note</b>")
    assert list(entry) == ["id", "item", "minutes", "day", "note"]
    assert entry["item"] == do("steps")[0]["id"]
    assert (entry["minutes"], entry["day"], entry["note"]) == (30, "2026-03-01", "a <b>note</b>")
    assert do("steps")[0]["logged_minutes"] == 30


def test_rate(do: Do) -> None:
    rating = do("rate", "python", "3")
    assert list(rating) == ["id", "skill", "level", "day", "note"]
    assert (rating["skill"], rating["level"], rating["day"]) == ("python", 3, "2026-03-02")


def test_history_undo_and_redo(do: Do, steps: list[Any]) -> None:
    do("finish", "set-up-python")
    (undone,) = do("undo")
    (redone,) = do("redo")
    history = do("history")
    assert [change["seq"] for change in history] == [4, 3, 2, 1]
    assert [change["sort"] for change in history] == ["redo", "undo", "edit", "edit"]
    assert all({"seq", "at", "label"} <= change.keys() for change in history)
    assert history[0] == redone
    assert history[1] == undone
    assert history[2]["label"] == "Finish “Set up Python and an editor”"
    assert [change["seq"] for change in do("history", "--limit", "2")] == [4, 3]
    assert do("history", "--limit", "0") == []


def test_backup_backups_and_check(do: Do, steps: list[Any]) -> None:
    assert do("backups") == []
    made = do("backup")
    assert do("backups") == [made]
    assert made["verified"]
    report = do("check")
    assert report["faults"] == []
    assert report["counts"]["item"] == len(steps)


def test_restore_goes_back_and_can_be_taken_back(do: Do, steps: list[Any]) -> None:
    made = do("backup")
    do("finish", "set-up-python")
    restored = do("restore", made["path"])
    assert do("steps")[0]["state"] == "open"
    do("restore", restored["before"])
    assert do("steps")[0]["state"] == "done"


def test_catalog_check(run: Run, do: Do, tmp_path: Any) -> None:
    assert do("catalog", "check") == []
    said = run("catalog", "check", str(tmp_path), "--json")
    assert said.status == 1
    assert {"file", "entry", "why"} == said.value[0].keys()


# Where words may stand.


def test_options_may_stand_before_and_after_the_command(run: Run, tmp_path: Any) -> None:
    other = str(tmp_path / "other")
    first = ("--data-dir", other, "--json", "--today", "2026-03-02", "rate", "sql", "1")
    assert run(*first, today="").value["day"] == "2026-03-02"
    last = ("rate", "sql", "1", "--json", "--data-dir", other, "--today", "2026-03-03")
    assert run(*last, today="").value["day"] == "2026-03-03"
    both = run("--json", "--data-dir", other, "history", "--today", "2026-03-04", today="")
    assert [change["seq"] for change in both.value] == [2, 1]


def test_the_variable_names_the_folder_and_the_option_wins(
    run: Run, do: Do, data: Any, tmp_path: Any
) -> None:
    do("rate", "sql", "1")
    assert (data / "pathtracker.db").is_file()
    assert run("--data-dir", str(tmp_path / "other"), "history", "--json").value == []


def test_the_same_commands_on_the_same_day_give_the_same_but_for_ids(
    run: Run, tmp_path: Any
) -> None:
    def story(folder: str) -> list[Any]:
        told = []
        for words in (
            ("choose", "data-scientist"),
            ("add", "Mine 2h by Friday"),
            ("log", "Mine", "20"),
            ("rate", "sql", "2"),
            ("skip", "Mine", "--known"),
            ("history",),
            ("steps",),
        ):
            value = run("--data-dir", str(tmp_path / folder), *words, "--json").value
            told.append(without_ids(value))
        return told

    assert story("one") == story("two")


def without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: without_ids(part)
            for key, part in value.items()
            if key not in ("id", "item", "requires")
        }
    return [without_ids(part) for part in value] if isinstance(value, list) else value
