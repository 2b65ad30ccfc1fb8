"""The glossary: what the trade's words mean, and which steps teach them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pathtracker.app.guide.page import GuidePage
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.card import Hairline
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.flow import FlowLayout
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.widgets.themed import spaced
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.catalog import Term, find_terms
from pathtracker.core.model import Item
from pathtracker.store import Change, queries

_AT_ONCE = 16
"""Terms made in one go: more come as one scrolls, so that a letter typed answers at once."""


class GlossaryPage(GuidePage):
    """All terms in the order of the alphabet, or those that fit what is typed.

    Signals: as of every page of the guide; a step that the learner has opens in the panel."""

    kinds: ClassVar[frozenset[str]] = frozenset({"item"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            workspace,
            tr("Glossary"),
            tr("The words of the trade, each in one plain sentence, and the steps that teach it."),
            back=("roadmap", tr("Roadmap")),
        )
        self.field = LineField(tr("Find a term"), tr("Find a term"), "search")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._find)
        self.count = PlainLabel(role="caption", tone="muted")
        self.empty = EmptyState(
            "search",
            tr("No term fits"),
            tr("Try a shorter word, or only its beginning."),
            tr("Show all terms"),
        )
        self.empty.action.connect(self.field.clear)
        self.rows: list[TermRow] = []
        self._list = QVBoxLayout()
        spaced(self._list, 4)
        for widget in (self.field, self.count, self.empty):
            self.body.addWidget(widget)
        self.body.addLayout(self._list)
        self._found: list[Term] = []
        self._own: Mapping[str, UUID] = {}
        self.area.verticalScrollBar().valueChanged.connect(self._go_on)
        self.area.verticalScrollBar().rangeChanged.connect(self._go_on)
        self.begin_at(self.field)

    def shows(self) -> Mapping[str, Callable[..., object]]:
        return {"term": self.show_term}

    def show_term(self, slug: str) -> None:
        """Looks a term up by its slug."""
        term = self.workspace.catalog.terms.get(slug)
        self.field.setText(term.name if term is not None else "")

    def refresh(self, _change: Change | None) -> None:
        """Only which steps the learner has can have changed."""
        own = queries.slugs(self.workspace.reader, Item)
        if own != self._own or not self.rows:
            self._own = own
            self._find(self.field.text())

    def _find(self, typed: str) -> None:
        self._found = find_terms(self.workspace.catalog.terms.values(), typed)
        clear(self._list)
        self.rows = []
        self.count.setText(tr("{n} [term|terms]", n=len(self._found)))
        self.count.setVisible(bool(self._found))
        self.empty.setVisible(not self._found)
        self.area.verticalScrollBar().setValue(0)
        self._add_rows()

    def _go_on(self) -> None:
        bar = self.area.verticalScrollBar()
        if bar.value() + bar.pageStep() >= bar.maximum():
            self._add_rows()

    def _add_rows(self) -> None:
        begin = len(self.rows)
        work = self.workspace.catalog.work()
        for term in self._found[begin : begin + _AT_ONCE]:
            taught_by = [(work[slug].title, self._own.get(slug)) for slug in term.steps]
            row = TermRow(term, taught_by, rule=bool(self.rows))
            row.item_opened.connect(self.item_opened)
            self.rows.append(row)
            self._list.addWidget(row)


class TermRow(QWidget):
    """A term. `taught_by`: titles of steps, each with the learner's own step if they have it.

    Signal: item_opened, with the id of a step."""

    item_opened = Signal(object)

    def __init__(self, term: Term, taught_by: list[tuple[str, UUID | None]], *, rule: bool) -> None:
        super().__init__()
        px = current_theme().px
        self.term = term
        self.name = PlainLabel(term.name, weight=600, wrap=True)
        self.text = PlainLabel(term.text, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(12))
        column.setSpacing(px(2))
        if rule:
            column.addWidget(Hairline())
            column.addSpacing(px(12))
        column.addWidget(self.name)
        column.addWidget(self.text)
        if term.aliases:
            also = tr("Also: {names}", names=", ".join(term.aliases))
            column.addWidget(PlainLabel(also, "caption", "muted", wrap=True))
        self.steps: list[TextButton] = []
        others = [title for title, own in taught_by if own is None]
        own_steps = [(title, own) for title, own in taught_by if own is not None]
        if own_steps:
            line = QWidget()
            flow = FlowLayout(line)
            begin = PlainLabel(tr("In your plan:"), "caption", "muted")
            flow.addWidget(begin)
            for title, own in own_steps:
                button = TextButton(title, "accent")
                begin.setFixedHeight(button.sizeHint().height())
                button.clicked.connect(lambda _=False, own=own: self.item_opened.emit(own))
                self.steps.append(button)
                flow.addWidget(button)
            column.addWidget(line)
        if others:
            words = tr("Taught by: {steps}", steps=", ".join(f"“{title}”" for title in others))
            column.addWidget(PlainLabel(words, "caption", "muted", wrap=True))
