"""The floor that everything else is compared with: see bare_window.py."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.context import Context
from benchmarks.table import Row, seconds


def floor(context: Context) -> Iterator[Row]:
    ran = context.floor
    yield Row("", "floor: window, one table, one query", seconds(ran.seconds), 1.0, "floor")
    yield Row("", "floor: memory", f"{ran.megabytes:.0f} MB", 1.0, "floor")
