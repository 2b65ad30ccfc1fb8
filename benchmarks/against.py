"""Two builds measured in turn in one run: A B A B, so that both meet the same machine."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
from argparse import Namespace
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from benchmarks.table import AGAINST_HEAD, against_line

HERE = Path(__file__).parents[1]
_FIGURE = re.compile(r"([\d.]+) (ms|s|MB)(?: |$)")
Place = tuple[str, str]
"""Size and what: which row of the table."""


def compare(other: Path, asked: Namespace, turns: int) -> None:
    """Measures this build and another checkout's with these benchmarks, each by its own Python, and
    prints of each figure both medians and their ratio. `asked`: what to measure, and how."""
    python = Path(".venv", "Scripts" if sys.platform == "win32" else "bin", "python").as_posix()
    if not (other / python).exists():
        sys.exit(f"{other} has no {python}: say `make .venv/.ready` there first")
    pythons = (sys.executable, str((other / python).absolute()))
    measured: tuple[dict[Place, list[str]], ...] = (defaultdict(list), defaultdict(list))
    for turn in range(turns):
        for build, each in zip(measured, pythons, strict=True):
            print(f"turn {turn + 1} of {turns}, {each}", file=sys.stderr, flush=True)
            for place, figure in _table_of(each, asked).items():
                build[place].append(figure)
    print(AGAINST_HEAD)
    here, there = measured
    for place in here:
        if place in there and _FIGURE.match(here[place][0]):
            print(against_line(place, _median(here[place]), _median(there[place])))


def _table_of(python: str, asked: Namespace) -> Mapping[Place, str]:
    """The figures of one run, by the names of their rows."""
    options = [
        f"--{name}={value}" for name in ("only", "size") for value in vars(asked)[name] or ()
    ]
    options += [f"--{name}" for name in ("quick", "processor") if vars(asked)[name]]
    ran = subprocess.run(
        [python, "-m", "benchmarks", *options], cwd=HERE, check=True, stdout=subprocess.PIPE
    )
    rows = [line.split("|") for line in ran.stdout.decode().splitlines() if line.startswith("|")]
    return {(row[1].strip(), row[2].strip()): row[3].strip() for row in rows[2:]}


def _median(figures: list[str]) -> tuple[float, str]:
    """In the unit of the first: seconds, or megabytes."""
    found = [_FIGURE.match(figure) for figure in figures]
    values = [float(one[1]) / (1000 if one[2] == "ms" else 1) for one in found if one]
    return statistics.median(values), "MB" if found[0] and found[0][2] == "MB" else "s"
