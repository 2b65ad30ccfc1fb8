"""A field over a row: the title or the effort changed where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from pathtracker.app.roadmap.words import tr
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.message import InlineMessage

_PARTS = re.compile(
    r"(?P<minutes>\d+)\s*m(?:in(?:utes?)?)?|(?P<clock>\d+):(?P<past>[0-5]\d)"
    r"|(?P<hours>\d+(?:[.,]\d+)?)\s*(?:h(?:ours?)?(?:\s*(?P<more>\d{1,2})\s*(?:m(?:in)?)?)?)?",
    re.IGNORECASE,
)


class InlineField(QWidget):
    """Lies over the viewport of a list and follows its row.

    `save` takes what was typed; the sentence it returns stands below the field, and what was typed
    stays. Signal: closed.
    """

    closed = Signal()

    def __init__(
        self,
        view: QAbstractItemView,
        name: str,
        text: str,
        save: Callable[[str], str],
        place: Callable[[QRect], QRect],
    ) -> None:
        super().__init__(view.viewport())
        self.index = QPersistentModelIndex(view.currentIndex())
        self._view, self._save, self._place, self._was = view, save, place, text
        self.field = LineField(name)
        self.field.setText(text)
        self.field.setProperty("kind", "inline")
        self.field.installEventFilter(self)
        self.message = InlineMessage()
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
            self.message.set_message(fault, "bad")
            self.field.setProperty("invalid", "true")
            self.field.style().polish(self.field)
            self.follow()
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


def hours_of(text: str) -> float | None:
    """The effort that some words name, a bare number being hours: 2, 1.5, 2h, 1h30, 45 min, 1:30.
    None if they name none; what is negative or too large is for the entity to refuse."""
    words = text.strip()
    sign = 1.0
    if words.startswith(("-", "−")):
        sign, words = -1.0, words[1:].strip()
    match = _PARTS.fullmatch(words)
    if match is None:
        return None
    if match["minutes"]:
        return sign * int(match["minutes"]) / 60
    if match["clock"]:
        return sign * (int(match["clock"]) + int(match["past"]) / 60)
    return sign * (float(match["hours"].replace(",", ".")) + int(match["more"] or 0) / 60)


def no_hours(text: str) -> str:
    """What to say where words name no effort."""
    return tr("“{text}” is no amount of time. Say it like 2h, 1h30 or 45 min.", text=text[:40])
