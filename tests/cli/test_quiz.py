"""The fit quiz of the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run


def answers(folder: Path, told: Any) -> str:
    file = folder / "answers.json"
    file.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    return str(file)


def test_answers_of_a_file_rank_all_roles_and_are_kept(run: Run, tmp_path: Path) -> None:
    file = answers(tmp_path, {"love-code": 1, "maths": "I like it."})
    said = run("quiz", "--answers", file, "--json")
    assert said.status == 0
    ranked = said.value
    assert {"role", "score", "reasons"} == set(ranked[0])
    assert len(ranked) >= 16
    assert "you like writing code" in ranked[0]["reasons"]
    assert "fit quiz" in run("history").out


def test_people_read_reasons_and_never_a_no(run: Run, tmp_path: Path) -> None:
    said = run("quiz", "--answers", answers(tmp_path, {"love-code": 3}))
    assert "you would rather decide" in said.out
    assert "every role is open to you" in said.out


def test_it_asks_in_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("9\n1\n\n"))
    said = run("quiz", "--json")
    assert said.status == 0
    assert "Would you write code" in said.err
    assert "“9” is none of the answers" in said.err
    assert said.value[0]["score"] == 1


def test_nothing_is_kept_of_a_quiz_without_answers(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    said = run("quiz")
    assert said.status == 1
    assert "nothing was kept" in said.out


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("{", "no JSON"),
        ("[1]", "one object"),
        ({"love-cod": 1}, "is no question"),
        ({"love-code": 5}, "from 1 to 4"),
        ({"love-code": True}, "from 1 to 4"),
        ({"love-code": "maybe"}, "from 1 to 4"),
    ],
)
def test_what_is_wrong_in_a_file_is_said(run: Run, tmp_path: Path, told: Any, why: str) -> None:
    said = run("quiz", "--answers", answers(tmp_path, told))
    assert said.status == 2
    assert why in said.sentence


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    assert "can't be read" in run("quiz", "--answers", str(tmp_path / "none")).sentence
