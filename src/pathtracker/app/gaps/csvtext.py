"""The table of gaps as text that a spreadsheet takes."""

from __future__ import annotations

from collections.abc import Sequence

from pathtracker.app.words import tr
from pathtracker.exchange.csv_out import csv_text
from pathtracker.reports.skill_gaps import GapLine


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
