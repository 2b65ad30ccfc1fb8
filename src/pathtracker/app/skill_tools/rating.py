"""Rating many skills in one sitting: one skill a page, its six anchors in words."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.actions import skills
from pathtracker.app.live import kept_id
from pathtracker.app.skill_tools.levels import LevelRows
from pathtracker.app.skill_tools.page import RolePage
from pathtracker.app.skill_words import LONGEST, usual_anchors
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, PrimaryButton, QuietButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.progress import ProgressBar
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.gaps import Need
from pathtracker.core.levels import Facts, SkillLevel
from pathtracker.core.model import Skill
from pathtracker.store import Change
from pathtracker.store import skills as reads


class RatingPass(RolePage):
    """A level is saved as soon as it is picked, and the next skill comes. Where the learner is
    comes back: in the same window and at the next start."""

    kinds: ClassVar[frozenset[str]] = frozenset({"rating", "requirement", "role", "skill", "item"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, tr("Rate your skills"), parent)
        self.skill: UUID | None = None
        self.finished = False
        self._needs: dict[UUID, Need] = {}
        self._levels: dict[UUID, SkillLevel] = {}
        self._facts = Facts({}, {})
        self.count = PlainLabel("", tone="text2")
        self.bar = ProgressBar(tr("Skills looked at"))
        self.name = PlainLabel("", "heading", wrap=True)
        self.question = PlainLabel("", tone="text2", wrap=True)
        self.source = PlainLabel("", "caption", "muted", wrap=True)
        self.anchors = LevelRows()
        self.hint = PlainLabel(
            tr("Keys 0 to 5 rate; ← and → turn pages; S skips"), "caption", "muted", wrap=True
        )
        self.previous = Button(tr("Previous"), "chevron-left")
        self.skip = Button(tr("Skip"))
        self.card = Card(padding=0)
        self.end = Card(tr("That was all of them"))
        self.summary = PlainLabel("", tone="text2", wrap=True)
        self.see = PrimaryButton(tr("See the gaps"))
        self.last = Button(tr("Back to the last one"), "chevron-left")
        self.again = QuietButton(tr("Go through them again"))
        self.empty = EmptyState(
            "skills",
            tr("Nothing to rate yet"),
            tr("Choose a role, and go through what it asks for."),
            tr("Choose a role"),
        )
        self._build()
        self.anchors.picked.connect(self.rate)
        self.anchors.confirmed.connect(self.rate)
        self.previous.clicked.connect(lambda: self.turn(-1))
        self.skip.clicked.connect(lambda: self.turn(1))
        self.see.clicked.connect(self.leave)
        self.again.clicked.connect(self.begin_again)
        self.last.clicked.connect(lambda: self.turn(-1))
        self.set_empty(self.empty)
        self.begin_at(self.anchors)

    # --- where it is ------------------------------------------------------------------------

    def show_role(self, role: UUID) -> None:
        """Goes on where it was left for this role, or begins with another."""
        former = self.role.id if self.role else self._wanted
        if former != role or self.finished:
            self.skill, self.finished = None, False
        super().show_role(role)
        self.anchors.take_focus()

    def show_skill(self, skill: UUID) -> None:
        """Turns to one of the role's skills."""
        if skill in self._needs:
            self.skill, self.finished = skill, False
            self._show()

    def state(self) -> dict[str, object]:
        kept = dict(super().state())
        if self.role is not None:
            kept["role"] = self.role.id.hex
        if self.skill is not None and not self.finished:
            kept["skill"] = self.skill.hex
        return kept

    def restore_state(self, state: dict[str, object]) -> None:
        super().restore_state(state)
        self.skill = kept_id(state.get("skill"))

    def place(self) -> tuple[int, int]:
        """Which of how many skills is shown, the first is 1."""
        order = list(self._needs)
        return (order.index(self.skill) + 1 if self.skill in order else 0), len(order)

    # --- what is shown ----------------------------------------------------------------------

    def refresh(self, change: Change | None) -> None:
        if change is not None and change.kinds <= {"rating"}:  # nothing else need be read
            rated = reads.ratings(self.workspace.reader, self._needs)
            self._facts = self._facts.with_ratings(self._needs, rated)
        else:
            self._read()
        self._levels = self._facts.levels(self._needs, self.workspace.when().today)
        if change is not None and (change.is_undo or change.is_redo):
            self._follow(change)
        if self.skill not in self._needs:
            self.skill = next(iter(self._needs), None)
        self._show()
        if self.anchors.has_keyboard():
            self.anchors.take_focus()

    def _read(self) -> None:
        self.read_role()
        reader = self.workspace.reader
        asked = reads.needs(reader, [self.role])[self.role.id] if self.role else ()
        ordered = sorted(asked, key=lambda need: -need.importance)
        self._needs = {need.skill_id: need for need in ordered}
        self._facts = Facts({}, {})
        if asked:
            self._facts = reads.facts(reader, reads.work(reader), self._needs)

    def rate(self, level: int) -> None:
        """Saves a level for the skill in sight and turns to the next."""
        if self.skill is None or self.workspace.read_only:
            return
        said = self._levels[self.skill]
        if not (said.is_rated and said.claimed == level):
            catalog = self.workspace.catalog
            done = self.workspace.do(skills.rate, skill=self.skill, level=level, catalog=catalog)
            if done is None:
                return
        self.turn(1)

    def turn(self, step: int) -> None:
        """To the next skill, or the one before; after the last to the end."""
        at, count = self.place()
        if self.finished:
            at += 1
        at = max(1, at + step)
        self.finished = at > count
        if not self.finished:
            self.skill = list(self._needs)[at - 1]
        self._show()
        (self.see if self.finished else self.anchors).setFocus(Qt.FocusReason.TabFocusReason)
        if not self.finished:
            self.anchors.take_focus()

    def begin_again(self) -> None:
        self.skill, self.finished = next(iter(self._needs), None), False
        self._show()
        self.anchors.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back, forward = Qt.Key.Key_Left, Qt.Key.Key_Right
        if self.isRightToLeft():
            back, forward = forward, back
        if event.key() == back:
            self.turn(-1)
        elif event.key() in (forward, Qt.Key.Key_S):
            if not self.finished:
                self.turn(1)
        elif self.finished or not self.anchors.type_level(event):
            super().keyPressEvent(event)

    # --- inside -----------------------------------------------------------------------------

    def _build(self) -> None:
        self._progress = QHBoxLayout()
        self._progress.addWidget(self.bar, 1)
        self._progress.addWidget(self.count)
        self._top, self._foot = QVBoxLayout(), QHBoxLayout()
        for widget in (self.name, self.question):
            self._top.addWidget(widget)
        self._foot.addWidget(self.hint, 1)
        self._foot.addWidget(self.previous)
        self._foot.addWidget(self.skip)
        self.card.body.addLayout(self._top)
        self.card.body.addWidget(self.anchors)
        self.card.body.addWidget(self.source)
        self.card.body.addLayout(self._foot)
        buttons = self._buttons = QHBoxLayout()
        buttons.addWidget(self.see)
        buttons.addWidget(self.last)
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        self.end.body.addWidget(self.summary)
        self.end.body.addLayout(buttons)
        self.cards.addLayout(self._progress)
        for card in (self.card, self.end):
            self.cards.addWidget(card)
        self.cards.addStretch(1)
        on_theme(self._space)

    def _show(self) -> None:
        at, count = self.place()
        looked_at = count if self.finished else max(0, at - 1)
        self.show_empty(not count)
        self.card.setVisible(bool(count) and not self.finished)
        self.end.setVisible(bool(count) and self.finished)
        self.bar.setVisible(bool(count))
        self.count.setVisible(bool(count))
        self.bar.set_share(looked_at / count if count else 0)
        self.count.setText(tr("{n} of {all}", n=count if self.finished else at, all=count))
        rated = sum(level.is_rated for level in self._levels.values())
        self.summary.setText(
            tr(
                "{n} of {all} skills [is|are] rated. You can come back any time.",
                n=rated,
                all=count,
            )
        )
        skill = self.workspace.reader.find(Skill, self.skill) if self.skill else None
        if skill is None or self.role is None or self.skill is None:
            return
        need, level = self._needs[self.skill], self._levels[self.skill]
        self.name.setText(skill.name[:LONGEST])
        self.question.setText(
            tr(
                "What have you done? {role} needs level {level}; importance {weight} of {most}.",
                role=self.role.title[:LONGEST],
                level=need.level,
                weight=need.importance,
                most=5,
            )
        )
        self.source.setText(tr("Words from: {source}", source=skill.source[:LONGEST]))
        self.source.setVisible(bool(skill.source))
        self.anchors.show_words(skill.anchors or usual_anchors(), _notes(level, need))
        self.anchors.set_value(level.claimed if level.is_rated else None)
        self.anchors.setEnabled(not self.workspace.read_only)
        self.previous.setEnabled(at > 1)

    def _follow(self, change: Change) -> None:
        """To the skill whose rating was taken back or made again."""
        for edit in change.edits:
            if edit.kind == "rating":
                fields = edit.after or edit.before or {}
                skill = kept_id(str(fields.get("skill_id", "")).replace("-", ""))
                if skill in self._needs:
                    self.skill, self.finished = skill, False

    def _space(self) -> None:
        px = current_theme().px
        self.card.body.setContentsMargins(0, px(20), 0, px(16))
        self.card.body.setSpacing(px(12))
        self._top.setContentsMargins(px(24), 0, px(24), 0)
        self._top.setSpacing(px(4))
        self.source.setContentsMargins(px(24), 0, px(24), 0)
        self._foot.setContentsMargins(px(24), px(4), px(24), 0)
        self._foot.setSpacing(px(8))
        self._progress.setSpacing(px(16))
        self.end.body.setSpacing(px(16))
        self._buttons.setSpacing(px(8))


def _notes(level: SkillLevel, need: Need) -> dict[int, str]:
    """What is special about levels: said, shown, needed."""
    notes: dict[int, list[str]] = {}
    if level.is_rated and level.claimed is not None:
        notes.setdefault(level.claimed, []).append(tr("you say"))
    if level.proven:
        notes.setdefault(level.proven, []).append(tr("you can show"))
    notes.setdefault(need.level, []).append(tr("needed"))
    return {at: ", ".join(words) for at, words in notes.items()}
