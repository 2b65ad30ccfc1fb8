"""A line of a list: what it is, a quiet word, something at the end, and a way to take it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme, space


class Line(QWidget):
    """36 high. Signal: removed."""

    removed = Signal()

    def __init__(self, title: str, note: str = "", end: str = "", *, remove: str = "") -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self.title = PlainLabel(title, weight=500)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._row.addWidget(self.title)
        self._row.addWidget(PlainLabel(note, tone="muted"), 1)
        if end:
            right = Qt.AlignmentFlag.AlignRight
            words = PlainLabel(end, tone="text2", align=right)
            words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            self._row.addWidget(words)
        if remove:
            self.button = IconButton("close", f"{remove}: {title}", size=14)
            self.button.clicked.connect(self.removed)
            self._row.addWidget(self.button)
        on_theme(self._restyle)

    def _restyle(self) -> None:
        space(self._row, 12)
        self.setFixedHeight(current_theme().px(metrics.ROW_TABLE))
