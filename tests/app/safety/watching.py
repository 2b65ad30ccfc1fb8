"""Notes what goes wrong in a window that is tested."""

from __future__ import annotations

from PySide6.QtCore import QtMsgType


class Watch:
    """What went wrong: faults that would be told in a dialog, and warnings of Qt."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def note_qt(self, kind: QtMsgType, _context: object, message: str) -> None:
        silent = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if kind not in silent and not message.startswith("This plugin does not support"):
            self.found.append(f"Qt: {message}")
