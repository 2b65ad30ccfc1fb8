"""From a plan to what the chart shows of it. Pure, for any thread."""

from __future__ import annotations

from collections.abc import Iterable

from pathtracker.app.telling import sentence
from pathtracker.app.timeline.scene import HeldUp, Schedule, Span
from pathtracker.core.availability import Calendar
from pathtracker.core.plan import Plan, PlanInputs
from pathtracker.core.planning import plan_of

_FAR = 400
"""How many days of a pause without end are shown."""


def make(inputs: PlanInputs) -> tuple[Plan, Schedule]:
    """The plan of some inputs, and how it looks."""
    plan = plan_of(inputs)
    return plan, schedule_of(plan, inputs)


def schedule_of(plan: Plan, inputs: PlanInputs) -> Schedule:
    """The days of a plan as ordinals, with its reasons in words."""
    return Schedule(
        today=inputs.today.toordinal(),
        spans={
            item.id: Span(item.start.toordinal(), item.finish.toordinal()) for item in plan.items
        },
        chain=plan.chain,
        off=tuple(days_off(inputs.calendar, inputs.today.toordinal())),
        missed=frozenset(broken.id for broken in plan.deadlines if broken.id is not None),
        held_up={
            item.id: HeldUp(sentence(item.moved.why), item.moved.by)
            for item in plan.items
            if item.moved
        },
        approximate=plan.is_approximate,
    )


def days_off(calendar: Calendar, today: int) -> Iterable[Span]:
    """Free days and pauses, in order."""
    for off in sorted(calendar.off):
        first = off.first.toordinal()
        yield Span(first, off.last.toordinal() if off.last else max(first, today) + _FAR)
