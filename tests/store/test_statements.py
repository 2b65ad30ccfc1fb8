"""What is read past SQLAlchemy fits the tables: every statement, every column."""

import importlib
import pkgutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pathtracker.store
from pathtracker.core.model import KINDS, Evidence, Item, Membership, Prerequisite, TimeEntry
from pathtracker.store import Store, queries
from pathtracker.store.sql import Sql
from tests.store.conftest import GOLDEN

NEVER_READ = {"migrations"}
GOLDEN_FILES = sorted(GOLDEN.parent.glob("*.db"))


def statements() -> Iterator[tuple[str, Sql]]:
    """Every statement that a module of the store has as a constant, by where it stands."""
    for module in pkgutil.walk_packages(pathtracker.store.__path__, "pathtracker.store."):
        if not NEVER_READ.intersection(module.name.split(".")):
            for name, value in vars(importlib.import_module(module.name)).items():
                for each in value if isinstance(value, tuple) else (value,):
                    if isinstance(each, Sql):
                        yield f"{module.name}.{name}", each


@pytest.fixture(params=["a new file", *GOLDEN_FILES], ids=lambda param: Path(param).name)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "pathtracker.db"
    if isinstance(request.param, Path):
        path.write_bytes(request.param.read_bytes())
    with Store.open(path) as store:
        yield store


def test_every_statement_can_be_prepared(opened: Store) -> None:
    found = dict(statements())
    assert len(found) > 40
    for name, sql in found.items():
        try:
            opened._database.raw.execute(f"EXPLAIN {sql}", (None,) * sql.count("?"))
        except sqlite3.Error as error:
            pytest.fail(f"{name}: {error}")


def test_every_kind_is_read_by_each_general_question(opened: Store) -> None:
    counts = queries.counts(opened)
    for kind, entity in KINDS.items():
        found: list[Any] = queries.all_of(opened, entity)
        assert len(found) == counts[kind]
        for one in found:
            assert opened.find(entity, one.id) == one
        if "slug" in entity.model_fields:
            slugs = queries.slugs(opened, entity)
            assert queries.by_slug(opened, entity, slugs).keys() == slugs.keys()
        if kind in ("item", "skill", "role", "track"):
            assert {one.value for one in queries.names(opened, entity)} == {one.id for one in found}
    for item in queries.all_of(opened, Item)[:5]:
        for entity in (Evidence, Membership, Prerequisite, TimeEntry):
            assert all(one.item_id == item.id for one in queries.of_item(opened, entity, item.id))


def test_what_is_read_is_what_the_entity_would_make_of_it(opened: Store) -> None:
    """Nothing is left as the text it lies in: each value has the type that its field says."""
    for entity in KINDS.values():
        for one in queries.all_of(opened, entity):
            assert type(one).model_validate(dict(one), strict=True) == one
