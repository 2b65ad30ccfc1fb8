"""Rows of results, printed as a table that is Markdown as well."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

README = Path(__file__).with_name("README.md")
_BEGIN, _END = "<!-- results -->\n", "<!-- end of results -->\n"
_WIDTHS = (6, 50, 22, 14, 8, 4)
_AGAINST = (6, 50, 10, 10, 6)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `ratio` is to what `of` names; it and not the figure depends little on the
    machine, so an aim is a ratio too."""

    size: str
    what: str
    figure: str
    ratio: float | None = None
    of: str = ""
    aim: float | None = None

    @property
    def over(self) -> bool:
        return self.aim is not None and self.ratio is not None and self.ratio > self.aim

    def cells(self) -> tuple[str, ...]:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} × {self.of}"
        aim = "" if self.aim is None else f"≤ {self.aim:.2f} ×"
        mark = "" if self.aim is None else ("over" if self.over else "ok")
        return (self.size, self.what, self.figure, ratio, aim, mark)


def _line(cells: Iterable[str], widths: Iterable[int] = _WIDTHS) -> str:
    padded = (f"{cell:{width}}" for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


HEAD = "\n".join(
    [
        _line(("size", "what", "figure (scaled)", "ratio", "aim", "")),
        _line("-" * width for width in _WIDTHS),
    ]
)


AGAINST_HEAD = "\n".join(
    [
        _line(("size", "what", "this build", "the other", "ratio"), _AGAINST),
        _line(("-" * width for width in _AGAINST), _AGAINST),
    ]
)


def against_line(place: tuple[str, str], here: tuple[float, str], there: tuple[float, str]) -> str:
    """A figure of this build, the same of another, and this to that. In seconds or megabytes."""
    told = (seconds(value) if unit == "s" else f"{value:.0f} MB" for value, unit in (here, there))
    return _line((*place, *told, f"{here[0] / there[0]:.2f} ×"), _AGAINST)


def lines_of(rows: Iterable[Row]) -> list[str]:
    return [_line(row.cells()) for row in rows]


def keep(rows: Iterable[Row], machine: str) -> None:
    """Puts the table into README.md in place of the last one."""
    text = README.read_text("utf-8")
    before, rest = text.split(_BEGIN)
    _, after = rest.split(_END)
    table = "\n".join([machine, "", HEAD, *lines_of(rows), ""])
    README.write_text(f"{before}{_BEGIN}{table}{_END}{after}", "utf-8")


def seconds(value: float) -> str:
    """A time that people read at a glance."""
    return f"{value * 1000:.2f} ms" if value < 0.1 else f"{value:.3f} s"
