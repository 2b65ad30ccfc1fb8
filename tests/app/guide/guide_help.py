"""Mouse and keyboard, as the tests of the guide use them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pathtracker.app.widgets.labels import PlainLabel


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def press(*keys: Qt.Key) -> None:
    """Keys for whoever has the keyboard."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def turn_wheel(widget: QWidget) -> None:
    """A turn towards oneself, with the pointer in the middle of the widget."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def words(page: QWidget) -> str:
    """All that stands on a page in labels."""
    QApplication.processEvents()  # what has just been made is shown by the event loop
    labels = [label for label in page.findChildren(PlainLabel) if label.isVisibleTo(page)]
    return "\n".join(label.text() for label in labels)
