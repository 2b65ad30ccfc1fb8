"""Sentences about a calendar that went out: what it holds, and what it doesn't."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pathtracker.wording import hours

if TYPE_CHECKING:
    from pathtracker.exchange.calendar_out import Exported


def calendar_lines(made: Exported) -> Iterator[str]:
    """One sentence for each thing to know."""
    if made.first and made.last:
        span = f"from {made.first.isoformat()} to {made.last.isoformat()}"
        sittings = _counted(made.events, "1 sitting", "{n} sittings")
        yield (
            f"It holds {sittings} {span}, {hours(made.minutes / 60)} in all; a day's work begins "
            f"at {made.begins:%H:%M}."
        )
    else:
        yield "It holds no sittings: nothing is planned."
    if made.milestones:
        yield _counted(
            made.milestones, "1 milestone is a task in it.", "{n} milestones are tasks in it."
        )
    if made.earlier:
        yield _counted(
            made.earlier,
            "On 1 day there is more than fits between then and midnight: it begins earlier.",
            "On {n} days there is more than fits between then and midnight: they begin earlier.",
        )
    if made.cancelled:
        yield _counted(
            made.cancelled,
            "It calls off 1 entry that went out before.",
            "It calls off {n} entries that went out before.",
        )
    if made.plan.unplanned:
        yield _counted(
            len(made.plan.unplanned),
            "1 step is not in it, having no day.",
            "{n} steps are not in it, having no day.",
        )
    if not made.is_remembered:
        yield (
            "What went out could not be noted in the data folder: what you drop later has to be "
            "deleted in your calendar by hand."
        )


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(n=count)
