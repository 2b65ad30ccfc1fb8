"""What a learner says about when: the day an item is to start, days that lie between two."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from pathtracker.core.days import kept_day
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import SATISFYING, Item, Prerequisite, State
from pathtracker.core.when import When
from pathtracker.store import Store, Writer, queries


def pin(store: Store, *, item: UUID, day: date | None, when: When) -> Item:
    """Says on which day an item is to start, or with None that the plan may choose.

    A parked item that gets a day is taken up again. Refused for what is done, skipped or known.
    """

    if day is not None:
        kept_day(day, when.today)

    def op(writer: Writer) -> Item:
        found = writer.get(Item, item)
        if found.state in SATISFYING and day is not None:
            raise Refused(f"already.{found.state}", title=found.title)
        return _pin(writer, found, day)

    label = "item.unpin" if day is None else "item.pin"
    return store.write(Message(label, {"title": store.get(Item, item).title}), op, now=when.now)


def do_first(store: Store, *, item: UUID, days: Mapping[UUID, date], when: When) -> Item:
    """Puts an item before everything else: pins it, and what it requires, to their first days
    (`core.whatif.what_meets` says which). What is settled by now is passed over.

    What was parked is taken up again. Refused if the item is done, skipped or known.
    """
    found = store.get(Item, item)
    if found.state in SATISFYING:
        raise Refused(f"already.{found.state}", title=found.title)

    def op(writer: Writer) -> Item:
        for key, day in days.items():
            one = writer.find(Item, key)
            if one is not None and one.state not in SATISFYING:
                _pin(writer, one, day)
        return writer.get(Item, item)

    return store.write(Message("item.first", {"title": found.title}), op, now=when.now)


def set_lag(store: Store, *, item: UUID, requires: UUID, days: int, when: When) -> Prerequisite:
    """Says how many days (0 to 3,650) pass between the end of one item and the start of another
    that comes after it. Refused if it doesn't come after it."""

    def op(writer: Writer) -> Prerequisite:
        for link in queries.of_item(writer, Prerequisite, item):
            if link.requires_id == requires:
                return writer.put(link.evolve(lag_days=days))
        raise Refused("gone", kind="prerequisite")

    title, other = store.get(Item, item).title, store.get(Item, requires).title
    label = Message("item.lag", {"title": title, "other": other})
    return store.write(label, op, now=when.now)


def _pin(writer: Writer, item: Item, day: date | None) -> Item:
    if item.state is State.PARKED and day is not None:
        item = item.evolve(state=State.OPEN, parked_until=None)
    return writer.put(item.evolve(pinned=day))
