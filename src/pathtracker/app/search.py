"""The field in the menu bar that opens the palette."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.chip import KeyHint
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import tr


class SearchButton(QAbstractButton):
    """Looks like a field, says what it finds and its keys; a click is for the palette to open."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Search or run a command"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("focusRing", True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(IconLabel("search", "muted", 14))
        self._row.addWidget(PlainLabel(tr("Search or run a command"), "caption", "muted"), 1)
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        self._row.addWidget(KeyHint(keys))
        on_theme(self._restyle)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(304), current_theme().px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.tokens.hairline)
        painter.setBrush(theme.tokens.hover if self.underMouse() else theme.tokens.raised)
        radius = theme.px(metrics.RADIUS_CONTROL)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, radius, radius)

    def _restyle(self) -> None:
        space(self._row, 8, 8, 0)
        self.setFixedHeight(current_theme().px(24))


class SearchCorner(QWidget):
    """The place of the search button in the menu bar, with room around it."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self.button = SearchButton()
        self._row.addWidget(self.button)
        on_theme(self._restyle)

    def _restyle(self) -> None:
        space(self._row, 0, 8, 4)
