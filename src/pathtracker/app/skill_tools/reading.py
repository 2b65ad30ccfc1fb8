"""Reading a file off the window's thread: only frozen values come back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from pathtracker import exchange
from pathtracker.core.messages import Message, Refused
from pathtracker.exchange.draft import Draft
from pathtracker.exchange.source import open_source


class FileReader(QObject):
    """Reads one file after the other; only the newest counts.

    Signal: done, with the Draft, or the Message why there is none; None after a fault of ours.
    """

    done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)  # waits for what is under way when it goes
        self._pool.setMaxThreadCount(1)
        self._serial = 0
        self._jobs: dict[int, _Job] = {}  # the pool holds no reference that Python knows of

    def read(self, path: Path) -> None:
        self._serial += 1
        job = self._jobs[self._serial] = _Job(self._serial, path)
        job.signals.done.connect(self._take)
        self._pool.start(job)

    def wait(self) -> None:
        """Until nothing is being read; `done` comes with the next events."""
        self._pool.waitForDone()

    @Slot(object)
    def _take(self, answer: tuple[int, Draft | Message | None]) -> None:
        serial, found = answer
        self._jobs.pop(serial, None)
        if serial == self._serial:
            self.done.emit(found)


class _Signals(QObject):
    done = Signal(object)


class _Job(QRunnable):
    def __init__(self, serial: int, path: Path) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = _Signals()
        self._serial, self._path = serial, path

    def run(self) -> None:
        found: Draft | Message | None = None
        try:
            found = exchange.read(open_source(self._path))
        except Refused as refusal:
            found = refusal.message
        finally:
            self.signals.done.emit((self._serial, found))
