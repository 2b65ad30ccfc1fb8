"""What the first weeks would bring: the nearest steps with their days. Without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathtracker.catalog import Step


_LONGEST = 366 * 3
"""Days that the walk looks ahead; what takes longer is not near any more."""


@dataclass(frozen=True, slots=True)
class Near:
    """A step with the days on which it begins and ends; None where no days can be told."""

    title: str
    hours: float
    begins: date | None = None
    ends: date | None = None
    is_goal: bool = False


@dataclass(frozen=True, slots=True)
class FirstWeeks:
    """The nearest steps, up to the first small project if there is one.

    `hours` are those up to the end of the goal, or of what is listed; `days` how many days that
    is from the first day on. `runs_after` are the hours until the first thing of one's own.
    """

    steps: tuple[Near, ...] = ()
    hours: float = 0.0
    days: int | None = None
    has_goal: bool = False
    runs_after: float | None = None


def first_weeks(
    steps: Sequence[Step], week: Sequence[int] | None, start: date, *, most: int = 6
) -> FirstWeeks:
    """Walks the days from `start` on and puts each step's hours into the minutes of its days.

    `week` are the minutes of each weekday from Monday on; None when they are not known. Lists
    `most` steps at most: the first ones, and the first small project at the end.
    """
    goal = next((place for place, step in enumerate(steps) if step.kind == "build"), None)
    near = steps[: most if goal is None else goal + 1]
    spans = walk([step.hours for step in near], week, start)
    listed = [
        Near(step.title, step.hours, *span, is_goal=place == goal)
        for place, (step, span) in enumerate(zip(near, spans, strict=True))
    ]
    last = spans[-1][1] if spans else None
    made = (place for place, step in enumerate(near) if step.kind in ("practise", "build"))
    first_made = next(made, None)
    return FirstWeeks(
        steps=tuple(listed if len(listed) <= most else [*listed[: most - 1], listed[-1]]),
        hours=sum(step.hours for step in near),
        days=None if last is None else (last - start).days + 1,
        has_goal=goal is not None,
        runs_after=None if first_made is None else _hours(near[: first_made + 1]),
    )


def walk(
    hours: Iterable[float], week: Sequence[int] | None, start: date
) -> list[tuple[date | None, date | None]]:
    """The first and last day of pieces of work done one after the other."""
    wanted = list(hours)
    if week is None or not any(week):
        return [(None, None)] * len(wanted)
    found: list[tuple[date | None, date | None]] = []
    end = start + timedelta(days=min(_LONGEST, (date.max - start).days))
    day, free = start, week[start.weekday()]
    for piece in wanted:
        left = round(piece * 60)
        begins: date | None = None
        while day < end:
            if free:
                begins = begins or day
                used = min(free, left)
                free, left = free - used, left - used
                if not left:
                    break
            day += timedelta(days=1)
            free = week[day.weekday()]
        found.append((begins, None if left or begins is None else day))
    return found


def _hours(steps: Sequence[Step]) -> float:
    return sum(step.hours for step in steps)
