"""The places where Tab stops, and the order in which it goes through them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QLayoutItem, QWidget

_BACKWARDS = (QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.BottomToTop)


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops there now."""
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def stops(parent: QWidget) -> list[QWidget]:
    """Those inside `parent`, as one sees them: from its first line to its last, each in the
    direction in which one reads, a column after the other."""
    return list(_stops(parent))


def first_stop(parent: QWidget) -> QWidget | None:
    """The first inside `parent`, or itself; None where there is none."""
    return next(_stops(parent), None)


def next_stop(window: QWidget, *, forward: bool) -> bool:
    """Gives the keyboard to the stop after the one that has it, or before; round the ends.

    Returns whether there was one. Qt's own order is that in which things were made, so whatever
    was put on a page after its neighbours would be reached last.
    """
    found = stops(window)
    if not found:
        return False
    held = window.focusWidget()
    if held in found:
        at = found.index(held) + (1 if forward else -1)
    else:
        at = _place_among(found, held, window) - (0 if forward else 1)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    found[at % len(found)].setFocus(reason)
    return True


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isVisible():
        return
    if is_stop(widget):
        yield widget
    for child in _children(widget):
        yield from _stops(child)


def _place_among(found: list[QWidget], held: QWidget | None, window: QWidget) -> int:
    """Where in `found` something belongs that Tab doesn't stop at."""
    if held is None:
        return 0
    before = 0
    for widget in _all(window):
        if widget is held:
            return before
        if before < len(found) and widget is found[before]:
            before += 1
    return 0


def _all(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for child in _children(widget):
        yield from _all(child)


def _children(widget: QWidget) -> list[QWidget]:
    """The children that can be seen, in reading order: by the layout, and then those that stand
    beside any."""
    children = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
    ]
    if len(children) < 2:
        return children
    layout = widget.layout()
    laid = list(_laid(layout)) if layout is not None else []
    ranks = {child: rank for rank, child in enumerate(laid)}
    mirrored = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def place(child: QWidget) -> tuple[int, int, int]:
        if child in ranks:
            return ranks[child], 0, 0
        left = widget.width() - child.geometry().right() if mirrored else child.x()
        return len(laid), child.y(), left

    return sorted(children, key=place)


def _laid(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout and of those inside it, in reading order."""
    if (bar := layout.menuBar()) is not None:
        yield bar
    for item in _items(layout):
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _laid(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    items = [item for at in range(layout.count()) if (item := layout.itemAt(at)) is not None]
    if isinstance(layout, QGridLayout):
        places: list[tuple[int, ...]] = []
        for at in range(layout.count()):
            place = layout.getItemPosition(at)
            assert isinstance(place, tuple)  # row, column, and over how many of each
            places.append(place)
        return [items[at] for at in sorted(range(len(items)), key=places.__getitem__)]
    if isinstance(layout, QBoxLayout) and layout.direction() in _BACKWARDS:
        items.reverse()
    return items
