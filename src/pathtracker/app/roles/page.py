"""The page of one role: its head, and all the catalogue knows of it on tabs built when shown."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QTabBar, QVBoxLayout, QWidget

from pathtracker.app.roles.page_head import Ahead, PageHead
from pathtracker.app.roles.tabs import TabPage, Told, tab_blocks, tab_names
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.model import Rung
from pathtracker.reports.role_entries import RoleEntry

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog
    from pathtracker.reports.role_facts import RoleFacts


class RolePageCard(Card):
    """`top` has what can be done with the role.

    Signal: role_wanted, with the slug of a neighbouring role."""

    role_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=0)
        self._entry: RoleEntry | None = None
        self._told: Told | None = None
        self._shown: tuple[object, ...] | None = None
        self._page: TabPage | None = None
        self.costs: dict[str, bool] = {}
        """Whether the learner plans to have a cost, by what it is for, where they said so."""
        self.top = PageHead()
        self.top.rung_chosen.connect(self._show_tab)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Parts of the page"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for place, (name, words) in enumerate(tab_names()):
            self.tabs.addTab(words)
            self.tabs.setTabData(place, name)
        self.tabs.currentChanged.connect(lambda _: self._show_tab())
        self._build()
        on_theme(self._restyle_page)

    def show_entry(
        self,
        entry: RoleEntry,
        catalog: Catalog,
        facts: RoleFacts,
        ahead: Ahead,
        *,
        has_primary: bool,
        picked: Collection[str] = (),
    ) -> None:
        """`has_primary`: some other role is the primary one; `picked`: what is to be compared."""
        if self._entry is None or self._entry.key != entry.key:
            self._scroll.verticalScrollBar().setValue(0)
        self._entry = entry
        self._told = Told(catalog, facts, ahead)
        self.top.show_entry(entry, ahead, has_primary=has_primary, is_picked=entry.key in picked)
        self.setAccessibleName(self.top.title.text())
        self._show_tab()

    def rung(self) -> Rung:
        """The rung that is looked at."""
        return self.top.rung()

    def tab(self) -> str:
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    def show_tab(self, name: str) -> None:
        for place in range(self.tabs.count()):
            if self.tabs.tabData(place) == name:
                self.tabs.setCurrentIndex(place)

    def plan_cost(self, what: str, planned: bool) -> None:
        """Counts a cost in the learner's own sum, or not."""
        self.costs[what] = planned

    def _show_tab(self) -> None:
        """Builds the tab in sight, if it is not there yet as it is now."""
        entry, told = self._entry, self._told
        if entry is None or told is None:
            return
        self.tabs.setVisible(entry.shipped is not None)
        wanted = (entry.key, self.rung(), self.tab(), *told.key(entry, self.rung(), self.tab()))
        if wanted == self._shown:
            return
        same_place = self._shown is not None and self._shown[:3] == wanted[:3]
        at = self._scroll.verticalScrollBar().value() if same_place else 0
        if self._page is not None:
            self._content.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
            self._page = None
        self._shown = wanted
        if entry.shipped is None:
            return
        self._page = TabPage(tab_blocks(self.tab(), entry, self.rung(), told, self))
        self._content.addWidget(self._page, 1)
        if at:
            self._content.activate()
            self._scroll.verticalScrollBar().setValue(at)

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("scrolled", True)
        self._content = QVBoxLayout(inside)
        self._content.addWidget(self.top)
        self._content.addWidget(self.tabs)
        self._content.addStretch(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self.body.addWidget(self._scroll)

    def _restyle_page(self) -> None:
        px = current_theme().px
        self.body.setContentsMargins(1, px(4), 1, px(4))
        self._content.setContentsMargins(px(32), px(20), px(32), px(24))
        self._content.setSpacing(px(12))
        tokens = current_theme().tokens
        self.tabs.setStyleSheet(
            f"QTabBar {{border-bottom: 1px solid {tokens.hairline.name()}}}"
            f"QTabBar::tab {{padding: {px(8)}px 0; margin-right: {px(14)}px}}"
        )
