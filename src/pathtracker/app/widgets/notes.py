"""Markdown read until it is wanted for writing; a pause or leaving keeps what was written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from pathtracker.app.widgets.markdown import MarkdownView

PAUSE_MS = 1000
"""How long a pause in typing is before what stands there is handed on."""


class NotesEditor(QWidget):
    """Shows notes as they read; `edit` opens them for writing.

    Signals: written, with the text once it should be kept; writing, with whether the field is
    open; link_opened, with an address of a kind that can do no harm."""

    written = Signal(str)
    writing = Signal(bool)
    link_opened = Signal(str)

    def __init__(self, name: str, hint: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self.draft: Callable[[], str | None] = lambda: None
        """What stood in the field and could not be kept: it begins with that."""
        self.view = MarkdownView(name=name)
        self.view.link_opened.connect(self.link_opened)
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.field.setTabChangesFocus(True)
        self.field.hide()
        self.field.installEventFilter(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self.field.textChanged.connect(self._pause.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        column.addWidget(self.field)
        self.view.hide()

    @property
    def is_editing(self) -> bool:
        return not self.field.isHidden()

    def set_notes(self, text: str, *, anew: bool = False) -> None:
        """What is kept now. `anew`: it is of something else, so what stands in the field goes."""
        if anew and self.is_editing:
            self._close()
        same, self._kept = text == self._kept, text
        if not self.is_editing:
            if not same:
                self._show()
        elif not self.field.hasFocus():  # undone from elsewhere while the field was open
            self._fill()

    def edit(self) -> None:
        """Opens the field with the notes as they were written."""
        self.view.hide()
        self.field.show()
        self.field.setFocus()  # first: a field elsewhere may hold other notes until it is left
        self._fill(self.draft())
        lines = min(max(self.field.toPlainText().count("\n") + 2, 5), 20)
        self.field.setMinimumHeight(self.field.fontMetrics().lineSpacing() * lines)
        self.writing.emit(True)

    def keep(self) -> None:
        """Hands on what stands in the field, if it is something else than before."""
        self._pause.stop()
        text = self.field.toPlainText()
        if self.is_editing and text != self._kept:
            self.written.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if event.type() == QEvent.Type.FocusOut and not _menu_took_it(event):
                self.keep()
                self._close()
            elif (
                isinstance(event, QKeyEvent)
                and event.type() == QEvent.Type.KeyPress
                and event.key() == Qt.Key.Key_Escape
            ):
                self.keep()
                self._close()
                return True
        return super().eventFilter(watched, event)

    def _fill(self, draft: str | None = None) -> None:
        self.field.blockSignals(True)
        self.field.setPlainText(self._kept if draft is None else draft)
        self.field.blockSignals(False)

    def _show(self) -> None:
        self.view.set_text(self._kept)
        self.view.setVisible(bool(self._kept))

    def _close(self) -> None:
        if self.is_editing:
            self._pause.stop()
            self.field.hide()
            self._show()
            self.writing.emit(False)


def _menu_took_it(event: QEvent) -> bool:
    reasons = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
    return isinstance(event, QFocusEvent) and event.reason() in reasons
