"""What an item comes after, and what it unlocks: opened by a click, added by name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout

from pathtracker.actions import items
from pathtracker.app.item.section import Section
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton, LinkButton
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.marks import Mark, MarkLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import SATISFYING, Item, State
from pathtracker.core.naming import meant
from pathtracker.core.when import When
from pathtracker.reports.item_detail import Detail, Neighbour
from pathtracker.store import Store, queries

_MARKS = {
    State.OPEN: Mark.OPEN,
    State.ACTIVE: Mark.ACTIVE,
    State.DONE: Mark.DONE,
    State.SKIPPED: Mark.SKIPPED,
    State.KNOWN: Mark.KNOWN,
    State.PARKED: Mark.PARKED,
}


class UnlocksSection(Section):
    """The items that come after the one shown."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "")
        self.head.title.setText(tr("Unlocks"))

    def shows(self, detail: Detail) -> object:
        return (detail.unlocks, detail.item.state in SATISFYING)

    def show_detail(self, detail: Detail) -> None:
        self.clear()
        waits = detail.item.state not in SATISFYING
        for neighbour in detail.unlocks:
            waiting = waits and neighbour.state is State.OPEN
            self.add_neighbour(neighbour, Mark.WAITS if waiting else _MARKS[neighbour.state])
        self.count(detail.unlocks)
        self.setVisible(bool(detail.unlocks))

    def add_neighbour(self, neighbour: Neighbour, mark: Mark, *ends: IconButton) -> None:
        link = TextButton(neighbour.title)
        link.clicked.connect(lambda: self.item_opened.emit(neighbour.id))
        layout = self.add_line(link, *ends).layout()
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(0, MarkLabel(mark))

    def count(self, neighbours: Sequence[Neighbour]) -> None:
        number = len(neighbours)
        words = tr("{n} [step|steps]", number)
        self.head.set_note(words if number else "")


class NeedsSection(UnlocksSection):
    """The items that the one shown comes after; another is added by its name."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.head.title.setText(tr("After"))
        add = LinkButton(tr("Add"), "plus")
        add.setAccessibleName(tr("Say what this comes after"))
        add.clicked.connect(self.ask)
        self.head.add(add)
        self.field = LineField(
            tr("The step that comes before"), tr("Name of the step that comes before")
        )
        self.field.returnPressed.connect(self._add)
        self.message = InlineMessage(kind="warn")
        self.message.goes_with(self.field.textEdited)
        self._column.addWidget(self.field)
        self._column.addWidget(self.message)
        self.field.hide()
        self._detail: Detail | None = None

    def shows(self, detail: Detail) -> object:
        return detail.needs

    def show_detail(self, detail: Detail) -> None:
        if self._detail is None or self._detail.item.id != detail.item.id:
            self._close()
        self._detail = detail
        self.clear()
        for neighbour in detail.needs:
            away = IconButton(
                "close",
                tr("No longer after {title}", title=visible(neighbour.title)[:80]),
                size=14,
                tint="muted",
            )
            away.setFixedSize(current_theme().px(24), current_theme().px(20))
            away.clicked.connect(lambda _=False, needed=neighbour: self._free(needed))
            self.add_neighbour(neighbour, _MARKS[neighbour.state], away)
        self.count(detail.needs)

    def ask(self) -> None:
        """Opens the field, which completes the names of all steps."""
        assert self._detail is not None
        self.workspace.drafts.begin(self.field, f"needs/{self._detail.item.id}")
        titles = [visible(one.title) for one in queries.item_briefs(self.workspace.reader)]
        completer = QCompleter(titles, self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.field.show()
        self.field.setFocus()

    def _add(self) -> None:
        assert self._detail is not None
        name = self.field.text().strip()
        if not name:
            self._close()
            return
        item = self._detail.item.id

        def require(store: Store, *, when: When) -> None:
            known = queries.names(store, Item)
            items.require(store, item=item, requires=meant(name, known, kind="item"), when=when)

        answer = self.workspace.keep({f"needs/{item}": name}, require)
        if answer.error is not None:
            self.message.set_message(answer.against, "warn")
            return
        self._close()

    def _free(self, needed: Neighbour) -> None:
        assert self._detail is not None
        self.workspace.do(items.unrequire, item=self._detail.item.id, requires=needed.id)

    def _close(self) -> None:
        self.field.clear()
        self.field.hide()
        self.message.set_message("")
