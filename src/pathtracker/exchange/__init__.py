"""Files that learners already have: one module a format, found by what a file holds.

A format reads a file into a Draft: entities, and what could not be read and why. Nothing is written
until the learner has seen the draft and `taking.take_in` is called with it.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from pathtracker.core.messages import Refused
from pathtracker.exchange.draft import Draft
from pathtracker.exchange.source import Source
from pathtracker.store.livefile import open_to_read

HEAD = 8_192
"""So many bytes of a file are looked at to find its format."""


class Format(Protocol):
    """What a module of this package offers."""

    TITLE: str
    """What people call the format."""

    def detect(self, head: bytes) -> float:
        """How surely a file that begins so is of this format, 0 to 1."""
        ...

    def read(self, source: Source) -> Draft:
        """What the file holds. Refused where nothing of it can be read."""
        ...


FORMATS = {"onet": "pathtracker.exchange.onet"}
"""The formats by name, and where each is read."""


def read(source: Source, name: str | None = None) -> Draft:
    """Reads a file in the format named, or in the one it seems to be. Refused ``import.unknown``
    for a format or a file that we don't know."""
    if name is not None and name not in FORMATS:
        raise Refused("unknown", kind="format", name=name, nearest=", ".join(FORMATS))
    return _format(name or _likeliest(source)).read(source)


def titles() -> dict[str, str]:
    """What people call each format."""
    return {name: _format(name).TITLE for name in FORMATS}


def is_known(path: Path) -> bool:
    """Whether a file begins as one of a format that we know does. Refused for what may not be
    read, see `livefile.refuse_source`; what can't be read is not known."""
    try:
        with open_to_read(path) as file:
            return _likely(file.read(HEAD)) is not None
    except OSError:
        return False


def _likely(head: bytes) -> str | None:
    sure = {name: _format(name).detect(head) for name in FORMATS}
    best = max(sure, key=lambda name: sure[name])
    return best if sure[best] > 0 else None


def _likeliest(source: Source) -> str:
    best = _likely(source.data[:HEAD])
    if best is None:
        raise Refused("import.unknown", file=source.name, formats=", ".join(titles().values()))
    return best


def _format(name: str) -> Format:
    return cast(Format, import_module(FORMATS[name]))
