"""A quiet line on top of what is shown: what this is, and the one way on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import spaced


class Strip(QWidget):
    """Signal: followed, when its link is clicked."""

    followed = Signal()

    def __init__(self, words: str, link: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.words = PlainLabel(words, tone="text2", wrap=True)
        self.link = LinkButton(link)
        self.link.clicked.connect(self.followed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.link)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        spaced(self._row, 12, 24, 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.accent_soft)
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.hairline)
