"""Setting what a role needs differently for oneself, and going back to what was given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.actions import requirements
from pathtracker.app.skill_tools.adding import AddSkill
from pathtracker.app.skill_tools.page import RolePage, Ruled
from pathtracker.app.skill_words import LONGEST
from pathtracker.app.telling import sentence
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.choice import Choice
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.text import visible
from pathtracker.app.widgets.themed import on_theme, space
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Refused
from pathtracker.core.model import Requirement, Skill
from pathtracker.core.naming import Named, meant
from pathtracker.store import Change, queries


class OwnNeeds(RolePage):
    """One line a skill: its level and importance for the learner, and what was given."""

    kinds: ClassVar[frozenset[str]] = frozenset({"requirement", "role", "skill"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, tr("What the role needs"), parent)
        self.lines: dict[UUID, NeedLine] = {}
        self._sought: UUID | None = None
        self.about = PlainLabel(
            tr(
                "Set a level or an importance differently where you see it differently. What the "
                "catalogue says stays beside it, and you can go back. Level 0 drops a skill."
            ),
            tone="text2",
            wrap=True,
        )
        self.source = PlainLabel("", "caption", "muted", wrap=True)
        self.adding = AddSkill()
        self.card = Card(tr("Skills"), " ", padding=24)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.card.body.addLayout(self._list)
        self.empty = EmptyState(
            "flag",
            tr("No role chosen yet"),
            tr("Choose one, and set what it needs as you see it."),
            tr("Choose a role"),
        )
        for widget in (self.about, self.adding, self.card, self.source):
            self.cards.addWidget(widget)
        self.cards.addStretch(1)
        self.adding.wanted.connect(self.add)
        self.adding.new_wanted.connect(self.add_new)
        self.set_empty(self.empty)
        self.begin_at(self.adding.field)
        on_theme(self._space)

    def shows(self) -> Mapping[str, Callable[..., object]]:
        return {"role": self.show_role, "need": self.show_need}

    def show_need(self, key: UUID) -> None:
        """Turns to a requirement by its id, or to a skill by its own."""
        found = self.workspace.reader.find(Requirement, key)
        if found is not None:
            self._wanted, key = found.role_id, found.skill_id
        self.refresh(None)
        self._sought = key
        if key in self.lines:
            line = self.lines[key]
            line.level.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(line)

    def refresh(self, _change: Change | None) -> None:
        focused = next((k for k, line in self.lines.items() if line.has_keyboard()), None)
        self.read_role()
        role, reader = self.role, self.workspace.reader
        found = [] if role is None else queries.requirements(reader, role.id)
        asked = [one for one in found if role is not None and one.rung is role.rung]
        named = [(reader.get(Skill, one.skill_id), one) for one in asked]
        # By what was given: a line must not run away from whoever changes it.
        named.sort(key=lambda pair: (-_given_importance(pair[1]), pair[0].name.casefold()))
        if list(self.lines) != [skill.id for skill, _ in named]:
            clear(self._list)
            self.lines = {}
            for skill, _ in named:
                line = self.lines[skill.id] = NeedLine(skill)
                line.level.activated.connect(lambda _, key=skill.id: self._set(key))
                line.weight.activated.connect(lambda _, key=skill.id: self._set(key))
                line.reset.clicked.connect(lambda _=False, key=skill.id: self._reset(key))
                self._list.addWidget(line)
            if focused in self.lines:
                self.lines[focused].level.setFocus(Qt.FocusReason.OtherFocusReason)
        for skill, one in named:
            self.lines[skill.id].show_need(one, can_edit=not self.workspace.read_only)
        own = sum(one.is_own for one in asked)
        assert self.card.head is not None
        words = tr("{n} set by you", own)
        self.card.head.set_note(words if own else tr("as given"))
        self.source.setText(tr("Levels from: {source}", source=role.source) if role else "")
        self.source.setVisible(bool(role and role.source))
        self.show_empty(role is None)
        for widget in (self.about, self.card):
            widget.setVisible(role is not None)
        self.adding.setVisible(role is not None and not self.workspace.read_only)
        self.workspace.drafts.begin(self.adding.field, "need.new")

    def add(self, name: str, level: int) -> None:
        """Asks for a skill of the store or the catalogue; names near by are offered for others."""
        if self.role is None or not name.strip():
            return
        try:
            skill = meant(name, self._names(), kind="skill")
        except Refused as refusal:
            self.adding.offer(name, sentence(refusal.message), self._nearest(refusal))
            return
        if self._try(level, skill):
            self.adding.clear()

    def add_new(self, name: str, level: int) -> None:
        """Makes a skill of the learner's own, and asks for it."""
        assert self.role is not None
        answer = self.workspace.keep(
            {"need.new": name},
            requirements.add_requirement,
            role=self.role.id,
            name=name,
            level=level,
        )
        if answer.error is not None:
            self.adding.offer("", answer.against, [])
            return
        self.adding.clear()

    # --- inside -----------------------------------------------------------------------------

    def _set(self, skill: UUID) -> None:
        line = self.lines[skill]
        assert self.role is not None
        self.workspace.do(
            requirements.set_requirement,
            role=self.role.id,
            skill=skill,
            level=line.level.currentIndex(),
            importance=line.weight.currentIndex() + 1,
            catalog=self.workspace.catalog,
        )

    def _reset(self, skill: UUID) -> None:
        assert self.role is not None
        self.workspace.do(requirements.reset_requirement, role=self.role.id, skill=skill)

    def _try(self, level: int, skill: UUID | str) -> bool:
        assert self.role is not None
        done = self.workspace.do(
            requirements.set_requirement,
            role=self.role.id,
            skill=skill,
            level=level,
            catalog=self.workspace.catalog,
        )
        return done is not None

    def _names(self) -> list[Named[UUID | str]]:
        known: list[Named[UUID | str]] = [
            Named(one.value, one.key, one.slug, one.title, one.aliases)
            for one in queries.names(self.workspace.reader, Skill)
        ]
        slugs = {one.slug for one in known}
        shipped = self.workspace.catalog.skills.values()
        fresh: list[Named[UUID | str]] = [
            Named(one.slug, "", one.slug, one.name, one.aliases) for one in shipped
        ]
        return [*known, *(one for one in fresh if one.slug not in slugs)]

    def _nearest(self, refusal: Refused) -> list[str]:
        """The nearest names, as a refusal has them."""
        near = str(refusal.message.params.get("nearest", ""))
        titles = {one.slug or one.title: one.title for one in self._names()}
        return [titles.get(name, name) for name in near.split(", ") if name]

    def _space(self) -> None:
        px = current_theme().px
        self.card.body.setSpacing(0)
        self.about.setContentsMargins(0, 0, 0, px(4))


