"""What benchmarks share: how thoroughly to measure, the floor, and how to time things."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pathtracker
from benchmarks.table import Row, seconds

HERE = Path(__file__).parent
ROOT = Path(pathtracker.__file__).parents[2]
"""The checkout that is measured: of the Python that runs this, so that one set of benchmarks can
measure several."""
BUILD = ROOT / "build" / "bench"
FLOOR_SECONDS = 0.37
"""The floor on the machine for which aims in seconds were set; they scale with it."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How long a process took from start to end, and the most memory it held (0: not known)."""

    seconds: float
    megabytes: float


class Context:
    """Handed to every benchmark. `quick` shows that it runs, not what it costs; `processor` counts
    the processor's time rather than that on the wall."""

    def __init__(self, *, quick: bool, sizes: Sequence[str], processor: bool = False) -> None:
        self.quick = quick
        self.sizes = sizes
        self.processor = processor

    @cached_property
    def floor(self) -> Ran:
        """A bare window with one table and one query, the least that a start can cost."""
        (ran,) = self.run(self.floor_command)
        return ran

    @property
    def floor_command(self) -> list[str]:
        return [sys.executable, str(HERE / "bare_window.py")]

    def scaled(self, seconds: float) -> float:
        """An aim in seconds as a ratio to the floor."""
        return seconds / FLOOR_SECONDS

    def told(self, taken: float, floor: float) -> str:
        """A time, and what it would be where the floor is FLOOR_SECONDS."""
        return f"{seconds(taken)} ({seconds(taken / floor * FLOOR_SECONDS)})"

    def rounds(self, many: int) -> int:
        return max(3, many // 10) if self.quick else many

    def run(self, *commands: Sequence[str], times: int = 10) -> list[Ran]:
        """Commands from start to end, in turns so that all meet the same machine; medians."""
        # Compiled modules are kept, as they are for a learner.
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        said = subprocess.run(
            [
                *(sys.executable, "-I", str(HERE / "process.py"), str(self.rounds(times))),
                *("processor" if self.processor else "wall", json.dumps(commands)),
            ],
            cwd=ROOT,
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
        )
        return [
            Ran(
                statistics.median(taken for taken, _ in ran),
                statistics.median(megabytes for _, megabytes in ran),
            )
            for ran in zip(*json.loads(said.stdout), strict=True)
        ]

    def machine(self) -> str:
        """What it was measured on, without names or places."""
        return (
            f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
            f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}; "
            f"floor {self.floor.seconds:.2f} s, {self.floor.megabytes:.0f} MB."
        )


Benchmark = Callable[[Context], Iterator[Row]]


def timed(function: Callable[[], object]) -> float:
    clock = time.process_time if "--processor" in sys.argv else time.perf_counter
    start = clock()
    function()
    return clock() - start


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
