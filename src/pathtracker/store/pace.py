"""How far our estimates run short for this learner, read from what they have finished."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pathtracker.core.model import THE_LEARNER, Learner, State
from pathtracker.core.pace import LAST_ITEMS, SHORTEST_ESTIMATE, Finished, Pace, pace
from pathtracker.store.session import Reader
from pathtracker.store.sql import GIVEN, Sql
from pathtracker.store.values import DAYS

_FIRST_LOOK, _MANY = 50, 5_000

_ESTIMATE = "effort * (1 - known_share)"
_FINISHED = Sql(
    f"SELECT id, done_on, {_ESTIMATE}, title FROM item "
    f"WHERE state = '{State.DONE}' AND {_ESTIMATE} >= ? "
    "ORDER BY done_on DESC, id LIMIT ? OFFSET ?"
)
_LOGGED = Sql(
    f"SELECT item_id, sum(minutes) FROM time_entry WHERE item_id IN {GIVEN} GROUP BY item_id"
)


def own_pace(reader: Reader, finished: Sequence[Finished] | None = None) -> Pace:
    """How far our estimates run short for this learner, measured or fixed by them. `finished`: what
    `last_finished` gives, where it has been read already."""
    learner = reader.find(Learner, THE_LEARNER)
    if learner is not None and learner.stretch is not None:
        return pace((), learner.stretch)
    return pace(last_finished(reader) if finished is None else finished)


def last_finished(reader: Reader) -> list[Finished]:
    """The newest finished items that can say something about our estimates: those with time logged.
    At most twenty, the newest first.

    The newest are looked at first, and more of them only where that is not enough: asking of every
    item whether it has time takes five times as long in a full store.
    """
    found: list[Finished] = []
    seen, wanted = 0, _FIRST_LOOK
    while len(found) < LAST_ITEMS:
        rows = reader.rows(_FINISHED, SHORTEST_ESTIMATE, wanted, seen)
        logged = dict(reader.rows(_LOGGED, json.dumps([item for item, *_ in rows])))
        found += [
            Finished(DAYS[done_on], hours, logged[item], title)
            for item, done_on, hours, title in rows
            if item in logged
        ]
        if len(rows) < wanted:
            break
        seen, wanted = seen + wanted, min(wanted * 4, _MANY)
    return found[:LAST_ITEMS]
