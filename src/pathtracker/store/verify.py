"""Whether a file is sound: what backups, restores and migrations are held to."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from pathtracker.store.errors import StoreError, Trouble, damage_blamed_on, disk_blamed_on
from pathtracker.store.files import beside, copy_durably
from pathtracker.store.identity import uses_wal
from pathtracker.store.schema import schema_fault

Counts = Mapping[str, int]
"""Rows by table."""


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can't write, for a file that no Store here holds. Raises sqlite3.Error."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    if uses_wal(path):  # reading it would leave a file beside it
        address += "&immutable=1"
    raw = sqlite3.connect(address, uri=True, isolation_level=None)
    try:
        for setting in (
            "busy_timeout=2000",
            "trusted_schema=0",
            "cell_size_check=1",
            "mmap_size=0",
        ):
            raw.execute(f"PRAGMA {setting}")
        yield raw
    finally:
        raw.close()


@contextmanager
def steady(path: Path) -> Iterator[sqlite3.Connection]:
    """A file while nobody writes to it; if a journal waits, a copy in which it was rolled back.

    Never changes the file. Raises sqlite3.Error, StoreError.
    """
    if not any(side.exists() for side in beside(path)):
        with reading(path) as raw:
            raw.execute("BEGIN")
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
            yield raw
        return
    with tempfile.TemporaryDirectory(prefix="pathtracker-") as folder:
        copy = Path(folder, path.name)
        with disk_blamed_on(path):
            copy_with_sides(path, copy)
        with closing(sqlite3.connect(copy, isolation_level=None)) as raw:
            yield raw


def copy_with_sides(path: Path, to: Path) -> None:
    """Copies a file of ours while nobody writes to it, with a journal that may wait beside it.

    Raises OSError, StoreError (Trouble.IN_USE).
    """
    with damage_blamed_on(path), reading(path) as raw:
        try:
            raw.execute("BEGIN")
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            # Anything else shows when the copy is opened; a journal that waits, say, heals there.
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise
        copy_durably(path, to)
        for side, copied in zip(beside(path), beside(to), strict=True):
            if side.is_file() and not side.name.endswith("-shm"):  # that one is shared memory
                copy_durably(side, copied)


def assure_sound(raw: sqlite3.Connection, path: Path) -> None:
    """Raises StoreError with the first fault found in the structure or between the tables."""
    for fault in structural_faults(raw, limit=1):
        raise StoreError(Trouble.DAMAGED, path, detail=fault)
    for table, row, parent in orphans(raw):
        detail = f"{table} row {row} refers to a {parent} that is not there"
        raise StoreError(Trouble.DAMAGED, path, detail=detail)


def assure_schema(raw: sqlite3.Connection, path: Path, version: int) -> None:
    """Raises StoreError unless the schema is that of a new file of the version."""
    if fault := schema_fault(raw, version):
        raise StoreError(Trouble.DAMAGED, path, detail=fault)


def structural_faults(raw: sqlite3.Connection, *, limit: int) -> list[str]:
    """What SQLite's own full check finds; nothing if the file is sound. Raises sqlite3.Error."""
    found = [row[0] for row in raw.execute(f"PRAGMA integrity_check({limit})")]
    for fault in found:
        assure_readable(fault)
    return [] if found == ["ok"] else found


def assure_readable(fault: str) -> None:
    """Raises sqlite3.Error if a check found not the file wrong but the disk unable to read it."""
    code = re.search(r"error code=(\d+)", fault)
    if code and int(code[1]) & 0xFF == sqlite3.SQLITE_IOERR:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = int(code[1])
        raise error


def orphans(raw: sqlite3.Connection) -> Iterator[tuple[str, int, str]]:
    """Rows whose foreign key leads nowhere: table, rowid, the table that should have the row."""
    for table, row, parent, _ in raw.execute("PRAGMA foreign_key_check"):
        yield table, row, parent


def count_rows(raw: sqlite3.Connection) -> Counts:
    """Rows in every table of the file, whatever version it has. Raises sqlite3.Error."""
    tables = raw.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' "
        "ESCAPE '\\' ORDER BY name"
    ).fetchall()
    return {name: _count(raw, name) for (name,) in tables}


def _count(raw: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    return int(raw.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])
