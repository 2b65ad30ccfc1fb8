"""One question of the fit quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.guide.choices import ChoiceList
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, LinkButton, PrimaryButton, QuietButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.progress import ProgressBar
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

if TYPE_CHECKING:
    from pathtracker.catalog import Question


class QuestionCard(QWidget):
    """Digits and arrows take an answer, Enter goes on.

    Signals: taken, with the place of the answer; next, skipped, back, left."""

    taken = Signal(int)
    next = Signal()
    skipped = Signal()
    back = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bar = ProgressBar(tr("Questions"))
        self._place = PlainLabel(role="caption", tone="muted")
        self.text = PlainLabel(role="heading", wrap=True)
        self.choices = ChoiceList(tr("Answers"))
        self.choices.picked.connect(self._picked)
        self.choices.confirmed.connect(self._go_on)
        self.back_button = Button(tr("Back"), "chevron-left", main=True)
        self.next_button = PrimaryButton(tr("Next"), main=True)
        self.skip = QuietButton(tr("Skip"))
        self.leave = LinkButton(tr("Go on later"))
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self._go_on)
        self.skip.clicked.connect(self.skipped)
        self.leave.clicked.connect(self.left)
        self._hint = PlainLabel(role="caption", tone="muted", wrap=True)
        self._progress, self._buttons = QHBoxLayout(), QHBoxLayout()
        self._progress.addWidget(self._bar, 1)
        self._progress.addWidget(self._place)
        self._buttons.addWidget(self.next_button)
        self._buttons.addWidget(self.back_button)
        self._buttons.addWidget(self.skip, 0, Qt.AlignmentFlag.AlignVCenter)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._progress)
        self._column.addWidget(self.text)
        self._column.addWidget(self.choices)
        self._column.addLayout(self._buttons)
        self._column.addWidget(self._hint)
        self._column.addStretch(1)
        on_theme(self._space)

    def show_question(self, question: Question, at: int, total: int, taken: int | None) -> None:
        self._bar.set_share((at + 1) / total)
        self._place.setText(tr("{n} of {all}", n=at + 1, all=total))
        self.text.setText(question.text)
        self.choices.setAccessibleName(question.text)
        self.choices.show_choices([(answer.text, "") for answer in question.answers], taken)
        most = len(question.answers)
        self._hint.setText(tr("Keys: 1 to {n} choose, Enter goes on.", n=most))
        self.back_button.setEnabled(at > 0)
        last = at + 1 == total
        self.next_button.setText(tr("See which roles fit") if last else tr("Next"))
        self.next_button.setEnabled(taken is not None)
        self.choices.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal():
            self.choices.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _picked(self, place: int) -> None:
        self.next_button.setEnabled(True)
        self.taken.emit(place)

    def _go_on(self) -> None:
        if self.choices.value() is None:
            self.skipped.emit()
        else:
            self.next.emit()

    def _space(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(16))
        self._progress.setSpacing(px(12))
        self._buttons.setSpacing(px(12))
        self._buttons.setContentsMargins(0, px(8), 0, 0)
