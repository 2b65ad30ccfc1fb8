"""How far our estimates run short or long for this learner, from what they have finished.

The stretch is the median of actual ÷ estimate over the last 20 finished items of an hour or more.
Until there are five of them it is 1, and it is never outside 0.5 to 3. The median, since one
forgotten timer must not stretch a year of plans.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from heapq import nlargest
from statistics import median
from typing import NamedTuple

from pathtracker.core.model import LEAST_STRETCH, MOST_STRETCH

LAST_ITEMS = 20
LEAST_ITEMS = 5
SHORTEST_ESTIMATE = 1.0
"""Hours that an item has to be estimated at to count: small ones say little about the rest."""


class Finished(NamedTuple):
    """A finished item: the hours estimated, less the share that was known, and those logged."""

    done_on: date
    estimate: float
    minutes: int
    title: str = ""

    @property
    def times(self) -> float:
        """Actual ÷ estimate."""
        return self.minutes / 60 / self.estimate


class Pace(NamedTuple):
    """`stretch`: what estimates are multiplied by. `items`: how many finished ones it rests on,
    0 when it rests on none. `is_fixed`: whether the learner has said it."""

    stretch: float = 1.0
    items: int = 0
    is_fixed: bool = False


def pace(finished: Iterable[Finished], fixed: float | None = None) -> Pace:
    """How far estimates run short (above 1) or long (below 1).

    Items without any time logged say nothing and don't count. `fixed`: what the learner has said.
    """
    if fixed is not None:
        return Pace(_within_bounds(fixed), is_fixed=True)
    counted = [one for one in finished if one.minutes > 0 and one.estimate >= SHORTEST_ESTIMATE]
    last = nlargest(LAST_ITEMS, counted)
    if len(last) < LEAST_ITEMS:
        return Pace()
    return Pace(_within_bounds(median(one.times for one in last)), len(last))


def _within_bounds(stretch: float) -> float:
    return min(MOST_STRETCH, max(LEAST_STRETCH, stretch))
