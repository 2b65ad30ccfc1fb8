"""The types of columns: how values are put into SQLite, in STRICT tables. See `store.values`."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Dialect, Float, String, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import TypeDecorator

from pathtracker.store import values


@compiles(String, "sqlite")
@compiles(Text, "sqlite")
def _text(*_: Any, **__: Any) -> str:
    return "TEXT"


@compiles(Float, "sqlite")
def _real(*_: Any, **__: Any) -> str:
    return "REAL"


@compiles(Boolean, "sqlite")
def _integer(*_: Any, **__: Any) -> str:
    return "INTEGER"


class Key(TypeDecorator[UUID]):
    """A UUID as 32 hexadecimal digits."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> str | None:
        return None if value is None else value.hex


class Day(TypeDecorator[date]):
    """A day as YYYY-MM-DD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()


class Instant(TypeDecorator[datetime]):
    """An aware moment as UTC text that sorts by time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else values.text_of_moment(value)


class Choice(TypeDecorator[StrEnum]):
    """An enumeration by its value."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)


class Parts(TypeDecorator[tuple[Any, ...]]):
    """A tuple of values as JSON; always assigned whole."""

    impl = Text
    cache_ok = True

    def __init__(self, parts: Any) -> None:
        super().__init__()
        self.parts = parts

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return values.adapter(self.parts).dump_json(value).decode() if value else "[]"
