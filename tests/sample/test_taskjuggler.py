"""Where TaskJuggler is installed, it and our plan finish on the same day."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def compared(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks.taskjuggler", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)


@pytest.mark.skipif(shutil.which("tj3") is None, reason="tj3 is not installed")
def test_both_finish_on_the_same_day() -> None:
    ran = compared("--items", "40")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "the same day" in ran.stdout


def test_the_plan_is_written_for_it() -> None:
    lines = compared("--items", "3", "--write").stdout.splitlines()
    assert "  workinghours wed off" in lines
    assert "  workinghours sat 8:00 - 12:00" in lines
    assert sum(line.startswith("task ") for line in lines) == 3
    assert sum(line.startswith("  depends ") for line in lines) == 2
