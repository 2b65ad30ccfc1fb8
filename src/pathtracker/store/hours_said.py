"""How many minutes a week the learner had said they have, and since when: from the record."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select

from pathtracker.core.availability import DAYS_A_WEEK
from pathtracker.core.forecast import LoggedWeek
from pathtracker.store.session import Reader
from pathtracker.store.tables import CHANGE, Sort

_LEARNER = '%["learner",%'


class Said(NamedTuple):
    """From a day on a usual week had so many minutes; 0 where nothing had been said."""

    since: date
    minutes: int


def hours_said(reader: Reader) -> list[Said]:
    """What was said, in order; empty where the record knows of no change."""
    edits: dict[int, tuple[int, int]] = {}
    found: list[Said] = []
    query = select(CHANGE.c.seq, CHANGE.c.at, CHANGE.c.edits).where(
        CHANGE.c.sort == Sort.EDIT, CHANGE.c.edits.like(_LEARNER)
    )
    for row in reader.connection.execute(query.order_by(CHANGE.c.seq)):
        pair = _minutes(row.edits)
        if pair is not None:
            edits[row.seq] = pair
            if not found:
                found.append(Said(date.min, pair[0]))
            found.append(Said(row.at.date(), pair[1]))
    turned = select(CHANGE.c.at, CHANGE.c.sort, CHANGE.c.original).where(
        CHANGE.c.original.in_(list(edits))
    )
    for row in reader.connection.execute(turned.order_by(CHANGE.c.seq)) if edits else ():
        before, after = edits[row.original]
        found.append(Said(row.at.date(), before if row.sort == Sort.UNDO else after))
    return sorted(found, key=lambda said: said.since)


def as_if_now(
    weeks: Sequence[LoggedWeek], said: Sequence[Said], present: int
) -> tuple[LoggedWeek, ...]:
    """The weeks as they would have been with the `present` minutes: the same part of what there
    was. A week counts with what held on its last day, one from before anything was said with what
    was said first."""
    return tuple(week._replace(minutes=_scaled(week, said, present)) for week in weeks)


def _scaled(week: LoggedWeek, said: Sequence[Said], present: int) -> int:
    last = week.monday + timedelta(days=DAYS_A_WEEK - 1)
    some = [one for one in said if one.minutes]
    before = [one.minutes for one in some if one.since <= last]
    then = before[-1] if before else some[0].minutes if some else 0
    return round(week.minutes * present / then) if then and present else week.minutes


def _minutes(edits: str) -> tuple[int, int] | None:
    """The minutes of a week before and after an edit; None where it is about something else."""
    for kind, _, before, after in json.loads(edits):
        if kind == "learner" and "minutes" in (after or {}):
            return _sum((before or {}).get("minutes")), _sum(after["minutes"])
    return None


def _sum(minutes: Any) -> int:
    return sum(minutes) if minutes else 0
