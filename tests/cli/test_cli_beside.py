"""Commands beside a window that is open, and beside each other: none refused, nothing lost."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from pathtracker.cli import beside
from pathtracker.paths import Places

from .conftest import Run, Said

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no local sockets in Python there")

MOST = 60.0
"""So many seconds a slow machine may take for anything here."""


@contextmanager
def open_window(folder: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A window in a process of its own, until it listens."""
    window = subprocess.Popen(
        [sys.executable, "-m", "pathtracker", "--data-dir", str(folder)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + MOST
        while not beside.is_listening(folder):
            assert window.poll() is None
            assert time.monotonic() < until
            time.sleep(0.02)
        yield window
    finally:
        window.send_signal(signal.SIGCONT)
        window.terminate()
        window.wait(MOST)


@pytest.fixture
def window(steps: list[Any], data: Path) -> Iterator[subprocess.Popen[bytes]]:
    with open_window(data) as opened:
        yield opened


def until_all_are_done(data: Path, commands: list[list[str]]) -> None:
    """All at the same moment. One that waited too long says so, and is typed again: how many
    that are is this machine's matter."""
    while commands:
        statuses = at_once(data, commands)
        assert set(statuses) <= {0, 3}
        commands = [one for one, status in zip(commands, statuses, strict=True) if status]


def at_once(data: Path, commands: list[list[str]]) -> list[int]:
    """Begins commands in processes of their own, all at the same moment; their statuses."""
    begun = [
        subprocess.Popen(
            [sys.executable, "-m", "pathtracker", "--data-dir", str(data), *words],
            stdout=subprocess.DEVNULL,
        )
        for words in commands
    ]
    return [one.wait(MOST) for one in begun]


READING = [
    ["steps"],
    ["steps", "--open", "--roadmap", "core"],
    ["history"],
    ["skills"],
    ["gap"],
    ["next", "--minutes", "60"],
    ["plan"],
    ["forecast"],
    ["what-if", "--hours-per-week", "7"],
    ["availability"],
    ["compare", "ai-engineer", "data-scientist"],
    ["check"],
    ["roles"],
    ["role", "ai-engineer"],
    ["backups"],
    ["finish", "nobody-knows-it"],
    ["what-if", "--hours-per-week", "1000"],
    ["skip", "set-up-python", "--share", "0.5"],
    ["redo"],
]
"""What changes nothing: lists, numbers, refusals, wrong use."""


def test_a_command_says_the_same_beside_the_window(
    run: Run, do: Callable[..., Any], steps: list[Any], data: Path
) -> None:
    do("availability", "--hours-per-week", "7")
    do("backup")  # the window would make one that is due
    for options in ([], ["--json"]):
        alone: list[Said] = [run(*words, *options) for words in READING]
        with open_window(data):
            assert [run(*words, *options) for words in READING] == alone


def test_a_change_is_made_by_the_window_and_can_be_undone_and_read(
    do: Callable[..., Any], run: Run, window: object
) -> None:
    before = len(do("history"))
    entry = do("log", "set-up-python", "30", "--note", "beside “it” 🧠")
    assert entry["minutes"] == 30
    assert entry["day"] == "2026-03-02"
    assert do("steps")[0]["logged_minutes"] == 30
    assert len(do("history")) == before + 1
    assert run("undo").out.startswith("Undo log 30 min")
    assert do("steps")[0]["logged_minutes"] == 0


@pytest.mark.parametrize("with_window", [True, False], ids=["beside a window", "without one"])
def test_of_eight_at_once_none_is_lost(
    do: Callable[..., Any], steps: list[Any], data: Path, with_window: bool
) -> None:
    logs = [["log", "set-up-python", str(minutes)] for minutes in range(11, 19)]
    if with_window:
        with open_window(data):
            until_all_are_done(data, logs)
            logged = do("steps")[0]["logged_minutes"]
    else:
        until_all_are_done(data, logs)
        logged = do("steps")[0]["logged_minutes"]
    assert logged == sum(range(11, 19))
    assert len(do("history", "--limit", "100")) == 1 + 8


def test_files_are_found_from_where_the_command_was_typed(
    do: Callable[..., Any],
    run: Run,
    window: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert do("export", "plan.ics")["file"] == str(tmp_path / "plan.ics")
    assert (tmp_path / "plan.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    (tmp_path / "proof.txt").write_text("done", "utf-8")
    do("finish", "set-up-python", "--evidence", "proof.txt")
    skill = do("attach", "python", "proof.txt", "--level", "2", "--note", "wrote it")
    assert skill["address"] == str(tmp_path / "proof.txt")
    assert run("import", "nowhere.csv").status == 1


def test_answers_are_read_at_the_terminal_not_in_the_window(
    do: Callable[..., Any], run: Run, window: object, tmp_path: Path, monkeypatch: Any
) -> None:
    (tmp_path / "answers.json").write_text('{"love-code": 1}', "utf-8")
    monkeypatch.chdir(tmp_path)
    assert do("quiz", "--answers", "answers.json")[0]["score"] > 0
    (tmp_path / "answers.json").write_text("[" * 100_000, "utf-8")
    assert run("quiz", "--answers", "answers.json").status == 2


def test_a_backup_is_restored_under_the_window_which_goes_on(
    do: Callable[..., Any], window: subprocess.Popen[bytes]
) -> None:
    do("log", "set-up-python", "30")
    kept = do("backup")["path"]
    do("log", "set-up-python", "40")
    assert do("restore", kept)["kept"]
    assert do("steps")[0]["logged_minutes"] == 30
    assert do("log", "set-up-python", "5")["minutes"] == 5
    assert window.poll() is None


def test_the_sample_is_made_under_an_open_window(do: Callable[..., Any], data: Path) -> None:
    with open_window(data) as window:
        assert do("demo")
        assert len(do("steps")) > 50
        assert window.poll() is None


def test_a_window_that_hangs_is_named_and_nothing_is_done(
    run: Run, do: Callable[..., Any], window: subprocess.Popen[bytes], monkeypatch: Any
) -> None:
    monkeypatch.setattr(beside, "_PATIENCE", 0.5)
    window.send_signal(signal.SIGSTOP)
    for words in (["log", "set-up-python", "30"], ["steps"], ["check"]):
        said = run(*words)
        assert said.status == 3
        assert "does not answer. Nothing was changed." in said.sentence
    window.send_signal(signal.SIGCONT)
    assert do("steps")[0]["logged_minutes"] == 0


def test_a_window_that_was_killed_stands_in_nobodys_way(
    do: Callable[..., Any], window: subprocess.Popen[bytes]
) -> None:
    window.kill()
    window.wait(MOST)
    assert do("log", "set-up-python", "30")["minutes"] == 30


def test_a_long_path_has_its_socket_where_only_this_user_comes(
    tmp_path: Path, chosen: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    data = tmp_path / ("long" * 20) / ("longer" * 10) / "data"
    shutil.copytree(chosen, data)
    with tempfile.TemporaryDirectory() as own:
        monkeypatch.setenv("XDG_RUNTIME_DIR", own)
        with open_window(data):
            assert next(each.name for each in Path(own).iterdir()).startswith("pathtracker-")
            assert run("--data-dir", str(data), "log", "set-up-python", "30").status == 0
        Path(own).chmod(0o777)  # others might put theirs there
        assert beside.address_of(data) is None
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert beside.address_of(data) is None


def test_another_users_program_is_not_talked_to(data: Path, monkeypatch: Any) -> None:
    data.mkdir()
    address = beside.address_of(data)
    assert address is not None
    with closing(socket.socket(socket.AF_UNIX)) as server:
        server.bind(str(address))
        server.listen()
        assert beside.is_listening(data)
        monkeypatch.setattr(beside.os, "geteuid", lambda: os.getuid() + 1)
        assert not beside.is_listening(data)


def test_while_a_window_stays_silent_a_second_start_gets_its_page_ready(
    data: Path, monkeypatch: Any
) -> None:
    data.mkdir()
    address = beside.address_of(data)
    assert address is not None
    monkeypatch.setattr(beside, "_RAISE_PATIENCE", 0.5)
    done: list[str] = []
    with closing(socket.socket(socket.AF_UNIX)) as server:
        server.bind(str(address))
        server.listen()
        with pytest.raises(beside.SilentError):
            beside.raise_window(data, lambda: done.append("imported"))
        done.append("given up")
    assert done == ["imported", "given up"]


def test_where_no_window_is_nothing_is_made_ready(data: Path) -> None:
    data.mkdir()
    done: list[str] = []
    assert not beside.raise_window(data, lambda: done.append("imported"))
    assert done == []


@pytest.mark.parametrize(
    "said", [b"", b"{}\n", b"here\n", b'{"pathtracker": "9.9"}\n', b"[" * 9000]
)
def test_whatever_answers_there_it_ends_in_a_sentence_or_is_passed_over(
    said: bytes, steps: list[Any], data: Path, run: Run
) -> None:
    address = beside.address_of(data)
    assert address is not None
    with closing(socket.socket(socket.AF_UNIX)) as server:
        server.bind(str(address))
        server.listen()

        def greet() -> None:
            while True:
                try:
                    caller, _ = server.accept()
                except OSError:
                    return
                with closing(caller):
                    caller.sendall(said)

        thread = threading.Thread(target=greet, daemon=True)
        thread.start()
        answer = run("steps", "--json")
        server.shutdown(socket.SHUT_RDWR)
        thread.join()
    assert "mistake" not in answer.err
    if answer.status:
        assert answer.sentence
    else:
        assert len(json.loads(answer.out)) == len(steps)


@pytest.mark.parametrize(
    "said",
    [
        *(b"x", b"\n", b"{}\n", b"[]\n", b"\xff\n", b"[" * 50_000 + b"\n"),
        *(b'{"do": "fly"}\n', b'{"do": "command"}\n', b'{"do": ["command"]}\n'),
        *(b'{"do": "command", "argv": ["x"]}\n', b'{"do": "command", "argv": 1}\n'),
        b'{"do": "command", "argv": ["undo"], "here": 1, "now": "", "plain": 2}\n',
    ],
)
def test_whatever_is_asked_of_the_window_it_goes_on(
    said: bytes, data: Path, do: Callable[..., Any], window: subprocess.Popen[bytes]
) -> None:
    with closing(socket.socket(socket.AF_UNIX)) as caller:
        caller.connect(str(beside.address_of(data)))
        caller.sendall(said)
        caller.settimeout(MOST)
        assert caller.recv(1000).startswith(b'{"pathtracker"')
    assert do("steps")
    assert window.poll() is None
    log = Places(data).log_file
    assert not log.exists() or "Error" not in log.read_text("utf-8")
