"""One file, one connection, one thread: opening it safely, creating it, closing it."""

from __future__ import annotations

import glob
import os
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pathtracker.core.model import Entity
from pathtracker.store import livefile
from pathtracker.store.errors import (
    BugError,
    StoreError,
    Trouble,
    blamed_on,
    damage_blamed_on,
    disk_blamed_on,
)
from pathtracker.store.guard import Guard
from pathtracker.store.identity import APPLICATION_ID, SCHEMA_VERSION, identify, uses_wal
from pathtracker.store.schema import schema_fault
from pathtracker.store.sql import Sql

SETTINGS: dict[str, str | int] = {
    "busy_timeout": 2000,
    "locking_mode": "exclusive",
    "journal_mode": "delete",
    "synchronous": 3,  # EXTRA: the journal's folder is synced as well
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "cache_spill": 0,  # until COMMIT nothing touches the file, so that it can be compared till then
}
if sys.platform == "darwin":
    SETTINGS["fullfsync"] = 1  # fsync alone leaves data in the drive's cache there


class GuardedConnection(sqlite3.Connection):
    """A connection with the hold on its file, which ends with it; None where it can't write."""

    guard: Guard | None = None

    def close(self) -> None:
        super().close()
        if self.guard is not None:
            self.guard.close()
            self.guard = None


