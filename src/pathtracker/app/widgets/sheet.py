"""Numbers as a table: what a chart's twin shows, and what a number is made of."""

from __future__ import annotations

from dataclasses import dataclass

from pathtracker.exchange.csv_out import csv_text


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title, what it comes to, the rule it follows, and the terms: a row each, the last one of
    `columns` and `rows` right-aligned values, with their total."""

    title: str
    sentences: tuple[str, ...] = ()
    rule: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    total: tuple[str, ...] = ()


def sheet_csv(sheet: Sheet) -> str:
    """The rows of a derivation or of a chart's table twin."""
    return csv_text(sheet.columns, [*sheet.rows, *((sheet.total,) if sheet.total else ())])
