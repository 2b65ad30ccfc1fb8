"""Before you go offline: what the next two weeks need downloaded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.actions.resources import keep_copy
from pathtracker.app.dates import short_day
from pathtracker.app.guide.page import GuidePage
from pathtracker.app.item.resource import ResourceFacts, access_icon, access_words
from pathtracker.app.places import Destination
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.widgets.themed import spaced
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Message
from pathtracker.core.when import When
from pathtracker.reports.offline import DAYS, Coming, coming
from pathtracker.store import Change, Store


class OfflinePage(GuidePage):
    """What is kept as a copy is ticked off; an address is shown before it can be opened."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"item", "role", "track", "phase", "membership", "prerequisite", "time_entry", "learner"}
        | {"days_off", "week_hours"}
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Before you go offline"), back=("roadmap", tr("Roadmap")))
        self.lists = {
            "download": _List(tr("Download first")),
            "online": _List(tr("Only with a network")),
            "offline": _List(tr("Nothing to fetch")),
        }
        self.empty = EmptyState(
            "offline",
            tr("Nothing is planned for the next two weeks"),
            tr("Say how much time you have, and the steps of your roadmap get their days."),
            tr("Say how much time I have"),
        )
        self.empty.action.connect(lambda: self.go.emit(Destination("preferences")))
        self.nothing = EmptyState(
            "check",
            tr("Nothing to download"),
            tr("The steps of the next two weeks need no resource that is not read yet."),
            tr("Back to the roadmap"),
        )
        self.nothing.action.connect(lambda: self.go.emit(Destination("roadmap")))
        for widget in (*self.lists.values(), self.empty, self.nothing):
            self.body.addWidget(widget)
        for part in self.lists.values():
            part.item_opened.connect(self.item_opened)
            part.copy_kept.connect(self._keep)

    def refresh(self, _change: Change | None) -> None:
        found, is_planned = coming(self.workspace.reader, self.workspace.when().today)
        for access, part in self.lists.items():
            part.show_resources([one for one in found if _access(one) == access])
        self.empty.setVisible(not is_planned)
        self.nothing.setVisible(is_planned and not found)
        wanted = [one for one in found if _access(one) == "download"]
        kept = sum(bool(one.resource.saved) for one in wanted)
        words = tr("What the steps of the next {n} [day|days] are learnt from.", n=DAYS)
        if wanted:
            words += " " + tr("{kept} of {all} downloads are kept.", kept=kept, all=len(wanted))
        self.set_sentence(words if found else "")

    def _keep(self, one: Coming, path: str) -> None:
        """A copy serves every step that names the resource; noting it is one change."""
        label = Message("resource.keep", {"title": one.resource.title})

        def keep(store: Store, *, when: When) -> None:
            with store.together(label, now=when.now):
                for item, index in one.places:
                    keep_copy(store, item=item.id, index=index, path=path, when=when)

        self.workspace.do(keep)


def _access(one: Coming) -> str:
    access = one.resource.access
    return access if access in ("download", "offline") else "online"


class _List(Card):
    """Signals: item_opened, with an id; copy_kept, with the Coming and a path."""

    item_opened = Signal(object)
    copy_kept = Signal(object, str)

    def __init__(self, title: str) -> None:
        super().__init__(title, padding=16)
        self.rows: list[ResourceLine] = []
        self._opened = ""
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        spaced(self._lines, 4)

    def show_resources(self, found: Sequence[Coming]) -> None:
        clear(self._lines)
        self.rows = []
        for one in found:
            row = ResourceLine(one, is_open=one.key == self._opened)
            row.item_opened.connect(self.item_opened)
            row.copy_kept.connect(lambda path, one=one: self.copy_kept.emit(one, path))
            row.opened.connect(lambda on, one=one: self._open(one, on))
            self.rows.append(row)
            self._lines.addWidget(row)
        self.setVisible(bool(found))

    def _open(self, one: Coming, on: bool) -> None:
        self._opened = one.key if on else ""
        for row in self.rows:
            if row.coming != one:
                row.set_open(False)


class ResourceLine(QWidget):
    """Signals: item_opened, with the id of the step; copy_kept, with a path; opened(bool)."""

    item_opened = Signal(object)
    copy_kept = Signal(str)
    opened = Signal(bool)

    def __init__(self, one: Coming, *, is_open: bool) -> None:
        super().__init__()
        self.coming = one
        resource = one.resource
        kept = bool(resource.saved)
        icon = IconLabel(
            "mark-done" if kept else access_icon(resource), "good" if kept else "muted", 16
        )
        name = PlainLabel(resource.title, weight=500, wrap=True)
        state = PlainLabel(tr("copy kept") if kept else access_words(resource), "caption", "muted")
        item, day = one.places[0][0], short_day(one.day, weekday=True)
        words = tr("{step}, from {day}", step=item.title, day=day)
        if len(one.places) > 1:
            words = tr("{step}, and {n} more", step=words, n=len(one.places) - 1)
        step = TextButton(words, "muted")
        step.clicked.connect(lambda: self.item_opened.emit(item.id))
        self.more = IconButton("chevron-down", tr("About {title}", title=resource.title), size=14)
        self.more.clicked.connect(self._toggle)
        self.more.setFixedSize(current_theme().px(28), current_theme().px(24))
        self.facts = ResourceFacts(resource)
        self.facts.copy_kept.connect(self.copy_kept)
        column, line = QVBoxLayout(self), QHBoxLayout()
        line.addWidget(icon)
        line.addWidget(name, 1)
        line.addWidget(state)
        line.addWidget(self.more)
        below = QHBoxLayout()
        below.addSpacing(current_theme().px(24))
        below.addWidget(step, 1)
        column.addLayout(line)
        column.addLayout(below)
        column.addWidget(self.facts)
        column.setContentsMargins(0, 0, 0, current_theme().px(4))
        column.setSpacing(current_theme().px(2))
        line.setSpacing(current_theme().px(8))
        self.set_open(is_open)

    def set_open(self, shown: bool) -> None:
        """Whether the address and what can be done with it are in sight."""
        self.facts.setVisible(shown)
        self.more.set_icon("chevron-up" if shown else "chevron-down")

    def _toggle(self) -> None:
        shown = self.facts.isHidden()
        self.set_open(shown)
        self.opened.emit(shown)
