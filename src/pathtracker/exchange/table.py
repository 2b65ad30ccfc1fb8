"""Tables as O*NET writes them: a head, then rows, one on a line, columns parted by tabs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pathtracker.core.messages import Message, Refused
from pathtracker.exchange.draft import Problems
from pathtracker.exchange.source import Source

_OTHERS = {";": "semicolons", ",": "commas", "|": "bars"}
MOST_LINES = 100_000
"""So many lines of a table are read: two for each of the ratings that can come in at once."""
_MOST_COLUMNS = 1_000
_ENDS = 2
"""A file cut off, or one without its head, has fewer columns than this that we know."""


class Row(NamedTuple):
    """The values of a line by the names of their columns, in lower case."""

    line: int
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows, and the lines that are none."""

    name: str
    columns: tuple[str, ...]
    lines: tuple[tuple[int, str], ...]
    refused: Problems

    def rows(self) -> Iterator[Row]:
        """The rows in order; a line with another number of columns goes to `refused`."""
        expected = len(self.columns)
        for number, line in self.lines:
            if (count := line.count("\t") + 1) != expected:
                why = Message("import.row", {"count": count, "expected": expected})
                self.refuse(number, why)
                continue
            yield Row(number, dict(zip(self.columns, _cells(line), strict=True)))

    def refuse(self, line: int, why: Message) -> None:
        self.refused.add(f"{self.name}:{line}", why)


def read_table(source: Source, required: Sequence[str]) -> Table:
    """A table with the columns that are `required` (in lower case), whatever others it has.

    Refused, with the line and the reason, where the head parts its columns by anything but tabs,
    or lacks one, and where there are more lines than MOST_LINES.
    """
    parts = source.text().split("\n", MOST_LINES + 1)
    if len(parts) > MOST_LINES + 1 and parts[-1].strip():  # the head is none of them
        raise Refused("import.too_long", file=source.name, limit=MOST_LINES)
    lines = [(number, line) for number, line in enumerate(parts, 1) if line.strip()]
    if not lines:
        raise Refused("import.empty", file=source.name)
    head = tuple(cell.casefold() for cell in _cells(lines[0][1]))
    missing = [name for name in required if name not in head]
    if missing:
        delimiter = wrong_delimiter(lines[0][1], required)
        if delimiter:
            raise Refused(
                "import.delimiter", file=source.name, line=lines[0][0], found=_OTHERS[delimiter]
            )
        shown = ", ".join(f"“{name}”" for name in missing)
        raise Refused("import.columns", file=source.name, line=lines[0][0], missing=shown)
    return Table(source.name, head, tuple(lines[1:]), Problems())


def wrong_delimiter(line: str, columns: Sequence[str]) -> str | None:
    """What parts the columns of a head instead of tabs, if they are those."""
    for delimiter in _OTHERS:
        if len(head_of(line, delimiter).intersection(columns)) >= _ENDS:
            return delimiter
    return None


def head_of(text: str, delimiter: str = "\t") -> set[str]:
    """The columns that the first line of a text names, in lower case."""
    line = text.lstrip().partition("\n")[0]
    cells = line.split(delimiter, _MOST_COLUMNS)
    return {cell.strip().strip('"').casefold() for cell in cells}


def _cells(line: str) -> list[str]:
    return [_unquoted(cell.strip()) for cell in line.split("\t", _MOST_COLUMNS)]


def _unquoted(cell: str) -> str:
    """A cell as a spreadsheet quotes it."""
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell
