"""A backup made in slices, so that the window goes on meanwhile.

SQLite can copy a database page by page and lets its owner write in between: what is written goes
into the copy as well. Python offers that only as one call that ends when all is copied, but the
call asks a function back after every so many pages. So it runs in a thread of its own that stands
still in that function until the next slice is wanted; and while it works, the thread that owns the
store waits. The two never use the connection at once. The finished copy is checked in a thread
nobody waits for: that needs nothing of the store's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from threading import Semaphore, Thread

from pathtracker.store.backup import Half, finish, half_made, tidy, writing
from pathtracker.store.backupfile import Backup
from pathtracker.store.errors import BugError, StoreError, Trouble
from pathtracker.store.store import Store
from pathtracker.store.verify import Counts, count_rows

PAGES = 256
"""Copied in a slice: 1 MB, about a millisecond."""

COPYING = 0.7
"""The share of the work that copying is taken to be; checking is the rest."""


class BackupJob:
    """One backup under way. `share` says how far it is, 0 to 1; `backup` is what came of it.

    Closing the store cancels it. Raises StoreError like `make_backup`.
    """

    def __init__(self, store: Store, *, now: datetime) -> None:
        store._database.check_thread()
        store._database.assure_ours()
        self.share = 0.0
        self.backup: Backup | None = None
        self._store = store
        self._now = now
        self._steps: Iterator[bool] | None = self._run()
        self._gave_way = False
        store.before_close.append(self._give_way)

    def advance(self, enough: Callable[[], bool]) -> bool:
        """Copies until `enough` says so, at least one slice. Returns whether the backup is done.

        Returns at once while there is nothing to do for this thread: a transaction is open, or
        the copy is being checked. So call it now and then until it returns True.
        """
        self._store._database.check_thread()
        if self._gave_way:
            raise StoreError(Trouble.BACKUP, self._store.path, detail="the disk failed meanwhile")
        if self._steps is None:
            raise BugError("this backup has ended")
        try:
            for waiting in self._steps:
                if waiting or enough():
                    return False
        except BaseException:
            self._end()
            raise
        self._end()
        self.share = 1.0
        return True

    def cancel(self) -> None:
        """Gives up and leaves nothing, unless it has just been checked. Harmless once ended."""
        steps = self._end()
        if steps is not None:
            steps.close()  # type: ignore[attr-defined]

    def _give_way(self) -> None:
        self.cancel()
        self._gave_way = True

    def _end(self) -> Iterator[bool] | None:
        steps, self._steps = self._steps, None
        if self._give_way in self._store.before_close:
            self._store.before_close.remove(self._give_way)
        return steps

    def _run(self) -> Iterator[bool]:
        """Does the work; yields now and then whether it is waiting for something."""
        raw = self._store._database.raw
        with half_made(self._store.path, self._now) as half:
            copying = _Copying(raw, half)
            try:
                while raw.in_transaction or not copying.step():
                    self.share = COPYING * copying.share
                    yield raw.in_transaction
            finally:
                copying.abandon()
            self.share = COPYING
            checking = _Checking(half, count_rows(raw), self._now)
            try:
                while checking.is_alive():
                    yield True
            finally:
                checking.join()
            self.backup = checking.result()


class _Copying:
    """The copying as something that goes a step when told to."""

    def __init__(self, raw: sqlite3.Connection, half: Half) -> None:
        self.share = 0.0
        self._raw = raw
        self._half = half
        self._go, self._halt = Semaphore(0), Semaphore(0)
        self._ended = self._abandoned = False
        self._error: BaseException | None = None
        self._thread = Thread(target=self._work, name="backup", daemon=True)
        self._thread.start()

    def step(self) -> bool:
        """Copies some pages; returns whether that was all."""
        self._go.release()
        self._halt.acquire()
        if self._error is not None:
            raise self._error
        return self._ended

    def abandon(self) -> None:
        self._abandoned = True
        self._go.release()
        self._thread.join()

    def _work(self) -> None:
        self._go.acquire()
        try:
            with writing(self._half) as copy:
                if not self._abandoned:
                    self._raw.backup(copy, pages=PAGES, progress=self._pause, sleep=0.001)
        except BaseException as error:
            self._error = error
        self._ended = True
        self._halt.release()

    def _pause(self, status: int, remaining: int, total: int) -> None:
        self.share = 1 - remaining / max(total, 1)
        if status == sqlite3.SQLITE_DONE:  # a write from here on would not be in the copy
            return
        self._halt.release()
        self._go.acquire()
        if self._abandoned:
            raise _AbandonedError


class _AbandonedError(Exception):
    """Ends SQLite's call from within."""


class _Checking(Thread):
    def __init__(self, half: Half, expected: Counts, now: datetime) -> None:
        super().__init__(name="backup check", daemon=True)
        self._task = (half, expected, now)
        self._backup: Backup | None = None
        self._error: BaseException | None = None
        self.start()

    def run(self) -> None:
        half, expected, now = self._task
        try:
            self._backup = tidy(finish(half, expected), now=now)
        except BaseException as error:
            self._error = error

    def result(self) -> Backup:
        if self._error is not None:
            raise self._error
        assert self._backup is not None
        return self._backup
