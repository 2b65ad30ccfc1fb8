"""Reading and writing single entities inside the store's one connection."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Select, Table, bindparam, select

from pathtracker.core.messages import Refused
from pathtracker.core.model import Entity
from pathtracker.store.database import Database
from pathtracker.store.record import KIND_OF, Edit, edit_between, text_of
from pathtracker.store.tables import TABLES

E = TypeVar("E", bound=Entity)


class Reader:
    """Reads entities one by one; `store.queries` reads what views need in bulk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def connection(self) -> Connection:
        """For the store package alone."""
        self._database.check_thread()
        return self._database.connection

    def find(self, entity: type[E], key: UUID) -> E | None:
        row = self.connection.execute(_one(entity), {"its_id": key}).first()
        return None if row is None else built(entity, row)

    def get(self, entity: type[E], key: UUID) -> E:
        """The entity; Refused if it is not there (any more)."""
        found = self.find(entity, key)
        if found is None:
            raise Refused("gone", kind=KIND_OF[entity])
        return found


class Writer(Reader):
    """What an operation may do inside one change. It reads what it has written."""

    def __init__(self, database: Database, now: datetime, new_id: Callable[[], UUID]) -> None:
        super().__init__(database)
        self.new_id = new_id
        self._now = now
        self._touched: dict[tuple[str, UUID], tuple[Entity | None, Entity | None]] = {}
        self._unsettled: set[tuple[str, UUID]] = set()
        self._settled: dict[tuple[str, UUID], tuple[Edit, str] | None] = {}

    def put(self, entity: E) -> E:
        """Keeps a new entity, or a new state of a known one."""
        before = self.find(type(entity), entity.id)
        if before == entity:
            return entity
        # `model_copy` does not validate: what reaches a row has passed through its entity here.
        entity = type(entity).model_validate(dict(entity))
        save(self.connection, entity, self._now, known=before is not None)
        self._remember(before, entity)
        return entity

    def add(self, entities: Iterable[Entity]) -> None:
        """Keeps new entities of one kind, many at once: a tenth of the time of `put` for each."""
        checked = [type(entity).model_validate(dict(entity)) for entity in entities]
        save_many(self.connection, checked, self._now)
        for entity in checked:
            self._remember(None, entity)

    def remove(self, entity: Entity) -> None:
        """Takes an entity out. What hangs on it has to be removed as well, or the commit fails."""
        before = self.get(type(entity), entity.id)
        erase(self.connection, before)
        self._remember(before, None)

    def settle(self) -> None:
        """Puts what was touched since the last time into the words of the record, so that a long
        write doesn't have all of it to do at its end."""
        for key in self._unsettled:
            edit = edit_between(*self._touched[key])
            self._settled[key] = None if edit is None else (edit, text_of(edit))
        self._unsettled.clear()

    def edits(self) -> list[tuple[Edit, str]]:
        """What has changed so far, each entity once, in the order it was first touched; and as the
        record keeps it."""
        self.settle()
        found = (self._settled[key] for key in self._touched)
        return [edit for edit in found if edit is not None]

    def _remember(self, before: Entity | None, after: Entity | None) -> None:
        entity = after or before
        assert entity is not None
        key = (KIND_OF[type(entity)], entity.id)  # an import may give two kinds the same id
        first = self._touched[key][0] if key in self._touched else before
        self._touched[key] = (first, after)
        self._unsettled.add(key)


def columns(table: Table) -> list[Any]:
    """An entity's own columns; when a row changed is the store's business."""
    return [column for column in table.c if column.name != "changed_at"]


@cache
def _one(entity: type[Entity]) -> Select[Any]:
    """Putting a statement together takes longer than running it, so it is kept."""
    table = TABLES[entity]
    return select(*columns(table)).where(table.c.id == bindparam("its_id"))


@cache
def everything(entity: type[Entity]) -> Select[Any]:
    """All of a kind, by id."""
    table = TABLES[entity]
    return select(*columns(table)).order_by(table.c.id)


def built(entity: type[E], row: Any) -> E:
    """An entity from its row: validated on its way in, so not again on its way out."""
    return entity.model_construct(**row._mapping)


def save(connection: Connection, entity: Entity, now: datetime, *, known: bool) -> None:
    table = TABLES[type(entity)]
    values = {**dict(entity), "changed_at": now}
    if known:
        values["its_id"] = values.pop("id")
        connection.execute(table.update().where(table.c.id == bindparam("its_id")), values)
    else:
        connection.execute(table.insert(), values)


def save_many(connection: Connection, entities: Iterable[Entity], now: datetime) -> None:
    """Inserts new entities of one kind at once."""
    rows = [(type(entity), {**dict(entity), "changed_at": now}) for entity in entities]
    if rows:
        connection.execute(TABLES[rows[0][0]].insert(), [values for _, values in rows])


def erase(connection: Connection, entity: Entity) -> None:
    table = TABLES[type(entity)]
    connection.execute(table.delete().where(table.c.id == entity.id))
