"""`pathtracker demo`, as somebody types it."""

import json
from pathlib import Path

import pytest

from pathtracker.cli import main


def run(folder: Path, *arguments: str) -> int:
    return main(["--data-dir", str(folder), "--today", "2026-11-19", *arguments])


def test_demo_says_what_it_brought(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "demo") == 0
    said = capsys.readouterr().out
    assert "1  roles" in said
    assert "2  projects" in said


def test_demo_gives_its_counts_to_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "--json", "demo") == 0
    counts = json.loads(capsys.readouterr().out)
    assert counts["roles"] == 1
    assert counts["time_entries"] > 150
    assert run(tmp_path, "--json", "steps") == 0
    steps = json.loads(capsys.readouterr().out)
    assert len(steps) == counts["steps"] + counts["milestones"]
    assert sum(step["logged_minutes"] for step in steps) > 150 * 60


def test_demo_leaves_a_folder_in_use_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "add", "My own step") == 0
    before = (tmp_path / "pathtracker.db").read_bytes()
    assert run(tmp_path, "demo") == 1
    assert "Name another folder" in capsys.readouterr().err
    assert (tmp_path / "pathtracker.db").read_bytes() == before