class Database:
    """An open file. Its connection is for the thread that opened it alone.

    `loss` is set once the file is not ours any more, or nobody can tell what is in it: from then on
    nothing is acknowledged. What is written then goes into memory only and is saved elsewhere;
    `on_loss` is told each time.
    """

    def __init__(self, path: Path, raw: GuardedConnection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self.loss: StoreError | None = None
        self.on_loss: Callable[[StoreError], None] = lambda _: None
        self.before_close: list[Callable[[], None]] = []
        """What uses the connection and has to let go of it first: a backup under way."""
        self.after_close: Callable[[], None] = lambda: None
        self.older = 0
        """The file's version where a copy of it, brought up to date, is seen in its stead."""
        self._stopped: StoreError | None = None
        self._thread = threading.get_ident()
        self._key = raw.guard.key if raw.guard else livefile.key_of(path)
        livefile.hold(self._key, path)
        self.raw = raw
        self._remember()

    def rows(self, sql: Sql, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """What a statement finds. Reading, too, can find the disk failing or a page damaged."""
        self.check_thread()
        with blamed_on(self.path):
            return self.raw.execute(sql, values).fetchall()

    def save(self, entities: Iterable[Entity], now: datetime, *, known: bool) -> None:
        """Writes the rows of entities: of some that are there, or of new ones."""
        from pathtracker.store.saving import saved

        for entity in entities:
            self._run(*saved(entity, now, known=known))

    def erase(self, entity: Entity) -> None:
        from pathtracker.store.saving import erased

        self._run(*erased(entity))

    def append(self, change: Mapping[str, Any]) -> None:
        """Adds a row to the change record, see `record.row_of`."""
        from pathtracker.store.saving import appended

        self._run(*appended(change))

    def _run(self, text: str, values: Sequence[Any]) -> None:
        self.check_thread()
        with blamed_on(self.path):
            self.raw.execute(text, values)

    def check_thread(self) -> None:
        """Raises BugError on a foreign thread."""
        if threading.get_ident() != self._thread:
            raise BugError("the store belongs to the thread that opened it")
        if self._stopped is not None and self._stopped.trouble is Trouble.UNSURE:
            raise self._stopped  # the connection may be closed, and nobody knows what is true

    @contextmanager
    def transaction(self, *, recorded: bool = True) -> Iterator[None]:
        """BEGIN IMMEDIATE … COMMIT; whatever goes wrong on the way rolls back.

        `recorded` says that what is written is in the change record, where it can be looked for.
        """
        self.check_thread()
        with blamed_on(self.path):
            self.begin()
            try:
                yield
                self.commit(recorded=recorded)
            except BaseException as error:
                try:
                    if self.loss is not None and error is not self._stopped:
                        raise self._stop() from error
                finally:
                    self.rollback()
                raise

    def begin(self) -> None:
        """Begins a transaction; if the file is lost, one that stays in memory."""
        if self.read_only:
            raise StoreError(Trouble.READ_ONLY, self.path)
        if self._find_loss() is not None:  # a journal would get into another's way there
            self.raw.execute("PRAGMA journal_mode=memory")
        self.raw.execute("BEGIN IMMEDIATE")

    def commit(self, *, recorded: bool = True) -> None:
        """Commits, and when it returns that is so. Raises StoreError or sqlite3.Error, and then it
        is not so, or the error says that nobody knows."""
        self.assure_ours()
        newest = self._newest()
        try:
            self.raw.execute("COMMIT")
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            self.rollback()
            if not self._stands(newest if recorded else None, error):
                raise
        self._remember()

    def assure_ours(self) -> None:
        """Raises StoreError once the file is not the one that was opened, or its lock is lost."""
        if self._find_loss() is not None:
            raise self._stop()

    def _find_loss(self) -> StoreError | None:
        if self.loss is None and self.raw.guard is not None:
            self.loss = self.raw.guard.loss(self.raw)
        return self.loss

    def _stop(self) -> StoreError:
        """Saves what there is elsewhere; the error that says so and where."""
        from pathtracker.store.rescue import rescue

        assert self.loss is not None
        loss = self.loss
        saved = rescue(self.raw, self.path) if loss.trouble is not Trouble.UNSURE else None
        self._stopped = StoreError(
            loss.trouble,
            loss.path,
            detail=str(loss.message.params["detail"]),
            rescued=saved.path if saved else None,
            whole=bool(saved and saved.whole),
        )
        self.on_loss(self._stopped)
        return self._stopped

    def _newest(self) -> tuple[object, ...] | None:
        found: tuple[object, ...] | None = self.raw.execute(
            "SELECT seq, at, label FROM change ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        return found

    def _stands(self, newest: tuple[object, ...] | None, error: sqlite3.Error) -> bool:
        """Whether a commit that failed is there all the same, seen as the next start will see it.

        What a journal would take back then is taken back now. Raises StoreError if that can't be
        told; then the store has stopped.
        """
        try:
            self._reopen()
            if newest is None:
                raise StoreError(Trouble.DISK, self.path, detail=str(error))
            found = self.raw.execute(
                "SELECT seq, at, label FROM change WHERE seq = ?", newest[:1]
            ).fetchone()
            if found != newest:
                self._remember()
                return False
            # It counts when the disk has confirmed it: one more write, synced with its folder.
            self.raw.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        except (sqlite3.Error, StoreError, OSError) as second:
            self.loss = StoreError(Trouble.UNSURE, self.path, detail=str(error))
            raise self._stop() from second
        return True

    def _reopen(self) -> None:
        for let_go in list(self.before_close):
            let_go()
        self.raw.close()
        raw = connect(self.path)
        if raw.guard is None or raw.guard.key != self._key:
            raw.close()
            raise StoreError(Trouble.GONE, self.path)
        self.raw = raw
        self._remember()

    def _remember(self) -> None:
        if self.raw.guard is not None:
            self.raw.guard.remember()

    def rollback(self) -> None:
        with suppress(sqlite3.Error):
            if self.raw.in_transaction:  # SQLite may have rolled back by itself, on a full disk say
                self.raw.execute("ROLLBACK")

    def close(self) -> None:
        if threading.get_ident() != self._thread:
            raise BugError("the store belongs to the thread that opened it")
        self.raw.close()
        livefile.let_go(self._key)
        self.after_close()


def open_database(path: Path, *, read_only: bool = False) -> Database:
    """Opens the file after looking at it from outside; makes a new one if there is none.

    Raises StoreError with the reason if it can't be used; then nothing has been changed. A place
    that can't be written is opened for viewing (`Database.read_only`).
    """
    if not path.exists() and not path.is_symlink():
        if read_only:
            raise StoreError(Trouble.FOLDER, path.parent)
        create(path)
    if livefile.is_held(path):
        raise StoreError(Trouble.IN_USE, path)
    identity = identify(path)
    read_only = read_only or not _writable(path)
    if identity.version < SCHEMA_VERSION and read_only:
        return _view_older(path, identity.version)
    if identity.version < SCHEMA_VERSION:
        from pathtracker.store.migrate import migrate

        migrate(path, identity.version)

    with damage_blamed_on(path):
        if not read_only and uses_wal(path):  # taking it out of that mode changes the file
            with closing(connect(path, read_only=True)) as seen:
                _check(seen, path, SCHEMA_VERSION, thoroughly=True)
        raw = connect(path, read_only=read_only)
        try:
            _check(raw, path, SCHEMA_VERSION, thoroughly=not identity.ended_cleanly)
            if not read_only:
                _clear_halves(path)
                if not identity.ended_cleanly:
                    # SQLite takes a used journal away only if it has written itself; until then
                    # every start would count as one after a crash, and check everything.
                    raw.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        except BaseException:
            raw.close()
            raise
    return Database(path, raw, read_only=read_only)


def _view_older(path: Path, version: int) -> Database:
    """For a file of an older version that may not be changed: what it holds, from a copy of it."""
    from pathtracker.store.migrate import migrate
    from pathtracker.store.verify import copy_with_sides

    folder = TemporaryDirectory(prefix="pathtracker-")
    try:
        copy = Path(folder.name, path.name)
        with disk_blamed_on(Path(folder.name)):
            copy_with_sides(path, copy)
        migrate(copy, version)
        raw = connect(copy, read_only=True)
    except BaseException:
        folder.cleanup()
        raise
    database = Database(path, raw, read_only=True)
    database.older = version
    database.after_close = folder.cleanup
    return database


def connect(path: Path, *, read_only: bool = False) -> GuardedConnection:
    """A connection with every setting in force and the file's lock taken.

    Python's own check of the thread is off because a BackupJob steps from a thread of its own
    while this one waits; `Database.check_thread` stands in for it.
    """
    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    settings = dict(SETTINGS)
    if read_only and uses_wal(path):  # it can't be changed, and would need a file beside it
        address += "&immutable=1"
        del settings["journal_mode"]
    before = livefile.key_of(path)
    guard = None if read_only else Guard(path)
    try:
        raw = sqlite3.connect(
            address,
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            factory=GuardedConnection,
        )
    except BaseException:
        if guard is not None:
            guard.close()
        raise
    raw.guard = guard
    try:
        _settle(raw, settings, read_only=read_only)
        if livefile.key_of(path) != before:  # replaced by whoever held the lock till now
            raise StoreError(Trouble.IN_USE, path)
    except BaseException:
        raw.close()
        raise
    return raw


def _settle(raw: sqlite3.Connection, settings: Mapping[str, str | int], *, read_only: bool) -> None:
    if not read_only:
        _take_lock(raw)
    for name, value in settings.items():
        raw.execute(f"PRAGMA {name}={value}")
    if read_only:
        raw.execute("BEGIN")
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        raw.execute("COMMIT")
    for name, value in settings.items():
        found = raw.execute(f"PRAGMA {name}").fetchone()
        if found is None or str(found[0]).lower() != str(value):
            raise BugError(f"SQLite would not set {name} to {value}: {found}")


def _take_lock(raw: sqlite3.Connection) -> None:
    """Takes the lock for good, in one go.

    In exclusive mode SQLite keeps even the shared lock that comes first, so two who begin at once
    would each wait for the other's to go. So that mode begins once the lock is taken.
    """
    raw.execute(f"PRAGMA busy_timeout={SETTINGS['busy_timeout']}")
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("PRAGMA locking_mode=exclusive")
    raw.execute("COMMIT")


def create(path: Path) -> None:
    """Makes a new, empty store: whole under another name first, so that no half of one is seen."""
    half = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        make_folder(path.parent)
        half.unlink(missing_ok=True)
        half.touch(mode=0o600)
    except OSError as error:
        raise StoreError(Trouble.FOLDER, path.parent, detail=error.strerror or "") from error
    try:
        with blamed_on(path):
            _write_schema(half)
        sync(half)
        _appear(half, path)
        sync(path.parent)
    finally:
        half.unlink(missing_ok=True)


def _clear_halves(path: Path) -> None:
    """Takes away what a start, restore or migration that was killed has left half done.

    What a process that is still there is making stays: it is named by the process's number.
    """
    for left in path.parent.glob(f".{glob.escape(path.name)}.*"):
        if left.suffix.removesuffix("-journal") in (".new", ".restoring", ".migrating"):
            if _is_running(left.suffixes[-2].lstrip(".") if len(left.suffixes) > 1 else ""):
                continue
            with suppress(OSError):
                left.unlink()


def _is_running(process: str) -> bool:
    """Whether there is a process of that number. Windows keeps an open file by itself."""
    if os.name == "nt" or not process.isdecimal():
        return False
    if int(process) == os.getpid():  # nothing is half made here by now
        return False
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # somebody else's
        return True
    return True


def _write_schema(path: Path) -> None:
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    from pathtracker.store.tables import METADATA

    raw = sqlite3.connect(path, isolation_level=None)
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    try:
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        with engine.connect() as connection:
            METADATA.create_all(connection)
            connection.commit()
    finally:
        engine.dispose()
        raw.close()


def _appear(half: Path, path: Path) -> None:
    """Gives the file its name unless another process was first."""
    try:
        path.hardlink_to(half)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not path.exists():
            half.rename(path)


def _check(raw: sqlite3.Connection, path: Path, version: int, *, thoroughly: bool) -> None:
    check = "integrity_check" if thoroughly else "quick_check"
    found = raw.execute(f"PRAGMA {check}(1)").fetchone()
    if found[0] != "ok":
        from pathtracker.store.verify import assure_readable

        assure_readable(found[0])
        raise StoreError(Trouble.DAMAGED, path, detail=found[0])
    if fault := schema_fault(raw, version):
        raise StoreError(Trouble.DAMAGED, path, detail=fault)


def make_folder(folder: Path) -> None:
    """Makes a folder that only its owner can read, and sees to it that it stays made."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    with suppress(OSError):  # a parent that may not be read can not be synced either
        sync(folder.parent)


def sync(path: Path) -> None:
    """Waits until a file or folder is on the disk. Windows can't sync a folder, nor needs to."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
