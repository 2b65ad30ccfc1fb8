"""Tables as CSV that a spreadsheet takes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(columns: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    """CSV with a head. Words that a spreadsheet would run as a formula get an apostrophe."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in (columns, *rows):
        writer.writerow([_harmless(value) for value in row])
    return out.getvalue()


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
