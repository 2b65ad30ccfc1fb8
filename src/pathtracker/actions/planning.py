"""What a learner says about when: the day an item is to start, days that lie between two."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import SATISFYING, Item, Prerequisite, State
from pathtracker.core.when import When
from pathtracker.store import Store, Writer, queries


def pin(store: Store, *, item: UUID, day: date | None, when: When) -> Item:
    """Says on which day an item is to start, or with None that the plan may choose.

    A parked item that gets a day is taken up again. Refused for what is done, skipped or known.
    """

    def op(writer: Writer) -> Item:
        found = writer.get(Item, item)
        if found.state in SATISFYING and day is not None:
            raise Refused(f"already.{found.state}", title=found.title)
        if found.state is State.PARKED and day is not None:
            found = found.evolve(state=State.OPEN, parked_until=None)
        return writer.put(found.evolve(pinned=day))

    label = "item.unpin" if day is None else "item.pin"
    return store.write(Message(label, {"title": store.get(Item, item).title}), op, now=when.now)


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
