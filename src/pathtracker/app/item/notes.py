"""The notes of an item, in Markdown; a visit to the field is one step of undo."""

from __future__ import annotations

from uuid import UUID

from pathtracker.actions import steps
from pathtracker.app.item.section import Section
from pathtracker.app.item.ticks import open_link
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.notes import NotesEditor
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.reports.item_detail import Detail


def _field(item: UUID) -> str:
    return f"item.notes/{item}"


class NotesSection(Section):
    """Shows the notes as they read; “Edit” opens them for writing."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "")
        self.head.title.setText(tr("Notes"))
        self._item: UUID | None = None
        self.edit_button = LinkButton("", "pencil")
        self.head.add(self.edit_button)
        self.editor = NotesEditor(
            tr("Notes, in Markdown"),
            tr("What you want to remember. Markdown works."),
        )
        self.edit_button.clicked.connect(self.editor.edit)
        self.editor.written.connect(self._keep)
        self.editor.draft = self._draft
        self.editor.writing.connect(self.edit_button.setHidden)
        self.editor.link_opened.connect(open_link)
        self.body.addWidget(self.editor)

    def shows(self, detail: Detail) -> object:
        return detail.item.notes

    def show_detail(self, detail: Detail) -> None:
        another = detail.item.id != self._item
        if another:
            self.editor.keep()  # what was written belongs to the item before
            self._item = detail.item.id
        self.editor.set_notes(detail.item.notes, anew=another)
        self.edit_button.setText(tr("Edit") if detail.item.notes else tr("Write a note"))

    def _keep(self, text: str) -> None:
        item = self._item
        assert item is not None
        answer = self.workspace.keep({_field(item): text}, steps.set_notes, item=item, notes=text)
        self.workspace.tell(answer.error)

    def _draft(self) -> str | None:
        return None if self._item is None else self.workspace.drafts.text(_field(self._item))
