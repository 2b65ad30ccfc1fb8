"""What is left of an item, and what that is made of."""

from __future__ import annotations

from dataclasses import dataclass

from pathtracker.core.model import SATISFYING, Item, TimeEntry
from pathtracker.core.pace import Pace
from pathtracker.core.work import minutes_left
from pathtracker.store import Reader, queries
from pathtracker.store.pace import own_pace


@dataclass(frozen=True, slots=True)
class Remaining:
    """`minutes` are left, 0 once it is settled; `logged` were worked. `pace` says how far our
    estimates run short for this learner."""

    item: Item
    logged: int
    minutes: int
    pace: Pace

    @property
    def hours(self) -> float:
        return self.minutes / 60


def remaining(reader: Reader, item: Item) -> Remaining:
    """What is left of one item. Lists have the same number of each of their lines (`StepLine`,
    `Work`, `Task`), read all together."""
    logged = sum(entry.minutes for entry in queries.of_item(reader, TimeEntry, item.id))
    pace = own_pace(reader)
    left = 0
    if item.state not in SATISFYING:
        left = minutes_left(item.effort, item.known_share, logged, pace.stretch)
    return Remaining(item, logged, left, pace)
