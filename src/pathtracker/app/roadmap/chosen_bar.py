"""The bar for several selected steps: how many they are, and what can be done with all of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, IconButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

_HEIGHT = 48


class ChosenBar(QWidget):
    """48 high, at the foot of outline and columns; hidden unless two or more are selected.

    Signals: wanted, with the name of the window's command that is to be run on them; cleared, when
    they should no longer be selected.
    """

    wanted = Signal(str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What can be done with the selected steps"))
        self.count = PlainLabel(weight=600)
        deeds = (
            ("finish", tr("Finish")),
            ("start", tr("Start")),
            ("skip", tr("Skip")),
            ("park", tr("Park")),
            ("move", tr("Move to…")),
            ("pin", tr("Pin…")),
        )
        self.buttons = {name: Button(words) for name, words in deeds}
        self.clear = IconButton("close", tr("Clear the selection"), tint="muted")
        self.clear.clicked.connect(self.cleared)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.count)
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._row.addWidget(self.clear)
        self.hide()
        on_theme(self._restyle)

    def show_count(self, count: int) -> None:
        """Says how many are selected; of none or one it goes."""
        if count > 1:
            self.count.setText(tr("{n} selected", n=count))
        self.setVisible(count > 1)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        """In a narrow window the last buttons give way: the menus have them as well."""
        return QSize(0, current_theme().px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.raised)
        painter.fillRect(0, 0, self.width(), 1, tokens.hairline)

    def _make_room(self) -> None:
        px = current_theme().px
        gap = px(8)
        room = self.width() - 2 * px(24) - self.count.sizeHint().width() - gap
        room -= self.clear.sizeHint().width() + gap
        for button in self.buttons.values():
            room -= button.sizeHint().width() + gap
            button.setVisible(room >= 0)

    def _restyle(self) -> None:
        px = current_theme().px
        self.setFixedHeight(px(_HEIGHT))
        self._row.setContentsMargins(px(24), 0, px(24), 0)
        self._row.setSpacing(px(8))
