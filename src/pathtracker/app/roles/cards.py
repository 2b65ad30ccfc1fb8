"""The roles as cards, one or two beside each other; the arrow keys go from card to card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from pathtracker.app.roles.entries import RoleEntry
from pathtracker.app.roles.needs import asked_for
from pathtracker.app.roles.words import fact_words, standing_word, tr
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.choice_card import ChoiceCard, gist
from pathtracker.app.widgets.themed import on_theme
from pathtracker.core.model import Rung

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog

_NAMED_SKILLS = 3
_ROOM_FOR_SKILLS = 27  # characters


class RoleCards(QScrollArea):
    """Signal: shown, with the key of the role whose card was chosen."""

    shown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[str, ChoiceCard] = {}
        self._columns, self._width = 2, 0
        self._inside = QWidget()
        self._inside.setProperty("scrolled", True)
        self._inside.setAccessibleName(tr("Roles"))
        self._grid = QGridLayout(self._inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._inside)
        on_theme(self._restyle)

    def show_entries(self, entries: Sequence[RoleEntry], catalog: Catalog, current: str) -> None:
        """New cards only where other roles are to be shown than before."""
        wanted = {entry.key: entry for entry in entries}
        for key in [key for key in self.cards if key not in wanted]:
            card = self.cards.pop(key)
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        for key, entry in wanted.items():
            if key not in self.cards:
                self.cards[key] = self._card(entry, catalog)
            self.cards[key].set_note(standing_word(entry.standing))
        self.cards = {key: self.cards[key] for key in wanted}
        self._arrange()
        if current in self.cards:
            self.select(current)

    def select(self, key: str) -> None:
        """Marks a card without saying so."""
        self.blockSignals(True)
        self.cards[key].setChecked(True)
        self.blockSignals(False)

    def set_columns(self, columns: int, width: int) -> None:
        """How many cards stand beside each other, and how wide all of it would like to be."""
        self._width = width
        self.setMaximumWidth(width)
        self.updateGeometry()
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(self._width, self._inside.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, ChoiceCard):
            self.ensureWidgetVisible(watched, 0, current_theme().px(metrics.CARD_GAP))
        return super().eventFilter(watched, event)

    def _card(self, entry: RoleEntry, catalog: Catalog) -> ChoiceCard:
        if entry.shipped is None:
            text, facts = tr("A role of your own."), ("", "")
        else:
            skills = [
                catalog.skills[asked.skill].name
                for asked in asked_for(entry.shipped, Rung.JUNIOR)
                if asked.skill in catalog.skills
            ]
            text = entry.shipped.short or gist(entry.summary)
            facts = (_as_fit(skills), fact_words(entry.shipped.facts))
        card = ChoiceCard(entry.title, text, facts=facts, parent=self._inside)
        card.toggled.connect(lambda on, key=entry.key: self._toggled(key, on))
        card.installEventFilter(self)
        card.show()
        return card

    def _toggled(self, key: str, on: bool) -> None:
        if on:
            self.shown.emit(key)

    def _arrange(self) -> None:
        for place, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, place // self._columns, place % self._columns)
        for row in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(-(-len(self.cards) // self._columns), 1)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _restyle(self) -> None:
        px = current_theme().px
        # A little room, so that the ring of a card in focus is not cut off.
        self._grid.setContentsMargins(px(4), px(4), px(4), px(4))
        self._grid.setSpacing(px(12))


def _as_fit(names: Sequence[str]) -> str:
    """The first of the names, and up to two more that fit beside it as a whole."""
    shown = list(names[:1])
    for name in names[1:]:
        if len(shown) < _NAMED_SKILLS and len(", ".join((*shown, name))) <= _ROOM_FOR_SKILLS:
            shown.append(name)
    return ", ".join(shown)
