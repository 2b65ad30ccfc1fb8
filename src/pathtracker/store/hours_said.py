"""How many minutes a week the learner had said they have, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from pathtracker.core.availability import DAYS_A_WEEK
from pathtracker.core.forecast import LoggedWeek
from pathtracker.core.model import HoursSaid
from pathtracker.store.queries import all_of
from pathtracker.store.session import Reader


class Said(NamedTuple):
    """From a day on a usual week had so many minutes."""

    since: date
    minutes: int


def hours_said(reader: Reader) -> list[Said]:
    """What was said, in order."""
    return sorted(Said(one.since, sum(one.minutes)) for one in all_of(reader, HoursSaid))


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
