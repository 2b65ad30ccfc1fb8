"""How values lie in SQLite, and how they are taken out of it: all of them as TEXT, INTEGER or REAL.

Ids and days are made once for each text that they are kept in, and handed out again: a list of
steps names each track a thousand times.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin
from uuid import UUID

from pydantic import AwareDatetime, TypeAdapter

from pathtracker.core.model import Entity
from pathtracker.store.errors import DamagedValueError

T = TypeVar("T")

_MOST_KEPT = 500_000
"""Of each sort, so that a program that runs for weeks doesn't keep all it has ever read."""


class _Once(dict[str, T], Generic[T]):
    """Values by the text that they are kept in, each made when it is first asked for.

    Raises DamagedValueError for a text that is none.
    """

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> T:
        try:
            made = self._make(text)
        except (ValueError, TypeError) as error:
            raise DamagedValueError(error) from error
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[text] = made
        return made


# Quicker than hex=, which tidies the text first.
KEYS: _Once[UUID] = _Once(lambda text: UUID(int=int(text, 16)))
"""Ids by their 32 hexadecimal digits."""

DAYS: _Once[date] = _Once(date.fromisoformat)
"""Days by YYYY-MM-DD."""


def key(text: str | None) -> UUID | None:
    return None if text is None else KEYS[text]


def day(text: str | None) -> date | None:
    return None if text is None else DAYS[text]


def moment(text: str) -> datetime:
    """An aware moment, of UTC text that sorts by time."""
    try:
        return datetime.fromisoformat(text)
    except (ValueError, TypeError) as error:
        raise DamagedValueError(error) from error


def text_of_moment(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def choice(choices: type[StrEnum]) -> Callable[[Any], Any]:
    """Takes out a member of an enumeration.

    A value that no member has (a damaged file) is handed on as text: one bad row must not make the
    whole table unreadable, and `check` reports it.
    """
    members = choices._value2member_map_
    return lambda value: members.get(value, value)


def parts(of_type: Any) -> Callable[[str], tuple[Any, ...]]:
    """Takes out a tuple of values, kept as JSON."""

    def taken_out(text: str) -> tuple[Any, ...]:
        try:
            return () if text == "[]" else adapter(of_type).validate_json(text)
        except ValueError as error:
            raise DamagedValueError("JSON") from error

    return taken_out


@cache
def adapter(of_type: Any) -> TypeAdapter[tuple[Any, ...]]:
    """Building one takes a millisecond, and most starts need few."""
    return TypeAdapter(of_type)


def many(keys: Iterable[UUID]) -> str:
    """Ids as one parameter, for `IN (SELECT value FROM json_each(?))`."""
    return json.dumps([key.hex for key in keys])


@cache
def fields_of(entity: type[Entity]) -> Mapping[str, Callable[[Any], Any] | None]:
    """The fields of an entity, in order, with how each is taken out; None: as it lies there."""
    return {name: _way_out(field.annotation) for name, field in entity.model_fields.items()}


def _way_out(annotation: Any) -> Callable[[Any], Any] | None:
    plain = _without_limits(annotation)
    if get_origin(plain) is tuple:
        return parts(tuple[_without_limits(get_args(plain)[0]), ...])  # type: ignore[misc]
    if issubclass(plain, StrEnum):
        return choice(plain)
    return _WAYS_OUT.get(plain)


_WAYS_OUT: Mapping[Any, Callable[[Any], Any]] = {
    UUID: KEYS.__getitem__,
    date: DAYS.__getitem__,
    AwareDatetime: moment,
    bool: bool,
}


def _without_limits(annotation: Any) -> Any:
    """str, of Annotated[str, …] | None."""
    if get_origin(annotation) is Annotated:
        return _without_limits(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        (one,) = (each for each in get_args(annotation) if each is not NoneType)
        return _without_limits(one)
    return annotation
