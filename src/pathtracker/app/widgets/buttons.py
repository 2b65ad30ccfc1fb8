"""Buttons. One filled one to a view; the others are outlined, quiet, or a link."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from pathtracker.app.icons import icon
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.text import caption, set_tip
from pathtracker.app.widgets.themed import on_theme

_GAP = 6


class Button(QPushButton):
    """An outlined button, 32 high, or 40 as the companion of a main action.

    `kind` chooses the rules of the style sheet; `tint` is the token of the icon."""

    kind = "plain"
    tint = "text"

    def __init__(
        self, text: str, icon: str = "", *, main: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(caption(text), parent)
        self._icon = icon
        self.setProperty("kind", self._kind(main))
        self.setAutoDefault(main)  # Enter presses it too, not only the space bar
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        on_theme(self._restyle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()  # as the space bar does, whatever the button is for
        else:
            super().keyPressEvent(event)

    def setText(self, text: str) -> None:
        super().setText(caption(text))

    def set_icon(self, name: str) -> None:
        self._icon = name
        self._restyle()

    def _kind(self, main: bool) -> str:
        return "main-plain" if main else self.kind

    def _restyle(self) -> None:
        if self._icon:
            size = current_theme().px(16)
            self.setIcon(icon(self._icon, self.tint))
            self.setIconSize(QSize(size + current_theme().px(_GAP), size))


class PrimaryButton(Button):
    """The filled button: the one thing this view is for. `main` makes it 40 high."""

    kind = "primary"
    tint = "on_accent"

    def _kind(self, main: bool) -> str:
        return "main" if main else self.kind


class QuietButton(Button):
    """Words on nothing: the way out beside a button that does something."""

    kind = "quiet"


class LinkButton(Button):
    """Words in the accent: goes somewhere, or does something small."""

    kind = "link"
    tint = "accent_text"

    def __init__(self, text: str, icon: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, icon, parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class IconButton(QToolButton):
    """An icon alone, with its meaning as name and tooltip."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        size: int = 16,
        tint: str = "text2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._size, self._tint = icon, size, tint
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.set_name(name)
        on_theme(self._restyle)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        set_tip(self, name)

    def set_icon(self, name: str) -> None:
        self._icon = name
        self._restyle()

    def sizeHint(self) -> QSize:
        side = current_theme().px(32)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _restyle(self) -> None:
        side = current_theme().px(self._size)
        self.setIcon(icon(self._icon, self._tint))
        self.setIconSize(QSize(side, side))
