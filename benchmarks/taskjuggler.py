"""The same plan made by TaskJuggler 3 (`tj3`, Debian package tj3): do both finish on one day?

    python -m benchmarks.taskjuggler --items 200

One track of effort tasks, each after an earlier one, for one person with the same working hours and
days off. What is compared is the last day of all; how long each took is told as well. Without tj3
it says so and ends with 0; the status is 1 when the days differ.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from pathtracker.core.availability import Calendar, Off
from pathtracker.core.plan import After, PlanInputs, Task
from pathtracker.core.planning import plan_of

FIRST = date(2026, 3, 2)
WEEK = (60, 60, 0, 75, 45, 240, 0)
_TRACK = UUID(int=1)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_QUARTER = 15
_STARTS_AT = 8 * 60


def same_plan(items: int, seed: int = 1) -> PlanInputs:
    """Tasks of a quarter of an hour to five hours, in quarters, as both can count them."""
    random = Random(seed)
    tasks: list[Task] = []
    for number in range(items):
        requires = (After(random.choice(tasks).id),) if tasks else ()
        minutes = _QUARTER * random.randint(1, 20)
        tasks.append(Task(UUID(int=1_000 + number), _TRACK, minutes, requires))
    off = tuple(
        Off(first, first + timedelta(days=random.randint(0, 9)))
        for first in (FIRST + timedelta(days=40 * ahead + 9) for ahead in range(12))
    )
    return PlanInputs(tuple(tasks), Calendar(WEEK, off=off), FIRST)


def written(inputs: PlanInputs) -> str:
    """The plan in TaskJuggler's language."""
    return "\n".join(_lines(inputs)) + "\n"


def finish_by_taskjuggler(inputs: PlanInputs, tj3: str) -> date:
    """The day on which TaskJuggler's plan ends."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "plan.tjp")
        file.write_text(written(inputs), "utf-8")
        command = [tj3, "--silent", "--no-color", "--output-dir", folder, str(file)]
        subprocess.run(command, check=True, capture_output=True)
        with Path(folder, "days.csv").open(encoding="utf-8", newline="") as report:
            ends = [row["End"] for row in csv.DictReader(report, delimiter=";")]
    return date.fromisoformat(max(ends))


def _lines(inputs: PlanInputs) -> Iterator[str]:
    yield f'project plan "Plan" {inputs.today} +20y {{'
    yield '  timezone "UTC"'
    yield f"  timingresolution {_QUARTER}min"
    yield '  timeformat "%Y-%m-%d"'
    yield "}"
    yield 'resource learner "Learner" {'
    for weekday, minutes in zip(_WEEKDAYS, inputs.calendar.minutes, strict=True):
        yield f"  workinghours {weekday} {_hours(minutes)}"
    for off in inputs.calendar.off:
        assert off.last is not None
        yield f"  leaves annual {off.first} +{(off.last - off.first).days + 1}d"
    yield "}"
    for task in inputs.tasks:
        yield f'task {_name(task.id)} "{_name(task.id)}" {{'
        yield f"  effort {task.minutes}min"
        yield "  allocate learner"
        for needed, _ in task.requires:
            yield f"  depends !{_name(needed)}"
        yield "}"
    yield 'taskreport "days" { formats csv columns id, end }'


def _hours(minutes: int) -> str:
    ends = _STARTS_AT + minutes
    return f"8:00 - {ends // 60}:{ends % 60:02}" if minutes else "off"


def _name(key: UUID) -> str:
    return f"t{key.int}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.taskjuggler", description=__doc__)
    parser.add_argument("--items", type=int, default=200)
    parser.add_argument("--write", action="store_true", help="only print the plan for tj3")
    args = parser.parse_args()
    inputs = same_plan(args.items)
    if args.write:
        print(written(inputs), end="")
        return 0
    tj3 = shutil.which("tj3")
    if tj3 is None:
        print("tj3 is not installed (Debian package tj3); nothing was compared.")
        return 0
    started = time.perf_counter()
    ours = plan_of(inputs).finish
    between = time.perf_counter()
    theirs = finish_by_taskjuggler(inputs, tj3)
    took = time.perf_counter() - between
    print(f"{args.items} items: PathTracker {ours} in {(between - started) * 1000:.1f} ms,")
    print(f"TaskJuggler {theirs} in {took:.1f} s: {'the same day' if ours == theirs else 'DIFFER'}")
    return int(ours != theirs)


if __name__ == "__main__":
    sys.exit(main())
