"""Adding a skill to what a role needs: by its name, with the nearest names for one not known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, LinkButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.choice import Choice
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr


class AddSkill(Card):
    """Signals: wanted, with a name and a level; new_wanted, for a skill that nobody knows yet."""

    wanted = Signal(str, int)
    new_wanted = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Add a skill"))
        self.field = LineField(tr("Skill to add"), tr("Add a skill, such as Docker"), "plus")
        self.level = Choice(tr("Level needed"))
        self.level.addItems([tr("Level {n}", n=n) for n in range(1, 6)])
        self.level.setCurrentIndex(1)
        self.button = Button(tr("Add"))
        self.message = InlineMessage(kind="info")
        self.offers = QHBoxLayout()
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.level)
        row.addWidget(self.button)
        self._row = row
        self.body.addLayout(row)
        self.body.addWidget(self.message)
        self.body.addLayout(self.offers)
        self.field.returnPressed.connect(self._add)
        self.button.clicked.connect(self._add)
        self.field.textEdited.connect(lambda _: self._no_offers())
        on_theme(self._space)

    def offer(self, name: str, why: str, nearest: Sequence[str]) -> None:
        """Says why a name was not understood, and offers those near it; a new skill under the name
        itself, unless that is empty."""
        self._no_offers()
        self.message.set_message(why, "info" if name else "warn")
        for other in nearest:
            button = LinkButton(other)
            button.clicked.connect(lambda _=False, other=other: self._take(other))
            self.offers.addWidget(button)
        if name:
            new = LinkButton(tr("Make “{name}” a skill of my own", name=name.strip()[:40]), "plus")
            new.clicked.connect(lambda: self.new_wanted.emit(name.strip(), self.chosen_level()))
            self.offers.addWidget(new)
        self.offers.addStretch(1)

    def clear(self) -> None:
        self.field.clear()
        self._no_offers()

    def chosen_level(self) -> int:
        return self.level.currentIndex() + 1

    def _take(self, name: str) -> None:
        self.field.setText(name)
        self._add()

    def _add(self) -> None:
        self.wanted.emit(self.field.text(), self.chosen_level())

    def _no_offers(self) -> None:
        self.message.set_message("")
        clear(self.offers)

    def _space(self) -> None:
        px = current_theme().px
        self._row.setSpacing(px(12))
        self.offers.setSpacing(px(16))
        self.level.setFixedWidth(px(128))
