"""Making backups: a copy is checked before it gets a backup's name, and only then old ones go."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pathtracker.store import jsoncopy
from pathtracker.store.backupfile import (
    Backup,
    fingerprint,
    fingerprint_beside,
    folder_of,
    leftovers,
    list_backups,
    newest_first,
    next_name,
    sequence_of,
)
from pathtracker.store.database import make_folder, sync
from pathtracker.store.errors import BugError, StoreError, Trouble, damage_blamed_on, disk_blamed_on
from pathtracker.store.files import write_durably
from pathtracker.store.retention import superfluous
from pathtracker.store.store import Store
from pathtracker.store.verify import Counts, assure_sound, count_rows, reading

OFTEN = timedelta(minutes=30)

_under_way: set[str] = set()  # what a second backup must not take for a leftover


@dataclass(frozen=True, slots=True)
class Half:
    """A copy in the making; it counts as no backup until it has its own name."""

    path: Path
    final: Path
    at: datetime


def make_backup(store: Store, *, now: datetime) -> Backup:
    """Copies the store into `backups/` beside its file, checks the copy, prunes old ones.

    Once a week a readable copy (JSON) is written as well. Raises StoreError: the disk's trouble,
    or Trouble.BACKUP if the copy is not sound; then no new backup is there and none was pruned.
    What comes after the backup can fail without it: see `Backup.incomplete`.
    """
    database = store._database
    database.check_thread()
    database.assure_ours()
    return tidy(back_up(database.raw, store.path, now=now), now=now)


def is_due(store: Store, *, now: datetime) -> bool:
    """Whether something changed since the newest backup, and that is half an hour old.

    Told from the change record. A clock that was set back makes a backup look old, never new.
    """
    newest = next(iter(list_backups(folder_of(store.path))), None)
    raw = store._database.raw
    if newest is None:
        return any(count_rows(raw).values())
    if abs(now - newest.at) < OFTEN:
        return False
    try:
        with reading(newest.path) as kept:
            return _last_change(kept) != _last_change(raw)
    except (sqlite3.Error, UnicodeDecodeError, OSError):  # no backup to rely on
        return True


def back_up(raw: sqlite3.Connection, data_file: Path, *, now: datetime) -> Backup:
    """A checked backup of what a connection sees. Prunes nothing. Raises StoreError."""
    if raw.in_transaction:
        raise BugError("no backup can be made inside a transaction")
    with half_made(data_file, now) as half:
        with writing(half) as copy:
            raw.backup(copy, progress=_once)
        return finish(half, count_rows(raw))


def _once(status: int, _remaining: int, _total: int) -> None:
    """Left to itself Python would try again for ever."""
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise sqlite3.OperationalError("a transaction is open")


@contextmanager
def half_made(data_file: Path, now: datetime) -> Iterator[Half]:
    """A place for a copy; whatever goes wrong with it leaves nothing. Raises StoreError."""
    folder = folder_of(data_file)
    with disk_blamed_on(folder):
        make_folder(folder)
        final = folder / f"{next_name(folder, now)}.db"
        for left in leftovers(folder):
            if left.name not in _under_way:
                left.unlink()
        half = Half(final.with_name(final.name + ".tmp"), final, now)
        half.path.touch(mode=0o600)
    names = {half.path.name, fingerprint_beside(final).name}
    _under_way.update(names)
    try:
        with blamed_on_backup(final):
            yield half
    except BaseException:
        with suppress(OSError):
            half.path.unlink(missing_ok=True)
        raise
    finally:
        _under_way.difference_update(names)


@contextmanager
def writing(half: Half) -> Iterator[sqlite3.Connection]:
    """A connection for the copy. Without a journal: half a copy is thrown away anyway."""
    raw = sqlite3.connect(half.path, isolation_level=None, check_same_thread=False)
    with closing(raw):
        raw.execute("PRAGMA journal_mode=off")
        raw.execute("PRAGMA synchronous=off")
        yield raw


def finish(half: Half, expected: Counts) -> Backup:
    """Checks a copy, writes its fingerprint, sees both onto the disk and names it a backup.

    Touches nothing but the copy, so it may run in any thread. Raises StoreError, OSError or
    sqlite3.Error.
    """
    with reading(half.path) as copy:
        assure_sound(copy, half.path)
        if count_rows(copy) != expected:
            raise StoreError(Trouble.BACKUP, half.final, detail="rows are missing from the copy")
    sync(half.path)
    size = half.path.stat().st_size
    folder = half.final.parent
    beside = fingerprint_beside(half.final)
    write_durably(beside, f"{fingerprint(half.path)}  {half.final.name}\n")
    sync(folder)  # the fingerprint first: a backup without one counts as not verified
    half.path.replace(half.final)
    try:
        sync(folder)
    except OSError:  # whether its name is on the disk is not known, so it is none
        with suppress(OSError):
            half.final.unlink()
            beside.unlink()
        raise
    number = sequence_of(half.final)
    return Backup(half.final, half.at.astimezone(UTC), number, size, verified=True)


def tidy(backup: Backup, *, now: datetime) -> Backup:
    """After a backup: prunes those that have served their time, writes the weekly JSON copy.

    Never raises StoreError: the backup is there, and what could not be done now is tried again
    after the next one. A copy that could not be written stands in `Backup.incomplete`.
    """
    folder = backup.path.parent
    with suppress(StoreError):
        doomed = superfluous(list_backups(folder), now)
        doomed += newest_first(folder, "json")[jsoncopy.MOST :]
        for old in doomed:
            with suppress(OSError):  # open elsewhere, on Windows
                old.path.unlink()
                fingerprint_beside(old.path).unlink(missing_ok=True)
    try:
        with blamed_on_backup(backup.path):
            if jsoncopy.is_due(folder, now):
                jsoncopy.write(backup)
    except StoreError as error:
        detail = str(error.message.params["detail"])
        return replace(
            backup, incomplete=StoreError(Trouble.READABLE_COPY, backup.path, detail=detail)
        )
    return backup


@contextmanager
def blamed_on_backup(path: Path) -> Iterator[None]:
    """Lets the disk's troubles through, and makes of every other one that the backup failed."""
    try:
        with disk_blamed_on(path.parent), damage_blamed_on(path):
            yield
    except StoreError as error:
        if error.trouble in _OF_THE_DISK or error.trouble is Trouble.BACKUP:
            raise
        detail = str(error.message.params["detail"]) or str(error.trouble)
        raise StoreError(Trouble.BACKUP, path, detail=detail) from error


_OF_THE_DISK = {Trouble.DISK, Trouble.DISK_FULL, Trouble.FOLDER}


def _last_change(raw: sqlite3.Connection) -> object:
    return raw.execute("SELECT seq, at FROM change ORDER BY seq DESC LIMIT 1").fetchone()
