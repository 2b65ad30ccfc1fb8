"""The second question: a role to aim at, and how far up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from pathtracker.app.first_run.part import Part
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.choice_card import ChoiceCard, gist
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.model import Rung

if TYPE_CHECKING:
    from pathtracker.catalog import Role

_SHOWN = 4


class RolePart(Part):
    """Up to four roles as cards. Signals: all_wanted, to see all of them; help_wanted, to be
    asked what fits."""

    all_wanted = Signal()
    help_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(2)
        self.set_title(tr("A role to aim at"))
        self.cards: dict[str, ChoiceCard] = {}
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.all_link = LinkButton("")
        self.all_link.clicked.connect(self.all_wanted)
        self.help_link = LinkButton(tr("Help me choose"))
        self.help_link.clicked.connect(self.help_wanted)
        self._head.insertWidget(self._head.indexOf(self.skip_link), self.help_link)
        self._rung_name = PlainLabel(tr("Rung"), tone="muted")
        self.rungs = SegmentedControl(
            tr("Rung"),
            (
                (Rung.JUNIOR, tr("Junior")),
                (Rung.MID, tr("Mid")),
                (Rung.SENIOR, tr("Senior")),
            ),
        )
        self.rungs.chosen.connect(self.changed)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.all_link)
        self._foot.addStretch(1)
        self._foot.addWidget(self._rung_name)
        self._foot.addWidget(self.rungs)
        self.body.addWidget(self._holder)
        self.body.addLayout(self._foot)
        on_theme(self._space)

    def role(self) -> str | None:
        """The slug of the chosen role."""
        return None if self.is_skipped else self.chosen()

    def chosen(self) -> str | None:
        """The role that is chosen, also while the question is skipped."""
        return next((slug for slug, card in self.cards.items() if card.isChecked()), None)

    def rung(self) -> Rung:
        return Rung(str(self.rungs.value()))

    def answers(self) -> dict[str, object]:
        return {**super().answers(), "role": self.chosen(), "rung": self.rung().value}

    def take(self, answers: dict[str, object]) -> None:
        super().take(answers)
        if answers.get("rung") in list(Rung):
            self.rungs.set_value(Rung(str(answers["rung"])))

    def stops(self) -> list[QWidget]:
        return [*self.cards.values(), self.all_link, self.rungs, self.help_link]

    def focus_choice(self) -> None:
        """Gives the keyboard to the role that is chosen."""
        for card in self.cards.values():
            if card.isChecked():
                card.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_roles(self, roles: Sequence[Role], chosen: str | None) -> None:
        """Offers the first of `roles`, and the chosen one wherever it stands."""
        offered = list(roles[:_SHOWN])
        if chosen and all(role.slug != chosen for role in offered):
            offered[-1:] = [role for role in roles if role.slug == chosen]
        if [role.slug for role in offered] != list(self.cards):
            self._make_cards(offered)
        wanted = chosen or (offered[0].slug if offered else None)
        if wanted is not None:
            self.blockSignals(True)  # shown, not answered
            self.cards[wanted].setChecked(True)
            self.blockSignals(False)
        onward = "←" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else "→"
        words = tr("All {n} [role|roles]", len(roles))
        self.all_link.setText(f"{words} {onward}")
        self.all_link.setAccessibleName(words)

    def _make_cards(self, roles: Sequence[Role]) -> None:
        for card in self.cards.values():
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {}
        for place, role in enumerate(roles):
            card = ChoiceCard(
                role.title, role.short or gist(role.summary), dot=True, parent=self._holder
            )
            card.toggled.connect(self._chosen)
            self._grid.addWidget(card, place // 2, place % 2)
            card.show()  # what is not in sight yet can't take the keyboard
            self.cards[role.slug] = card
        self.stops_changed.emit()

    def _chosen(self, checked: bool) -> None:
        if checked:
            self.changed.emit()

    def _space(self) -> None:
        px = current_theme().px
        self.all_link.setStyleSheet("QPushButton {padding: 0; border: 0}")  # flush with the cards
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(10))
        self._foot.setSpacing(px(12))
