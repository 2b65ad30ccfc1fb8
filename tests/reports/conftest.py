"""A new store, and the sample learner's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import WHEN, open_store

from pathtracker.catalog import Catalog, load_catalog
from pathtracker.paths import asset
from pathtracker.sample import Size, fill_sample
from pathtracker.store import Store


@pytest.fixture
def store(quick_folder: Path) -> Iterator[Store]:
    with open_store(quick_folder / "store.db") as store:
        yield store


@pytest.fixture(scope="session")
def shipped() -> Catalog:
    return load_catalog(asset("catalog")).catalog


@pytest.fixture(scope="package", params=["usual", "large"])
def sample(
    request: pytest.FixtureRequest, shipped: Catalog, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """Only to be read."""
    size: Size = request.param
    with Store.open(tmp_path_factory.mktemp(size) / "store.db") as store:
        fill_sample(store, catalog=shipped, size=size, when=WHEN)
        yield store
