"""A backup made in slices between the events of the window, so that it stays alive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from pathtracker.store import Store, StoreError
from pathtracker.store.backupjob import BackupJob

_SLICE_MS = 8
_REST_MS = 4


class BackupRun(QObject):
    """One backup at a time, whoever wants it: the timer, the menu, or the page of backups. It has
    to be stopped before the store is closed.

    Signals: moved, with the share done; ended, with the Backup, or None when it was cancelled;
    failed, with the StoreError."""

    moved = Signal(float)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, store: Store, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._now = store, now
        self._job: BackupJob | None = None
        self._timer = QTimer(self, interval=_REST_MS)
        self._timer.timeout.connect(self._work)

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def start(self) -> None:
        """Begins one, unless one is under way."""
        if self._job is not None:
            return
        try:
            self._job = BackupJob(self._store, now=self._now())
        except StoreError as error:
            self.failed.emit(error)
        else:
            self._timer.start()

    def cancel(self) -> None:
        """Gives up and leaves nothing behind. Harmless when nothing is under way."""
        job, self._job = self._job, None
        self._timer.stop()
        if job is not None:
            job.cancel()
            self.ended.emit(None)

    def _work(self) -> None:
        job = self._job
        if job is None:
            return
        clock = QElapsedTimer()
        clock.start()
        try:
            done = job.advance(lambda: clock.elapsed() >= _SLICE_MS)
        except StoreError as error:
            self._job = None
            self._timer.stop()
            self.failed.emit(error)
            return
        self.moved.emit(job.share)
        if done:
            self._job = None
            self._timer.stop()
            self.ended.emit(job.backup)
