"""The sample in its three sizes, and filling an empty store with one."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Literal

from pathtracker.catalog import Catalog
from pathtracker.core.messages import Refused
from pathtracker.core.model import Entity, Standing
from pathtracker.core.when import When
from pathtracker.sample.around import kept_plan
from pathtracker.sample.gathered import Gathered
from pathtracker.sample.maya import Maya
from pathtracker.sample.plenty import Amounts, Plenty
from pathtracker.sample.shelf import Shelf
from pathtracker.sample.weeks import first_day
from pathtracker.store import Store, queries

Size = Literal["usual", "large", "huge"]

LARGE = Amounts(
    roles=5,
    steps=2_000,
    primary_steps=400,
    projects=50,
    skills=1_000,
    ratings=10_000,
    entries=20_000,
    years=10,
)
HUGE = Amounts(
    roles=50,
    steps=20_000,
    primary_steps=2_000,
    projects=500,
    skills=10_000,
    ratings=100_000,
    entries=200_000,
    years=25,
)

SIZES: dict[Size, Amounts | None] = {"usual": None, "large": LARGE, "huge": HUGE}
"""`usual` is Maya's life alone; the others have these amounts of everything."""


def fill_sample(store: Store, *, catalog: Catalog, size: Size, when: When) -> dict[str, int]:
    """Fills an empty store with the sample, unrecorded, and returns how many of each it has.

    Refused ``not_empty`` if the store holds anything, or has held anything that undo remembers.
    """
    if any(queries.counts(store).values()) or store.history(1):
        raise Refused("not_empty", path=str(store.path))
    with _nothing_thrown_away():
        gathered = gather(catalog, size=size, today=when.today)
        store.fill(
            gathered.entities(),
            now=when.now,
            then=lambda: [kept_plan(store, gathered, when.today)],
        )
    return gathered.counts()


def entities(catalog: Catalog, *, size: Size, today: date) -> Iterable[Entity]:
    """Everything that the sample of a size consists of, equal every time for the same day."""
    return gather(catalog, size=size, today=today).entities()


def gather(catalog: Catalog, *, size: Size, today: date) -> Gathered:
    gathered = Gathered("maya")
    shelf = Shelf(gathered, catalog)
    Maya(gathered, shelf, catalog, today).live()
    amounts = SIZES[size]
    if amounts is not None:
        others = [slug for slug in catalog.roles if slug != gathered.roles[0].slug]
        for slug in others[: amounts.roles - 1]:
            shelf.role(slug, standing=Standing.SECONDARY, start=first_day(today))
        Plenty(gathered, amounts, today).add()
    return gathered


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """Keeps Python from looking for garbage among hundreds of thousands of values in use, which
    takes as long as making them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
