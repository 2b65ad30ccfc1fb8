"""Keeping what is typed: after a pause, or when the field is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 800


class Keeping(QObject):
    """`soon` keeps after a pause, `now` what has not been kept yet."""

    def __init__(self, keep: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._keep = keep
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(keep)

    @property
    def waits(self) -> bool:
        """Whether something is typed that is not kept yet."""
        return self._pause.isActive()

    def soon(self) -> None:
        self._pause.start()

    def now(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._keep()
