"""A field that gets the keyboard comes into sight, however far down its page it has opened."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from pathtracker.app.theme.theme import current_theme

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
_ROOM = 16
"""Free above and below it, in pixels of the design."""


class Sight(QObject):
    """Follows the focus; a page does not move under a pointer that presses on it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if isinstance(new, _FIELDS) and not pressed:
            QTimer.singleShot(0, new, partial(_reveal, new))


def _reveal(field: QWidget) -> None:
    if not field.hasFocus():
        return
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # it may have opened just now
    outer = field.parentWidget()
    while outer is not None and not outer.isWindow():
        if isinstance(outer, QScrollArea) and (page := outer.widget()) is not None:
            _scroll_to(field, page, outer)
        outer = outer.parentWidget()


def _scroll_to(field: QWidget, page: QWidget, area: QScrollArea) -> None:
    """All of it, where Qt itself would be content with the line of the cursor."""
    room, bar = current_theme().px(_ROOM), area.verticalScrollBar()
    top = field.mapTo(page, QPoint()).y() - room
    end, high = top + field.height() + 2 * room, area.viewport().height()
    if end > bar.value() + high:
        bar.setValue(end - high)
    if top < bar.value():
        bar.setValue(top)
