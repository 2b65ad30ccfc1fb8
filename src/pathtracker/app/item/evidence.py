"""What shows that an item was done: links and files, attached by typing, pasting or dropping."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from pathtracker.actions import items
from pathtracker.app.dates import short_day
from pathtracker.app.evidence_words import ICONS, kind_words, short_address
from pathtracker.app.item.section import Section
from pathtracker.app.item.ticks import open_link
from pathtracker.app.widgets.buttons import IconButton, LinkButton
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.text import set_tip
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Evidence, EvidenceKind
from pathtracker.reports.item_detail import Detail


def _field(item: UUID) -> str:
    return f"evidence/{item}"


class EvidenceSection(Section):
    """The pieces of evidence of an item, and a field for one more."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "")
        self.head.title.setText(tr("Evidence"))
        self.attach_button = LinkButton(tr("Attach"), "plus")
        self.attach_button.setAccessibleName(tr("Attach evidence"))
        self.attach_button.clicked.connect(self.ask)
        self.head.add(self.attach_button)
        self._detail: Detail | None = None
        self.field = LineField(
            tr("Link or file that shows it"),
            tr("Paste a link, drop a file, or write a note"),
            "link",
        )
        self.field.returnPressed.connect(self._typed)
        self._choose = LinkButton(tr("Choose a file"), "file")
        self._choose.clicked.connect(self._choose_file)
        self._message = InlineMessage(kind="warn")
        self._message.goes_with(self.field.textEdited)
        for widget in (self.field, self._choose, self._message):
            self._column.addWidget(widget)
        self._show_field(False)
        self.setAcceptDrops(True)

    def shows(self, detail: Detail) -> object:
        return detail.evidence

    def show_detail(self, detail: Detail) -> None:
        if self._detail is None or self._detail.item.id != detail.item.id:
            self.field.clear()
            self._show_field(False)
        self._detail = detail
        self.clear()
        for piece in detail.evidence:
            self._row(piece)

    def ask(self) -> None:
        """Opens the field for a link."""
        assert self._detail is not None
        self.workspace.drafts.begin(self.field, _field(self._detail.item.id))
        self._show_field(True)
        self.field.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData()
        addresses = [u.toLocalFile() if u.isLocalFile() else u.toString() for u in data.urls()]
        for address in addresses or [data.text().strip()]:
            self._attach(address)
        event.acceptProposedAction()

    def _row(self, piece: Evidence) -> None:
        is_link = piece.kind is EvidenceKind.LINK
        words = short_address(piece.kind, piece.address)
        if is_link:
            name: QWidget = TextButton(words.removeprefix("https://"), "accent_text")
            assert isinstance(name, TextButton)
            name.clicked.connect(lambda: open_link(piece.address))
            set_tip(name, piece.address)
        else:
            name = PlainLabel(words)
            set_tip(name, piece.address)
        what = PlainLabel(kind_words(piece.kind, piece.address), "caption", "muted")
        day = PlainLabel(short_day(piece.day), "caption", "muted")
        away = IconButton("close", tr("Detach {words}", words=words), size=14, tint="muted")
        away.clicked.connect(lambda: self.workspace.do(items.detach, evidence=piece.id))
        line = self.add_line(name, what, day, away)
        line.layout().insertWidget(0, IconLabel(ICONS[piece.kind], "muted", 14))  # type: ignore[union-attr]

    def _typed(self) -> None:
        address = self.field.text().strip()
        if not address:
            self._show_field(False)
        elif self._attach(address):
            self.field.clear()
            self._show_field(False)
            self.attach_button.setFocus()

    def _choose_file(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, tr("Choose the file that shows it"))
        if file and self._attach(file):
            self._show_field(False)

    def _attach(self, address: str) -> bool:
        assert self._detail is not None
        item = self._detail.item.id
        answer = self.workspace.keep(
            {_field(item): address}, items.attach, item=item, address=address
        )
        self._message.set_message(answer.against, "warn")
        return answer.error is None

    def _show_field(self, shown: bool) -> None:
        self.field.setVisible(shown)
        self._choose.setVisible(shown)
        if not shown:
            self._message.set_message("")
