"""Opening the store in a fresh process, checks included, imports left out."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.context import ROOT, Context, Ran
from benchmarks.stores import folder_of
from benchmarks.table import Row

AIM = 0.150
"""Seconds at size huge where the floor is FLOOR_SECONDS."""

_OPEN = """
import sys, time
from pathlib import Path
from pathtracker.store import Store
start = time.perf_counter()
store = Store.open(Path(sys.argv[1]))
print(time.perf_counter() - start)
store.close()
"""


def opening(context: Context) -> Iterator[Row]:
    for size in context.sizes:
        floors: list[Ran] = []
        path = folder_of(size) / "pathtracker.db"
        taken = []
        for _ in range(3):  # the floor in turns with it: the machine may be busier now than then
            taken += [_once(str(path)) for _ in range(context.rounds(5))]
            floors += context.run(context.floor_command, times=3)
        median = statistics.median(taken)
        floor = statistics.median(ran.seconds for ran in floors)
        megabytes = path.stat().st_size / 1e6
        yield Row(
            size,
            f"open the store, {megabytes:.1f} MB",
            context.told(median, floor),
            median / floor,
            "floor",
            context.scaled(AIM),
        )


def _once(path: str) -> float:
    command = [sys.executable, "-c", _OPEN, path]
    return float(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
