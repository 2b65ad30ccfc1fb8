"""Several out of many: small buttons that stay pressed, one beside the other."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button
from pathtracker.app.widgets.flow import FlowLayout
from pathtracker.app.widgets.themed import on_theme


class ToggleButton(Button):
    """Pressed it has a tick and the accent around it. Signals: those of QPushButton."""

    kind = "toggle"

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.toggled.connect(self._restyle)

    def _restyle(self) -> None:
        tokens, px = current_theme().tokens, current_theme().px
        chosen = self.isChecked()
        self._icon = "check" if chosen else ""
        self.tint = "accent_text" if chosen else "text"
        if not chosen:
            self.setIcon(QIcon())
        super()._restyle()
        # One pixel less of padding, so that the thicker line moves nothing.
        self.setStyleSheet(
            f"QPushButton {{min-height: {px(28) - 2}px; padding: 0 {px(10)}px; font-weight: 400}}"
            f"QPushButton:checked {{background: {tokens.accent_soft.name()};"
            f" color: {tokens.accent_text.name()}; border: 2px solid {tokens.accent.name()};"
            f" padding: 0 {px(10) - 1}px; min-height: {px(28) - 4}px; font-weight: 500}}"
            f"QPushButton:checked:disabled {{background: {tokens.sunken.name()};"
            f" color: {tokens.muted.name()}; border-color: {tokens.hairline.name()}}}"
        )


class Toggles(QWidget):
    """`choices` are (value, words). Signal: changed, when a person presses one."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: dict[str, ToggleButton] = {}
        self._row = QWidget()
        self._flow = FlowLayout(self._row, gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._row.setSizePolicy(policy)
        on_theme(self.updateGeometry)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offers these; what was pressed and is still offered stays pressed."""
        wanted = list(choices)
        if [value for value, _ in wanted] == list(self.buttons):
            return
        pressed = self.value()
        self._flow.clear()
        self.buttons = {}
        for value, words in wanted:
            button = ToggleButton(words)
            button.setChecked(value in pressed)
            button.clicked.connect(self.changed)
            self.buttons[value] = button
            self._flow.addWidget(button)

    def value(self) -> tuple[str, ...]:
        """Those that are pressed, in their order."""
        return tuple(value for value, button in self.buttons.items() if button.isChecked())

    def set_value(self, pressed: Iterable[str]) -> None:
        """Presses these without a signal."""
        wanted = set(pressed)
        for value, button in self.buttons.items():
            button.setChecked(value in wanted)
