"""Cards of equal width side by side, as many to a line as fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.themed import on_theme

_LEAST = 250


class CardGrid(QWidget):
    """The cards of a line are as high as the highest of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: Sequence[QWidget] = ()
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        on_theme(self._restyle)

    def set_cards(self, cards: Sequence[QWidget]) -> None:
        self._cards = cards
        self._across = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        gap = self._grid.horizontalSpacing()
        fitting = (self.width() + gap) // (current_theme().px(_LEAST) + gap)
        across = max(1, min(len(self._cards), fitting))
        if across == self._across:
            return
        self._across = across
        while self._grid.takeAt(0) is not None:
            pass
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // across, at % across)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < across))

    def _restyle(self) -> None:
        self._grid.setSpacing(current_theme().px(metrics.CARD_GAP))
        self._across = 0
        self._arrange()
