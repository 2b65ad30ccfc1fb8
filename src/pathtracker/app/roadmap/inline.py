"""A field over a row: the title or the effort changed where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.message import InlineMessage


class InlineField(QWidget):
    """Lies over the viewport of a list and follows its row.

    `save` takes what was typed; the sentence it returns stands below the field, and what was typed
    stays. What `understood` makes of it stands there while it is typed. Signal: closed.
    """

    closed = Signal()

    def __init__(
        self,
        view: QAbstractItemView,
        name: str,
        text: str,
        save: Callable[[str], str],
        place: Callable[[QRect], QRect],
        understood: Callable[[str], str] = lambda _: "",
    ) -> None:
        super().__init__(view.viewport())
        self.index = QPersistentModelIndex(view.currentIndex())
        self._view, self._save, self._place, self._was = view, save, place, text
        self.field = LineField(name)
        self.field.setText(text)
        self.field.setProperty("kind", "inline")
        self.field.installEventFilter(self)
        self.field.textEdited.connect(lambda typed: self._show(understood(typed), "info"))
        self.message = InlineMessage(lasting=True)
        self.field.setParent(self)
        self.message.setParent(self)
        self.field.returnPressed.connect(lambda: self.finish(True))
        view.verticalScrollBar().valueChanged.connect(self.follow)
        view.model().layoutChanged.connect(self.follow)
        self.show()
        self.follow()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self, explicit: bool = False) -> None:
        """Keeps what was typed, if it can be kept, and goes."""
        text = self.field.text()
        fault = self._save(text) if text != self._was else ""
        if fault:
            self._show(fault, "bad")
            if explicit:
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.close_field()

    def close_field(self) -> None:
        if self.isHidden():
            return
        focused = self.field.hasFocus()
        self.hide()
        if focused:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def follow(self) -> None:
        """Stays on its row; where that has gone, so does the field."""
        if not self.index.isValid():
            self.close_field()
            return
        row = self._view.visualRect(self.index)
        place = self._place(row)
        height = self.field.sizeHint().height()
        place = QRect(place.left(), row.center().y() - height // 2 + 1, place.width(), height)
        if self.message.isHidden():
            self._put(place, place)
            return
        room = self._view.viewport().rect()
        width = min(max(place.width(), current_theme().px(360)), room.width())
        left = place.left()
        if self._view.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            left = place.right() + 1 - width if place.width() < width else left
        left = max(room.left(), min(left, room.right() + 1 - width))
        below = QRect(left, place.bottom() + 3, width, self.message.heightForWidth(width))
        if below.bottom() > room.bottom() and place.top() - below.height() > room.top():
            below.moveBottom(place.top() - 3)
        self._put(place, below)

    def _show(self, words: str, kind: str) -> None:
        self.message.set_message(words, kind)
        self.field.setProperty("invalid", "true" if kind == "bad" else "false")
        self.field.style().polish(self.field)
        self.follow()

    def _put(self, field: QRect, message: QRect) -> None:
        whole = field.united(message)
        self.setGeometry(whole)
        self.field.setGeometry(field.translated(-whole.topLeft()))
        self.message.setGeometry(message.translated(-whole.topLeft()))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_field()
                return True
        elif event.type() == QEvent.Type.FocusOut and not self.isHidden():
            self.finish()
        return super().eventFilter(watched, event)
