"""Loading the catalogue from its compiled form, in a fresh process, imports left out."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.context import ROOT, Context
from benchmarks.table import Row
from pathtracker.catalog import write_compiled
from pathtracker.paths import asset

AIM = 0.030
"""Seconds where the floor is FLOOR_SECONDS."""

_LOAD = """
import sys, time
from pathlib import Path
from pathtracker.catalog import load_catalog
start = time.perf_counter()
loaded = load_catalog(Path(sys.argv[1]), Path(sys.argv[2]))
print(time.perf_counter() - start, len(loaded.catalog.steps))
"""


def catalogue(context: Context) -> Iterator[Row]:
    folder = asset("catalog")
    with tempfile.TemporaryDirectory() as place:
        compiled = write_compiled(folder, Path(place) / "compiled.json")
        taken, floors, steps = [], [], 0
        for _ in range(3):  # the floor in turns with it
            for _ in range(context.rounds(5)):
                seconds, steps = _once(folder, compiled)
                taken.append(seconds)
            floors += context.run(context.floor_command, times=3)
    median = statistics.median(taken)
    floor = statistics.median(ran.seconds for ran in floors)
    yield Row(
        "",
        f"load the catalogue, {steps} steps",
        context.told(median, floor),
        median / floor,
        "floor",
        context.scaled(AIM),
    )


def _once(folder: Path, compiled: Path) -> tuple[float, int]:
    command = [sys.executable, "-c", _LOAD, str(folder), str(compiled)]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    seconds, steps = said.split()
    return float(seconds), int(steps)
