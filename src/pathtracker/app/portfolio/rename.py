"""A title changed where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pathtracker.app.widgets.fields import LineField


class TitleField(LineField):
    """Hidden until `ask`. Enter or leaving keeps what was typed, Esc does not.

    `save` takes the title and returns the sentence why it can't be kept, or “”. Signals: refused,
    with that sentence (the field stays with what was typed); closed."""

    refused = Signal(str)
    closed = Signal()

    def __init__(
        self, name: str, save: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent=parent)
        self._save, self._was = save, ""
        self.draft: Callable[[], str | None] = lambda: None
        """What was typed and could not be kept: the field begins with that."""
        self.installEventFilter(self)
        self.returnPressed.connect(lambda: self._keep(stay=True))
        self.hide()

    def ask(self, title: Callable[[], str]) -> None:
        """Opens with the present title, all of it selected. That is asked for when the keyboard is
        here: a field elsewhere may have held another title until it was left."""
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._was, draft = title(), self.draft()
        self.setText(self._was if draft is None else draft)
        self.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.isVisible():
                self._close()
                return True
        elif event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._keep(stay=False)
        return super().eventFilter(watched, event)

    def _keep(self, *, stay: bool) -> None:
        if self.isHidden():
            return
        text = self.text()
        fault = self._save(text) if text != self._was else ""
        if fault:
            self.refused.emit(fault)
            if stay:
                return
        self._close(gone=not fault)

    def _close(self, *, gone: bool = True) -> None:
        self.hide()
        if gone:
            self.refused.emit("")
        self.closed.emit()
