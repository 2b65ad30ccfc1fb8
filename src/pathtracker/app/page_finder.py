"""Find on this page: what is typed in the bar is looked for on the page that the window shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from pathtracker.app.finding import Ring, matching
from pathtracker.app.live import LiveView
from pathtracker.app.widgets.find_bar import FindBar


class PageFinder(QObject):
    """`page` gives the page in front. Nothing is hidden by finding: it only leads there."""

    def __init__(self, bar: FindBar, page: Callable[[], LiveView | None]) -> None:
        super().__init__(bar)
        self.bar, self._page = bar, page
        self._at = 0
        self._ring: Ring | None = None
        self._before: QWidget | None = None
        bar.sought.connect(lambda _: self._find(0))
        bar.stepped.connect(lambda step: self._find(self._at + step))
        bar.closed.connect(self.close)

    def begin(self) -> None:
        """Opens the bar, or puts the keyboard into it again."""
        if self.bar.isHidden():
            self._before = QApplication.focusWidget()
        self.bar.begin()
        self._find(0)

    def close(self) -> None:
        """Closes the bar; the keyboard goes to what was found, or back."""
        if self.bar.isHidden():
            return
        targets = (self._ring.target() if self._rung() and self._ring else None, self._before)
        holder = QApplication.focusWidget()
        had_keyboard = holder is not None and self.bar.isAncestorOf(holder)
        self._unring()
        self.bar.hide()
        if not had_keyboard:
            return
        able = (one for one in targets if one is not None and _takes_keyboard(one))
        target = next(able, self._page())
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, at: int) -> None:
        """Shows a match by its number, counted round; the first while one types."""
        self._unring()
        page = self._page()
        found = matching(page.written(), self.bar.field.text()) if page is not None else []
        self._at = at % len(found) if found else 0
        self.bar.say(self._at + 1, len(found))
        if found and (target := found[self._at].show()) is not None:
            self._ring = Ring(target)

    def _rung(self) -> bool:
        return self._ring is not None and isValid(self._ring)

    def _unring(self) -> None:
        if self._rung() and self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None


def _takes_keyboard(widget: QWidget) -> bool:
    there = isValid(widget) and widget.isVisible()
    return there and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
