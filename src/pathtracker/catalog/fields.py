"""Taking typed values out of a TOML table, with a reason in words when one is not right."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any


class BrokenEntryError(Exception):
    """An entry that cannot be used; the text says why."""


class Table:
    """A TOML table that remembers which of its keys were asked for."""

    __slots__ = ("_asked", "_values")

    def __init__(self, values: object, what: str = "entry") -> None:
        if not isinstance(values, Mapping):
            raise BrokenEntryError(f"{what} is not a table")
        self._values: Mapping[str, Any] = values
        self._asked: set[str] = set()

    def unknown(self) -> list[str]:
        """Keys that nothing asked for: most often a slip of the pen."""
        return [key for key in self._values if key not in self._asked]

    def names(self) -> list[str]:
        """The keys as written."""
        return list(self._values)

    def raw(self, key: str, default: object = None) -> Any:
        """The value as it stands."""
        self._asked.add(key)
        return self._values.get(key, default)

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not blank, or the default where there is one."""
        self._asked.add(key)
        value = self._values.get(key, default)
        if isinstance(value, str) and (default is not None or (value and not value.isspace())):
            return value
        if value is None:
            raise BrokenEntryError(f"has no {key}")
        if not isinstance(value, str):
            raise BrokenEntryError(f"{key} is not a text")
        raise BrokenEntryError(f"{key} is empty")

    def one_of(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """A text out of a few."""
        value = self.text(key, default)
        if value not in allowed:
            raise BrokenEntryError(f"{key} is “{value}”, and has to be one of {', '.join(allowed)}")
        return value

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        value = self.raw(key, default)
        if value is None:
            raise BrokenEntryError(f"has no {key}")
        if not isinstance(value, int) or isinstance(value, bool):
            raise BrokenEntryError(f"{key} is not a whole number")
        return value

    def number(self, key: str) -> float:
        """A number."""
        value = self.raw(key)
        if value is None:
            raise BrokenEntryError(f"has no {key}")
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise BrokenEntryError(f"{key} is not a number")
        return value

    def flag(self, key: str) -> bool:
        """True or false; false when missing."""
        value = self.raw(key, False)
        if not isinstance(value, bool):
            raise BrokenEntryError(f"{key} is neither true nor false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when missing."""
        value = self.raw(key, ())
        if not isinstance(value, (list, tuple)):
            raise BrokenEntryError(f"{key} is not a list of texts")
        for text in value:
            if not isinstance(text, str):
                raise BrokenEntryError(f"{key} is not a list of texts")
        return tuple(value)

    def rows(self, key: str) -> list[Any]:
        """A list of anything; empty when missing."""
        value = self.raw(key, [])
        if not isinstance(value, list):
            raise BrokenEntryError(f"{key} is not a list")
        return value

    def levels(self, key: str) -> dict[str, int]:
        """A table of whole numbers by slug; empty when missing."""
        value = self.raw(key, {})
        if not isinstance(value, Mapping) or not all(type(n) is int for n in value.values()):
            raise BrokenEntryError(f"{key} is not a table of whole numbers")
        return dict(value)

    def day(self, key: str, default: object = None) -> date:
        """A date, written as a TOML date or as text."""
        value = self.raw(key, default)
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                raise BrokenEntryError(f"{key} is not a date: {value}") from None
        if type(value) is not date:
            raise BrokenEntryError(f"has no date in {key}")
        return value
