"""Places in a list as fractions between neighbours, so that one move is one edit."""

from __future__ import annotations

from collections.abc import Sequence


def between(before: float | None, after: float | None) -> float | None:
    """A place between two neighbours (None: no neighbour on that side).

    Returns None when no number is left between them; then the list has to be numbered anew.
    """
    if before is None and after is None:
        return 1.0
    if before is None:
        assert after is not None
        return after - 1.0 if after - 1.0 < after else None
    if after is None:
        return before + 1.0 if before < before + 1.0 else None
    middle = before + (after - before) / 2
    return middle if before < middle < after else None


def numbered(count: int) -> Sequence[float]:
    """Fresh places for a list of `count`: 1, 2, 3, …"""
    return [float(n) for n in range(1, count + 1)]
