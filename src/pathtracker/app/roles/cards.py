"""The roles as cards, one or two beside each other; the arrow keys go from card to card."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from pathtracker.app.roles.filters import Placed
from pathtracker.app.roles.needs import asked_for
from pathtracker.app.roles.role_card import RoleCard
from pathtracker.app.roles.words import fact_words, standing_word
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.card import menu_place
from pathtracker.app.widgets.choice_card import gist
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.model import Rung
from pathtracker.reports.role_entries import RoleEntry

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog
    from pathtracker.reports.role_facts import RoleFacts

_NAMED_SKILLS = 3
_ROOM_FOR_FACTS = 38  # characters, names of skills and the words at the end together


class RoleCards(QScrollArea):
    """Signals, each with the key of a role: shown, when its card was chosen; picked, when C was
    pressed on it, to compare it; menu_wanted, with a place on screen as well."""

    shown = Signal(str)
    picked = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[str, RoleCard] = {}
        self._columns, self._width = 2, 0
        self._inside = QWidget()
        self._inside.setProperty("scrolled", True)
        self._inside.setAccessibleName(tr("Roles"))
        self._grid = QGridLayout(self._inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._inside)
        self._soon = QTimer(self, singleShot=True, interval=0)  # once the cards have their places
        self._soon.timeout.connect(self._reveal)
        on_theme(self._restyle)

    def show_entries(
        self,
        placed: Sequence[Placed],
        catalog: Catalog,
        facts: RoleFacts,
        current: str,
        picked: Collection[str] = (),
    ) -> None:
        """New cards only where other roles are to be shown than before."""
        wanted = {one.entry.key: one for one in placed}
        for key in [key for key in self.cards if key not in wanted]:
            card = self.cards.pop(key)
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        for key, one in wanted.items():
            if key not in self.cards:
                self.cards[key] = self._card(one.entry, catalog)
            self._fill(self.cards[key], one, facts, is_picked=key in picked)
        self.cards = {key: self.cards[key] for key in wanted}
        self._arrange()
        if current in self.cards:
            self.select(current)

    def _fill(self, card: RoleCard, one: Placed, facts: RoleFacts, *, is_picked: bool) -> None:
        entry = one.entry
        both = facts.readiness(entry.shipped, entry.stored, entry.rung)
        # A row of empty bars would tell a beginner nothing.
        known = both is not None and bool(both.proven.met or both.claimed.met)
        card.set_share(both.proven.percent if both and known else None)
        card.set_reason(one.reason)
        card.set_note(standing_word(entry.standing))
        card.set_picked(is_picked)

    def select(self, key: str) -> None:
        """Marks a card without saying so, and brings it into sight."""
        self.blockSignals(True)
        self.cards[key].setChecked(True)
        self.blockSignals(False)
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def _reveal(self) -> None:
        chosen = next((card for card in self.cards.values() if card.isChecked()), None)
        if chosen is not None:
            self.ensureWidgetVisible(chosen, 0, current_theme().px(metrics.CARD_GAP))

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
        if isinstance(watched, RoleCard):
            if event.type() == QEvent.Type.FocusIn:
                self.ensureWidgetVisible(watched, 0, current_theme().px(metrics.CARD_GAP))
            elif isinstance(event, QKeyEvent) and _is_pick(event):
                self.picked.emit(self._key_of(watched))
                return True
            elif isinstance(event, QContextMenuEvent):
                self.menu_wanted.emit(self._key_of(watched), menu_place(watched, event))
                return True
        return super().eventFilter(watched, event)

    def _key_of(self, wanted: RoleCard) -> str:
        return next(key for key, card in self.cards.items() if card is wanted)

    def _card(self, entry: RoleEntry, catalog: Catalog) -> RoleCard:
        if entry.shipped is None:
            text, facts = tr("A role of your own."), ("", "")
        else:
            skills = [
                catalog.skills[asked.skill].name
                for asked in asked_for(entry.shipped, Rung.JUNIOR)
                if asked.skill in catalog.skills
            ]
            text = entry.shipped.short or gist(entry.summary)
            end = fact_words(entry.shipped.facts)
            facts = (_as_fit(skills, _ROOM_FOR_FACTS - len(end)), end)
        card = RoleCard(entry.title, text, facts, self._inside)
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


def _is_pick(event: QKeyEvent) -> bool:
    plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
    return event.type() == QEvent.Type.KeyPress and plain and event.key() == Qt.Key.Key_C


def _as_fit(names: Sequence[str], room: int) -> str:
    """The first of the names, and up to two more that fit beside it into `room` characters."""
    shown = list(names[:1])
    for name in names[1:]:
        if len(shown) < _NAMED_SKILLS and len(", ".join((*shown, name))) <= room:
            shown.append(name)
    return ", ".join(shown)
