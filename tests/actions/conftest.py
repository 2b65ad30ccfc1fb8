"""A new store, and short ways to fill it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helpers import CATALOG, WHEN, open_store

from pathtracker.actions import roles, steps
from pathtracker.core.model import Item
from pathtracker.core.quickadd import QuickAdd
from pathtracker.store import Store, queries


@pytest.fixture
def store(quick_folder: Path) -> Iterator[Store]:
    with open_store(quick_folder / "store.db") as store:
        yield store


@pytest.fixture
def engineer(store: Store) -> roles.Chosen:
    """The store's learner has chosen ML engineer, junior."""
    return roles.choose(store, catalog=CATALOG, role="engineer", when=WHEN)


@pytest.fixture
def step(store: Store, engineer: roles.Chosen) -> Callable[[str], Item]:
    """A step of the catalogue by its slug, as it is now."""
    return lambda slug: queries.by_slug(store, Item, [slug])[slug]


@pytest.fixture
def own(store: Store) -> Callable[..., Item]:
    """Adds a step of the learner's own."""

    def add(title: str = "Joins", **wanted: object) -> Item:
        return steps.add(store, wanted=QuickAdd(title=title, **wanted), when=WHEN)  # type: ignore[arg-type]

    return add
