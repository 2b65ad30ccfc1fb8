"""The roles to look through: filters, cards, and where none is left, the way on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pathtracker.app.roles.cards import RoleCards
from pathtracker.app.roles.filter_bar import FilterBar
from pathtracker.app.roles.filters import Filters, arranged
from pathtracker.app.roles.words import choice_words
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.words import tr
from pathtracker.core.model import Learner
from pathtracker.reports.role_entries import RoleEntry

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog
    from pathtracker.reports.role_facts import RoleFacts


class RoleBrowser(QWidget):
    """Signal: changed, when something else is looked for or the order is another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bar, self.cards = FilterBar(), RoleCards()
        self.none: EmptyState | None = None
        self._entries: Sequence[RoleEntry] = ()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.cards)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addWidget(self._stack, 1)
        self.bar.count = self.count
        self.bar.changed.connect(self.changed)

    def show_entries(
        self,
        entries: Sequence[RoleEntry],
        catalog: Catalog,
        learner: Learner,
        facts: RoleFacts,
        current: str,
        picked: Collection[str],
    ) -> None:
        """The cards of those that the filters let through, in the order wished for."""
        self._entries = entries
        self.bar.set_learner(learner, catalog)
        placed = arranged(entries, self.bar.filters, self.bar.order, catalog, learner, facts)
        self.bar.show_number(len(placed), len(entries))
        self.cards.show_entries(placed, catalog, facts, current, picked)
        if placed or not entries:
            self._stack.setCurrentWidget(self.cards)
        else:
            self._show_none()

    def count(self, filters: Filters) -> int:
        """How many roles some filters would show."""
        return sum(filters.let_through(one.facts) for one in self._entries)

    def take_bar(self) -> None:
        """Brings the filters back above the cards."""
        self._column.insertWidget(0, self.bar)

    def set_columns(self, columns: int, width: int) -> None:
        """How many cards stand beside each other, and how wide all of it would like to be."""
        self.cards.set_columns(columns, width)
        self.setMaximumWidth(width)
        self.setMinimumWidth(0 if columns == 2 else min(width, self.cards.minimumWidth()))

    def _show_none(self) -> None:
        """Says which filter is in the way most, and offers to drop it."""
        filters = self.bar.filters
        found = {name: self.count(filters.without(name)) for name in filters.on}
        best = max(found, key=lambda name: found[name])
        choice = choice_words(best)[filters.on[best]]
        wanted = filters.without(best)
        words = tr("Without “{choice}” there are {n}.", choice=choice, n=found[best])
        if not found[best]:
            wanted, words = (
                Filters(),
                tr("Too many wishes at once: begin with the one that counts."),
            )
        action = tr("Drop “{choice}”", choice=choice) if found[best] else tr("Clear filters")
        former = self.none
        self.none = EmptyState("search", tr("No role is all of that"), words, action)
        self.none.action.connect(lambda: self._drop(wanted))
        self._stack.addWidget(self.none)
        self._stack.setCurrentWidget(self.none)
        if former is not None:
            self._stack.removeWidget(former)
            former.deleteLater()

    def _drop(self, wanted: Filters) -> None:
        self.bar.set_chosen(wanted, self.bar.order)
        self.changed.emit()
