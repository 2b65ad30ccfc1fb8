"""Work off the window's thread of which only the newest counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

Work = Callable[[], object]


class Latest(QObject):
    """Does one thing at a time; of what is asked for meanwhile only the last is done.

    Signals, for the newest question alone: done(answer); failed, after a fault of ours. And
    overtaken(answer), where a newer question is being worked on by now.
    """

    done = Signal(object)
    overtaken = Signal(object)
    failed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._serial = 0
        self._job = _Job()
        self._job.signals.done.connect(self._take)
        self._busy = False
        self._waiting: Work | None = None

    @property
    def busy(self) -> bool:
        return self._busy

    def ask(self, work: Work) -> None:
        """Wants an answer; an older one that is still to come is dropped."""
        self._serial += 1
        if self._busy:
            self._waiting = work
        else:
            self._start(work)

    def forget(self) -> None:
        """What was asked for is no longer wanted."""
        self._serial += 1
        self._waiting = None

    def wait(self) -> None:
        """Until nothing is being worked on; the answer comes with the next events."""
        self._pool.waitForDone()

    def _start(self, work: Work) -> None:
        self._busy = True
        self._job.serial, self._job.work = self._serial, work
        self._pool.start(self._job)

    @Slot(object)
    def _take(self, answer: tuple[int, object]) -> None:
        serial, found = answer
        self._busy = False
        self._job.work = None
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._start(waiting)
            if found is not None:
                self.overtaken.emit(found)
        elif serial == self._serial:
            if found is None:
                self.failed.emit()
            else:
                self.done.emit(found)


class _Signals(QObject):
    done = Signal(object)


class _Job(QRunnable):
    """One for all that is asked: PySide never frees what a pool was given, nor what that holds."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = _Signals()
        self.serial = 0
        self.work: Work | None = None

    def run(self) -> None:
        found = None
        try:
            assert self.work is not None
            found = self.work()
        finally:  # even after a mistake the next one may be asked for
            self.signals.done.emit((self.serial, found))
