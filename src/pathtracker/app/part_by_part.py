"""What is read in parts, between the events of the window."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal


class PartByPart(QObject):
    """Does one thing at a time; what is begun takes the place of what was under way.

    Signal: done, with what came of it."""

    done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: Generator[object, None, object] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        return self._parts is not None

    def begin(self, parts: Generator[object, None, object]) -> None:
        """Does the first part now, the others one at a time."""
        self._parts = parts
        self._go_on()

    def _go_on(self) -> None:
        if self._parts is None:
            return
        try:
            next(self._parts)
        except StopIteration as end:
            self._parts = None
            self.done.emit(end.value)
        else:
            self._soon.start()
