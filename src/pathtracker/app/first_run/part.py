"""One of the short answers: a numbered question that can be skipped and taken back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import number, tr


class SkipLink(Button):
    """A quiet link: it does not compete with the answers. `tone` is the token of its colour."""

    kind = "skip"
    tone = "muted"

    def set_tone(self, tone: str) -> None:
        self.tone = tone
        self._restyle()

    def _restyle(self) -> None:
        super()._restyle()
        px, ink = current_theme().px, current_theme().tokens.colour(self.tone).name()
        self.setStyleSheet(
            "QPushButton {background: transparent; font-weight: 400;"
            f" color: {ink}; padding: 0; border: 0; min-height: {px(24)}px}}"
            "QPushButton:hover {text-decoration: underline}"
        )


class Part(QWidget):
    """A question with its fields in `body`. `fault` is the sentence about a wrong value in it.

    Signals: changed, when the answer did; stops_changed, when `stops` did."""

    changed = Signal()
    stops_changed = Signal()

    def __init__(self, place: int, *, folds: bool = False) -> None:
        """`folds`: it is one line until somebody wants to answer it."""
        super().__init__()
        self._is_skipped = folds
        self._folds = folds
        self._number = PlainLabel(number(place), "heading")
        self._title = PlainLabel(role="heading")
        self.skip_link = SkipLink("")
        self.skip_link.clicked.connect(lambda: self.set_skipped(not self._is_skipped))
        self.fault = InlineMessage(kind="warn", lasting=True)
        self._head = QHBoxLayout()
        self._head.addWidget(self._number)
        self._head.addWidget(self._title)
        self._note = PlainLabel(tone="muted")
        self._head.addWidget(self._note)
        self._head.addStretch(1)
        self._head.addWidget(self.skip_link)
        self._fields = QWidget()
        self.body = QVBoxLayout(self._fields)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._fields)
        self._fields.setVisible(not folds)
        self._column.addWidget(self.fault)
        on_theme(self._restyle)

    def set_title(self, title: str, note: str = "") -> None:
        """`note`: what the answer is good for, beside the title."""
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(title)
        self._word()

    @property
    def is_skipped(self) -> bool:
        return self._is_skipped

    def set_skipped(self, skipped: bool) -> None:
        """A skipped part goes quiet; what was answered in it stays for when it is taken back."""
        self._is_skipped = skipped
        if self._folds:
            self._fields.setVisible(not skipped)
            self.stops_changed.emit()
        else:
            self._fields.setEnabled(not skipped)
        self.fault.setVisible(bool(self.fault.text()) and not skipped)
        self._word()
        self.changed.emit()

    def answers(self) -> dict[str, object]:
        """What was answered, as plain JSON values."""
        return {"skipped": self._is_skipped}

    def take(self, answers: dict[str, object]) -> None:
        """Takes back what `answers` gave, however old; what doesn't fit is passed over. Says
        nothing of it: it was answered before."""
        if answers.get("skipped") in (True, False) and answers["skipped"] != self._is_skipped:
            self.blockSignals(True)
            self.set_skipped(bool(answers["skipped"]))
            self.blockSignals(False)
            self.stops_changed.emit()

    def stops(self) -> list[QWidget]:
        """Where Tab stops on its way through the answer, before “Skip”."""
        return []

    def check(self) -> bool:
        """Whether the answer can be kept. If not, it says why, and the keyboard goes there."""
        return True

    def _word(self) -> None:
        words = tr("Skip")
        if self._is_skipped:
            words = tr("Answer") if self._folds else tr("Answer after all")
        self.skip_link.setText(words)
        self.skip_link.set_tone("accent_text" if self._folds and self._is_skipped else "muted")
        self.skip_link.setAccessibleName(f"{words}: {self._title.text()}")
        for label in (self._number, self._title):
            label.set_tone("muted" if self._is_skipped and not self._folds else "text")

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._head.setSpacing(px(8))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(px(12))
