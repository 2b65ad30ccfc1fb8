"""Commands that need no window, from start to end."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from benchmarks.context import Context
from benchmarks.stores import folder_of
from benchmarks.table import Row

# Aims in seconds where the floor is FLOOR_SECONDS.
HELP_AIM, AIM = 0.15, 0.6
COMMANDS = (
    (("--help",), HELP_AIM),
    *(((name, "--json"), AIM) for name in ("steps", "history", "gap", "next", "plan")),
)


def commands(context: Context) -> Iterator[Row]:
    for arguments, aim in COMMANDS:
        program = [sys.executable, "-m", "pathtracker", "--data-dir", str(folder_of("usual"))]
        ran, floor = context.run([*program, *arguments], context.floor_command)
        yield Row(
            "usual",
            f"pathtracker {' '.join(arguments)}",
            context.told(ran.seconds, floor.seconds),
            ran.seconds / floor.seconds,
            "floor",
            context.scaled(aim),
        )
        yield Row(
            "usual",
            f"pathtracker {' '.join(arguments)}: memory",
            f"{ran.megabytes:.0f} MB",
            ran.megabytes / (floor.megabytes or 1),
            "floor",
        )
