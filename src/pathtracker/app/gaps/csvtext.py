"""The tables of this page as CSV, and onto the clipboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolTip, QWidget

from pathtracker.app.gaps.sheets import Sheet
from pathtracker.app.words import tr
from pathtracker.exchange.csv_out import csv_text
from pathtracker.reports.skill_gaps import GapLine

_SHOWN_MS = 2000


def gaps_csv(lines: Sequence[GapLine]) -> str:
    """The table of gaps with every number in it."""
    columns = (
        *(tr("skill"), tr("importance"), tr("demand"), tr("needed"), tr("I say")),
        tr("I can show"),
        *(
            tr("points missing, I say"),
            tr("points missing to show"),
            tr("what closes it"),
            tr("hours left"),
        ),
    )
    rows = []
    for line in lines:
        gap = line.gap
        first = gap.closes_with[0] if gap.closes_with else None
        said = "" if gap.level.claimed is None else gap.level.claimed
        rows.append(
            (
                *(line.name, gap.need.importance, line.demand.words if line.demand else ""),
                *(gap.need.level, said, gap.level.proven),
                *(gap.claimed_points, gap.proven_points),
                *((first.title, round(first.hours, 2)) if first else (line.since or "", "")),
            )
        )
    return csv_text(columns, rows)


def sheet_csv(sheet: Sheet) -> str:
    """The rows of a derivation or of a chart's table twin."""
    return csv_text(sheet.columns, [*sheet.rows, *((sheet.total,) if sheet.total else ())])


def copy(text: str, beside: QWidget) -> None:
    """`text` to the clipboard, and a word about it beside a widget."""
    QGuiApplication.clipboard().setText(text)
    place = beside.mapToGlobal(beside.rect().bottomLeft())
    QToolTip.showText(place, tr("Copied"), beside, beside.rect(), _SHOWN_MS)
