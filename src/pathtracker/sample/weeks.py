"""When Maya sat down: her weeks with their holidays and crunches, as evenings and weekends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

# Hours a week, oldest first. She leads a support team by day and has about seven hours to spare.
HOURS = (
    *(5.0, 8.5, 9.0, 8.0),  # the beginning carries her
    *(7.5, 6.5, 7.5, 2.0, 0.0),  # a cold that went to the chest
    *(5.0, 7.0, 8.0, 7.5, 7.0),
    *(6.5, 3.0, 2.5, 4.0),  # a crunch at work: the new phone system
    *(7.0, 8.0, 7.5, 7.0),
    *(4.0, 0.0, 0.0, 3.0),  # two weeks away, without the laptop
    *(8.0, 9.0, 8.5, 7.0, 7.5),
    *(6.0, 7.0, 0.0, 7.5),  # her sister's wedding
    *(8.0, 7.0, 6.5, 8.0),
    7.5,  # the week that is not over yet
)

# What a weekday takes of a week. Fridays are for friends; Saturday morning is the long one.
SHARES = {0: 0.14, 1: 0.17, 2: 0.06, 3: 0.17, 5: 0.30, 6: 0.16}
SHORTEST = 15


@dataclass(frozen=True, slots=True)
class Session:
    """Minutes at the desk in one go."""

    day: date
    minutes: int


def first_day(today: date) -> date:
    """The Monday on which she began, nine months before."""
    monday = today - timedelta(days=today.weekday())
    return monday - timedelta(weeks=len(HOURS) - 1)


def sessions(today: date, rng: Random) -> list[Session]:
    """All her sessions before today, in order."""
    start = first_day(today)
    return [
        session
        for week, hours in enumerate(HOURS)
        for session in _week(start + timedelta(weeks=week), hours, rng)
        if session.day < today
    ]


def _week(monday: date, hours: float, rng: Random) -> Iterator[Session]:
    for weekday, share in SHARES.items():
        planned = hours * 60 * share * rng.uniform(0.65, 1.4)
        # The clock on the wall says round numbers, the timer does not.
        minutes = 5 * round(planned / 5) if rng.random() < 0.6 else round(planned)
        # Something comes in between, now and then; the shortest evenings don't happen at all.
        if minutes >= SHORTEST and rng.random() > 0.08:
            yield Session(monday + timedelta(days=weekday), minutes)
