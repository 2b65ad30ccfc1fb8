"""Whatever is typed for whatever can be typed: a sentence and a status, never a fault of ours."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from pathtracker.cli.beside import Told
from pathtracker.cli.parser import build_parser
from pathtracker.cli.run import Session, done, explained, named
from pathtracker.paths import places
from pathtracker.store import Store

from .conftest import Run

PLAIN: dict[str, list[str]] = {
    "add": ["A step"],
    "attach": ["python", "https://example.org", "--level", "2", "--note", "so"],
    "catalog": ["check"],
    "choose": ["data-scientist"],
    "compare": ["ai-engineer", "data-scientist"],
    "export": ["plan.ics"],
    "finish": ["set-up-python"],
    "import": ["nothing.csv"],
    "leave": ["ai-engineer"],
    "log": ["set-up-python", "30"],
    "need": ["ai-engineer", "python", "3"],
    "park": ["set-up-python"],
    "quiz": ["--answers", "answers.json"],
    "rate": ["python", "2"],
    "reopen": ["set-up-python"],
    "restore": ["nothing.db"],
    "role": ["ai-engineer"],
    "screenshots": ["out"],
    "skip": ["set-up-python"],
    "start": ["set-up-python"],
}
"""How a command is typed when all is well; nothing need be added to the others."""

ODD = {
    "nothing": "",
    "a space": " ",
    "null": "a\0b",
    "digits without end": "9" * 5_000,
    "23 digits": "9" * 23,
    "minus 23 digits": "-" + "9" * 23,
    "no number": "nan",
    "no end": "inf",
    "beyond any number": "1e999",
    "raised": "²",
    "digits of another script": "٣",
    "bytes that are no text": "\udcff\udcfe",
    "a folder": ".",
    "below a file": "answers.json/x",
    "somebody's home": "~nobody-by-that-name/x",
    "a name too long": "x" * 300,
    "long": "x" * 5_000,
    "a device": "/dev/null",
    "a template": "{title} %s %(a)s {0}",
    "control characters": "a\x1b[31mb\x07",
    "the first day": "0001-01-01",
    "the last day": "9999-12-31",
    "many days": "0001-01-01..9999-12-31",
    "a calendar": "x.ics",
    "another scheme": "javascript:alert(1)",
    "a bad address": "http://[",
}


SHARES = 4
"""A command with so many arguments or more tries a quarter of the values with each."""


@cache
def parser() -> argparse.ArgumentParser:
    return build_parser()


@cache
def commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(found.choices)


def variations(name: str) -> Iterator[list[str]]:
    """The plain command with an odd value in each place that takes one."""
    plain = PLAIN.get(name, [])
    places = [place for place, word in enumerate(plain) if not word.startswith("--")]
    options = [
        action.option_strings[0]
        for action in commands()[name]._actions
        if action.option_strings and action.nargs != 0 and (name == "steps" or _own(action))
    ]
    extra = [a for a in commands()[name]._actions if not a.option_strings and a.nargs in ("?", "*")]
    arguments: list[Callable[[str], list[str]]] = [
        *(lambda v, at=place: [name, *plain[:at], v, *plain[at + 1 :]] for place in places),
        *(lambda v, option=option: [name, *plain, f"{option}={v}"] for option in options),
        *([lambda v: [name, *plain, v]] if extra else []),
    ]
    # No argument is left out. One of several gets a share of the values, and the next the next
    # share, each command beginning elsewhere: so every value comes to every kind of argument.
    begin = sorted(commands()).index(name)
    shares = min(len(arguments), SHARES)
    for number, typed in enumerate(arguments):
        for place, value in enumerate(ODD.values()):
            if (begin + number + place) % shares == 0:
                yield typed(value)


def _own(action: argparse.Action) -> bool:
    """What every command has is tried with one of them."""
    return action.option_strings[0] not in ("--data-dir", "--today")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands are typed: whatever they write by a relative name is written here."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", StringIO(""))
    monkeypatch.setattr("pathtracker.app.screenshots.render", lambda *_, **__: [])
    (tmp_path / "answers.json").write_text('{"love-code": 1}', "utf-8")
    return tmp_path


@pytest.fixture
def typed(steps: list[Any], folder: Path, data: Path) -> Iterator[Callable[[list[str]], Told]]:
    """Does what was typed, on one store that stays open: opening it is what takes the time."""
    with Store.open(data / "pathtracker.db") as store:

        def typed(words: list[str]) -> Told:
            complaints = StringIO()
            try:
                with redirect_stderr(complaints), redirect_stdout(StringIO()):
                    args = parser().parse_args(words)
            except SystemExit as end:
                return Told(int(end.code or 0), err=complaints.getvalue())
            where = places(args.data_dir or str(data))
            session = Session(args, where, complain=lambda words: complaints.write(f"{words}\n"))
            if where.folder == data:
                session.use(store)

            def work() -> Told:
                if args.gather:
                    session.gathered = named(args.gather)(session)
                return done(session)

            told = explained(session, work)
            return Told(told.status, told.out, complaints.getvalue())

        yield typed


@pytest.mark.parametrize("name", sorted(commands()))
def test_no_value_is_a_mistake_of_ours(typed: Callable[[list[str]], Told], name: str) -> None:
    wrong = []
    for words in variations(name):
        said = typed(words)
        last = said.err.splitlines()[-1] if said.err else ""
        fine = said.status in (0, 1, 2, 3) and "mistake of its own" not in said.err
        if said.status and not said.out:
            fine = fine and 0 < len(last) < 6_000
        if not fine:
            wrong.append(([word[:40] for word in words], said.status, last[:80], last[-300:]))
    assert wrong == []


def test_every_command_is_among_them() -> None:
    assert set(PLAIN) <= set(commands())


@pytest.mark.parametrize("words", [["--data-dir", ""], ["--data-dir="], ["--data-dir", "a\0b"]])
def test_a_data_folder_without_a_name_is_refused(
    run: Run, words: list[str], data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for typed in ([*words, "steps"], ["steps", *words]):
        said = run(*typed, today="")
        assert said.status == 2
        assert "--data-dir" in said.err.splitlines()[-1]
    assert not data.exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        '{"a":' * 100_000,
        '{"love-code": ' + "9" * 5_000 + "}",
        '{"love-code": NaN}',
        '{"love-code": 1e999}',
        '{"\\ud800": 1}',
        '{"love-code": "\\ud800"}',
        "\ufeff{}",
        "null",
        "",
    ],
    ids=range(10),
)
def test_odd_answers_to_the_quiz_are_a_sentence(run: Run, tmp_path: Path, text: str) -> None:
    file = tmp_path / "answers.json"
    file.write_text(text, "utf-8")
    said = run("quiz", "--answers", str(file))
    assert said.status == 2
    assert said.sentence
    file.write_bytes(b"\xff\xfe{")
    assert run("quiz", "--answers", str(file)).sentence


@pytest.mark.parametrize(
    "entry",
    [
        "hours = " + "9" * 5_000,
        "hours = 1e999",
        "hours = nan",
        "title = " + "[" * 50_000,
        "title = '\\ud800'",
        "title = 1979-05-27T07:32:00Z",
        "a" + ".a" * 2_000 + " = 1",
        "\0",
        "= 1",
    ],
    ids=range(9),
)
def test_odd_catalogues_have_faults_and_no_mistake(
    run: Run, tmp_path: Path, folder: Path, entry: str
) -> None:
    catalogue = tmp_path / "catalogue"
    for part in ("skills", "steps", "roadmaps", "roles", "projects", "plans"):
        (catalogue / part).mkdir(parents=True)
        (catalogue / part / "one.toml").write_text(f"[one]\n{entry}\n", "utf-8")
        (catalogue / f"{part}.toml").write_text(f"{entry}\n", "utf-8")
    said = run("catalog", "check", str(catalogue))
    assert said.status == 1
    assert said.err == ""
    assert said.out
    assert max(map(len, said.out.splitlines())) < 1_000


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
@pytest.mark.parametrize("typed", [b"\xff\xfe\n", b"\0\n", b"9" * 5_000 + b"\n", b"\xd9\xa3\n"])
def test_odd_bytes_at_the_quiz_are_no_answer(data: Path, typed: bytes) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pathtracker", "--data-dir", str(data), "quiz"],
        input=typed,
        capture_output=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    said = done.stderr.decode()
    assert "mistake" not in said
    assert "Traceback" not in said
    assert done.returncode in (0, 1)


@pytest.mark.skipif(os.name == "nt", reason="a folder in use can't be deleted there")
@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--data-dir", "data", "steps"], 3),
        (["steps"], 0),
        (["export", "plan.ics"], 1),
        (["import", "x.csv"], 1),
        (["restore", "x.db"], 1),
        (["quiz", "--answers", "x.json"], 1),
        (["catalog", "check", "x"], 1),
        (["finish", "set-up-python", "--evidence", "proof.txt"], 1),
        (["roles"], 0),
        (["check"], 0),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else str(words),
)
def test_a_folder_that_was_deleted_is_said(
    run: Run,
    steps: list[Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    status: int,
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    shutil.rmtree(gone)
    said = run(*words)
    assert said.status == status
    if status:
        assert "was deleted" in said.sentence
        assert "with its full path" in said.sentence
