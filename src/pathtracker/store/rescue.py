"""Saving what an open store still knows when its file is not its own any more."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pathtracker.store.errors import StoreError
from pathtracker.store.verify import assure_sound

_ABOUT = (
    "What PathTracker could still read when its file was changed or lost, by table. The last entry "
    "of “change” is the edit that could not be kept there."
)


@dataclass(frozen=True, slots=True)
class Rescued:
    """A file that was written. If `whole`, it is a store that can be restored; else JSON."""

    path: Path
    whole: bool


def rescue(raw: sqlite3.Connection, path: Path) -> Rescued | None:
    """Writes what a connection sees, with what is not committed yet, to a new file.

    Beside the file; failing that in the home folder or the one for temporary files. None if it
    could be written nowhere, or nothing can be read any more. Raises nothing.
    """
    content = _image(raw)
    whole = content is not None
    if content is None:
        content = _readable(raw)
    if content is None:
        return None
    for folder in _folders(path):
        with suppress(OSError):
            return Rescued(_written(folder, "db" if whole else "json", content), whole)
    return None


def _image(raw: sqlite3.Connection) -> bytes | None:
    """The whole store as the bytes of a file, if it is sound."""
    try:
        image = raw.serialize()
        with closing(sqlite3.connect(":memory:")) as copy:
            copy.deserialize(image)
            assure_sound(copy, Path("rescued"))
            copy.execute("SELECT count(*) FROM change").fetchone()
    except (sqlite3.Error, StoreError, UnicodeDecodeError, MemoryError, OverflowError):
        return None
    return image


def _readable(raw: sqlite3.Connection) -> bytes | None:
    """The rows that can be read, table by table, as JSON."""
    from pathtracker.store.tables import METADATA

    tables = {table.name: _rows(raw, table.name) for table in METADATA.sorted_tables}
    if not any(tables.values()):
        return None
    text = json.dumps({"about": _ABOUT, **tables}, ensure_ascii=False, indent=1, default=repr)
    return text.encode("utf-8", "surrogateescape")


def _rows(raw: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    """From both ends to where the file is torn."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for order in ("", "DESC"):
        with suppress(sqlite3.Error, UnicodeDecodeError):
            rows = raw.execute(f'SELECT * FROM "{table}" ORDER BY rowid {order}')
            names = [column[0] for column in rows.description]
            for row in rows:
                found[row] = dict(zip(names, row, strict=True))
    return list(found.values())


def _folders(path: Path) -> Iterator[Path]:
    yield path.parent
    with suppress(RuntimeError):
        yield Path.home()
    with suppress(OSError):
        yield Path(tempfile.gettempdir())


def _written(folder: Path, ending: str, content: bytes) -> Path:
    number = 1
    while True:
        path = folder / f"pathtracker-rescued-{number}.{ending}"
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            number += 1
            continue
        try:
            with open(handle, "wb") as file:  # noqa: PTH123
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise
        return path
