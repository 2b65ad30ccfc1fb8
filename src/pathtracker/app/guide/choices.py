"""A few answers below each other, of which one is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.choice_card import ChoiceCard
from pathtracker.app.widgets.clearing import clear
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
            card.toggled.connect(lambda on, place=place: self._toggled(place, on))
            card.installEventFilter(self)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first arrow takes an answer: Qt alone would only move the keyboard."""
        arrows = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right)
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in arrows
            and self.value() is None
            and watched in self.cards
        ):
            self.pick(self.cards.index(watched))
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isdecimal() and len(text) == 1:
            self.pick(int(text) - self._first)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.pick(self.value() or 0)
        else:
            super().keyPressEvent(event)

    def _toggled(self, place: int, on: bool) -> None:
        if on:
            self.picked.emit(place)

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(8))
