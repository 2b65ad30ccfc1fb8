"""A list that opens below a button: what it is about, why, and one click to the item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.card import Hairline
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.popover import Popover
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import tr

_MOST, _WIDE, _HIGH = 80, 460, 420


class Entry(NamedTuple):
    """`item` None: about the whole plan. `ask` names a question that can be asked about it, `act`
    what can be done about it at once."""

    item: UUID | None
    title: str
    note: str
    end: str = ""
    ask: str = ""
    act: str = ""


class Listing(Popover):
    """Signals: opened(id of an item), asked(Entry), acted(Entry)."""

    opened = Signal(object)
    asked = Signal(object)
    acted = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.body.addWidget(PlainLabel(title, "heading"))
        self._content = QWidget()
        self._content.setProperty("scrolled", True)
        self.column = QVBoxLayout(self._content)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._content)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._scroll)
        self.rows: dict[Entry, Row] = {}
        on_theme(self._size)

    def show_part(self, name: str, entries: Sequence[Entry]) -> None:
        """A part of the list under its name; nothing where there is none."""
        if not entries:
            return
        if self.column.count():
            self.column.addWidget(Hairline())
        if name:
            self.column.addWidget(PlainLabel(name, tone="muted"))
        for entry in entries[:_MOST]:
            row = Row(entry)
            row.title.clicked.connect(lambda _=False, entry=entry: self._open(entry))
            if row.ask is not None:
                row.ask.clicked.connect(lambda _=False, entry=entry: self.asked.emit(entry))
            if row.act is not None:
                row.act.clicked.connect(lambda _=False, entry=entry: self._act(entry))
            self.rows[entry] = row
            self.column.addWidget(row)
        if len(entries) > _MOST:
            rest = tr("and {n} more", n=len(entries) - _MOST)
            self.column.addWidget(PlainLabel(rest, tone="muted"))
        self._size()

    def answer(self, entry: Entry, words: str) -> None:
        """Answers what was asked about an entry, if that still stands here."""
        if entry in self.rows:
            self.rows[entry].answer(words)
            self._size()

    def _open(self, entry: Entry) -> None:
        if entry.item is not None:
            self.close()
            self.opened.emit(entry.item)

    def _act(self, entry: Entry) -> None:
        self.close()
        self.acted.emit(entry)

    def _size(self) -> None:
        px = current_theme().px
        space(self.column, 12, 0, 0, 8, 0)
        self._scroll.setFixedWidth(px(_WIDE))
        wanted = self.column.heightForWidth(px(_WIDE - 20)) + px(4)
        self._scroll.setFixedHeight(max(px(24), min(px(_HIGH), wanted)))


class Row(QWidget):
    """One entry."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.title = TextButton(entry.title, "text")
        self.title.setEnabled(entry.item is not None)
        self.note = PlainLabel(entry.note, tone="text2", wrap=True)
        self.ask = LinkButton(entry.ask) if entry.ask else None
        self.act = LinkButton(entry.act) if entry.act else None
        self._column, self._top = QVBoxLayout(self), QHBoxLayout()
        self._top.addWidget(self.title, 1)
        if entry.end:
            end = PlainLabel(entry.end, tone="text2", align=Qt.AlignmentFlag.AlignRight)
            self._top.addWidget(end)
        self._column.addLayout(self._top)
        if entry.note:
            self._column.addWidget(self.note)
        for link in (self.act, self.ask):
            if link is not None:
                self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        on_theme(self._restyle)

    def answer(self, words: str) -> None:
        """Shows the answer in place of the question."""
        self.note.setText(f"{self.note.text()} {words}")
        if self.ask is not None:
            self.ask.hide()

    def _restyle(self) -> None:
        space(self._column, 0)
        space(self._top, 12)
