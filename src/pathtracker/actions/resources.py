"""What a step is learnt from: copies that a learner keeps for times without a network."""

from __future__ import annotations

from uuid import UUID

from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import Item, Resource
from pathtracker.core.when import When
from pathtracker.store import Store, Writer


def keep_copy(store: Store, *, item: UUID, index: int, path: str, when: When) -> Item:
    """Notes where the learner keeps a copy of a step's resource (counted from 0); nothing for
    `path` forgets it. The file itself stays where it is."""
    found = store.get(Item, item)
    if not 0 <= index < len(found.resources):
        raise Refused("gone", kind="resource")

    def op(writer: Writer) -> Item:
        resources = list(found.resources)
        kept = {**dict(resources[index]), "saved": path.strip()}
        resources[index] = Resource.model_validate(kept)
        return writer.put(writer.get(Item, item).evolve(resources=tuple(resources)))

    label = Message("resource.keep", {"title": found.resources[index].title})
    return store.write(label, op, now=when.now)
