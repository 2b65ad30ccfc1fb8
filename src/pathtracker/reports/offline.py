"""What the steps of the next two weeks need from the network. Without Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pathtracker.core.model import SATISFYING, Item, Resource
from pathtracker.core.planning import plan_of
from pathtracker.store import Reader
from pathtracker.store.planning import plan_inputs

DAYS = 14


@dataclass(frozen=True, slots=True)
class Coming:
    """A resource of steps that are planned: the steps with its place in each (from 0), nearest
    first, and the day on which the first begins."""

    resource: Resource
    places: tuple[tuple[Item, int], ...]
    day: date

    @property
    def key(self) -> str:
        """What makes it the same resource in several steps."""
        return self.resource.url or self.resource.title


def coming(reader: Reader, today: date, days: int = DAYS) -> tuple[list[Coming], bool]:
    """The resources of what is planned in the next days, in the order of the plan, without those
    that are ticked; and whether anything is planned at all."""
    until = today + timedelta(days=days)
    planned = [
        one
        for one in plan_of(plan_inputs(reader, today)).items
        if not one.done and one.start < until
    ]
    found: dict[str, Coming] = {}
    for one in sorted(planned, key=lambda one: one.start):
        item = reader.find(Item, one.id)
        if item is not None and item.state not in SATISFYING:
            for new in _resources(item, max(one.start, today)):
                found[new.key] = _joined(found[new.key], new) if new.key in found else new
    return list(found.values()), bool(planned)


def _resources(item: Item, day: date) -> Iterator[Coming]:
    for index, resource in enumerate(item.resources):
        if not resource.ticked:
            yield Coming(resource, ((item, index),), day)


def _joined(one: Coming, other: Coming) -> Coming:
    """The same resource of one more step; a copy that is kept for either counts for both."""
    resource = one.resource if one.resource.saved else other.resource
    return Coming(resource, (*one.places, *other.places), one.day)
