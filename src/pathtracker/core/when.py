"""The moment something is done, handed in by whoever owns a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class When:
    """An aware moment, and the learner's own day at that moment."""

    now: datetime
    today: date
