"""Pages of which one is shown, for eyes and for a screen reader alike."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QStackedWidget
from shiboken6 import isValid


class _StackAccess(QAccessibleWidget):
    """A stack whose only child is the page that is shown.

    Qt would give all of them, and the cells of a table on a hidden page claim to be showing: they
    go by their rectangles alone.
    """

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack, QAccessible.Role.LayeredPane)
        self._stack = stack

    def childCount(self) -> int:
        return int(self._page() is not None)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return self._page() if index == 0 else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        shown = self._stack.currentWidget() if isValid(self._stack) else None
        return 0 if shown is not None and child.object() is shown else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        page = self._page()
        return page if page is not None and page.rect().contains(x, y) else None

    def _page(self) -> QAccessibleInterface | None:
        shown = self._stack.currentWidget() if isValid(self._stack) else None
        return None if shown is None else QAccessible.queryAccessibleInterface(shown)


_known: list[_StackAccess] = []
"""Qt keeps a plain pointer to what it was given and deletes it itself, with the widget: nothing is
let go from here before that."""


def _make(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if class_name != "QStackedWidget" or not isinstance(thing, QStackedWidget):
        return None
    _known[:] = [known for known in _known if isValid(known)]
    _known.append(_StackAccess(thing))
    return _known[-1]


_installed = False


def silence_hidden_pages() -> None:
    """Lets a screen reader hear of a stack only what is shown of it; once in a program."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_make)
