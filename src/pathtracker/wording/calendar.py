"""Sentences about a calendar that went out: what it holds, and what it doesn't."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pathtracker.wording import hours
from pathtracker.wording.english import english

if TYPE_CHECKING:
    from pathtracker.exchange.calendar_out import Exported


def calendar_lines(made: Exported) -> Iterator[str]:
    """One sentence for each thing to know."""
    if made.first and made.last:
        span = f"from {made.first.isoformat()} to {made.last.isoformat()}"
        sittings = english("{n} [sitting|sittings]", made.events)
        yield (
            f"It holds {sittings} {span}, {hours(made.minutes / 60)} in all; a day's work begins "
            f"at {made.begins:%H:%M}."
        )
    else:
        yield "It holds no sittings: nothing is planned."
    if made.milestones:
        yield english("{n} [milestone is a task|milestones are tasks] in it.", made.milestones)
    if made.earlier:
        yield english(
            "On {n} [day|days] there is more than fits between then and midnight: "
            "[it begins|they begin] earlier.",
            made.earlier,
        )
    if made.cancelled:
        yield english("It calls off {n} [entry|entries] that went out before.", made.cancelled)
    if made.plan.unplanned:
        yield english("{n} [step is|steps are] not in it, having no day.", len(made.plan.unplanned))
    if not made.is_remembered:
        yield (
            "What went out could not be noted in the data folder: what you drop later has to be "
            "deleted in your calendar by hand."
        )
