"""One of the short answers: a numbered question that can be skipped and taken back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.themed import on_theme


class SkipLink(Button):
    """A quiet link: it does not compete with the answers."""

    kind = "skip"

    def _restyle(self) -> None:
        super()._restyle()
        tokens, px = current_theme().tokens, current_theme().px
        self.setStyleSheet(
            "QPushButton {background: transparent; font-weight: 400;"
            f" color: {tokens.muted.name()}; padding: 0; border: 0; min-height: {px(24)}px}}"
            "QPushButton:hover {text-decoration: underline}"
        )


class Part(QWidget):
    """A question with its fields in `body`. `fault` is the sentence about a wrong value in it.

    Signals: changed, when the answer did; stops_changed, when `stops` did."""

    changed = Signal()
    stops_changed = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self._is_skipped = False
        self._number = PlainLabel(str(number), "heading")
        self._title = PlainLabel(role="heading")
        self.skip_link = SkipLink("")
        self.skip_link.clicked.connect(lambda: self.set_skipped(not self._is_skipped))
        self.fault = InlineMessage(kind="warn")
        self._head = QHBoxLayout()
        self._head.addWidget(self._number)
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self.skip_link)
        self._fields = QWidget()
        self.body = QVBoxLayout(self._fields)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._fields)
        self._column.addWidget(self.fault)
        on_theme(self._restyle)

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)
        self._word()

    @property
    def is_skipped(self) -> bool:
        return self._is_skipped

    def set_skipped(self, skipped: bool) -> None:
        """A skipped part goes quiet; what was answered in it stays for when it is taken back."""
        self._is_skipped = skipped
        self._fields.setEnabled(not skipped)
        self.fault.setVisible(bool(self.fault.text()) and not skipped)
        self._word()
        self.changed.emit()

    def stops(self) -> list[QWidget]:
        """Where Tab stops on its way through the answer, before “Skip”."""
        return []

    def check(self) -> bool:
        """Whether the answer can be kept. If not, it says why, and the keyboard goes there."""
        return True

    def _word(self) -> None:
        words = self.tr("Answer after all") if self._is_skipped else self.tr("Skip")
        self.skip_link.setText(words)
        self.skip_link.setAccessibleName(f"{words}: {self._title.text()}")
        for label in (self._number, self._title):
            label.set_tone("muted" if self._is_skipped else "text")

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._head.setSpacing(px(8))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(px(12))
