"""The one clock of the window."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from pathtracker.core.when import When

_LONGEST_NAP = timedelta(minutes=5)  # a sleeping machine's timers come late: look now and then


class Clock(QObject):
    """Says when it is. Signal: day_changed, with the new day, at midnight and after waking up.

    `fixed` stops it at noon of a day, so that a run or a picture can be repeated.
    """

    day_changed = Signal(object)

    def __init__(self, fixed: date | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fixed = fixed
        self._day = self.when().today
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        if fixed is None:
            self._wait()

    def when(self) -> When:
        if self._fixed is not None:
            return When(datetime.combine(self._fixed, time(12), UTC), self._fixed)
        now = datetime.now(UTC)
        return When(now, now.astimezone().date())

    def _wait(self) -> None:
        now = datetime.now(UTC).astimezone()
        midnight = datetime.combine(now.date() + timedelta(days=1), time()).astimezone()
        nap = min(midnight - now + timedelta(seconds=1), _LONGEST_NAP)
        self._timer.start(max(1000, int(nap.total_seconds() * 1000)))

    def _look(self) -> None:
        today = self.when().today
        if today != self._day:
            self._day = today
            self.day_changed.emit(today)
        self._wait()
