"""How rows are written: in the words that the tables have for it.

SQLAlchemy puts each statement together once and says how every value is put in; SQLite alone runs
it. Imported by the first that writes, because it takes longer than all that a start has to read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Delete, Insert, Table, Update, bindparam
from sqlalchemy.dialects import sqlite

from pathtracker.core.model import Entity
from pathtracker.store.tables import CHANGE, TABLES

_DIALECT = sqlite.dialect()


class _Statement(NamedTuple):
    """The text, and in the order of its `?` the names of the values with how each is put in."""

    text: str
    ways_in: tuple[tuple[str, Callable[[Any], Any] | None], ...]

    def values(self, given: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(
            [given[name] if way is None else way(given[name]) for name, way in self.ways_in]
        )


def saved(entity: Entity, now: datetime, *, known: bool) -> tuple[str, tuple[Any, ...]]:
    """The statement that keeps an entity, a new one or one that is there, and its values."""
    statement = _update(type(entity)) if known else _insert(type(entity))
    return statement.text, statement.values({**dict(entity), "changed_at": now})


def erased(entity: Entity) -> tuple[str, tuple[Any, ...]]:
    """The statement that takes an entity out, and its values."""
    statement = _delete(type(entity))
    return statement.text, statement.values(dict(entity))


def appended(values: Mapping[str, Any]) -> tuple[str, tuple[Any, ...]]:
    """The statement that adds a row to the change record, and its values."""
    return _append().text, _append().values(values)


@cache
def _insert(entity: type[Entity]) -> _Statement:
    return _compiled(TABLES[entity], TABLES[entity].insert())


@cache
def _update(entity: type[Entity]) -> _Statement:
    table = TABLES[entity]
    others: dict[str, Any] = {
        column.name: bindparam(column.name) for column in table.c if column.name != "id"
    }
    # Named like no column: SQLAlchemy keeps those names for what is set.
    return _compiled(table, table.update().where(table.c.id == bindparam("_id")).values(others))


@cache
def _delete(entity: type[Entity]) -> _Statement:
    table = TABLES[entity]
    return _compiled(table, table.delete().where(table.c.id == bindparam("_id")))


@cache
def _append() -> _Statement:
    return _compiled(CHANGE, CHANGE.insert())


def _compiled(table: Table, statement: Insert | Update | Delete) -> _Statement:
    compiled = statement.compile(dialect=_DIALECT)
    names = [name.removeprefix("_") for name in compiled.positiontup or ()]
    return _Statement(
        str(compiled),
        tuple([(name, table.c[name].type.bind_processor(_DIALECT)) for name in names]),
    )
