"""Statements that read, as text."""

from __future__ import annotations

from functools import cache

from pathtracker.core.model import KINDS, SATISFYING, Entity
from pathtracker.store.values import fields_of

GIVEN = "(SELECT value FROM json_each(?))"
"""Any number of ids as one value, see `values.many`."""

SETTLED = f"({', '.join(repr(state.value) for state in sorted(SATISFYING))})"
"""The states in which an item no longer holds back what requires it."""

KIND_OF = {entity: kind for kind, entity in KINDS.items()}
"""The kind of every entity, which is the name of its table."""


class Sql(str):
    """A statement with `?` where a value goes in. Each is a constant of a module or comes of a
    cached function of the kind, so that tests can prepare them all."""

    __slots__ = ()


@cache
def select(entity: type[Entity], rest: str = "") -> Sql:
    """Whole entities of a kind; `rest` is what follows the name of the table. When a row changed
    is the store's business."""
    names = ", ".join(f'"{name}"' for name in fields_of(entity))
    return Sql(f'SELECT {names} FROM "{KIND_OF[entity]}" {rest}')
