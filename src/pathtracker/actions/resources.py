"""What a step is learnt from: copies that a learner keeps for times without a network."""

from __future__ import annotations

from uuid import UUID

from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import Item
from pathtracker.core.when import When
from pathtracker.store import Store


def keep_copy(store: Store, *, item: UUID, index: int, path: str, when: When) -> Item:
    """Notes where the learner keeps a copy of a step's resource (counted from 0); nothing for
    `path` forgets it. The file itself stays where it is."""
    found = store.get(Item, item)
    if not 0 <= index < len(found.resources):
        raise Refused("gone", kind="resource")
    resources = list(found.resources)
    resources[index] = resources[index].model_copy(update={"saved": path.strip()})
    label = Message("resource.keep", {"title": resources[index].title})
    return store.write(
        label,
        lambda writer: writer.put(writer.get(Item, item).evolve(resources=tuple(resources))),
        now=when.now,
    )
