"""The roles: cards to choose from, and the page of the one that is looked at."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pathtracker.actions import items, roles
from pathtracker.app.live import LiveView
from pathtracker.app.roles.cards import RoleCards
from pathtracker.app.roles.entries import RoleEntry, role_entries
from pathtracker.app.roles.known import KnownSteps
from pathtracker.app.roles.own import OwnRole
from pathtracker.app.roles.page import RolePageCard
from pathtracker.app.roles.words import rung_word, tr
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import Button
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Refused
from pathtracker.core.model import Rung, Standing
from pathtracker.store import Change, StoreError
from pathtracker.wording import sentence

_TWO_COLUMNS_FROM = 1120
_BESIDE_FROM = 760
"""Below this width the page stands under the cards."""
_CARD = 294
_NO_LIMIT = 16_777_215


class RolesView(LiveView):
    """`show_role` turns to one of them."""

    kinds: ClassVar[frozenset[str]] = frozenset({"role", "item", "phase", "membership"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.setAccessibleName(tr("Roles"))
        self._entries: dict[str, RoleEntry] = {}
        self._current = ""
        self._title = PlainLabel(tr("Roles"), "title")
        self._note = PlainLabel(tone="muted")
        self.own_button = Button(tr("Make a role of my own"), "plus")
        self.own = OwnRole()
        self.cards = RoleCards()
        self.page = RolePageCard()
        self.known = KnownSteps()
        self._side = QStackedWidget()
        self._side.addWidget(self.page)
        self._side.addWidget(self.known)
        self._head, self._row = QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self._title)
        self._head.addWidget(self._note, 1)
        self._head.addWidget(self.own_button)
        self._row.addWidget(self.cards)
        self._row.addWidget(self._side, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.own)
        self._column.addLayout(self._row, 1)
        self._connect()
        on_theme(self._restyle)

    def refresh(self, change: Change | None) -> None:
        catalog = self.workspace.catalog
        found = role_entries(self.workspace.reader, catalog)
        self._entries = {entry.key: entry for entry in found}
        if self._current not in self._entries:
            primary = (entry.key for entry in found if entry.standing is Standing.PRIMARY)
            self._current = next(primary, next(iter(self._entries), ""))
        chosen = sum(entry.standing is not None for entry in found)
        shipped = sum(entry.shipped is not None for entry in found)
        words = tr("{n} in the catalogue, {chosen} chosen", n=shipped, chosen=chosen)
        self._note.setText(words if chosen else tr("{n} in the catalogue", n=shipped))
        self.cards.show_entries(found, catalog, self._current)
        if change is not None and (change.is_undo or change.is_redo):
            self.page.message.set_message("")  # it may not be true any more
        self._show_current()

    def show_role(self, slug: str) -> None:
        """Turns to a role of the catalogue, or to one of the learner's own by its id."""
        if not self._entries:
            self._current = slug  # shown with the rest, once the view is
            return
        if slug in self._entries:
            self._current = slug
            self.cards.select(slug)
            self._side.setCurrentWidget(self.page)
            self._show_current()

    def show_known(self) -> None:
        """Turns to the steps of the role in sight, to mark what is known."""
        entry = self._entries.get(self._current)
        if entry is not None and entry.stored is not None and entry.standing is not None:
            self._side.setCurrentWidget(self.known)
            self._show_current()
            self.known.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> dict[str, object]:
        return {"role": self._current, "tab": self.page.tab()}

    def restore_state(self, state: dict[str, object]) -> None:
        role, tab = state.get("role"), state.get("tab")
        if isinstance(tab, str):
            self.page.show_tab(tab)
        if isinstance(role, str):
            self.show_role(role)

    # What is wanted.

    def choose(self, rung: Rung, second: bool) -> None:
        """Chooses the role in sight, or chooses it anew with another rung."""
        entry = self._entries[self._current]
        if entry.shipped is None:
            return
        done = self.workspace.do(
            roles.choose,
            catalog=self.workspace.catalog,
            role=entry.key,
            rung=rung,
            secondary=second,
        )
        if done is None:
            return
        words = tr("{n} steps came in.", n=done.steps_added)
        if not done.steps_added:
            words = tr("You aim at {rung}. No step was missing.", rung=rung_word(rung))
        elif done.steps_shared:
            words += " " + tr("{n} were there already.", n=done.steps_shared)
        self.page.say(words)

    def make_own(self, name: str) -> None:
        """Makes a role of the learner's own, and turns to it."""
        try:
            made = self.workspace.call(
                roles.add_role, title=name.strip(), when=self.workspace.when()
            )
        except (Refused, StoreError) as error:
            self.own.message.set_message(sentence(error.message), "warn")
            self.own.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.own.close_form()
        self.refresh(None)
        self.show_role(made.id.hex)

    def know(self, steps: list[UUID]) -> None:
        """Says “I know this” of all of them, in one change."""
        self.workspace.do(items.know_many, items=steps)

    def _connect(self) -> None:
        self.cards.shown.connect(self.show_role)
        self.own_button.clicked.connect(self.own.open_form)
        self.own.wanted.connect(self.make_own)
        self.own.closed.connect(self.own_button.setFocus)
        self.page.choose_wanted.connect(self.choose)
        self.page.known_wanted.connect(self.show_known)
        self.page.roadmap_wanted.connect(lambda: self.go.emit("roadmap"))
        self.page.role_wanted.connect(self.show_role)
        self.known.back.connect(self._leave_known)
        self.known.known.connect(self.know)

    def _leave_known(self) -> None:
        self._side.setCurrentWidget(self.page)
        self.page.known.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_current(self) -> None:
        entry = self._entries.get(self._current)
        self._side.setVisible(entry is not None)
        if entry is None:
            return
        catalog = self.workspace.catalog
        others = (other for other in self._entries.values() if other.key != entry.key)
        has_primary = any(other.standing is Standing.PRIMARY for other in others)
        self.page.show_entry(entry, catalog, has_primary=has_primary)
        if self._side.currentWidget() is self.known:
            if entry.standing is None or entry.stored is None:
                self._side.setCurrentWidget(self.page)
            else:
                self.known.show_role(self.workspace.reader, catalog, entry.stored)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = current_theme().px
        beside = self.width() >= px(_BESIDE_FROM)
        columns = 1 if beside and self.width() < px(_TWO_COLUMNS_FROM) else 2
        # The cards, the gap between and the room around them for rings and the scroll bar.
        width = columns * px(_CARD) + (columns - 1) * px(12) + px(20)
        self.cards.set_columns(columns, width if beside else self.width())
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.cards.setMaximumHeight(_NO_LIMIT if beside else self.height() // 3)

    def _restyle(self) -> None:
        px = current_theme().px
        room = px(4)  # around the cards, for the ring of the one in focus
        margin = px(metrics.MARGIN)
        self._column.setContentsMargins(margin - room, 0, margin, px(16))
        self._column.setSpacing(0)
        self._head.setSpacing(px(16))
        self._head.setContentsMargins(room, 0, 0, 0)
        self._title.setFixedHeight(px(metrics.VIEW_HEAD))
        self._row.setSpacing(px(8))
        self._arrange()
