"""The page of one role: what it is, how far up one aims, and all the catalogue knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QTabBar, QVBoxLayout, QWidget

from pathtracker.app.roles.entries import RoleEntry
from pathtracker.app.roles.tabs import TabPage, tab_blocks, tab_names
from pathtracker.app.roles.words import long_fact_words, rung_choices, rung_word, tr
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, LinkButton, PrimaryButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.chip import Chip
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.themed import on_theme
from pathtracker.core.model import Rung, Standing

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog


class RolePageCard(Card):
    """Signals: choose_wanted, with the rung and whether as a second role; known_wanted, to mark
    what is known; roadmap_wanted; role_wanted, with the slug of a neighbouring role."""

    choose_wanted = Signal(object, bool)
    known_wanted = Signal()
    roadmap_wanted = Signal()
    role_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=0)
        self._entry: RoleEntry | None = None
        self._catalog: Catalog | None = None
        self._shown: tuple[str, Rung, str] | None = None
        self._page: TabPage | None = None
        self.title = PlainLabel(role="title", wrap=True, lines=3)
        self.standing = Chip("", "check", "accent")
        self.choose = PrimaryButton("")
        self.choose.clicked.connect(lambda: self._choose(second=self._is_second()))
        self.as_second = Button(tr("As a second role"))
        self.as_second.clicked.connect(lambda: self._choose(second=True))
        self.make_primary = Button(tr("Make primary"))
        self.make_primary.clicked.connect(lambda: self._choose(second=False))
        self.summary = PlainLabel(tone="text2", wrap=True, lines=12)
        self.facts = PlainLabel(role="caption", tone="muted", wrap=True)
        self._rung_name = PlainLabel(tr("Rung"), tone="muted")
        self.rungs = SegmentedControl(tr("Rung"), rung_choices())
        self.rungs.chosen.connect(self._rung_chosen)
        self.known = Button(tr("What I already can"), "mark-known")
        self.known.clicked.connect(self.known_wanted)
        self.roadmap = LinkButton(tr("Open the roadmap"))
        self.roadmap.clicked.connect(self.roadmap_wanted)
        self.message = InlineMessage()
        self.message.add_button(tr("Open the roadmap")).clicked.connect(self.roadmap_wanted)
        self.message.add_button(tr("What I already can")).clicked.connect(self.known_wanted)
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

    def show_entry(self, entry: RoleEntry, catalog: Catalog, *, has_primary: bool) -> None:
        """`has_primary`: some other role is the primary one."""
        self._catalog = catalog
        is_new = self._entry is None or self._entry.key != entry.key
        if is_new or self._entry is None or self._entry.rung is not entry.rung:
            self.rungs.set_value(entry.rung)
        if is_new:
            self.message.set_message("")
            self._scroll.verticalScrollBar().setValue(0)
        self._entry = entry
        self._has_primary = has_primary
        self.title.setText(entry.title)
        words = entry.summary
        if entry.shipped is None and not words:
            full = tr("A role of your own. Its roadmap has {n} steps.", n=entry.steps)
            bare = tr("A role of your own. Its roadmap is empty: open it and add a first step.")
            words = full if entry.steps else bare
        self.summary.setText(words)
        self.summary.setVisible(bool(words))
        self.facts.setText(long_fact_words(entry.shipped.facts) if entry.shipped else "")
        self.facts.setVisible(entry.shipped is not None)
        self.setAccessibleName(self.title.text())
        self._show_buttons()
        self._show_tab()

    def say(self, words: str) -> None:
        """What has just come in; nothing takes the sentence away."""
        self.message.set_message(words, "info")
        self._show_buttons()

    def rung(self) -> Rung:
        """The rung that is looked at."""
        return Rung(str(self.rungs.value()))

    def tab(self) -> str:
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    def show_tab(self, name: str) -> None:
        for place in range(self.tabs.count()):
            if self.tabs.tabData(place) == name:
                self.tabs.setCurrentIndex(place)

    def _choose(self, *, second: bool) -> None:
        self.choose_wanted.emit(self.rung(), second)

    def _is_second(self) -> bool:
        return self._entry is not None and self._entry.standing is Standing.SECONDARY

    def _rung_chosen(self) -> None:
        self._show_buttons()
        self._show_tab()

    def _show_buttons(self) -> None:
        entry = self._entry
        assert entry is not None
        standing, shipped = entry.standing, entry.shipped is not None
        other_rung = self.rung() is not entry.rung
        if standing is None:
            self.choose.setText(tr("Choose this role"))
        else:
            self.choose.setText(tr("Aim at {rung}", rung=rung_word(self.rung())))
        words = tr("Primary role") if standing is Standing.PRIMARY else tr("Second role")
        if shipped:
            words = f"{words}, {rung_word(entry.rung)}"
        self.standing.set_state(words, "accent")
        self.standing.setVisible(standing is not None)
        self.choose.setVisible(shipped and (standing is None or other_rung))
        self.as_second.setVisible(shipped and standing is None and self._has_primary)
        self.make_primary.setVisible(shipped and self._is_second() and not other_rung)
        for widget in (self._rung_name, self.rungs):
            widget.setVisible(shipped)
        # While the message about what came in is there, both stand in it.
        for button in (self.known, self.roadmap):
            button.setVisible(standing is not None and not self.message.text())
        if not shipped and not entry.steps:
            self.known.hide()

    def _show_tab(self) -> None:
        """Builds the tab in sight, if it is not there yet."""
        entry = self._entry
        if entry is None or self._catalog is None:
            return
        self.tabs.setVisible(entry.shipped is not None)
        wanted = (entry.key, self.rung(), self.tab())
        if wanted == self._shown:
            return
        if self._page is not None:
            self._content.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
            self._page = None
        self._shown = wanted
        if entry.shipped is None:
            return
        blocks = tab_blocks(
            self.tab(),
            self._catalog,
            entry.shipped,
            self.rung(),
            show_role=self.role_wanted.emit,
            show_tab=self.show_tab,
        )
        self._page = TabPage(blocks)
        self._content.addWidget(self._page, 1)

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("scrolled", True)
        self._content = QVBoxLayout(inside)
        self._head, self._line = QHBoxLayout(), QHBoxLayout()
        top = Qt.AlignmentFlag.AlignTop
        self._head.addWidget(self.title, 1, top)
        for widget in (self.standing, self.as_second, self.make_primary, self.choose):
            self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._content.addLayout(self._head)
        self._content.addWidget(self.summary)
        self._content.addWidget(self.facts)
        self._line.addWidget(self._rung_name)
        self._line.addWidget(self.rungs)
        self._line.addStretch(1)
        self._line.addWidget(self.roadmap)
        self._line.addWidget(self.known)
        self._content.addLayout(self._line)
        self._content.addWidget(self.message)
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
        self._head.setSpacing(px(12))
        self._line.setSpacing(px(12))
        tokens = current_theme().tokens
        self.tabs.setStyleSheet(
            f"QTabBar {{border-bottom: 1px solid {tokens.hairline.name()}}}"
            f"QTabBar::tab {{padding: {px(8)}px 0; margin-right: {px(20)}px}}"
        )
