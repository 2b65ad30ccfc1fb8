"""The benchmarks run and print their table. What they measure is no test's business."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_benchmark_of_an_edit_prints_its_table() -> None:
    command = [sys.executable, "-m", "benchmarks", "--quick", "--only", "edit"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stderr
    lines = ran.stdout.splitlines()
    assert lines[0].startswith("| size")
    assert [
        line for line in lines if "edit with its change record, p95" in line and "× bare" in line
    ]
    assert str(ROOT) not in ran.stdout


def test_a_build_against_itself_costs_about_the_same() -> None:
    command = [sys.executable, "-m", "benchmarks", "--quick", "--only", "floor"]
    command += ["--against", str(ROOT), "--turns", "1", "--processor"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stderr
    memory = next(line for line in ran.stdout.splitlines() if "floor: memory" in line)
    assert 0.9 < float(memory.split("|")[5].split()[0]) < 1.1
