"""Importing, attaching and own requirements on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

Do = Callable[..., Any]
HEAD = "O*NET-SOC Code\tTitle\tElement ID\tElement Name\tScale ID\tData Value"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rows = [
        f"99-0001.00\tRobot tenders\t2.A.1.a\tReading\t{scale}\t{value}"
        for scale, value in (("IM", "4.1"), ("LV", "4.2"))
    ]
    rows.append("99-0001.00\tRobot tenders\t2.B.3.l\tFixing\tLV\t4,2")
    path = tmp_path / "Skills.txt"
    path.write_text("\n".join([HEAD, *rows]))
    return path


def test_a_dry_run_writes_nothing_and_import_is_undone(do: Do, file: Path) -> None:
    seen = do("import", str(file), "--dry-run")
    assert list(seen) == ["format", "added", "changed", "unchanged", "refused", "warnings"]
    assert (seen["format"], seen["added"]) == ("onet", 3)
    [refused] = seen["refused"]
    assert refused["where"] == "Skills.txt:4"
    assert "with a comma" in refused["why"]
    assert do("history") == []
    assert do("import", str(file)) == seen
    gap = do("gap", "Robot tenders")
    assert [(one["required"], one["importance"]) for one in gap["skills"]] == [(3, 4)]
    again = do("import", str(file), "--only", "99-0001.00", "--choose")
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 1, 2)
    assert do("gap")["role"] == "onet-99-0001.00"
    do("undo")
    do("undo")
    assert not [one for one in do("skills") if one["slug"].startswith("onet")]


def test_people_read_what_comes_and_whose_it_is(run: Run, file: Path) -> None:
    out = run("import", str(file), "--dry-run").out
    assert "Robot tenders  onet-99-0001.00  1 skill" in out
    assert "Would add 3" in out
    assert "CC BY 4.0" in out
    assert "Skills.txt:4: “Fixing” is rated 4,2, with a comma." in out


def test_whose_data_it_is_stands_beside_the_gap(do: Do, run: Run, file: Path) -> None:
    do("import", str(file), "--choose")
    assert "CC BY 4.0" in run("gap").out


def test_a_file_that_can_not_be_used_ends_with_its_reason(
    run: Run, file: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(file.read_text().replace("\t", ";"))
    said = run("import", str(wrong), "--json")
    assert said.status == 1
    assert said.sentence.startswith("wrong.txt, line 1: the columns are parted by semicolons")
    assert run("import", str(tmp_path / "none")).status == 1
    assert "Do you mean" in run("import", str(file), "--only", "Robot tender").sentence


def test_an_occupation_without_ratings_says_so(run: Run, file: Path) -> None:
    beside = file.with_name("Occupation Data.txt")
    beside.write_text("O*NET-SOC Code\tTitle\tDescription\n99-0002.00\tRobot dreamers\tDream.")
    said = run("import", str(file), "--only", "Robot dreamers")
    assert said.status == 1
    assert said.sentence == "Robot dreamers (99-0002.00): no ratings published."


def test_evidence_by_hand_is_capped_by_its_kind(do: Do, run: Run, steps: list[Any]) -> None:
    about = ("sql", "https://a.org/report", "--level", "4", "--note", "My own report")
    piece = do("attach", *about)
    assert (piece["skill"], piece["level"], piece["supports"]) == ("sql", 4, 3)
    [sql] = [one for one in do("skills") if one["slug"] == "sql"]
    assert sql["proven"] == 3
    assert "shows 2 at most" in run("attach", *about, "--kind", "certificate").out


def test_own_needs_differ_and_go_back(do: Do, run: Run, steps: list[Any]) -> None:
    before = do("gap")
    [python] = [one for one in before["skills"] if one["slug"] == "python"]
    own = do("need", "ai-engineer", "python", "1")
    assert (own["required"], own["given"]) == (1, python["required"])
    assert f"catalogue: {python['required']}" in run("need", "ai-engineer", "python", "2").out
    do("need", "ai-engineer", "python", "--reset")
    assert do("gap") == before
    do("need", "ai-engineer", "python", "0")
    assert "python" not in [one["slug"] for one in do("gap")["skills"]]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("rate", "sql", "6"), "A level is 5 at most, not 6."),
        (("rate", "sql", "-1"), "A level is 0 or more, not -1."),
        (("rate", "sql", "2", "--on", "2026-03-03"), "2026-03-03 is still to come."),
        (("rate", "pyhton", "2"), "Do you mean"),
        (("need", "ai-engineer", "sql", "7"), "A level is 5 at most, not 7."),
        (("need", "ai-engineer", "sql", "--importance", "0"), "Importance is 1 or more, not 0."),
        (("attach", "sql", "x", "--level", "3", "--note", " "), "Say in one sentence how"),
        (("attach", "sql", "x", "--level", "9", "--note", "y"), "is 5 at most, not 9."),
    ],
)
def test_what_can_not_be_is_said(
    run: Run, steps: list[Any], words: tuple[str, ...], why: str
) -> None:
    said = run(*words)
    assert said.status == 1
    assert why in said.sentence


def test_a_need_says_something(run: Run, steps: list[Any]) -> None:
    assert run("need", "ai-engineer", "sql").status == 2
    assert run("need", "ai-engineer", "sql", "2", "--reset").status == 2
