"""What keeps a slip of the hand from changing anything: the wheel, and the second of two clicks."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QMenu,
    QScrollBar,
    QTabBar,
    QWidget,
)

from pathtracker.app.theme.restyle import catch_up

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_WATCHED = frozenset({*_PRESSES, QEvent.Type.Wheel, QEvent.Type.Show, QEvent.Type.Polish})
_TURNED_BY_WHEEL = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)
_NEAR = 12
"""How far a hand moves between two clicks, in pixels."""
_APPEARED = "appeared"


@dataclass(frozen=True, slots=True)
class _Press:
    """What was pressed, what it meant, where on the screen, and when: by the clock of the event,
    and by ours, in milliseconds."""

    widget: QWidget
    meaning: object
    place: QPoint
    at: float
    known_at: float


def _now() -> float:
    return 1000 * time.monotonic()


class Slips(QObject):
    """Watches the whole program, so that no page or dialog has to.

    - The wheel scrolls the page. It turns no choice and no tab, and a number or a slider only
      while that has the keyboard.
    - A press does nothing on what has just come under the pointer, or has just got another
      meaning, where something else was pressed: for as long as two clicks make a double click.

    A view that paints its controls says by a method `meaning_at(point)` what a press does there.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._last: _Press | None = None
        app.installEventFilter(self)

    def forget(self) -> None:
        """As if nothing had been pressed."""
        self._last = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _WATCHED or not isinstance(watched, QWidget):
            return False
        if kind == QEvent.Type.Wheel:
            if isinstance(watched, _TURNED_BY_WHEEL) and _is_passed_over(watched):
                event.ignore()  # what it stands on scrolls
                return True
        elif kind == QEvent.Type.Polish:
            if watched.focusPolicy() == Qt.FocusPolicy.WheelFocus:
                watched.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        elif kind == QEvent.Type.Show:
            catch_up(watched)  # here, as each filter on the whole program costs every event
            if self._last is not None and isinstance(watched, QAbstractButton):
                last = self._last
                watched.setProperty(_APPEARED, last.at + _now() - last.known_at)
        elif isinstance(event, QMouseEvent):
            return self._takes(watched, event)
        return False

    def _takes(self, widget: QWidget, event: QMouseEvent) -> bool:
        """Whether a press is a slip, and nothing may come of it; else it is remembered."""
        place = event.globalPosition().toPoint()
        meaning, reach = _meaning(widget, event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if meaning is not None and self._is_slip(widget, meaning, reach, event):
            return True
        last, at = self._last, event.timestamp() or _now()
        if last is None or (last.at, last.place) != (at, place):
            self._last = _Press(widget, meaning, place, at, _now())
        return False  # one that a child has not used comes to its parents as well

    def _is_slip(self, widget: QWidget, meaning: object, reach: QRect, event: QMouseEvent) -> bool:
        last = self._last
        if last is None or (last.widget is widget and last.meaning == meaning):
            return False
        if not reach.contains(widget.mapFromGlobal(last.place)):
            return False
        if event.type() == QEvent.Type.MouseButtonDblClick:
            return True
        patience = QApplication.doubleClickInterval()
        now = event.timestamp() or _now()
        if 0 <= now - last.at < patience:
            return True
        appeared = widget.property(_APPEARED)
        return isinstance(appeared, float) and last.at <= appeared and now < appeared + patience


def _is_passed_over(widget: QWidget) -> bool:
    if isinstance(widget, QScrollBar):
        return False
    return isinstance(widget, QComboBox | QTabBar) or not widget.hasFocus()


def _meaning(widget: QWidget, point: QPoint) -> tuple[object, QRect]:
    """What a press on a widget means, None for nothing, and the room in which it means that."""
    near = QRect(point - QPoint(_NEAR, _NEAR), QSize(2 * _NEAR, 2 * _NEAR))
    owner = widget.parentWidget()
    if isinstance(owner, QAbstractItemView | QAbstractScrollArea) and owner.viewport() is widget:
        if hasattr(owner, "meaning_at"):
            return owner.meaning_at(point), near
        if isinstance(owner, QAbstractItemView):
            index = owner.indexAt(point)
            return (index.row(), index.data()) if index.isValid() else None, near
    if isinstance(widget, QAbstractButton):
        return widget.text() or widget.accessibleName(), widget.rect()
    if isinstance(widget, QMenu):
        action = widget.actionAt(point)
        return action.text() if action else None, near
    if isinstance(widget, QComboBox | QTabBar):
        return type(widget), widget.rect()
    return None, near
