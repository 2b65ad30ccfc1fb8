"""The first plan: a role, the time there is, and a first day, as one change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pathtracker.actions.learner import change_learner, say_hours, spread
from pathtracker.actions.roles import Chosen, choose_role
from pathtracker.core.days import kept_day
from pathtracker.core.messages import Message
from pathtracker.core.model import Rung
from pathtracker.core.when import When
from pathtracker.store import Store, Writer

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog


def make_first_plan(
    store: Store,
    *,
    catalog: Catalog,
    when: When,
    role: str | None = None,
    rung: Rung = Rung.JUNIOR,
    hours: float | None = None,
    weekdays: tuple[int, ...] | None = None,
    start: date | None = None,
) -> Chosen | None:
    """Keeps the answers of the first page; None stands for one that was skipped.

    Time is either `hours` a week on any day, or minutes for each of the `weekdays`. Returns what
    came in with the role, if one was chosen. Refused for a start that `kept_day` doesn't keep.
    """
    if start is not None:
        kept_day(start, when.today)
    minutes = spread(hours) if weekdays is None and hours is not None else weekdays

    def op(writer: Writer) -> Chosen | None:
        if minutes is not None:
            say_hours(writer, minutes, any_day=weekdays is None, today=when.today)
        if start is not None:
            change_learner(writer, start=start)
        if role is None:
            return None
        return choose_role(writer, catalog=catalog, role=role, rung=rung, start=start)

    return store.write(Message("first_run"), op, now=when.now)
