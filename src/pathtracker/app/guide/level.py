"""A level to confirm: what it means, and what it was suggested by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from pathtracker.app.guide.choices import ChoiceList
from pathtracker.app.guide.words import level_words
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import PrimaryButton, QuietButton
from pathtracker.app.widgets.card import Card, SectionHead
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr

if TYPE_CHECKING:
    from pathtracker.catalog import Skill


class LevelCard(Card):
    """Digits from 0 and arrows choose the level, Enter confirms it.

    Signals: confirmed, with the level; passed, to leave the skill for now."""

    confirmed = Signal(int)
    passed = Signal()

    def __init__(self) -> None:
        super().__init__(padding=16)
        self.name = SectionHead("", role="heading")
        self.why = PlainLabel(tone="text2", wrap=True)
        self.signs = PlainLabel(tone="text2", wrap=True)
        self.levels = ChoiceList(tr("Level"), first=0)
        self.confirm_button = PrimaryButton(tr("Confirm"))
        self.later = QuietButton(tr("Not now"))
        self.levels.confirmed.connect(self._confirm)
        self.confirm_button.clicked.connect(self._confirm)
        self.later.clicked.connect(self.passed)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.confirm_button)
        self._buttons.addWidget(self.later)
        self._buttons.addStretch(1)
        for widget in (self.name, self.why, self.signs, self.levels):
            self.body.addWidget(widget)
        self.body.addLayout(self._buttons)
        on_theme(self._space)

    def show_skill(self, skill: Skill, level: int, background: str, *, left: int) -> None:
        self.name.title.setText(skill.name)
        self.name.set_note(
            tr("the last one") if left == 1 else tr("{n} more after this", n=left - 1)
        )
        self.why.setText(
            tr("“{background}” often brings level {n}.", background=background, n=level)
            if background
            else tr("You may have met it under another name; then level {n} is a start.", n=level)
        )
        ever = "; ".join(skill.signs)
        self.signs.set_parts((tr("If you have ever "), True), (f"{ever}.", False))
        self.signs.setVisible(bool(ever))
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.levels.setAccessibleName(tr("Level of {skill}", skill=skill.name))
        self.levels.show_choices(
            [
                (f"{number}  {level_words(number)}", anchor)
                for number, anchor in enumerate(skill.anchors)
            ],
            level,
        )
        if had_keyboard:
            self.levels.take_focus()

    def _confirm(self) -> None:
        level = self.levels.value()
        if level is not None:
            self.confirmed.emit(level)

    def _space(self) -> None:
        self.body.setSpacing(current_theme().px(8))
        self._buttons.setSpacing(current_theme().px(8))