class NeedLine(Ruled):
    """A skill with its level, its importance, and “catalogue: 3, yours: 2”."""

    def __init__(self, skill: Skill) -> None:
        super().__init__()
        self.skill = skill.id
        name = visible(skill.name[:LONGEST])
        self.name = PlainLabel(skill.name[:LONGEST], weight=500)
        self.differs = PlainLabel("", "caption", "accent_text")
        self.reset = LinkButton(tr("Go back"))
        self.reset.setAccessibleName(tr("Go back to what was given for {skill}", skill=name))
        self.level = Choice(tr("Level of {skill}", skill=name))
        self.weight = Choice(tr("Importance of {skill}", skill=name))
        self.level.addItems([tr("Level {n}", n=n) if n else tr("Not needed") for n in range(6)])
        self.weight.addItems([tr("Importance {n}", n=n) for n in range(1, 6)])
        words = QVBoxLayout()
        space(words, 0, 0)
        words.addWidget(self.name)
        words.addWidget(self.differs)
        row = QHBoxLayout(self)
        space(row, 12, 0, 6)
        row.addLayout(words, 1)
        for widget in (self.reset, self.level, self.weight):
            row.addWidget(widget)
        on_theme(self._restyle)

    def show_need(self, one: Requirement, *, can_edit: bool) -> None:
        self.level.setCurrentIndex(one.level)
        self.weight.setCurrentIndex(one.importance - 1)
        for widget in (self.level, self.weight, self.reset):
            widget.setEnabled(can_edit)
        self.differs.setText(differs_words(one))
        for shown in (self.differs, self.reset):
            shown.setVisible(one.is_own)
        self.name.set_tone("muted" if one.level == 0 else "text")

    def has_keyboard(self) -> bool:
        return self.level.hasFocus() or self.weight.hasFocus() or self.reset.hasFocus()

    def _restyle(self) -> None:
        px = current_theme().px
        self.setMinimumHeight(px(48))
        self.level.setFixedWidth(px(128))
        self.weight.setFixedWidth(px(140))


def _given_importance(one: Requirement) -> int:
    return one.given_importance if one.given_importance is not None else one.importance


def differs_words(one: Requirement) -> str:
    """“catalogue: 3, yours: 2”, and the same for the importance where that differs."""
    if one.given_level is None or one.given_importance is None:
        return ""
    if not one.given_level:
        return tr("added by you")
    parts = []
    if one.given_level != one.level:
        parts.append(tr("catalogue: {given}, yours: {own}", given=one.given_level, own=one.level))
    if one.given_importance != one.importance:
        parts.append(
            tr(
                "importance in the catalogue: {given}, yours: {own}",
                given=one.given_importance,
                own=one.importance,
            )
        )
    return "; ".join(parts)
