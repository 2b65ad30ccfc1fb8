"""A skill and how often one has done it, with the level that this counts as."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.frequency import FrequencySlider
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr


def often_words() -> tuple[str, ...]:
    """Never to daily."""
    return tr("Never"), tr("Once or twice"), tr("Now and then"), tr("Weekly"), tr("Daily")


class HowOften(QWidget):
    """`meanings` say what each stop counts as. Signal: answered."""

    answered = Signal()

    def __init__(self, name: str, stops: Sequence[str], meanings: Sequence[str]) -> None:
        super().__init__()
        self._meanings = tuple(meanings)
        self.slider = FrequencySlider(name, stops)
        self.slider.answered.connect(self._answered)
        self.slider.sliderReleased.connect(lambda: self.show_level(self.slider.answer()))
        self._claimed = PlainLabel(role="caption", tone="muted")
        self._meaning = PlainLabel(role="caption", tone="text2", wrap=True)
        self._head = QHBoxLayout()
        self._head.addWidget(PlainLabel(name, weight=600), 1)
        self._head.addWidget(self._claimed)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.slider)
        self._column.addWidget(self._meaning)
        self.show_level(None)
        self.show_claimed(None)
        on_theme(self._space)

    def show_claimed(self, level: int | None) -> None:
        """What was said of it before."""
        words = "" if level is None else tr("so far you say {level}", level=level)
        self._claimed.setText(words)

    def show_level(self, place: int | None) -> None:
        """What a stop counts as; None: nothing is answered."""
        if place is not None:
            self._meaning.setText(tr("Counts as: {meaning}", meaning=self._meanings[place]))
        self._meaning.setVisible(place is not None)

    def _answered(self, place: int) -> None:
        if not self.slider.isSliderDown():  # a longer sentence would move it under the hand
            self.show_level(place)
        self.answered.emit()

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(4))
