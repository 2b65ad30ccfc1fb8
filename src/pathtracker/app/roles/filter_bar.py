"""What is looked for in a role, and how the roles are ordered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from pathtracker.app.roles.filters import (
    ACCEPTS,
    BACKGROUND,
    CATALOGUE,
    PRIORITY,
    SHOWN,
    Filters,
    Order,
)
from pathtracker.app.roles.words import choice_words, filter_names
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import Button, QuietButton
from pathtracker.app.widgets.flow import FlowLayout
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.text import caption
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.model import Learner

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog

Count = Callable[[Filters], int]


class MenuButton(Button):
    """A button that opens a menu, a chevron at its end."""

    def __init__(self, words: str) -> None:
        super().__init__(words, "chevron-down")
        self.menu_shown = QMenu(self)
        self.setMenu(self.menu_shown)
        self.menu_shown.setStyleSheet("QMenu {menu-scrollable: 1}")
        self._turn()

    def say(self, words: str, *, is_on: bool) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self.tint = "accent_text" if is_on else "text"
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange:
            self._turn()

    def _turn(self) -> None:
        """The icon stands behind the words, in either direction of reading."""
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        direction = Qt.LayoutDirection
        self.setLayoutDirection(direction.LeftToRight if mirrored else direction.RightToLeft)
        self.menu_shown.setLayoutDirection(
            direction.RightToLeft if mirrored else direction.LeftToRight
        )


class FilterBar(QWidget):
    """Signal: changed, when a person chose something else; `filters` and `order` say what.

    `count`, set by the view, tells how many roles some filters would show."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("What is shown"))
        self.filters, self.order = Filters(), Order()
        self.count: Count = lambda _: 0
        self._catalog: Catalog | None = None
        self._learner: Learner | None = None
        self.code = SegmentedControl(
            tr("Code"), [("", tr("All")), *_choices("code", short=True).items()]
        )
        self.code.chosen.connect(lambda value: self._set(replace(self.filters, code=str(value))))
        self.buttons: dict[str, MenuButton] = {}
        self._column, self._flow = QVBoxLayout(self), FlowLayout()
        self._flow.addWidget(self.code)
        for name in ACCEPTS:
            if name != "code":
                button = self.buttons[name] = MenuButton(filter_names()[name])
                button.menu_shown.aboutToShow.connect(lambda name=name: self.fill(name))
                self._flow.addWidget(button)
        self.ordering = MenuButton(tr("Order"))
        self.ordering.menu_shown.aboutToShow.connect(self.fill_ordering)
        self._flow.addWidget(self.ordering)
        self._number = PlainLabel(role="caption", tone="muted")
        self.clear = QuietButton(tr("Clear filters"))
        self.clear.clicked.connect(lambda: self._set(Filters()))
        self._flow.addWidget(self._number)
        self._flow.addWidget(self.clear)
        self._column.addLayout(self._flow)
        on_theme(self._restyle)
        self.show_chosen()

    def set_learner(self, learner: Learner, catalog: Catalog) -> None:
        """Whose background and priorities the order may follow."""
        self._learner, self._catalog = learner, catalog
        self.show_chosen()

    def set_chosen(self, filters: Filters, order: Order) -> None:
        """Shows what is chosen, without a signal."""
        self.filters, self.order = filters, order
        self.show_chosen()

    def show_number(self, shown: int, every: int) -> None:
        """Says how many are left; without a filter that is all, and the view says how many."""
        self._number.setText(tr("{shown} of {all} shown", shown=shown, all=every))
        self._number.setVisible(bool(self.filters.on))

    def show_chosen(self) -> None:
        self.code.set_value(self.filters.code)
        for name, button in self.buttons.items():
            choice = getattr(self.filters, name)
            words = choice_words(name)[choice] if choice else filter_names()[name]
            button.say(words, is_on=bool(choice))
        self.ordering.say(
            tr("Order: {by}", by=self._order_words()) if self.order.by else tr("Order"),
            is_on=bool(self.order.by),
        )
        self.clear.setVisible(bool(self.filters.on))

    def fill(self, name: str) -> QMenu:
        """The choices of a fact, each with how many roles it would leave."""
        menu = self.buttons[name].menu_shown
        menu.clear()
        group = QActionGroup(menu)
        now = getattr(self.filters, name)
        for choice, words in {"": tr("Any"), **choice_words(name)}.items():
            wanted = replace(self.filters, **{name: choice})
            action = menu.addAction(f"{caption(words)}  ({self.count(wanted)})")
            action.setCheckable(True)
            action.setChecked(choice == now)
            action.setActionGroup(group)
            action.triggered.connect(lambda _=False, wanted=wanted: self._set(wanted))
        return menu

    def fill_ordering(self) -> QMenu:
        """By what the roles can be ordered: first what the learner said of themself."""
        menu = self.ordering.menu_shown
        menu.clear()
        group = QActionGroup(menu)
        self._add_orders(menu, group, {Order(): tr("As in the catalogue")})
        self._add_orders(menu, group, {Order(SHOWN): tr("By what I can show")})
        learner, catalog = self._learner, self._catalog
        if learner is None or catalog is None:
            return menu
        _add_heading(menu, tr("By where I come from"))
        if learner.backgrounds:
            self._add_orders(menu, group, {Order(BACKGROUND): tr("As I said")})
        known = {Order(BACKGROUND, one.slug): one.title for one in catalog.backgrounds.values()}
        self._add_orders(menu, group, known)
        _add_heading(menu, tr("By what matters to me"))
        if learner.priorities:
            self._add_orders(menu, group, {Order(PRIORITY): tr("As I said")})
        known = {Order(PRIORITY, one.slug): one.title for one in catalog.priorities.values()}
        self._add_orders(menu, group, known)
        return menu

    def _add_orders(self, menu: QMenu, group: QActionGroup, orders: Mapping[Order, str]) -> None:
        for order, words in orders.items():
            action = menu.addAction(caption(words))
            action.setCheckable(True)
            action.setChecked(order == self.order)
            action.setActionGroup(group)
            action.triggered.connect(lambda _=False, order=order: self._order_by(order))

    def _order_words(self) -> str:
        catalog, learner = self._catalog, self._learner
        if self.order.by in (CATALOGUE, SHOWN) or catalog is None or learner is None:
            return tr("what I can show") if self.order.by == SHOWN else tr("catalogue")
        titles: Sequence[str]
        if self.order.by == BACKGROUND:
            slugs = (self.order.slug,) if self.order.slug else learner.backgrounds
            titles = [catalog.backgrounds[one].title for one in slugs if one in catalog.backgrounds]
        else:
            slugs = (self.order.slug,) if self.order.slug else learner.priorities
            titles = [catalog.priorities[one].title for one in slugs if one in catalog.priorities]
        words = ", ".join(titles)
        return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"

    def _set(self, filters: Filters) -> None:
        self.filters = filters
        self.show_chosen()
        self.changed.emit()

    def _order_by(self, order: Order) -> None:
        self.order = order
        self.show_chosen()
        self.changed.emit()

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(px(4), 0, px(4), px(8))
        self._number.setFixedHeight(px(metrics.CONTROL))


_LONGEST = 28


def _add_heading(menu: QMenu, words: str) -> None:
    """A title above some entries, which can't be chosen itself."""
    menu.addSeparator()
    menu.addAction(caption(words)).setEnabled(False)


def _choices(name: str, *, short: bool) -> dict[str, str]:
    return choice_words(name, short=short)
