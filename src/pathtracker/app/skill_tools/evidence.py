"""What shows one skill: all of it with its age, and a way to attach more by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePath
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.actions import items, skills
from pathtracker.app.evidence_words import ICONS, kind_words
from pathtracker.app.item.ticks import SAFE, open_link
from pathtracker.app.live import kept_id
from pathtracker.app.skill_tools.attaching import AttachCard, addresses_in
from pathtracker.app.skill_tools.page import HeadChoice, Ruled, ToolPage
from pathtracker.app.skill_words import (
    LONGEST,
    dated,
    usual_anchors,
    why_words,
)
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.text import set_tip, visible
from pathtracker.app.widgets.text_button import TextButton
from pathtracker.app.widgets.themed import space
from pathtracker.app.words import number, tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.levels import Support, supports
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import Evidence, EvidenceKind, Skill
from pathtracker.core.when import When
from pathtracker.core.work import Piece
from pathtracker.store import Change, Store, queries
from pathtracker.store import skills as reads

_NAME = 60


class SkillEvidence(ToolPage):
    """Files and links can be dropped anywhere on it, pasted, or chosen by the button."""

    kinds: ClassVar[frozenset[str]] = frozenset({"rating", "evidence", "item", "skill", "track"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, tr("Evidence"), parent)
        self.skill: UUID | None = None
        self.attach = AttachCard()
        self.shown = Card(tr("What shows it"), " ")
        self.nothing = PlainLabel(
            tr("Nothing yet. A finished step with something to look at is shown here too."),
            tone="muted",
            wrap=True,
        )
        self.none = EmptyState(
            "skills",
            tr("No skill yet"),
            tr("Choose a role, and attach what shows its skills."),
            tr("Choose a role"),
        )
        self.choice = HeadChoice(tr("Skill"))
        self.choice.activated.connect(lambda at: self.show_skill(self.choice.itemData(at)))
        self.tools.addWidget(self.choice)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.shown.body.addWidget(self.nothing)
        self.shown.body.addLayout(self._list)
        for widget in (self.attach, self.shown):
            self.cards.addWidget(widget)
        self.cards.addStretch(1)
        self.setAcceptDrops(True)
        self.attach.wanted.connect(self.attach_it)
        self.set_empty(self.none)
        self.begin_at(self.attach.field)

    def shows(self) -> Mapping[str, Callable[..., object]]:
        return {"skill": self.show_skill, "attach": self.begin_attach}

    def show_skill(self, skill: UUID) -> None:
        """Turns to a skill; what was typed for another goes."""
        if skill != self.skill:
            self.skill = skill
            self.attach.clear()
            self.attach.levels.set_value(None)
        self.refresh(None)
        self._begin(skill)
        self.attach.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_attach(self, addresses: list[str]) -> None:
        """Takes files and links, and asks which level they support."""
        self.attach.fill(addresses)

    def state(self) -> dict[str, object]:
        return {"skill": self.skill.hex} if self.skill else {}

    def restore_state(self, state: dict[str, object]) -> None:
        self.skill = kept_id(state.get("skill"))

    def refresh(self, _change: Change | None) -> None:
        reader, today = self.workspace.reader, self.workspace.when().today
        skill = reader.find(Skill, self.skill) if self.skill else None
        if skill is None:
            skill = self._first()
        self.show_empty(skill is None)
        self.attach.setVisible(skill is not None and not self.workspace.read_only)
        self.shown.setVisible(skill is not None)
        self.choice.setVisible(skill is not None)
        if skill is None:
            return
        if self.skill != skill.id:
            self.skill = skill.id
            self._begin(skill.id)
        self._fill_choice(skill)
        work = reads.work(reader)
        facts = reads.facts(reader, work, {skill.id})
        level = facts.level(skill.id, today)
        found = supports(facts.grounds.get(skill.id, ()), today)
        titles = {item.id: item.title for item in work}
        notes = {level.proven: tr("you can show")} if level.proven else {}
        self.attach.levels.show_words(skill.anchors or usual_anchors(), notes)
        assert self.shown.head is not None
        self.shown.head.set_note(tr("You can show level {n}.", n=level.proven))
        self.nothing.setVisible(not found)
        clear(self._list)
        kept = {piece.id: piece for piece in queries.all_of(reader, Evidence)}
        for one in found:
            self._list.addWidget(self._line(one, titles, kept))

    def attach_it(self) -> None:
        """Attaches what the form names, all of it as one change."""
        skill = self.skill
        assert skill is not None
        typed = {
            f"skill.evidence/{skill}": self.attach.field.text(),
            f"skill.how/{skill}": self.attach.how.text(),
        }
        answer = self.workspace.keep(typed, self._attach, skill=skill)
        if answer.error is not None:
            self.attach.message.set_message(answer.against, "warn")
            return
        self.attach.clear()
        self.attach.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _attach(self, store: Store, *, skill: UUID, when: When) -> None:
        level, addresses = self.attach.levels.value(), self.attach.addresses()
        if not addresses:
            raise Refused("evidence.nothing")
        if level is None:
            raise Refused("evidence.level_0")
        label = Message("skill.attach", {"title": store.get(Skill, skill).name})
        with store.together(label, now=when.now):
            for address in addresses:
                skills.attach_to_skill(
                    store,
                    skill=skill,
                    address=address,
                    level=level,
                    note=self.attach.how.text(),
                    kind=self.attach.chosen_kind(),
                    catalog=self.workspace.catalog,
                    when=when,
                )

    # --- dropping and pasting ---------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if addresses_in(event.mimeData()) and self.attach.isVisible():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.attach.fill(addresses_in(event.mimeData()))
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.attach.isVisible():
            data = QGuiApplication.clipboard().mimeData()
            found = [] if data is None else addresses_in(data)  # an empty clipboard has none
            if found:
                self.attach.fill(found)
        else:
            super().keyPressEvent(event)

    # --- inside -----------------------------------------------------------------------------

    def _begin(self, skill: UUID) -> None:
        """With what was typed about the skill and could not be kept."""
        for field, name in ((self.attach.field, "evidence"), (self.attach.how, "how")):
            self.workspace.drafts.begin(field, f"skill.{name}/{skill}")

    def _first(self) -> Skill | None:
        """The skill that the primary role needs most, where none was asked for."""
        reader = self.workspace.reader
        roles = queries.chosen_roles(reader)
        asked = reads.needs(reader, roles[:1])[roles[0].id] if roles else ()
        first = max(asked, key=lambda need: need.importance, default=None)
        return reader.find(Skill, first.skill_id) if first else None

    def _fill_choice(self, current: Skill) -> None:
        """The skills that the chosen roles ask for, and the one in sight."""
        reader = self.workspace.reader
        asked = reads.needs(reader, queries.chosen_roles(reader))
        wanted = {current.id, *(need.skill_id for needs in asked.values() for need in needs)}
        self.choice.clear()
        for line in reads.skill_lines(reader):
            if line.id in wanted:
                self.choice.addItem(visible(line.name[:_NAME]), line.id)
                if line.id == current.id:
                    self.choice.setCurrentIndex(self.choice.count() - 1)

    def _line(
        self, support: Support, titles: dict[UUID, str], kept: dict[UUID, Evidence]
    ) -> QWidget:
        line = Ruled()
        row, words = QHBoxLayout(line), QVBoxLayout()
        space(row, 12, 0, 10)
        space(words, 2, 0)
        level = PlainLabel(number(support.level), "heading")
        level.setFixedWidth(current_theme().px(20))
        level.setAccessibleName(tr("Shows level {n}", n=support.level))
        row.addWidget(level, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        own = support.item_id is None
        if support.item_id is not None:
            key = support.item_id
            title = TextButton(titles.get(key, "")[:LONGEST])
            title.clicked.connect(lambda: self.item_opened.emit(key))
            words.addWidget(title)
        for piece in support.pieces:
            words.addWidget(self._piece(piece))
            note = kept[piece.id].note if piece.id in kept else ""
            if note:
                words.addWidget(PlainLabel(note[:LONGEST], tone="text2", wrap=True))
        why = why_words(support.why)
        if support.level < support.says:
            why = tr("says {n}; {why}", n=support.says, why=why)
        about = tr("{day} · {why}", day=dated(support.day, self.workspace.when().today), why=why)
        words.addWidget(PlainLabel(about, "caption", "muted", wrap=True))
        if own and support.pieces and not self.workspace.read_only:
            piece = support.pieces[0]
            away = IconButton("close", tr("Detach {name}", name=_short(piece.address)), size=14)
            away.clicked.connect(lambda: self.workspace.do(items.detach, evidence=piece.id))
            row.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _piece(self, piece: Piece) -> QWidget:
        """A link that opens, or a file whose folder opens: what it is, is the learner's affair."""
        line = QWidget()
        row = QHBoxLayout(line)
        space(row, 6, 0)
        row.addWidget(IconLabel(ICONS[piece.kind], "text2", 14))
        name = TextButton(_short(piece.address), "accent_text")
        is_link = QUrl(piece.address).scheme().lower() in SAFE
        if piece.kind is EvidenceKind.NOTE:
            name.setEnabled(False)  # there is nothing to open
        elif is_link:
            name.setAccessibleName(tr("Open {address}", address=visible(piece.address[:LONGEST])))
            name.clicked.connect(lambda: open_link(piece.address))
        else:
            words = tr("Show {file} in its folder", file=visible(piece.address[:LONGEST]))
            name.setAccessibleName(words)
            name.clicked.connect(lambda: _open_folder_of(piece.address))
        set_tip(name, piece.address)
        row.addWidget(name, 1)
        row.addWidget(PlainLabel(kind_words(piece.kind, piece.address), "caption", "muted"))
        return line


def _short(address: str) -> str:
    if "://" in address:
        return address.split("://", 1)[1][:LONGEST]
    return PurePath(address).name[:LONGEST] or address[:LONGEST]


def _open_folder_of(address: str) -> None:
    """A file of any kind could be a program: it is shown, not run."""
    folder = Path(address).expanduser().parent
    if folder.is_dir():
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
