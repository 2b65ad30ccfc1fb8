"""What a restore would change, before it is done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from pathtracker.core.model import KINDS
from pathtracker.store.backupfile import assure_unchanged, fingerprint, named_at
from pathtracker.store.errors import StoreError, Trouble, damage_blamed_on, disk_blamed_on
from pathtracker.store.identity import identify
from pathtracker.store.livefile import is_held
from pathtracker.store.store import Store
from pathtracker.store.verify import Counts, assure_schema, assure_sound, count_rows, steady


@dataclass(frozen=True, slots=True)
class Difference:
    """What a restore does to one kind: ids that come back, go, and get other values."""

    added: frozenset[UUID]
    gone: frozenset[UUID]
    changed: frozenset[UUID]

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.changed)


@dataclass(frozen=True, slots=True)
class Preview:
    """A backup beside what is there now. `at` is aware UTC; counts are rows by kind.

    `now` and `differences` are None if the present file can't be read. Kinds without a difference
    are not among the differences.
    """

    backup: Path
    at: datetime
    then: Counts
    now: Counts | None
    differences: Mapping[str, Difference] | None


def preview(present: Store | Path, backup: Path) -> Preview:
    """Compares a backup with the open store, or with a file that nothing has open.

    Changes nothing. Raises StoreError if the backup is not sound, is from a newer version or is
    the file this process has open.
    """
    if is_held(backup):
        raise StoreError(Trouble.IN_USE, backup)
    version = identify(backup).version
    with disk_blamed_on(backup):
        assure_unchanged(backup, fingerprint(backup))
        at = named_at(backup) or datetime.fromtimestamp(backup.stat().st_mtime, UTC)
    with disk_blamed_on(backup), damage_blamed_on(backup), steady(backup) as old:
        assure_sound(old, backup)
        assure_schema(old, backup, version)
        then = _counts(old)
        try:
            with _opened(present) as new:
                now, differences = _counts(new), _differences(old, new)
        except ValueError:  # an id that is none
            return Preview(backup, at, then, None, None)
        except StoreError as error:
            if error.trouble is Trouble.IN_USE:
                raise
            return Preview(backup, at, then, None, None)
    return Preview(backup, at, then, now, differences)


@contextmanager
def _opened(present: Store | Path) -> Iterator[sqlite3.Connection]:
    if isinstance(present, Store):
        present._database.check_thread()
        with damage_blamed_on(present.path):
            yield present._database.raw
        return
    if is_held(present):
        raise StoreError(Trouble.IN_USE, present)
    identify(present)
    with damage_blamed_on(present), steady(present) as raw:
        yield raw


def _counts(raw: sqlite3.Connection) -> Counts:
    rows = count_rows(raw)
    return {kind: rows.get(kind, 0) for kind in KINDS}


def _differences(old: sqlite3.Connection, new: sqlite3.Connection) -> Mapping[str, Difference]:
    found = {kind: _difference(old, new, kind) for kind in KINDS}
    return {kind: difference for kind, difference in found.items() if difference}


def _difference(old: sqlite3.Connection, new: sqlite3.Connection, kind: str) -> Difference:
    """Compared by the columns that both have: an older version's backup has fewer."""
    fields = sorted((_fields(old, kind) & _fields(new, kind)) - {"changed_at"})
    then, now = _rows(old, kind, fields), _rows(new, kind, fields)
    return Difference(
        added=_ids(then.keys() - now.keys()),
        gone=_ids(now.keys() - then.keys()),
        changed=_ids(key for key, row in then.items() if key in now and now[key] != row),
    )


def _fields(raw: sqlite3.Connection, kind: str) -> set[str]:
    return {row[0] for row in raw.execute("SELECT name FROM pragma_table_info(?)", (kind,))}


def _rows(
    raw: sqlite3.Connection, kind: str, fields: list[str]
) -> Mapping[str, tuple[object, ...]]:
    if not _fields(raw, kind):
        return {}
    chosen = ", ".join(["id", *(f'"{field}"' for field in fields)])
    return {row[0]: row for row in raw.execute(f'SELECT {chosen} FROM "{kind}"')}


def _ids(keys: Iterable[str]) -> frozenset[UUID]:
    return frozenset(UUID(hex=key) for key in keys)
