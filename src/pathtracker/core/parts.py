"""Work done in parts, so that whoever does it can look after something else in between."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")


def in_one_go(parts: Generator[object, None, T]) -> T:
    """Goes through all parts at once, and gives what comes of them."""
    while True:
        try:
            next(parts)
        except StopIteration as end:
            result: T = end.value
            return result
