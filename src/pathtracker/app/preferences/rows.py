"""A line of a card of preferences: what it is about, and the control for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme

_NAME = 180


class PreferenceRow(QWidget):
    """The name stands beside the control, with a quiet word on it below."""

    def __init__(self, name: str, control: QWidget, note: str = "") -> None:
        super().__init__()
        self._name = QWidget()
        column = QVBoxLayout(self._name)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        label = PlainLabel(name, weight=500)
        label.setBuddy(control)
        column.addWidget(label)
        if note:
            column.addWidget(PlainLabel(note, "caption", "muted", wrap=True))
        if not control.accessibleName():
            control.setAccessibleName(name)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._name, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(control)
        self._row.addStretch(1)
        on_theme(self._restyle)

    def stretch(self) -> PreferenceRow:
        """Gives the control all the room."""
        self._row.setStretch(1, 1)
        self._row.setStretch(2, 0)
        return self

    def _restyle(self) -> None:
        self._name.setFixedWidth(current_theme().px(_NAME))
        self._row.setSpacing(current_theme().px(16))
