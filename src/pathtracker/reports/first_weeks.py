"""What the first weeks would bring: the nearest steps with the days that the plan gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from pathtracker.core.model import Kind, Role, Rung
from pathtracker.core.plan import Plan, PlanInputs
from pathtracker.core.planning import plan_of
from pathtracker.reports.role_plans import AsChosen, as_chosen
from pathtracker.store import Reader, queries

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog
    from pathtracker.catalog import Role as CatalogRole

_AN_HOUR_A_DAY = (60,) * 7
"""Stands for the time that is not known yet: the order of work needs none."""


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


class Answers(NamedTuple):
    """What has been answered so far. `week`: minutes of each weekday from Monday on, None while
    they are not known; `any_day`: they may be spent on any day; `start`: the first day."""

    week: tuple[int, ...] | None
    any_day: bool
    start: date | None


class _Work(NamedTuple):
    title: str
    kind: Kind
    hours: float


def first_weeks(
    reader: Reader,
    catalog: Catalog,
    entry: CatalogRole,
    rung: Rung,
    answers: Answers,
    today: date,
    *,
    most: int = 6,
) -> FirstWeeks:
    """The plan that these answers would make, as far as the first small project. Lists `most` steps
    at most: the first ones, and the project at the end."""
    role = queries.by_slug(reader, Role, [entry.slug]).get(entry.slug)
    found = as_chosen(reader, catalog, entry, role, rung, today)
    inputs = _with_answers(found.inputs, answers)
    plan = plan_of(inputs)
    never = (task.id for task in inputs.tasks if not task.parked)  # in a life, so without days
    order = list(dict.fromkeys([*(run.id for run in plan.runs), *never]))
    near, goal = _up_to_goal(reader, found, inputs, order, most)
    has_days = answers.week is not None and any(answers.week)
    listed = list(_dated(near, plan, goal, has_days=has_days))
    last = listed[-1].ends if listed else None
    return FirstWeeks(
        steps=tuple(listed if len(listed) <= most else [*listed[: most - 1], listed[-1]]),
        hours=sum(one.hours for one in near.values()),
        days=None if last is None else (last - plan.first_day).days + 1,
        has_goal=goal is not None,
        runs_after=_until_made(list(near.values())),
    )


def _with_answers(inputs: PlanInputs, answers: Answers) -> PlanInputs:
    week = answers.week if answers.week and any(answers.week) else _AN_HOUR_A_DAY
    return replace(
        inputs,
        calendar=replace(inputs.calendar, minutes=week, any_day=answers.any_day),
        start=inputs.start if answers.start is None else answers.start,
    )


def _up_to_goal(
    reader: Reader, found: AsChosen, inputs: PlanInputs, order: Sequence[UUID], most: int
) -> tuple[dict[UUID, _Work], UUID | None]:
    """The work in its order, up to the first thing that is built; else the first of it."""
    minutes = {task.id: task.minutes for task in inputs.tasks}
    here = [item for item in order if item not in found.steps]
    lines = {line.id: line for line in queries.lines_of(reader, here)}
    near: dict[UUID, _Work] = {}
    for item in order:
        step, line = found.steps.get(item), lines.get(item)
        if step is not None:
            near[item] = _Work(step.title, Kind(step.kind), minutes[item] / 60)
        elif line is not None:
            near[item] = _Work(line.title, line.kind, minutes[item] / 60)
        if item in near and near[item].kind is Kind.BUILD:
            return near, item
    return dict(list(near.items())[:most]), None


def _dated(
    near: dict[UUID, _Work], plan: Plan, goal: UUID | None, *, has_days: bool
) -> Iterator[Near]:
    for item, one in near.items():
        days = plan.by_id.get(item) if has_days else None  # none where it takes more than a life
        begins, ends = (days.start, days.finish) if days else (None, None)
        yield Near(one.title, one.hours, begins, ends, is_goal=item == goal)


def _until_made(near: Sequence[_Work]) -> float | None:
    """The hours until the first thing of one's own is finished."""
    for place, one in enumerate(near, start=1):
        if one.kind in (Kind.PRACTISE, Kind.BUILD):
            return sum(before.hours for before in near[:place])
    return None
