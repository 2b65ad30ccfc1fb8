"""What stands on each tab of a role page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.roles.costs import costs_block
from pathtracker.app.roles.needs import needs_block
from pathtracker.app.roles.page_head import Ahead
from pathtracker.app.roles.road import time_block
from pathtracker.app.roles.sections import Block, cost_line, section_block
from pathtracker.app.roles.words import basis_words, rung_word
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.card import Card, Hairline
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.core.model import Rung
from pathtracker.reports.role_entries import RoleEntry

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog
    from pathtracker.catalog import Role as CatalogRole
    from pathtracker.reports.role_facts import RoleFacts

_FIRST = 5
_HIGHEST = {Rung.JUNIOR: 3, Rung.MID: 4, Rung.SENIOR: 5}

SECTIONS = {
    "day": ("day", "work", "teams", "industries"),
    "skills": ("hard_skills", "soft_skills", "demand"),
    "ladder": ("ladder", "signals", "pay", "stars", "growth", "freelance", "outlook"),
    "suits": ("good_fit", "poor_fit", "pros", "cons", "wished"),
    "entry": ("entry", "education", "costs", "times"),
    "questions": ("questions", "interview", "myths", "related", "compare"),
}
"""The sections below each tab; the overview picks from all of them."""


def tab_names() -> list[tuple[str, str]]:
    return [
        ("overview", tr("Overview")),
        ("day", tr("A day")),
        ("skills", tr("Skills")),
        ("ladder", tr("Ladder and pay")),
        ("suits", tr("Suits")),
        ("entry", tr("Entry")),
        ("questions", tr("Questions")),
    ]


class Page(Protocol):
    """What the tabs ask of the page that they stand on."""

    role_wanted: SignalInstance
    costs: dict[str, bool]

    def show_tab(self, name: str) -> None: ...
    def plan_cost(self, what: str, planned: bool) -> None: ...


@dataclass(frozen=True, slots=True)
class Told:
    """What the tabs are filled from."""

    catalog: Catalog
    facts: RoleFacts
    ahead: Ahead

    def key(self, entry: RoleEntry, rung: Rung, tab: str) -> tuple[object, ...]:
        """What a tab shows of the learner: as long as it is the same, so is the tab."""
        if tab in ("overview", "skills"):
            return tuple(self.facts.asked(entry.shipped, entry.stored, rung))
        if tab == "entry":
            roads = self.ahead.roads
            return (*roads.values(), *(self.ahead.time(rung).likely for rung in roads))
        return ()


def tab_blocks(tab: str, entry: RoleEntry, rung: Rung, told: Told, page: Page) -> list[QWidget]:
    """The blocks of a tab of a role of the catalogue, for a rung."""
    role, catalog = entry.shipped, told.catalog
    assert role is not None
    asked = told.facts.asked(role, entry.stored, rung)
    if tab == "overview":
        needs = needs_block(catalog, asked, rung, most=_FIRST)
        if len(asked) > _FIRST:
            words = tr("All {n} [skill|skills]", n=len(asked))
            needs.add(_link(words, lambda: page.show_tab("skills")))
        return [needs, *_overview(catalog, role, rung)]
    blocks: list[QWidget] = []
    if tab == "skills":
        blocks.append(needs_block(catalog, asked, rung, anchors=True))
    for name in SECTIONS[tab]:
        block: Block | None
        if name == "costs":
            block = costs_block(catalog, role, rung, page.costs, page.plan_cost)
        elif name == "times":
            block = time_block(catalog, role, rung, told.ahead)
        else:
            section = getattr(role.page, name)
            block = section_block(catalog, name, section, show_role=page.role_wanted.emit)
        if block is not None:
            blocks.append(block)
    return blocks


def _overview(catalog: Catalog, role: CatalogRole, rung: Rung) -> list[QWidget]:
    blocks: list[QWidget] = []
    if (pay := section_block(catalog, "pay", role.page.pay, most=99)) is not None:
        blocks.append(pay)
    if role.page.pros.items and role.page.cons.items:
        blocks.append(_likes_and_hard(catalog, role))
    if role.page.ladder.items:
        blocks.append(_ladder(catalog, role, rung))
    costs = role.page.costs
    if costs.items:
        start = Block(tr("To start"))
        start.add(PlainLabel(cost_line(costs), tone="text2", wrap=True))
        start.add(PlainLabel(basis_words(catalog, costs), "caption", "muted", wrap=True))
        blocks.append(start)
    elif (none := section_block(catalog, "costs", costs)) is not None:
        blocks.append(none)
    return blocks


def _likes_and_hard(catalog: Catalog, role: CatalogRole) -> Block:
    block = Block()
    sections = {"pros": role.page.pros, "cons": role.page.cons}
    sides = [
        section_block(catalog, name, section, most=3, basis=False)
        for name, section in sections.items()
    ]
    block.add(_Columns([side for side in sides if side is not None]))
    words = dict.fromkeys(basis_words(catalog, section) for section in sections.values())
    for line in filter(None, words):
        block.add(PlainLabel(line, "caption", "muted", wrap=True))
    return block


def _ladder(catalog: Catalog, role: CatalogRole, rung: Rung) -> Block:
    block = Block(tr("Ladder"))
    boxes: list[QWidget] = []
    for entry in role.page.ladder.items:
        at = Rung(entry.rung)
        box = Card(padding=12)
        box.setAccessibleName(rung_word(at))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(rung_word(at).capitalize(), weight=600), 1)
        if at is rung:
            head.addWidget(PlainLabel(tr("shown here"), "caption", "accent_text", weight=500))
            box.set_selected(True)
        box.body.addLayout(head)
        if entry.years:
            years = tr("{years} years", years=entry.years)
            box.body.addWidget(PlainLabel(years, "caption", "text2"))
        works = {
            Rung.JUNIOR: tr("works guided"),
            Rung.MID: tr("owns end to end"),
            Rung.SENIOR: tr("leads"),
        }[at]
        box.body.addWidget(PlainLabel(works, "caption", "text2"))
        highest = tr("levels to {n}", n=_HIGHEST[at])
        box.body.addWidget(PlainLabel(highest, "caption", "muted"))
        box.body.setSpacing(2)
        boxes.append(box)
    block.add(_Columns(boxes))
    if words := basis_words(catalog, role.page.ladder):
        block.add(PlainLabel(words, "caption", "muted", wrap=True))
    return block


def _link(words: str, go: Callable[[], None]) -> LinkButton:
    link = LinkButton(words)
    link.setStyleSheet("QPushButton {padding: 0; border: 0}")
    link.clicked.connect(lambda: go())
    return link


class _Columns(QWidget):
    """Blocks side by side, equally wide."""

    def __init__(self, blocks: Sequence[QWidget]) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        for block in blocks:
            column = QVBoxLayout()
            column.addWidget(block)
            if not isinstance(block, Card):
                column.addStretch(1)
            self._row.addLayout(column, 1)
        on_theme(self._restyle)

    def _restyle(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current_theme().px(16))


class TabPage(QWidget):
    """The blocks of one tab, hairlines between them."""

    def __init__(self, blocks: list[QWidget]) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        for place, block in enumerate(blocks):
            if place:
                self._column.addWidget(Hairline())
            self._column.addWidget(block)
        self._column.addStretch(1)
        on_theme(self._restyle)

    def _restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(16))
