"""Running the command line: here, with what it printed, or in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pathtracker.cli import main


@dataclass(frozen=True)
class Said:
    """What a command ended with and printed."""

    status: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """What it complained of: one line, nothing on standard output."""
        assert self.out == ""
        assert self.err.endswith("\n")
        assert "Traceback" not in self.err
        lines = self.err.splitlines()
        assert len(lines) == 1
        return lines[0]


Run = Callable[..., Said]


@pytest.fixture
def data(quick_folder: Path) -> Path:
    """A data folder that is not there yet."""
    return quick_folder / "data"


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line in this process, on one data folder and a Monday."""
    monkeypatch.setenv("PATHTRACKER_DATA_DIR", str(data))

    def run(*words: str, today: str = "2026-03-02") -> Said:
        capsys.readouterr()
        status = main([*words, "--today", today] if today else list(words))
        printed = capsys.readouterr()
        return Said(status, printed.out, printed.err)

    return run


@pytest.fixture
def do(run: Run) -> Callable[..., Any]:
    """Runs a command that has to succeed, and gives its JSON value."""

    def do(*words: str, **options: str) -> Any:
        said = run(*words, "--json", **options)
        assert (said.status, said.err) == (0, ""), said
        return said.value

    return do


@pytest.fixture(scope="session")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of somebody who has chosen AI engineer, to be copied."""
    folder = tmp_path_factory.mktemp("chosen") / "data"
    assert main(["--data-dir", str(folder), "--today", "2026-03-01", "choose", "ai-engineer"]) == 0
    return folder


@pytest.fixture
def steps(chosen: Path, data: Path, do: Callable[..., Any]) -> list[Any]:
    """AI engineer is chosen: the steps, all open."""
    shutil.copytree(chosen, data)
    return do("steps")


@pytest.fixture
def program(data: Path) -> Run:
    """Runs the installed program in a process of its own."""

    def program(*words: str, environment: Mapping[str, str] | None = None, **how: Any) -> Said:
        surroundings = {
            **{name: value for name, value in os.environ.items() if name != "DISPLAY"},
            "PATHTRACKER_DATA_DIR": str(data),
            **(environment or {}),
        }
        done = subprocess.run(
            [sys.executable, "-m", "pathtracker", *words],
            env=surroundings,
            timeout=60,
            **({"capture_output": True} | how),
        )
        out, err = ((text or b"").decode(errors="replace") for text in (done.stdout, done.stderr))
        return Said(done.returncode, out, err)

    return program
