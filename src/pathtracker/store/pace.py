"""How far our estimates run short for this learner, read from what they have finished."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, select

from pathtracker.core.model import THE_LEARNER, Item, Learner, State, TimeEntry
from pathtracker.core.pace import LAST_ITEMS, SHORTEST_ESTIMATE, Finished, Pace, pace
from pathtracker.store.session import Reader
from pathtracker.store.tables import TABLES

_ITEM = TABLES[Item].c
_TIME = TABLES[TimeEntry].c

_FIRST_LOOK, _MANY = 50, 5_000


def own_pace(reader: Reader) -> Pace:
    """How far our estimates run short for this learner, measured or fixed by them."""
    learner = reader.find(Learner, THE_LEARNER)
    if learner is not None and learner.stretch is not None:
        return pace((), learner.stretch)
    return pace(_last_finished(reader))


def _last_finished(reader: Reader) -> list[Finished]:
    """The newest finished items that can say something about our estimates: those with time logged.

    The newest are looked at first, and more of them only where that is not enough: asking of every
    item whether it has time takes five times as long in a full store.
    """
    estimate = _ITEM.effort * (1 - _ITEM.known_share)
    query = (
        select(_ITEM.id, _ITEM.done_on, estimate)
        .where(_ITEM.state == State.DONE, estimate >= SHORTEST_ESTIMATE)
        .order_by(_ITEM.done_on.desc(), _ITEM.id)
    )
    found: list[Finished] = []
    seen, wanted = 0, _FIRST_LOOK
    while len(found) < LAST_ITEMS:
        rows = reader.connection.execute(query.offset(seen).limit(wanted)).all()
        logged = _logged(reader, [row.id for row in rows])
        found += [
            Finished(done_on, hours, logged[item])
            for item, done_on, hours in rows
            if item in logged
        ]
        if len(rows) < wanted:
            break
        seen, wanted = seen + wanted, min(wanted * 4, _MANY)
    return found[:LAST_ITEMS]


def _logged(reader: Reader, items: list[UUID]) -> dict[UUID, int]:
    """The minutes logged on each of some items that has any."""
    query = (
        select(_TIME.item_id, func.sum(_TIME.minutes))
        .where(_TIME.item_id.in_(items))
        .group_by(_TIME.item_id)
    )
    return dict(reader.connection.execute(query).all())
