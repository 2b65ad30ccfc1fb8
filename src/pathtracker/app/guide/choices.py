"""A few answers below each other, of which one is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pathtracker.app.guide.page import clear
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.choice_card import ChoiceCard
from pathtracker.app.widgets.themed import on_theme


class ChoiceList(QWidget):
    """Digits and arrows choose one. `first` is the digit of the first.

    Signals: picked, with the place of the answer from 0; confirmed, by Enter."""

    picked = Signal(int)
    confirmed = Signal()

    def __init__(self, name: str, first: int = 1) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._first = first
        self.cards: list[ChoiceCard] = []
        self._column = QVBoxLayout(self)
        on_theme(self._space)

    def show_choices(self, choices: Sequence[tuple[str, str]], taken: int | None) -> None:
        """`choices`: words, and smaller words below them."""
        had_keyboard = any(card.hasFocus() for card in self.cards)
        clear(self._column)
        self.cards = []
        for place, (words, more) in enumerate(choices):
            card = ChoiceCard(words, more, dot=True, parent=self)
            card.setChecked(place == taken)
            card.toggled.connect(lambda on, place=place: on and self.picked.emit(place))
            self._column.addWidget(card)
            card.show()
            self.cards.append(card)
        if had_keyboard:
            self.take_focus()

    def value(self) -> int | None:
        return next((place for place, card in enumerate(self.cards) if card.isChecked()), None)

    def take_focus(self) -> None:
        """The keyboard to the answer that is taken, or to the first."""
        if self.cards:
            self.cards[self.value() or 0].setFocus(Qt.FocusReason.OtherFocusReason)

    def pick(self, place: int) -> None:
        """Takes an answer, as if by its digit."""
        if 0 <= place < len(self.cards):
            self.cards[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.cards[place].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isdecimal() and len(text) == 1:
            self.pick(int(text) - self._first)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(8))
