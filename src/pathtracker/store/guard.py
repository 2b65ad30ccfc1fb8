"""The hold on an open store's file: its lock, and that it is still the file that was opened.

SQLite locks with POSIX locks, which belong to the process: whoever else in it opens and closes the
same file drops them without a word, and a mere file dialog does that to draw an icon. So before
each write the lock is taken once more, which changes nothing where it stands, and fails where
another process has it by now. Where the system has locks that belong to an open handle (Linux),
one more is held on a byte that SQLite doesn't use: nothing in the process can drop that, and no
other PathTracker comes in meanwhile.

A lock that was dropped and could be taken again is healed without a word, for then the next look,
with the lock held, shows that nobody wrote while it was gone: SQLite counts each commit in the
header, and header, size and time are as they were left. If they aren't, the store stops.

What is on the disk is compared with what was there when this process last wrote: locks keep out
only those who ask for them, not somebody who copies, cuts or moves files.

SQLite's bytes: https://www.sqlite.org/src/file?name=src/os.h (PENDING_BYTE and what follows).
"""

from __future__ import annotations

import errno
import os
import sqlite3
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pathtracker.store.errors import StoreError, Trouble, disk_blamed_on
from pathtracker.store.livefile import Key, key_in

try:
    import fcntl
except ImportError:  # Windows, where a lock belongs to its handle anyway
    fcntl = None  # type: ignore[assignment]

_FIRST_BYTE, _BYTES = 0x40000000, 512
_OUR_BYTE = _FIRST_BYTE - 1
_HEADER = 100
_TRIES, _PAUSE = 100, 0.02
"""How often and at what distance, in seconds, a lock is asked for: as long as SQLite would wait."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """How the file looked when this process last had its hands on it."""

    size: int
    written: int
    header: bytes


class Guard:
    """One file, from before SQLite opens it until after SQLite has closed it.

    Raises StoreError: in use by another process, or the disk's trouble.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with disk_blamed_on(path):
            self._handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
            self.key: Key = key_in(os.fstat(self._handle))
        self._seen: _Seen | None = None
        try:
            if not _taken(lambda: _lock_handle(self._handle)):
                raise StoreError(Trouble.IN_USE, path)
        except BaseException:
            self.close()
            raise

    def remember(self) -> None:
        """To be called when SQLite has opened the file, and after each commit."""
        try:
            self._seen = self._look()
        except OSError:  # what was committed stands; the next look compares it all
            self._seen = None

    def loss(self, raw: sqlite3.Connection) -> StoreError | None:
        """Why the file must not be written to any more; None if it is ours as it ever was.

        Raises StoreError where it can't be looked at, or may not be written for now: then nothing
        is lost yet.
        """
        return self._moved() or self._unlocked() or self._changed(raw)

    def close(self) -> None:
        os.close(self._handle)

    def _moved(self) -> StoreError | None:
        path = self._path
        try:
            there = key_in(path.stat())
        except (FileNotFoundError, NotADirectoryError):
            return StoreError(Trouble.GONE, path, detail="it is not there any more")
        except PermissionError:
            return StoreError(Trouble.GONE, path, detail="its folder may not be entered any more")
        except OSError as error:
            raise StoreError(Trouble.DISK, path, detail=error.strerror or "") from error
        if there != self.key:
            return StoreError(Trouble.GONE, path, detail="another file has taken its place")
        if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK | os.X_OK):
            raise StoreError(Trouble.READ_ONLY, path)
        return None

    def _unlocked(self) -> StoreError | None:
        both = _taken(lambda: _lock_handle(self._handle)) and _taken(
            lambda: _lock_process(self._handle)
        )
        return None if both else StoreError(Trouble.LOCK_LOST, self._path)

    def _changed(self, raw: sqlite3.Connection) -> StoreError | None:
        with disk_blamed_on(self._path):
            found, seen = self._look(), self._seen
            if found == seen:
                return None
            if seen is not None and found.size < seen.size:
                return StoreError(Trouble.CHANGED, self._path, detail="it was cut off")
            # A time alone says nothing: some disks keep it late, some programs set it. The header
            # is always in SQLite's memory, so that another's differs.
            if not raw.in_transaction and self._holds_what_is_read(raw):
                self._seen = found
                return None
        return StoreError(Trouble.CHANGED, self._path, detail="something else wrote to it")

    def _look(self) -> _Seen:
        status = os.fstat(self._handle)
        return _Seen(status.st_size, status.st_mtime_ns, self._read(_HEADER, 0))

    def _holds_what_is_read(self, raw: sqlite3.Connection) -> bool:
        """Whether the file is byte for byte what SQLite has in its memory, where it has it."""
        ours = memoryview(raw.serialize())
        step = 1 << 20
        return all(
            self._read(step, start) == ours[start : start + step]
            for start in range(0, len(ours) + 1, step)
        )

    def _read(self, count: int, start: int) -> bytes:
        if hasattr(os, "pread"):
            return os.pread(self._handle, count, start)
        os.lseek(self._handle, start, os.SEEK_SET)
        return os.read(self._handle, count)


def _taken(lock: Callable[[], None]) -> bool:
    """Whether a lock could be taken, or kept, in as long as SQLite would wait for one.

    True as well where the system can't say; what somebody wrote still shows.
    """
    for _ in range(_TRIES):
        try:
            lock()
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EAGAIN):
                return True
            time.sleep(_PAUSE)
        else:
            return True
    return False


def _lock_process(handle: int) -> None:
    """Takes SQLite's lock for this process, or keeps it. Raises OSError if another has it."""
    if fcntl is not None:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, _BYTES, _FIRST_BYTE)


def _lock_handle(handle: int) -> None:
    """Takes the lock that belongs to this handle, or keeps it. Raises OSError if another has it."""
    command = getattr(fcntl, "F_OFD_SETLK", None)
    if command is not None and struct.calcsize("P") == 8:  # elsewhere the structure is another
        wanted = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, _OUR_BYTE, 1, 0)
        fcntl.fcntl(handle, command, wanted)
