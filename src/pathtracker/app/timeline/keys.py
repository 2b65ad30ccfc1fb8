"""What keys do in the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from pathtracker.app.timeline.look import look
from pathtracker.app.timeline.rows import Row
from pathtracker.app.timeline.scale import Zoom

if TYPE_CHECKING:
    from pathtracker.app.timeline.chart import TimelineChart

Key = Qt.Key
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ZOOMS = {
    Key.Key_1: Zoom.DAY,
    Key.Key_2: Zoom.WEEK,
    Key.Key_3: Zoom.MONTH,
    Key.Key_4: Zoom.QUARTER,
    Key.Key_5: Zoom.YEAR,
}


def act_on_key(chart: TimelineChart, event: QKeyEvent) -> bool:
    """Does what a key asks for; whether it asked for anything."""
    key = Key(event.key())
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key == Key.Key_Escape:
        return chart.cancel_drag()
    if held & _ALT:
        return _edit(chart, key, held)
    if held & _CONTROL:
        return _zoom_held(chart, key)
    return _go(chart, key) or _look_around(chart, key)


def _edit(chart: TimelineChart, key: Key, held: Qt.KeyboardModifier) -> bool:
    """Alt moves the bar by a day, with Shift its end."""
    days = {Key.Key_Right: 1, Key.Key_Left: -1}.get(key)
    item = chart.selected_item()
    if days is None or item is None or not chart.editable:
        return False
    (chart.stretched if held & _SHIFT else chart.nudged).emit(item, days)
    return True


def _zoom_held(chart: TimelineChart, key: Key) -> bool:
    if key in (Key.Key_Plus, Key.Key_Equal):
        chart.zoom_by(1.25)
    elif key == Key.Key_Minus:
        chart.zoom_by(0.8)
    elif key in (Key.Key_Home, Key.Key_End):
        chart.select(0 if key == Key.Key_Home else len(chart.scene.rows) - 1)
    else:
        return False
    return True


def _go(chart: TimelineChart, key: Key) -> bool:
    """From row to row."""
    at = chart.row_of(chart.current)
    page = max(1, chart.frame().days.height() // look().row - 1)
    steps = {Key.Key_Down: 1, Key.Key_Up: -1, Key.Key_PageDown: page, Key.Key_PageUp: -page}
    if key in steps:
        chart.select(at + steps[key] if at >= 0 else 0)
        return True
    row = chart.current_row()
    if row is None:
        return False
    if key in (Key.Key_Return, Key.Key_Enter, Key.Key_Space):
        if row.item is None:
            chart.folded.emit(row.key)
        else:
            chart.opened.emit(row.item)
        return True
    return key in (Key.Key_Left, Key.Key_Right) and _turn(chart, row, at, key)


def _turn(chart: TimelineChart, row: Row, at: int, key: Key) -> bool:
    """Right opens a head, left closes it or goes from an item to its head."""
    opens = (key == Key.Key_Right) != chart.isRightToLeft()
    if row.item is None and row.folded is opens:
        chart.folded.emit(row.key)
        return True
    if row.depth and not opens:
        heads = [n for n in range(at) if chart.scene.rows[n].depth < row.depth]
        chart.select(heads[-1])
        return True
    if row.item is not None and opens:
        span = chart.scene.span(row)
        if span is not None:
            chart.show_span(span)
        return True
    return False


def _look_around(chart: TimelineChart, key: Key) -> bool:
    """Zoom and scroll."""
    if key in _ZOOMS:
        chart.set_zoom(_ZOOMS[key])
    elif key in (Key.Key_Plus, Key.Key_Equal):
        chart.zoom_by(1.25)
    elif key == Key.Key_Minus:
        chart.zoom_by(0.8)
    elif key in (Key.Key_Home, Key.Key_T):
        chart.show_today()
    elif key in (Key.Key_BracketLeft, Key.Key_BracketRight):
        chart.widen_list(1 if key == Key.Key_BracketRight else -1)
    elif key in (Key.Key_Comma, Key.Key_Period):
        width = chart.frame().days.width()
        chart.scroll_by(width * (0.5 if key == Key.Key_Period else -0.5))
    elif key == Key.Key_P and chart.editable:
        return _turn_pin(chart)
    else:
        return False
    return True


def _turn_pin(chart: TimelineChart) -> bool:
    """Pins an item to the day it starts on, or frees it."""
    row = chart.current_row()
    if row is None or row.step is None or row.step.settled:
        return False
    span = chart.scene.span(row)
    if row.step.pinned is not None:
        chart.pinned.emit(row.step.id, None)
    elif span is not None:
        chart.pinned.emit(row.step.id, span.start)
    return True
