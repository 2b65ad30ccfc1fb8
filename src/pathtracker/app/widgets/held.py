"""A widget kept for later, which may be gone by then."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class Held(QObject):
    """Who had the keyboard before something was opened over it, and what it stands in.

    A widget of Qt's own, such as the line in a spin box, leaves no trace in Python when Qt deletes
    it, so that touching it ends the program: each is told of by its own signal.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._chain: dict[int, QWidget] = {}
        """The widget and those around it, inner ones first."""

    @property
    def is_empty(self) -> bool:
        return not self._chain

    def hold(self, widget: QWidget | None) -> None:
        self.drop()
        while widget is not None and not widget.isWindow():
            self._chain[id(widget)] = widget
            widget.destroyed.connect(self._forget)
            widget = widget.parentWidget()

    def drop(self) -> None:
        chain, self._chain = self._chain, {}
        for widget in chain.values():
            if isValid(widget):
                widget.destroyed.disconnect(self._forget)

    def focus(self, otherwise: QWidget | None = None) -> None:
        """Gives the keyboard back to what is left of it, or else to `otherwise`."""
        chain = [*self._chain.values(), *([otherwise] if otherwise is not None else [])]
        self.drop()
        for widget in chain:
            takes = isValid(widget) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            if takes and widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.PopupFocusReason)
                return
        if otherwise is not None and isValid(otherwise):
            otherwise.setFocus(Qt.FocusReason.PopupFocusReason)

    def _forget(self, gone: QObject) -> None:
        """The signal brings what is left of the widget: it is known by its wrapper alone."""
        self._chain = {
            key: widget
            for key, widget in self._chain.items()
            if widget is not gone and isValid(widget)
        }
