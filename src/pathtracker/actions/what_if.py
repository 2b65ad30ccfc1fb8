"""Keeping a plan to look back at, and making a plan that was tried out the real one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from pathtracker.actions.availability import put_days_off
from pathtracker.actions.learner import HOURS_A_WEEK, change_learner, learner, say_hours
from pathtracker.actions.roles import choose_role
from pathtracker.core.availability import Calendar
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import (
    SATISFYING,
    Baseline,
    Item,
    PlannedDays,
    Role,
    Rung,
    Standing,
    State,
)
from pathtracker.core.when import When
from pathtracker.store import Store, Writer, queries

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog


def keep_baseline(
    store: Store, *, title: str, plan: Iterable[tuple[UUID, date, date]], when: When
) -> Baseline:
    """Keeps when each item would start and end, to see later what has moved."""
    days = tuple(
        PlannedDays(item_id=item, start=start, finish=finish) for item, start, finish in plan
    )
    return store.write(
        Message("baseline.keep", {"title": title}),
        lambda writer: writer.put(
            Baseline(id=writer.new_id(), title=title, day=when.today, plan=days)
        ),
        now=when.now,
    )


def remove_baseline(store: Store, *, baseline: UUID, when: When) -> None:
    """Forgets a plan that was kept."""
    found = store.get(Baseline, baseline)
    store.write(
        Message("baseline.remove", {"title": found.title}),
        lambda writer: writer.remove(found),
        now=when.now,
    )


def apply_what_if(
    store: Store,
    *,
    catalog: Catalog,
    when: When,
    hours: float | None = None,
    start: date | None = None,
    off: Iterable[tuple[date, date]] = (),
    without: Iterable[UUID] = (),
    role: UUID | None = None,
    rung: Rung | None = None,
) -> None:
    """Makes what was tried out real, as one change; None and nothing leave things as they are.

    `hours` a week scale the pattern of weekdays. `off`: more days off, both ends included. What is
    still to do in roadmaps and projects that are left out (`without`) is parked, unless another
    one holds it too. `rung`: another rung of `role`, which brings its phases in.
    """

    def op(writer: Writer) -> None:
        if hours is not None:
            _scale(writer, hours, when.today)
        if start is not None:
            change_learner(writer, start=start)
        for first, last in off:
            put_days_off(writer, first, last)
        _park(writer, set(without))
        if role is not None and rung is not None:
            _climb(writer, writer.get(Role, role), rung, catalog)

    store.write(Message("what_if.apply"), op, now=when.now)


def _scale(writer: Writer, hours: float, today: date) -> None:
    known = learner(writer)
    if not 0 <= hours <= HOURS_A_WEEK:
        raise Refused("week.hours", hours=f"{hours:g}")
    calendar = Calendar(known.minutes or (0,) * 7, known.any_day)
    say_hours(
        writer,
        calendar.scaled_to(hours).minutes,
        any_day=known.any_day or not calendar.week_minutes,
        today=today,
    )


def _park(writer: Writer, tracks: set[UUID]) -> None:
    if not tracks:
        return
    for key, places in queries.tracks_of_items(writer).items():
        if set(places) <= tracks:
            item = writer.get(Item, key)
            if item.state not in SATISFYING:
                writer.put(item.evolve(state=State.PARKED))


def _climb(writer: Writer, role: Role, rung: Rung, catalog: Catalog) -> None:
    if (
        role.slug is None or role.slug not in catalog.roles
    ):  # a role of the learner's own has no phases to bring in
        writer.put(role.evolve(rung=rung))
        return
    choose_role(
        writer,
        catalog=catalog,
        role=role.slug,
        rung=rung,
        secondary=role.standing is not Standing.PRIMARY,
    )
