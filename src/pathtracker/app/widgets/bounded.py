"""A field for a text that has an end."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class BoundedText(QPlainTextEdit):
    """Takes in no paste or drop that would make it longer than `most` characters: laying out
    megabytes holds up the window.

    Signal: too_long, with how many characters it would have had.
    """

    too_long = Signal(object)

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most

    def insertFromMimeData(self, source: QMimeData) -> None:
        length = self.document().characterCount() - 1 + len(source.text())
        length -= len(self.textCursor().selectedText())
        if length > self._most:
            self.too_long.emit(length)
        else:
            super().insertFromMimeData(source)
