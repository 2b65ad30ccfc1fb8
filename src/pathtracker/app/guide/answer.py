"""A question or prompt with room for the learner's own answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.app.item.ticks import open_link
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.notes import NotesEditor
from pathtracker.app.widgets.themed import spaced
from pathtracker.app.words import tr
from pathtracker.core.model import Item


class Answers(QWidget):
    """Cards below each other. Signal: written, with the id of the item and the text."""

    written = Signal(object, str)

    def __init__(self, *, hinted: bool) -> None:
        """`hinted`: what helps is in sight at once, rather than when asked for."""
        super().__init__()
        self._hinted = hinted
        self.draft: Callable[[UUID], str | None] = lambda _: None
        """What was written about an item and could not be kept."""
        self.cards: dict[UUID, AnswerCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        spaced(self._column, 12)

    def show_items(self, items: Sequence[Item]) -> None:
        """Cards that are there already stay: one may be written in just now."""
        if [item.id for item in items] != list(self.cards):
            clear(self._column)
            self.cards = {}
            for item in items:
                card = AnswerCard(item, hinted=self._hinted)
                card.editor.draft = partial(self._draft_of, item.id)
                card.written.connect(lambda text, key=item.id: self.written.emit(key, text))
                self.cards[item.id] = card
                self._column.addWidget(card)
        for item in items:
            self.cards[item.id].show_item(item)

    def _draft_of(self, item: UUID) -> str | None:
        return self.draft(item)

    def keep(self) -> None:
        """Hands on what stands in an open field."""
        for card in self.cards.values():
            card.editor.keep()


class AnswerCard(Card):
    """Signal: written, with the text."""

    written = Signal(str)

    def __init__(self, item: Item, *, hinted: bool) -> None:
        super().__init__(padding=16)
        self.setAccessibleName(item.title)
        self._is_answered = bool(item.notes)
        self.title = PlainLabel(weight=600, wrap=True)
        self.hint = PlainLabel(tone="text2" if hinted else "muted", wrap=True)
        self.ask = LinkButton(tr("What helps"))
        self.ask.setAccessibleName(tr("What helps with: {question}", question=item.title))
        self.ask.clicked.connect(lambda: self.hint.setVisible(self.hint.isHidden()))
        self.write = LinkButton("", "pencil")
        self.editor = NotesEditor(
            tr("Your answer to: {question}", question=item.title),
            tr("In your own words. Markdown works."),
        )
        self.editor.written.connect(self.written)
        self.editor.writing.connect(self._show_editor)
        self.editor.link_opened.connect(open_link)
        self.write.clicked.connect(self._write)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.write, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.editor)
        self.ask.setVisible(not hinted)
        self.hint.setVisible(hinted)
        spaced(self.body, 6)

    def _write(self) -> None:
        self.editor.show()
        self.editor.edit()

    def _show_editor(self, writing: bool) -> None:
        """An answer that is not there takes no room."""
        self.write.setHidden(writing)
        self.editor.setVisible(writing or self._is_answered)

    def show_item(self, item: Item) -> None:
        self._is_answered = bool(item.notes)
        self._show_editor(self.write.isHidden())
        self.title.setText(item.title)
        self.hint.setText(item.summary)
        self.ask.setEnabled(bool(item.summary))
        self.editor.set_notes(item.notes)
        words = tr("Edit") if item.notes else tr("Write your answer")
        self.write.setText(words)
        self.write.setAccessibleName(f"{words}: {item.title}")
