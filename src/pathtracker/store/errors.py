"""What can be wrong with the learner's file or disk, as against a fault of ours."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from pathtracker.core.messages import Message


class Trouble(StrEnum):
    """Why the data file can't be used. Each has a sentence and a way on in `wording`."""

    FOLDER = "folder"
    EMPTY = "empty"
    TRUNCATED = "truncated"
    GARBAGE = "garbage"
    FOREIGN = "foreign"
    NEWER = "newer"
    IN_USE = "in_use"
    GONE = "gone"
    CHANGED = "changed"
    LOCK_LOST = "lock_lost"
    UNSURE = "unsure"
    UNCONFIRMED = "unconfirmed"
    DAMAGED = "damaged"
    NOT_A_FILE = "not_a_file"
    LINK_TO_NOWHERE = "link_to_nowhere"
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    DISK = "disk"
    BACKUP = "backup"
    READABLE_COPY = "readable_copy"
    MIGRATION = "migration"
    NOT_SHOWN = "not_shown"


class StoreError(Exception):
    """The learner's file or disk can't be used. The file has not been changed.

    `rescued` is a file that what was in memory has been saved in, and `whole` says whether that is
    a store that can be restored.
    """

    def __init__(
        self,
        trouble: Trouble,
        path: Path,
        *,
        detail: str = "",
        rescued: Path | None = None,
        whole: bool = False,
    ) -> None:
        super().__init__(trouble, path, detail)
        self.trouble = trouble
        self.path = path
        self.rescued = rescued
        self.whole = whole
        params: dict[str, str | int | float] = {"path": str(path), "detail": detail}
        if rescued is not None:
            params |= {"rescued": str(rescued), "whole": int(whole)}
        self.message = Message(f"store.{trouble}", params)


class DamagedValueError(StoreError, ValueError):
    """A value in the file that can't be read, in a file that is sound otherwise.

    Whoever reads a value doesn't know which file it lies in; there is one by that name.
    """

    def __init__(self, why: object) -> None:
        super().__init__(Trouble.DAMAGED, Path("pathtracker.db"), detail=f"a value: {why}"[:80])


class BugError(Exception):
    """The store was asked for something that only a fault in the program asks for."""


@contextmanager
def blamed_on(path: Path) -> Iterator[None]:
    """Turns SQLite's complaints about a file or disk into a StoreError; our faults pass."""
    try:
        yield
    except Exception as error:
        # SQLAlchemy, which makes and migrates tables, wraps SQLite's complaint.
        said = error if isinstance(error, sqlite3.Error) else getattr(error, "orig", None)
        if isinstance(said, sqlite3.Error):
            raise_for(said, path)
        raise


@contextmanager
def damage_blamed_on(path: Path) -> Iterator[None]:
    """For a file that is only looked at: any complaint of SQLite's is the file's own fault then."""
    try:
        with blamed_on(path):
            yield
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter: a message quoting damage
        raise StoreError(Trouble.DAMAGED, path, detail=str(error)) from error


@contextmanager
def disk_blamed_on(path: Path) -> Iterator[None]:
    """Turns the system's complaints about a file or folder of ours into a StoreError."""
    try:
        yield
    except OSError as error:
        trouble = _SYSTEM_TROUBLES.get(error.errno or 0, Trouble.DISK)
        raise StoreError(trouble, path, detail=error.strerror or "") from error


def of_the_system(error: BaseException) -> StoreError | None:
    """What the system complained of about a file or folder, wherever nobody expected it to.

    None for any other error: then the fault is ours.
    """
    if not isinstance(error, OSError) or not isinstance(error.filename, (str, bytes)):
        return None
    trouble = _SYSTEM_TROUBLES.get(error.errno or 0, Trouble.DISK)
    return StoreError(trouble, Path(os.fsdecode(error.filename)), detail=error.strerror or "")


_SYSTEM_TROUBLES = {
    errno.ENOSPC: Trouble.DISK_FULL,
    errno.EDQUOT: Trouble.DISK_FULL,
    errno.EACCES: Trouble.FOLDER,
    errno.EPERM: Trouble.FOLDER,
    errno.EROFS: Trouble.FOLDER,
    errno.ENOTDIR: Trouble.FOLDER,
    errno.ENAMETOOLONG: Trouble.FOLDER,
    errno.ELOOP: Trouble.FOLDER,
    errno.ENOENT: Trouble.FOLDER,
}

_TROUBLES = {
    sqlite3.SQLITE_BUSY: Trouble.IN_USE,
    sqlite3.SQLITE_LOCKED: Trouble.IN_USE,
    sqlite3.SQLITE_FULL: Trouble.DISK_FULL,
    sqlite3.SQLITE_IOERR: Trouble.DISK,
    sqlite3.SQLITE_CANTOPEN: Trouble.DISK,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.GARBAGE,
}


def raise_for(error: sqlite3.Error, path: Path) -> None:
    """Raises the StoreError that an SQLite error stands for; returns if the fault is ours."""
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    trouble = _TROUBLES.get(primary)
    if "Could not decode" in str(error):  # Python's own complaint, without a code
        trouble = Trouble.DAMAGED
    if trouble is not None:
        raise StoreError(trouble, path, detail=str(error)) from error
