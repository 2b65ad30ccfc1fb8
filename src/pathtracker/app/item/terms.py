"""The trade's words for what a step is about."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from pathtracker.app.item.section import Section
from pathtracker.app.widgets.flow import FlowLayout
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.text import set_tip
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.reports.item_detail import Detail

if TYPE_CHECKING:
    from pathtracker.catalog import Term


class TermsSection(Section):
    """The terms of the glossary that the step teaches; a click says below them what one means."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "")
        self.head.title.setText(tr("What the trade calls it"))
        self.names: list[TextButton] = []
        self.meaning = PlainLabel("", "caption", "text2", wrap=True)
        self._slug: str | None = None
        self._said: Term | None = None
        names = QWidget()
        self._names = FlowLayout(names)
        self.body.addWidget(names)
        self.body.addWidget(self.meaning)
        self.hide()

    def shows(self, detail: Detail) -> object:
        return detail.item.slug

    def show_detail(self, detail: Detail) -> None:
        self._slug = detail.item.slug
        self.hide()
        if self._slug is not None:
            # The catalogue may not be read yet, and the first picture doesn't wait for it.
            QTimer.singleShot(0, self, self._show_terms)

    def _show_terms(self) -> None:
        terms = self._by_work.get(self._slug or "", ())
        self._names.clear()
        self.names = []
        for term in terms:
            name = TextButton(term.name, "accent")
            set_tip(name, term.text)
            name.clicked.connect(lambda _=False, term=term: self._say(term))
            self.names.append(name)
            self._names.addWidget(name)
        self._say(None)
        self.setVisible(bool(terms))

    def _say(self, term: Term | None) -> None:
        """What a term means; asked for again, nothing."""
        self._said = None if term is self._said else term
        if self._said is not None:
            means = tr("{term}: {meaning}", term=self._said.name, meaning=self._said.text)
            self.meaning.setText(means)
        self.meaning.setVisible(self._said is not None)

    @cached_property
    def _by_work(self) -> dict[str, tuple[Term, ...]]:
        from pathtracker.catalog import terms_by_work  # nothing of the start needs it

        return dict(terms_by_work(self.workspace.catalog.terms.values()))
