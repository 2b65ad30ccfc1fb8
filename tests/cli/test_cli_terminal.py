"""What people see: columns, plain text whatever a title holds, on any terminal, without waiting."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers import TROUBLING

from .conftest import Run, Said

Do = Callable[..., Any]

HIDDEN = set("\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_plain(text: str) -> bool:
    """Nothing in it moves the cursor, colours, turns or hides the rest."""
    found = {c for c in text if c != "\n" and (unicodedata.category(c) == "Cc" or c in HIDDEN)}
    assert found == set()
    return True


# What people read.


def test_steps_stand_in_columns_under_their_phases(run: Run, steps: list[Any]) -> None:
    lines = run("steps").out.splitlines()
    assert lines[1] == "Foundations · First programs"
    first, second = lines[2:4]
    assert first.startswith("  ○ Set up Python and an editor  ")
    assert second.endswith("after “Set up Python and an editor”")
    assert first.index(steps[0]["id"][:8]) == second.index(steps[1]["id"][:8])
    assert lines[-1].startswith(f"0 of {len(steps)} steps, ")


def test_a_step_shows_how_it_stands(run: Run, steps: list[Any]) -> None:
    run("finish", "set-up-python")
    run("park", "first-script", "--until", "2026-05-01")
    lines = run("steps").out.splitlines()
    assert lines[2].startswith("  ✓ ")
    assert lines[2].endswith("done 2026-03-02")
    assert lines[3].startswith("  ‖ ")
    assert lines[3].endswith("parked until 2026-05-01")


def test_without_steps_it_says_what_to_do(run: Run) -> None:
    assert run("steps").out == (
        "No steps yet. See “pathtracker roles”, then “pathtracker choose ROLE”.\n"
    )
    assert run("history").out == "Nothing has been changed yet.\n"


def test_every_change_says_what_was_done_and_how_to_take_it_back(
    run: Run, steps: list[Any]
) -> None:
    for command, did in [("start", "Started"), ("finish", "Finished"), ("reopen", "Reopened")]:
        out = run(command, "set-up-python").out
        assert out.startswith(f"{did} “Set up Python and an editor” ({steps[0]['id'][:8]}).")
        assert "“pathtracker undo” takes it back" in out


def test_a_role_says_what_it_asks_for_and_what_it_is_made_of(run: Run) -> None:
    out = run("role", "ai-engineer").out
    assert out.startswith("AI engineer\n")
    assert re.search(r"Roadmaps \(\d+ steps up to junior, \d+ h\):\n  Foundations\n", out)


def test_logging_and_rating_repeat_what_was_said(run: Run, steps: list[Any]) -> None:
    assert run("log", "set-up-python", "90").out == (
        "Logged 1 h 30 on “Set up Python and an editor”, 2026-03-02.\n"
    )
    assert run("rate", "python", "2").out.startswith("Rated Python 2: ")


# Titles that ask for trouble.


@pytest.mark.parametrize("text", TROUBLING.values(), ids=TROUBLING)
def test_titles_are_plain_to_people_and_unchanged_to_programs(run: Run, do: Do, text: str) -> None:
    title = do("add", text)["title"]
    assert title == " ".join(text.split())
    key = do("steps")[0]["id"]
    assert do("steps")[0]["title"] == title
    for words in (
        ("steps",),
        ("start", key),
        ("log", key, "5"),
        ("log", key, "0"),
        ("finish", key),
        ("finish", key),
        ("undo",),
        ("redo",),
        ("history",),
        ("finish", text.replace("\0", "") + "…"),
    ):
        said = run(*words)
        assert is_plain(said.out + said.err)
        assert max(map(len, (said.out + said.err).splitlines())) < 400


def test_notes_and_addresses_stay_as_they_are(do: Do) -> None:
    key = do("add", "x")["id"]
    note = TROUBLING["control characters"].replace("\0", "")
    assert do("log", key, "5", "--note", note)["note"] == note


def test_columns_stand_whatever_the_titles(run: Run, do: Do) -> None:
    ids = [do("add", text)["id"] for text in ("short", "y" * 500, "turned \u202e round", "a\x07b")]
    lines = run("steps").out.splitlines()
    assert len({line.index(key[:8]) for key, line in zip(ids, lines[2:], strict=False)}) == 1


# Terminals.


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp1252"}]
)
def test_a_poor_terminal_gets_codes_and_programs_get_json(
    program: Run, do: Do, environment: dict[str, str]
) -> None:
    do("add", "Größe 模型 — “x” 🧠")
    for words in (("steps",), ("roles",), ("history",), ("--help",), ("finish", "模"), ("undo",)):
        said = program(*words, environment=environment)
        assert "Traceback" not in said.err
        assert said.status in (0, 1)
    shown = program("steps", "--json", environment=environment)
    assert json.loads(shown.out) == []
    program("redo", environment=environment)
    shown = program("steps", "--json", environment=environment)
    assert json.loads(shown.out)[0]["title"] == "Größe 模型 — “x” 🧠"


def test_a_reader_that_has_seen_enough_is_no_fault(
    program: Run, steps: list[Any], data: Path
) -> None:
    for words in (["steps"], ["steps", "--json"], ["--help"], ["roles"]):
        done = subprocess.run(
            ["sh", "-c", '"$0" -m pathtracker "$@" | true', sys.executable, *words],
            env={**os.environ, "PATHTRACKER_DATA_DIR": str(data)},
            capture_output=True,
            timeout=60,
        )
        assert done.returncode == 0
        assert done.stderr == b""


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-", ">&- <&- 2>&-"])
def test_closed_streams_are_no_fault(steps: list[Any], data: Path, closed: str) -> None:
    for words in ("steps", "--help", "history"):
        done = subprocess.run(
            ["sh", "-c", f'"$0" -m pathtracker {words} {closed}', sys.executable],
            env={**os.environ, "PATHTRACKER_DATA_DIR": str(data)},
            capture_output=True,
            timeout=60,
        )
        assert done.returncode == 0
        assert done.stderr == b""
    assert (data / "pathtracker.db").read_bytes()[:6] == b"SQLite"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_standard_output_is_said(steps: list[Any], program: Run) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        said = program("steps", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert said.status == 1
    assert "Traceback" not in said.err


def test_control_c_is_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pathtracker.cli.items.steps", interrupted)
    assert run("steps").status == 1


# Separate runs.


def test_undo_works_across_separate_runs(program: Run) -> None:
    key = json.loads(program("add", "Joins 2h", "--json").out)["id"]
    program("finish", key)
    program("log", key, "30")
    assert program("undo").out == "Undo log 30 min on “Joins”: done.\n"
    assert program("undo").out == "Undo finish “Joins”: done.\n"
    (step,) = json.loads(program("steps", "--json").out)
    assert (step["state"], step["logged_minutes"]) == ("open", 0)
    assert program("redo").out == "Redo finish “Joins”: done.\n"
    assert program("add", "Something else").status == 0
    said = program("redo")
    assert (said.status, said.sentence) == (1, "There is nothing to redo.")


def test_a_file_in_use_is_said_within_some_seconds_and_left_alone(
    program: Run, steps: list[Any], data: Path
) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from pathtracker.store import Store\n"
            "store = Store.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()",
            str(data / "pathtracker.db"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        said = program("finish", "set-up-python")
        assert said.status == 3
        assert "is in use by another PathTracker" in said.sentence
    finally:
        holder.communicate()
    assert program("finish", "set-up-python").status == 0


def test_help_needs_neither_qt_nor_the_store() -> None:
    looked = (
        "import sys; from pathtracker.cli import main; main(sys.argv[1:]);"
        "print([name for name in sys.modules if name.split('.')[0] in"
        " ('PySide6', 'sqlmodel', 'sqlalchemy', 'pydantic', 'alembic')], file=sys.stderr)"
    )
    for words in (["--help"], ["finish", "--help"], ["--version"], ["finnish"]):
        done = subprocess.run([sys.executable, "-c", looked, *words], capture_output=True)
        assert done.stderr.splitlines()[-1] == b"[]"


def test_no_command_but_the_window_imports_qt(data: Path) -> None:
    looked = (
        "import sys; from pathtracker.cli import main\n"
        "for words in (['choose', 'ai-engineer'], ['steps'], ['add', 'x'], ['finish', 'x'],\n"
        "    ['rate', 'python', '2'], ['undo'], ['backup'], ['check'], ['roles']):\n"
        "    assert main(['--data-dir', sys.argv[1], *words]) == 0, words\n"
        "print([name for name in sys.modules if 'PySide' in name or 'alembic' in name])"
    )
    done = subprocess.run([sys.executable, "-c", looked, str(data)], capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "[]"


def test_without_a_display_it_says_so_and_names_another_way(program: Run) -> None:
    said = program(environment={"QT_QPA_PLATFORM": "", "WAYLAND_DISPLAY": ""})
    assert said.status == 1
    assert "There is no display" in said.out + said.err
    assert "pathtracker screenshots" in said.out + said.err


# Output that can't be written.


full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")


def to_full(data: Path, *words: str) -> Said:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [sys.executable, "-m", "pathtracker", "--data-dir", str(data), *words],
            stdout=full,
            stderr=subprocess.PIPE,
            env={name: value for name, value in os.environ.items() if name != "DISPLAY"},
        )
    return Said(done.returncode, "", done.stderr.decode())


@full
@pytest.mark.parametrize("options", [[], ["--json"]], ids=["", "json"])
def test_what_was_done_is_said_though_the_answer_can_not_be_written(
    do: Do, steps: list[Any], data: Path, options: list[str]
) -> None:
    before = len(do("history"))
    for words, did in [
        (("add", "Joins by hand"), "Added “Joins by hand”"),
        (("log", "set-up-python", "30"), "Logged 30 min on “Set up Python and an editor”"),
        (("undo",), "Undo log 30 min on “Set up Python and an editor”"),
        (("redo",), "Redo log 30 min on “Set up Python and an editor”"),
    ]:
        said = to_full(data, *words, *options)
        assert said.status == 1
        assert said.sentence.startswith(
            "The answer could not be written to standard output (No space left on device). "
            f"This is done all the same: {did}"
        )
    assert len(do("history")) == before + 4
    assert "The backup was made." in to_full(data, "backup", *options).sentence
    assert do("backups")


@full
def test_where_nothing_was_done_that_is_said_too(steps: list[Any], data: Path) -> None:
    for words in (["steps"], ["steps", "--json"], ["roles"], ["check"], ["history"]):
        said = to_full(data, *words)
        assert (said.status, said.sentence[-20:]) == (1, "Nothing was changed.")
    for words in (["--help"], ["log", "--help"]):
        said = to_full(data, *words)
        assert said.status == 1
        assert said.sentence.startswith("The help could not be written")


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
@pytest.mark.parametrize("ending", [">&-", "| true"])
def test_a_change_whose_answer_nobody_can_read_is_said(
    do: Do, steps: list[Any], data: Path, ending: str
) -> None:
    script = f'{{ "$0" -m pathtracker --data-dir "$1" add "Joins by hand"; echo $? >&2; }} {ending}'
    if ending == "| true":  # which may be gone, or not yet
        script = script.replace("| true", "| { exec <&-; sleep 0; cat /dev/null; }")
    done = subprocess.run(
        ["sh", "-c", script, sys.executable, str(data)], capture_output=True, text=True
    )
    *said, status = done.stderr.splitlines()
    assert "Traceback" not in done.stderr
    assert status == "1"
    assert said[0].endswith("This is done all the same: Added “Joins by hand”.")
    assert "Joins by hand" in str(do("history")[0])


# A library of the system that is missing.


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ],
)
@pytest.mark.parametrize("sudo", [True, False])
def test_a_missing_library_is_named_with_the_line_that_installs_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, library: str, package: str, sudo: bool
) -> None:
    def missing(_: object) -> None:
        raise ImportError(f"{library}: cannot open shared object file: No such file or directory")

    there = {"apt-get", "sudo"} if sudo else {"apt-get"}
    monkeypatch.setattr(
        "pathtracker.cli.libraries.shutil.which", lambda name: name in there or None
    )
    monkeypatch.setattr("pathtracker.cli.libraries.os.geteuid", lambda: 1000)
    monkeypatch.setattr("pathtracker.cli.items.steps", missing)
    said = run("steps")
    assert said.status == 1
    assert f": {library}." in said.sentence
    assert said.sentence.endswith(f" {package}")
    assert ("sudo apt-get" in said.sentence) == sudo
    assert ("as root" in said.sentence) != sudo
    monkeypatch.setattr("pathtracker.cli.libraries.shutil.which", lambda _: None)
    assert run("steps").sentence.endswith(
        "Install the package of your system that holds it, and try again."
    )
