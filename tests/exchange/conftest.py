"""Small files in O*NET's shape, of our own, and a new store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helpers import open_store

from pathtracker.store import Store

HEAD = (
    "O*NET-SOC Code\tTitle\tElement ID\tElement Name\tScale ID\tData Value\t"
    "Recommend Suppress\tNot Relevant"
)
TENDER = ("99-0001.00", "Robot tenders")
READING, FIXING = ("2.A.1.a", "Reading"), ("2.B.3.l", "Fixing")


def rated(
    importance: str,
    level: str,
    *,
    of: tuple[str, str] = TENDER,
    element: tuple[str, str] = READING,
    suppress: str = "N",
    irrelevant: str = "N",
) -> list[str]:
    """The two rows of an element of an occupation."""
    about = "\t".join((*of, *element))
    return [
        f"{about}\tIM\t{importance}\t{suppress}\t",
        f"{about}\tLV\t{level}\t{suppress}\t{irrelevant}",
    ]


ANCHORS = [
    "Element ID\tElement Name\tScale ID\tAnchor Value\tAnchor Description",
    *(f"2.A.1.a\tReading\tLV\t{level}\tRead thing {level}" for level in (1, 2, 4, 6)),
]
OCCUPATIONS = [
    "O*NET-SOC Code\tTitle\tDescription",
    "99-0001.00\tRobot tenders\tTend robots.",
    "99-0002.00\tRobot dreamers\tDream of them.",
]

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file of lines, below a head of ratings unless it has one of its own."""

    def write(
        *lines: str, name: str = "Skills.txt", head: str | None = HEAD, encoding: str = "utf-8"
    ) -> Path:
        path = tmp_path / name
        path.write_bytes("\n".join([*([head] if head else []), *lines, ""]).encode(encoding))
        return path

    return write


@pytest.fixture
def store(quick_folder: Path) -> Iterator[Store]:
    with open_store(quick_folder / "store.db") as store:
        yield store
