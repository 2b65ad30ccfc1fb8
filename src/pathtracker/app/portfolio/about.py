"""What a project is about: the template's brief, and the learner's own notes."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pathtracker.app.item.ticks import open_link
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.notes import NotesEditor
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.catalog import ProjectTemplate
from pathtracker.core.model import Track


class BriefCard(Card):
    """The brief, and behind “Show more” what a recruiter looks for and what goes wrong. It is not
    there for a project that has neither."""

    def __init__(self) -> None:
        super().__init__(tr("The brief"))
        self._brief = PlainLabel(tone="text2", wrap=True)
        self._more = LinkButton(tr("Show more"))
        self._more.clicked.connect(self._turn)
        self._rest = QWidget()
        self._listed = QVBoxLayout(self._rest)
        self._listed.setContentsMargins(0, 0, 0, 0)
        self._template: str | None = None
        for widget in (self._brief, self._rest, self._more):
            self.body.addWidget(widget)
        on_theme(self._space)

    def show_project(self, track: Track, template: ProjectTemplate | None) -> None:
        words = template.brief if template else track.summary
        self._brief.setText(words)
        self.setVisible(bool(words))
        if self._template != (template.slug if template else ""):
            self._template = template.slug if template else ""
            self._rest.hide()
            self._fill(template)
        self._more.setVisible(template is not None)
        self._name_turn()

    def _fill(self, template: ProjectTemplate | None) -> None:
        clear(self._listed)
        if template is not None:
            self._list(tr("What a recruiter looks for"), template.recruiter)
            self._list(tr("What commonly goes wrong"), template.risks)
            self._list(tr("Where the data comes from"), template.data)

    def _list(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self._listed.addWidget(PlainLabel(title, weight=600))
            for line in lines:
                self._listed.addWidget(PlainLabel(f"•  {line}", tone="text2", wrap=True))

    def _turn(self) -> None:
        self._rest.setVisible(self._rest.isHidden())
        self._name_turn()

    def _name_turn(self) -> None:
        self._more.setText(tr("Show more") if self._rest.isHidden() else tr("Show less"))

    def _space(self) -> None:
        self._listed.setSpacing(current_theme().px(6))


class NotesCard(Card):
    """The learner's notes on a project, in Markdown. Signal: written, with project and text."""

    written = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(tr("Notes"))
        self._project: UUID | None = None
        self.editor = NotesEditor(
            tr("Notes on the project, in Markdown"),
            tr("Why this project, what you decided, what you would do another way."),
        )
        self.editor.link_opened.connect(open_link)
        self.editor.written.connect(self._written)
        self.editor.writing.connect(self._writing)
        self.edit_button = LinkButton(tr("Write a note"), "pencil")
        self.edit_button.clicked.connect(self.editor.edit)
        assert self.head is not None
        self.head.row.addWidget(self.edit_button)
        self._hint = PlainLabel(
            tr("Why this project, and what you decided on the way."), tone="muted", wrap=True
        )
        self.body.addWidget(self._hint)
        self.body.addWidget(self.editor)

    def show_project(self, track: Track) -> None:
        other = self._project != track.id
        if other:
            self.editor.keep()
        self._project = track.id
        self.editor.set_notes(track.notes, anew=other)
        self.edit_button.setText(tr("Edit") if track.notes else tr("Write a note"))
        self._hint.setVisible(not track.notes and not self.editor.is_editing)

    def _written(self, text: str) -> None:
        if self._project is not None:
            self.written.emit(self._project, text)

    def _writing(self, is_open: bool) -> None:
        self.edit_button.setVisible(not is_open)
        self._hint.setVisible(not is_open and self.editor.view.isHidden())
