"""What a tooltip says of the part of a row under the pointer."""

from __future__ import annotations

from pathtracker.app.roadmap.delegate import Zone
from pathtracker.app.roadmap.rows import PhaseRow, Row, StepRow
from pathtracker.app.words import few, tr


def tip_for(row: Row | PhaseRow, zone: Zone | None) -> str:
    if not isinstance(row, StepRow):
        return tr("Add a step") if zone is Zone.ADD else ""
    if zone is Zone.MARK:
        return tr("Reopen") if row.settled else tr("Finish")
    if zone is Zone.HOURS:
        return tr("Change the effort")
    if zone is Zone.SHARED:
        return tr("Also counts for {roles}", roles=", ".join(row.shared))
    if zone is Zone.REASON and row.waits:
        names = few([f"“{name[:80]}”" for name in row.waits], 5)
        return tr("Easier after {names}. You can start it all the same.", names=names)
    return row.title if zone in (Zone.TITLE, None) else ""
