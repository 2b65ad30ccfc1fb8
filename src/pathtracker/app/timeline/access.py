"""The chart for screen readers: a list whose rows say what a bar shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from shiboken6 import isValid

if TYPE_CHECKING:
    from pathtracker.app.timeline.chart import TimelineChart


_rows_given: list[dict[int, RowAccess]] = []
"""Rows that Qt has been given stay until the program ends: it may ask them at any time whether they
are still valid, and there is no way to make it forget them."""


class ChartAccess(QAccessibleInterface):
    """The chart as a list; after its rows comes the button in its head. Everything may be asked
    while the chart is on its way out, or gone."""

    def __init__(self, chart: TimelineChart) -> None:
        super().__init__()
        self.chart = chart
        self._rows: dict[int, RowAccess] = {}
        _rows_given.append(self._rows)

    def isValid(self) -> bool:
        return isValid(self.chart)

    def object(self) -> QObject | None:  # type: ignore[override]
        return self.chart if isValid(self.chart) else None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self.chart.window().windowHandle() if isValid(self.chart) else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        above = self.chart.parentWidget() if isValid(self.chart) else None
        return QAccessible.queryAccessibleInterface(above) if above is not None else None

    def childCount(self) -> int:
        return len(self.chart.scene.rows) + 1 if isValid(self.chart) else 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if not 0 <= index < self.childCount():
            return None
        if index == len(self.chart.scene.rows):
            return QAccessible.queryAccessibleInterface(self.chart.options)
        if index not in self._rows:
            self._rows[index] = RowAccess(self, index)
        return self._rows[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isValid(self.chart) and child.object() is self.chart.options:
            return len(self.chart.scene.rows)
        return child.at if isinstance(child, RowAccess) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if not isValid(self.chart):
            return None
        place = self.chart.viewport().mapFromGlobal(QPoint(x, y))
        return self.child(self.chart.frame().row_at(place.y()))

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        if not isValid(self.chart) or not self.chart.hasFocus():
            return None
        return self.child(self.chart.row_of(self.chart.current)) or self

    def text(self, kind: QAccessible.Text) -> str:
        if not isValid(self.chart):
            return ""
        if kind == QAccessible.Text.Description:
            return self.chart.accessibleDescription()
        return self.chart.accessibleName() if kind == QAccessible.Text.Name else ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Its name stays what it is."""

    def rect(self) -> QRect:
        if not isValid(self.chart):
            return QRect()
        return QRect(self.chart.mapToGlobal(QPoint(0, 0)), self.chart.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if not isValid(self.chart):
            state.invalid = 1
            return state
        state.focusable = 1
        state.focused = int(self.chart.hasFocus())
        state.invisible = int(not self.chart.isVisible())
        return state

    def foregroundColor(self) -> QColor:
        return QColor()

    def backgroundColor(self) -> QColor:
        return QColor()


class RowAccess(QAccessibleInterface):
    """A row, found again by its number."""

    def __init__(self, list_: ChartAccess, at: int) -> None:
        super().__init__()
        self._list, self.at = list_, at

    @property
    def chart(self) -> TimelineChart:
        return self._list.chart

    def isValid(self) -> bool:
        return isValid(self.chart) and self.at < len(self.chart.scene.rows)

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self.chart.window().windowHandle() if isValid(self.chart) else None

    def parent(self) -> QAccessibleInterface:
        return self._list

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name and self.isValid():
            return self.chart.model.sentence(self.at)
        return ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """A row is renamed in its panel."""

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        frame = self.chart.frame()
        place = QRect(frame.area.x(), frame.top(self.at), frame.area.width(), frame.look.row)
        return QRect(self.chart.viewport().mapToGlobal(place.topLeft()), place.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if not self.isValid():
            state.invalid = 1
            return state
        row = self.chart.scene.rows[self.at]
        state.selectable = state.focusable = 1
        if row.key == self.chart.current:
            state.selected = 1
            state.focused = int(self.chart.hasFocus())
        if row.step is None:
            state.expandable = 1
            state.collapsed, state.expanded = int(row.folded), int(not row.folded)
        frame = self.chart.frame()
        if self.at not in frame.visible(len(self.chart.scene.rows)):
            state.offscreen = 1
        return state

    def foregroundColor(self) -> QColor:
        return QColor()

    def backgroundColor(self) -> QColor:
        return QColor()


_known: list[ChartAccess] = []
"""Qt keeps a plain pointer to what it was given and deletes it itself, with the widget. Were it
freed from here before that, the pointer would lead nowhere: so nothing is let go that still is."""


def _make(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    from pathtracker.app.timeline.chart import TimelineChart

    if not isinstance(thing, TimelineChart):
        return None
    _known[:] = [known for known in _known if isValid(known)]
    # Qt asks again once the class has got another meta object, and would delete one twice.
    _known.append(ChartAccess(thing))
    return _known[-1]


def install() -> None:
    """Lets Qt ask for what a chart is; once in a program."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_make)


_installed = False


def announce_row(chart: TimelineChart, at: int) -> None:
    """Tells a screen reader that another row has the keyboard."""
    if QAccessible.isActive():
        event = QAccessibleEvent(chart, QAccessible.Event.Focus)
        event.setChild(at)
        QAccessible.updateAccessibility(event)
