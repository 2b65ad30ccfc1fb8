"""How values lie in SQLite: everything as TEXT, INTEGER or REAL in STRICT tables."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import Boolean, Dialect, Float, String, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import TypeDecorator

from pathtracker.store.errors import DamagedValueError


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

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        try:
            # Quicker than hex=, which tidies the text first; an outline makes thousands of them.
            return None if value is None else UUID(int=int(value, 16))
        except (ValueError, TypeError) as error:
            raise DamagedValueError(error) from error


class Day(TypeDecorator[date]):
    """A day as YYYY-MM-DD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        try:
            return None if value is None else date.fromisoformat(value)
        except (ValueError, TypeError) as error:
            raise DamagedValueError(error) from error


class Instant(TypeDecorator[datetime]):
    """An aware moment as UTC text that sorts by time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        try:
            return None if value is None else datetime.fromisoformat(value)
        except (ValueError, TypeError) as error:
            raise DamagedValueError(error) from error


class Choice(TypeDecorator[StrEnum]):
    """An enumeration by its value.

    A value that no member has (a damaged file) is handed on as text: one bad row must not make the
    whole table unreadable, and `check` reports it.
    """

    impl = Text
    cache_ok = True

    def __init__(self, choices: type[StrEnum]) -> None:
        super().__init__()
        self.choices = choices

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        members = self.choices._value2member_map_
        return members.get(value, value)


class Parts(TypeDecorator[tuple[Any, ...]]):
    """A tuple of values as JSON; always assigned whole."""

    impl = Text
    cache_ok = True

    def __init__(self, parts: Any) -> None:
        super().__init__()
        self.parts = parts
        self._adapter: TypeAdapter[tuple[Any, ...]] | None = None

    def _parts(self) -> TypeAdapter[tuple[Any, ...]]:
        if self._adapter is None:  # building one takes a millisecond; most starts need few
            self._adapter = TypeAdapter(self.parts)
        return self._adapter

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return self._parts().dump_json(value).decode() if value else "[]"

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Any, ...] | None:
        if value is None:
            return None
        try:
            return () if value == "[]" else self._parts().validate_json(value)
        except ValueError as error:
            raise DamagedValueError("JSON") from error
