"""The button in the head of the list, for the keyboard and a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from pathtracker.app.timeline.paint_list import menu_button
from pathtracker.app.words import tr

if TYPE_CHECKING:
    from pathtracker.app.timeline.chart import TimelineChart


class OptionsButton(QAbstractButton):
    """Lies over the button that the chart paints, and leaves the pointer to the chart."""

    def __init__(self, chart: TimelineChart) -> None:
        super().__init__(chart.viewport())
        self._chart = chart
        self.setAccessibleName(tr("How the rows are gathered, and which are shown"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("focusRing", True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._open)

    def place(self) -> None:
        """Over what is painted now."""
        self.setGeometry(menu_button(self._chart.frame()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing: the chart has painted it."""

    def _open(self) -> None:
        self._chart.open_options()
