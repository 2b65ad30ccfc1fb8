"""Reading and writing single entities inside the store's one connection."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from pathtracker.core.messages import Refused
from pathtracker.core.model import Entity
from pathtracker.store.database import Database
from pathtracker.store.record import Edit, edit_between, text_of
from pathtracker.store.sql import KIND_OF, Sql, select
from pathtracker.store.values import fields_of

E = TypeVar("E", bound=Entity)


class Reader:
    """Reads entities one by one; `store.queries` reads what views need in bulk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, sql: Sql, *values: Any) -> list[tuple[Any, ...]]:
        """What a statement finds. For the store package alone."""
        return self._database.rows(sql, values)

    def scalar(self, sql: Sql, *values: Any) -> Any:
        """The first value of the first row, None if there is none. For the store package alone."""
        found = self._database.rows(sql, values)
        return found[0][0] if found else None

    def entities(self, entity: type[E], rest: str = "", *values: Any) -> list[E]:
        """Whole entities, see `select`. For the store package alone."""
        return [built(entity, row) for row in self.rows(select(entity, rest), *values)]

    def find(self, entity: type[E], key: UUID) -> E | None:
        found = self.entities(entity, "WHERE id = ?", key.hex)
        return found[0] if found else None

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
        self._database.save([entity], self._now, known=before is not None)
        self._remember(before, entity)
        return entity

    def add(self, entities: Iterable[Entity]) -> None:
        """Keeps new entities of one kind, many at once: a tenth of the time of `put` for each."""
        checked = [type(entity).model_validate(dict(entity)) for entity in entities]
        self._database.save(checked, self._now, known=False)
        for entity in checked:
            self._remember(None, entity)

    def remove(self, entity: Entity) -> None:
        """Takes an entity out. What hangs on it has to be removed as well, or the commit fails."""
        before = self.get(type(entity), entity.id)
        self._database.erase(before)
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


def built(entity: type[E], row: tuple[Any, ...]) -> E:
    """An entity from its row: validated on its way in, so not again on its way out."""
    ways_out = fields_of(entity)
    return entity.model_construct(
        **{
            name: value if value is None or take is None else take(value)
            for (name, take), value in zip(ways_out.items(), row, strict=True)
        }
    )
