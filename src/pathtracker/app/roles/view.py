"""The roles: cards to choose from, the page of the one that is looked at, and several compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pathtracker.actions import items, leaving, roles
from pathtracker.actions.learner import learner
from pathtracker.app.live import LiveView
from pathtracker.app.places import Destination
from pathtracker.app.roles.browser import RoleBrowser
from pathtracker.app.roles.compare_page import ComparePage
from pathtracker.app.roles.filters import Filters, Order
from pathtracker.app.roles.known import KnownSteps
from pathtracker.app.roles.own import OwnRole
from pathtracker.app.roles.page import RolePageCard
from pathtracker.app.roles.page_head import Ahead
from pathtracker.app.roles.words import came_words, fault_words, left_words
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import Button
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.stops import first_stop
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.compare_roles import MOST_AT_ONCE
from pathtracker.core.messages import Refused
from pathtracker.core.model import Rung, Standing
from pathtracker.reports.role_entries import RoleEntry, role_entries
from pathtracker.reports.role_facts import RoleFacts
from pathtracker.reports.role_plans import RoleTimes
from pathtracker.store import Change

_TWO_COLUMNS_FROM = 1120
_BESIDE_FROM = 760
"""Below this width the page stands under the cards."""
_CARD = 294
_NO_LIMIT = 16_777_215


class RolesView(LiveView):
    """`show_role` turns to one of them, `compare` lays several beside each other.

    Signals: quiz_wanted; selfcheck_wanted, plan_wanted and apply_wanted, each with the slug of the
    role (the id of one of the learner's own)."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            *("role", "item", "phase", "membership", "requirement", "prerequisite", "track"),
            *("rating", "evidence", "learner", "time_entry", "days_off", "week_hours"),
        }
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.setAccessibleName(tr("Roles"))
        self._entries: dict[str, RoleEntry] = {}
        self._current = ""
        self._facts: RoleFacts | None = None
        self._times: RoleTimes | None = None
        self.take_elsewhere: Callable[[str, Rung], bool] = lambda _slug, _rung: False
        """Takes a role of the catalogue to where a first plan is made of it, if one waits."""
        self.picked: list[str] = []
        """The keys of the roles to compare, in the order in which they were picked."""
        self._title = PlainLabel(tr("Roles"), "title")
        self._note = PlainLabel(tone="muted")
        self.quiz_button = Button(tr("Fit quiz"), "bolt")
        self.compare_button = Button(tr("Compare"), "columns")
        self.own_button = Button(tr("Make a role of my own"), "plus")
        self.own, self.faults = OwnRole(), InlineMessage(kind="warn", lasting=True)
        self.browser = RoleBrowser()
        self.cards, self.filters = self.browser.cards, self.browser.bar
        self.page = RolePageCard()
        self.known = KnownSteps()
        self.comparison = ComparePage()
        self._side = QStackedWidget()
        self._side.addWidget(self.page)
        self._side.addWidget(self.known)
        self._build()
        self._connect()
        on_theme(self._restyle)

    def refresh(self, change: Change | None) -> None:
        reader, catalog = self.workspace.reader, self.workspace.catalog
        found = role_entries(reader, catalog)
        today = self.workspace.when().today
        self._facts = RoleFacts(reader, catalog, today)
        self._times = RoleTimes(reader, catalog, today)
        self._entries = {entry.key: entry for entry in found}
        self.picked = [key for key in self.picked if key in self._entries]
        if self._current not in self._entries:
            primary = (entry.key for entry in found if entry.standing is Standing.PRIMARY)
            self._current = next(primary, next(iter(self._entries), ""))
        chosen = sum(entry.standing is not None for entry in found)
        shipped = sum(entry.shipped is not None for entry in found)
        words = tr("{n} in the catalogue, {chosen} chosen", n=shipped, chosen=chosen)
        self._note.setText(words if chosen else tr("{n} in the catalogue", n=shipped))
        if change is not None and (change.is_undo or change.is_redo):
            self.page.top.message.set_message("")  # it may not be true any more
        self.faults.set_message(fault_words(self.workspace.catalog_faults), "warn")
        self._space_told()
        self._show_cards()
        self._show_current()
        self._show_comparison()

    def shows(self) -> Mapping[str, Callable[..., object]]:
        return {"role": self.show_role}

    def show_role(self, slug: str) -> None:
        """Turns to a role of the catalogue, or to one of the learner's own by its id."""
        if not self._entries:
            self._current = slug  # shown with the rest, once the view is
            return
        if slug in self._entries:
            self._current = slug
            if slug in self.cards.cards:
                self.cards.select(slug)
            self._side.setCurrentWidget(self.page)
            self._stack.setCurrentWidget(self._browse)
            self._show_current()

    def show_known(self) -> None:
        """Turns to the steps of the role in sight, to mark what is known."""
        entry = self._entries.get(self._current)
        if entry is not None and entry.stored is not None and entry.standing is not None:
            self._side.setCurrentWidget(self.known)
            self._stack.setCurrentWidget(self._browse)
            self._show_current()
            self.known.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def compare(self, keys: list[str]) -> None:
        """Lays some roles beside each other; those picked, or near at hand, if none are named."""
        if not self._entries:
            self._catch_up()
        known = [key for key in keys if key in self._entries]
        self.picked = list(dict.fromkeys(known))[:MOST_AT_ONCE] or self._at_hand()
        self._stack.setCurrentWidget(self.comparison)
        self._show_comparison()
        self._show_cards()
        first = first_stop(self.comparison)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> dict[str, object]:
        return {
            "role": self._current,
            "tab": self.page.tab(),
            "filters": self.filters.filters.on,
            "order": [self.filters.order.by, self.filters.order.slug],
            "picked": self.picked,
            "costs": self.page.costs,
        }

    def restore_state(self, state: dict[str, object]) -> None:
        role, tab = state.get("role"), state.get("tab")
        if isinstance(tab, str):
            self.page.show_tab(tab)
        order = state.get("order")
        by = [str(one) for one in order] if isinstance(order, list) else []
        self.filters.set_chosen(Filters.of(state.get("filters")), Order(*by[:2]))
        picked, costs = state.get("picked"), state.get("costs")
        if isinstance(picked, list):
            self.picked = [key for key in picked if isinstance(key, str)][:MOST_AT_ONCE]
        if isinstance(costs, dict):
            self.page.costs = {str(what): on is True for what, on in costs.items()}
        if isinstance(role, str):
            self.show_role(role)

    # What is wanted.

    def choose(self, rung: Rung, second: bool) -> None:
        """Chooses the role in sight, or chooses it anew with another rung."""
        entry = self._entries[self._current]
        if entry.shipped is None:
            self.make_primary()
            return
        if self.take_elsewhere(entry.key, rung):
            return
        days = self._days()
        if days is None:
            return
        start, target = days
        done = self.workspace.do(
            roles.choose,
            catalog=self.workspace.catalog,
            role=entry.key,
            rung=rung,
            secondary=second,
            start=start,
            target=target,
        )
        if done is not None:
            self.page.top.say(came_words(done.steps_added, done.steps_shared, rung))

    def make_primary(self) -> None:
        """Makes the role in sight the primary one."""
        stored = self._entries[self._current].stored
        if stored is not None:
            self.workspace.do(roles.make_primary, role=stored.id)

    def set_days(self) -> None:
        """Changes start and target of the role in sight to what stands in the fields."""
        stored = self._entries[self._current].stored
        days = self._days()
        if stored is not None and days is not None:
            start, target = days
            self.workspace.tell_of(roles.set_role_days, role=stored.id, start=start, target=target)

    def _days(self) -> tuple[date | None, date | None] | None:
        """Start and target as they stand in the fields; None, and said, where one is no day."""
        try:
            return self.page.top.days.days()
        except Refused as refusal:
            self.workspace.refused.emit(refusal.message)
            return None

    def leave_role(self) -> None:
        """Gives the role in sight up."""
        stored = self._entries[self._current].stored
        if stored is None:
            return
        done = self.workspace.do(leaving.leave, role=stored.id, catalog=self.workspace.catalog)
        if done is not None:
            self.page.top.say(left_words(done.steps_removed, done.steps_kept))
            self.page.top.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_from_comparison(self, key: str) -> None:
        """Turns to the page of a compared role, where it can be chosen."""
        self.show_role(key)
        self.page.top.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def pick(self, key: str) -> None:
        """Puts a role among those to compare, or takes it out."""
        if key in self.picked:
            self.picked.remove(key)
        else:
            self.picked = [*self.picked[: MOST_AT_ONCE - 1], key]
        self._show_cards()
        self._show_current()
        self._show_comparison()

    def open_role_menu(self, key: str, place: QPoint) -> None:
        """What can be done with a role from its card."""
        entry, menu = self._entries[key], QMenu(self)
        menu.addAction(tr("Show"), lambda: self.show_role(key))
        words = tr("Leave out of the comparison") if key in self.picked else tr("Compare")
        menu.addAction(words, lambda: self.pick(key))
        if entry.standing is not None:
            menu.addSeparator()
            for words, run, on in (
                (tr("Make primary"), self.make_primary, entry.standing is not Standing.PRIMARY),
                (tr("Leave"), self.leave_role, True),
            ):
                action = menu.addAction(words, partial(self._with_role, key, run))
                action.setEnabled(on and not self.workspace.read_only)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _with_role(self, key: str, run: Callable[[], object]) -> None:
        """Something that is done to the role in sight, to which it turns first."""
        self.show_role(key)
        run()

    def _begin_own(self) -> None:
        self.workspace.drafts.begin(self.own.field, "role.new")
        self.own.open_form()

    def make_own(self, name: str) -> None:
        """Makes a role of the learner's own, and turns to it."""
        answer = self.workspace.keep({"role.new": name}, roles.add_role, title=name.strip())
        if answer.done is None:
            self.own.message.set_message(answer.against, "warn")
            self.own.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.own.close_form()
        self.refresh(None)
        self.show_role(answer.done.id.hex)

    def know(self, steps: list[UUID]) -> None:
        """Says “I know this” of all of them, in one change."""
        self.workspace.do(items.know_many, items=steps)

    def _connect(self) -> None:
        self.cards.shown.connect(self.show_role)
        self.cards.picked.connect(self.pick)
        self.cards.menu_wanted.connect(self.open_role_menu)
        self.browser.changed.connect(self._filtered)
        self.quiz_button.clicked.connect(lambda: self.go.emit(Destination("guide_quiz")))
        self.compare_button.clicked.connect(lambda: self.compare(self.picked))
        self.own_button.clicked.connect(self._begin_own)
        self.own.wanted.connect(self.make_own)
        self.own.closed.connect(self.own_button.setFocus)
        top = self.page.top
        top.choose_wanted.connect(self.choose)
        top.primary_wanted.connect(self.make_primary)
        top.leave_wanted.connect(self.leave_role)
        top.days_wanted.connect(self.set_days)
        top.known_wanted.connect(self.show_known)
        top.roadmap_wanted.connect(lambda: self.go.emit(Destination("roadmap")))
        top.selfcheck_wanted.connect(lambda: self._lead("guide_check"))
        top.plan_wanted.connect(lambda: self._lead("guide_plans"))
        top.apply_wanted.connect(lambda: self._lead("guide_apply"))
        top.compare_wanted.connect(lambda: self.pick(self._current))
        self.page.role_wanted.connect(self.show_role)
        self.known.back.connect(self._leave_known)
        self.known.known.connect(self.know)
        self.comparison.back.connect(self._leave_comparison)
        self.comparison.picked.connect(self.pick)
        self.comparison.role_wanted.connect(self.show_role)
        self.comparison.choose_wanted.connect(self.choose_from_comparison)

    def _lead(self, place: str) -> None:
        """To another place, with the role in sight."""
        self.go.emit(Destination(place, "role", self._current))

    def _leave_known(self) -> None:
        self._side.setCurrentWidget(self.page)
        self.page.top.known.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_comparison(self) -> None:
        self._stack.setCurrentWidget(self._browse)
        self.compare_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filtered(self) -> None:
        """Others are shown now: the page turns to the first, unless its role is still there."""
        self._show_cards()
        if self._current not in self.cards.cards and self.cards.cards:
            self.show_role(next(iter(self.cards.cards)))

    def _at_hand(self) -> list[str]:
        """What one would compare: the chosen roles, the one in sight, and its neighbours."""
        chosen = [key for key, entry in self._entries.items() if entry.standing is not None]
        chosen.sort(key=lambda key: self._entries[key].standing is not Standing.PRIMARY)
        shipped = self._entries[self._current].shipped if self._current in self._entries else None
        near = [one.role for one in shipped.page.related.items] if shipped else []
        found = dict.fromkeys([*chosen, self._current, *near])
        return [key for key in found if key in self._entries][:MOST_AT_ONCE]

    def _show_cards(self) -> None:
        if self._facts is None:
            return
        self.compare_button.setText(
            tr("Compare {n}", n=len(self.picked)) if self.picked else tr("Compare")
        )
        self.browser.show_entries(
            list(self._entries.values()),
            self.workspace.catalog,
            learner(self.workspace.reader),
            self._facts,
            self._current,
            self.picked,
        )

    def _show_current(self) -> None:
        entry = self._entries.get(self._current)
        self._side.setVisible(entry is not None)
        if entry is None or self._facts is None:
            return
        catalog = self.workspace.catalog
        others = (other for other in self._entries.values() if other.key != entry.key)
        has_primary = any(other.standing is Standing.PRIMARY for other in others)
        self.page.show_entry(
            entry,
            catalog,
            self._facts,
            self._ahead(entry),
            has_primary=has_primary,
            picked=self.picked,
        )
        if self._side.currentWidget() is self.known:
            if entry.standing is None or entry.stored is None:
                self._side.setCurrentWidget(self.page)
            else:
                self.known.show_role(self.workspace.reader, catalog, entry.stored)

    def _ahead(self, entry: RoleEntry) -> Ahead:
        assert self._facts is not None
        times = self._times
        assert times is not None
        rungs = Rung if entry.shipped is not None else (entry.rung,)
        roads = {rung: self._facts.road(entry.shipped, entry.stored, rung) for rung in rungs}
        return Ahead(
            roads,
            lambda rung: times.of(entry.shipped, entry.stored, rung),
            self.workspace.when().today,
        )

    def _show_comparison(self) -> None:
        if self._facts is None or self._times is None:
            return
        if self._stack.currentWidget() is not self.comparison:
            return
        self.comparison.show_entries(
            [self._entries[key] for key in self.picked],
            list(self._entries.values()),
            self.workspace.catalog,
            self._facts,
            self._times,
        )

    # Where things stand.

    def _build(self) -> None:
        self._browse = QWidget()
        self._head, self._row = QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self._title)
        self._head.addWidget(self._note, 1)
        for button in (self.quiz_button, self.compare_button, self.own_button):
            self._head.addWidget(button)
        self._row.addWidget(self.browser)
        self._row.addWidget(self._side, 1)
        self._column = QVBoxLayout(self._browse)
        self._column.addLayout(self._head)
        self._column.addWidget(self.own)
        self._told = QVBoxLayout()
        self._told.addWidget(self.faults)
        self._column.addLayout(self._told)
        self._column.addLayout(self._row, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._browse)
        self._stack.addWidget(self.comparison)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = current_theme().px
        beside = self.width() >= px(_BESIDE_FROM)
        columns = 1 if beside and self.width() < px(_TWO_COLUMNS_FROM) else 2
        # The cards, the gap between and the room around them for rings and the scroll bar.
        width = columns * px(_CARD) + (columns - 1) * px(12) + px(20)
        self.browser.set_columns(columns, width if beside else self.width())
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.browser.setMaximumHeight(_NO_LIMIT if beside else self.height() // 2)
        # Where the cards are narrow, what filters them goes over the whole width.
        if columns == 1 and self._column.indexOf(self.filters) < 0:
            self._column.insertWidget(2, self.filters)
        elif columns != 1 and self._column.indexOf(self.filters) >= 0:
            self.browser.take_bar()

    def _space_told(self) -> None:
        px = current_theme().px
        self._told.setContentsMargins(px(4), 0, 0, 0 if self.faults.isHidden() else px(8))

    def _restyle(self) -> None:
        px = current_theme().px
        room = px(4)  # around the cards, for the ring of the one in focus
        margin = px(metrics.MARGIN)
        self._column.setContentsMargins(margin - room, 0, margin, px(16))
        self._column.setSpacing(0)
        self._head.setSpacing(px(8))
        self._head.setContentsMargins(room, 0, 0, 0)
        self._space_told()
        self._title.setFixedHeight(px(metrics.VIEW_HEAD))
        self._row.setSpacing(px(8))
        self._arrange()
