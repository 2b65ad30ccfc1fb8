"""Importing: what a file would bring is seen first, then comes in as one undoable step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from pathtracker.app.latest import Latest
from pathtracker.app.skill_tools.bringing import BringingDialog
from pathtracker.app.skill_tools.import_cards import SHOWN, ProblemsCard, RolesCard
from pathtracker.app.skill_tools.page import ToolPage
from pathtracker.app.skill_tools.reading import read_file
from pathtracker.app.skill_words import LONGEST
from pathtracker.app.telling import sentence
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, PrimaryButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Message, Refused
from pathtracker.exchange.draft import Draft
from pathtracker.exchange.taking import Outcome, begin, compare
from pathtracker.store import Change, StoreError
from pathtracker.store.backup import make_backup

_AT_ONCE = 3
"""So many roles are written within a frame or two; more show how far they are."""


class ImportPage(ToolPage):
    """A file is chosen or dropped; its roles are ticked, and what is wrong with it is read."""

    kinds: ClassVar[frozenset[str]] = frozenset({"role", "requirement", "skill"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, tr("Import"), parent)
        self.draft: Draft | None = None
        self._ticked: set[str] = set()
        self.choose = PrimaryButton(tr("Choose a file"), "import")
        self.other = Button(tr("Choose another file"), "import")
        self.message = InlineMessage(kind="warn")
        self.file = Card(tr("A file you have"))
        self.reader = Latest(self)
        self.reader.done.connect(self.show_draft)
        self.reader.failed.connect(lambda: self.show_draft(None))
        self.roles = RolesCard()
        self.refused, self.warnings = ProblemsCard(), ProblemsCard()
        self._build()
        self.setAcceptDrops(True)
        for button in (self.choose, self.other):
            button.clicked.connect(self._choose_file)
        self.roles.search.textChanged.connect(lambda _: self._show_roles())
        self.roles.button.clicked.connect(self.take_in)
        self.begin_at(self.choose)

    def refresh(self, change: Change | None) -> None:
        if change is not None and (change.is_undo or change.is_redo):
            self.message.set_message("")  # it may not be true any more
        self._show()

    def shows(self) -> Mapping[str, Callable[..., object]]:
        return {"file": self.open}

    def open(self, path: Path) -> None:
        """Reads a file and shows what it would bring, once it is read. Nothing is written."""
        self.draft, self._ticked = None, set()
        self.message.set_message(tr("Reading {file}…", file=path.name[:LONGEST]), "info")
        self._show()
        self.reader.ask(partial(read_file, path))

    def show_draft(self, found: Draft | Message | None) -> None:
        """Shows what was read, or why it could not be."""
        self.draft = found if isinstance(found, Draft) else None
        if isinstance(found, Message):
            self.message.set_message(sentence(found), "warn")
        else:
            self.message.set_message("")
        if self.draft is not None and len(self.draft.roles) == 1:
            self._ticked = {self.draft.roles[0].slug or ""}
        self.roles.search.clear()
        self._show()
        boxes = list(self.roles.boxes.values()) if self.draft else []
        target = boxes[0] if boxes else self.other if self.draft else self.choose
        target.show()  # a new box is only shown later, and what is hidden gets no keyboard
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_in(self) -> None:
        """Brings in the roles that are ticked; from then on one is measured against them."""
        if self.draft is None or not self._ticked:
            return
        chosen, when = self.draft.only(self._ticked), self.workspace.when()
        try:
            if self.workspace.store.history(1):
                make_backup(self.workspace.store, now=when.now)
            taking = begin(self.workspace.store, draft=chosen, when=when, choose=True)
            if len(chosen.roles) <= _AT_ONCE and taking.write.advance(lambda: False):
                self._say_outcome(taking.outcome, len(chosen.roles))
                return
        except (Refused, StoreError) as error:
            self._say_failed(error)
            return
        dialog = BringingDialog(taking, self)
        dialog.ended.connect(lambda outcome: self._say_outcome(outcome, len(chosen.roles)))
        dialog.failed.connect(self._say_failed)
        dialog.open()

    def _say_failed(self, error: Refused | StoreError) -> None:
        self.message.set_message(sentence(error.message), "warn")

    def _say_outcome(self, outcome: Outcome | None, count: int) -> None:
        """What has come of so many roles; None: it was given up."""
        if outcome is None:
            self.message.set_message(tr("Nothing was brought in."), "info")
            return
        if not outcome.added + outcome.changed:
            words = tr("All of it is there already, as the file has it.")
        else:
            words = tr(
                "{n} [role came in. You find it|roles came in. You find them] under Skills.", count
            )
        self._ticked = set()
        self.message.set_message(words, "info")
        self._show()
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(self.message)

    # --- dropping ---------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        self.open(Path(files[0]))
        event.acceptProposedAction()

    # --- inside -----------------------------------------------------------------------------

    def _build(self) -> None:
        words = tr(
            "Choose a file, or drop it here. You see what would come in before anything is "
            "written. Occupations of the O*NET database become roles to measure yourself against: "
            "its “Skills” (or “Essential Skills” and “Transferable Skills”) or “Knowledge” table "
            "as tab-separated text, with “Level Scale Anchors” and “Occupation Data” beside it."
        )
        self.file.body.setSpacing(current_theme().px(12))
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.other)
        row.addStretch(1)
        self.file.body.addWidget(PlainLabel(words, tone="text2", wrap=True))
        self.file.body.addWidget(self.message)
        self.file.body.addLayout(row)
        for card in (self.file, self.roles, self.refused, self.warnings):
            self.cards.addWidget(card)
        self.cards.addStretch(1)

    def _choose_file(self) -> None:
        file, _ = QFileDialog.getOpenFileName(
            self, tr("Choose a file"), "", tr("Tables (*.txt *.tsv);;All files (*)")
        )
        if file:
            self.open(Path(file))

    def _show(self) -> None:
        draft = self.draft
        # One filled button at a time: then it is the one that brings in.
        self.choose.setVisible(draft is None)
        self.other.setVisible(draft is not None)
        for button in (self.choose, self.other):
            button.setEnabled(not self.workspace.read_only)
        self.note.setText(draft.file if draft else "")
        self.roles.setVisible(bool(draft and (draft.roles or draft.empty)))
        refused = draft.refused if draft else ()
        count = draft.refused_count if draft else 0
        self.refused.show_problems(tr("Lines left out"), refused, count)
        warnings = draft.warnings if draft else ()
        count = draft.warning_count if draft else 0
        self.warnings.show_problems(tr("Good to know"), warnings, count)
        if draft is not None:
            self.roles.source.setText(
                tr("From: {source}", source=draft.roles[0].source) if draft.roles else ""
            )
            self._show_roles()

    def _show_roles(self) -> None:
        draft, card = self.draft, self.roles
        if draft is None:
            return
        sought = card.search.text().strip().casefold()
        found = [role for role in draft.roles if sought in f"{role.title} {role.slug}".casefold()]
        empty = [title for slug, title in draft.empty if sought in f"{title} {slug}".casefold()]
        counts: dict[str, int] = {}
        for one in draft.asks:
            counts[one.role] = counts.get(one.role, 0) + (one.level > 0)
        card.clear()
        for role in found[:SHOWN]:
            slug = role.slug or ""
            box = card.add_role(role, counts.get(slug, 0), slug in self._ticked)
            box.toggled.connect(lambda on, slug=slug: self._tick(slug, on))
        for title in empty[: max(0, SHOWN - len(found))]:
            card.add_empty(title)
        rest = len(found) + len(empty) - SHOWN
        card.say_rest(rest)
        card.search.setVisible(len(draft.roles) + len(draft.empty) > SHOWN)
        self._show_outcome()

    def _tick(self, slug: str, on: bool) -> None:
        (self._ticked.add if on else self._ticked.discard)(slug)
        self._show_outcome()

    def _show_outcome(self) -> None:
        """What would come of the roles that are ticked."""
        card, draft = self.roles, self.draft
        count = len(self._ticked)
        card.button.setEnabled(bool(count) and not self.workspace.read_only)
        card.button.setText(tr("Bring in {n} [role|roles]", count) if count else tr("Bring in"))
        words = tr("Tick what you want to measure yourself against.")
        if count and draft is not None:
            outcome = compare(self.workspace.store, draft.only(self._ticked), choose=True)
            words = tr(
                "Adds {n} [entry|entries], changes {changed}; as they are: {same}.",
                outcome.added,
                changed=outcome.changed,
                same=outcome.unchanged,
            )
        card.outcome.setText(words)
