"""The thirty-second self-check: how often one has done a role's three most-cited skills."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pathtracker.actions.fitting import confirm_ratings
from pathtracker.app.guide.page import GuidePage, flush
from pathtracker.app.places import Destination
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton, PrimaryButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.clearing import clear
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.how_often import HowOften, often_words
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.catalog.fitting import OFTEN, most_cited
from pathtracker.reports.claimed_levels import claimed_levels
from pathtracker.store import Change, queries


class SelfCheckPage(GuidePage):
    """`show_role` says of which role. What is answered is kept when it is confirmed."""

    kinds: ClassVar[frozenset[str]] = frozenset({"role", "rating", "skill"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Where do you stand?"))
        self.role = ""
        self.rows: dict[str, HowOften] = {}
        self._kept = False
        self._card = Card(padding=24)
        self._rows = QVBoxLayout()
        self._card.body.addLayout(self._rows)
        self.confirm_button = PrimaryButton("", main=True)
        self.confirm_button.clicked.connect(self.confirm)
        self._said = PlainLabel(tone="muted", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.confirm_button)
        self._buttons.addWidget(self._said, 1)
        self._card.body.addLayout(self._buttons)
        self.full = LinkButton(tr("Rate all skills, with what each level means"), "skills")
        self.full.clicked.connect(lambda: self.go.emit(Destination("skills")))
        self.look = LinkButton("")
        self.look.clicked.connect(lambda: self.go.emit(Destination("roles", "role", self.role)))
        self.empty = EmptyState(
            "roles",
            tr("No role to check yet"),
            tr("The self-check asks of the three skills a role is most sought for."),
            tr("Look at the roles"),
        )
        self.empty.action.connect(lambda: self.go.emit(Destination("roles")))
        for widget in (self._card, self.empty, self.full, self.look):
            self.body.addWidget(widget)
        on_theme(self._space)

    def shows(self) -> Mapping[str, Callable[..., object]]:
        return {"role": self.show_role}

    def show_role(self, slug: str) -> None:
        """Turns to another role of the catalogue."""
        if slug != self.role:
            self.role, self._kept = slug, False
            self._build()
        self._show()

    def refresh(self, _change: Change | None) -> None:
        if self.role not in self.workspace.catalog.roles:
            chosen = queries.chosen_roles(self.workspace.reader)
            slugs = [role.slug for role in chosen if role.slug in self.workspace.catalog.roles]
            self.role = slugs[0] or "" if slugs else ""
            self._build()
        self._show()

    def confirm(self) -> None:
        """Keeps the levels of what was answered."""
        levels = self._levels()
        title = self.workspace.catalog.roles[self.role].title
        done = self.workspace.do(
            confirm_ratings,
            levels=levels,
            catalog=self.workspace.catalog,
            note=tr("Confirmed; quick self-check for {role}", role=title),
        )
        if done is not None:
            self._kept = True
            for row in self.rows.values():
                row.slider.set_answer(None)
                row.show_level(None)
            self._show()

    def _levels(self) -> dict[str, int]:
        answers = {slug: row.slider.answer() for slug, row in self.rows.items()}
        return {slug: OFTEN[place] for slug, place in answers.items() if place is not None}

    def _build(self) -> None:
        clear(self._rows)
        self.rows = {}
        entry = self.workspace.catalog.roles.get(self.role)
        if entry is None:
            return
        for skill in most_cited(self.workspace.catalog, entry):
            meanings = [
                tr("level {level}: {anchor}", level=level, anchor=skill.anchors[level])
                for level in OFTEN
            ]
            row = HowOften(skill.name, often_words(), meanings)
            row.answered.connect(self._answered)
            self.rows[skill.slug] = row
            self._rows.addWidget(row)

    def _answered(self) -> None:
        self._kept = False
        self._show()

    def _show(self) -> None:
        entry = self.workspace.catalog.roles.get(self.role)
        for widget in (self._card, self.full, self.look):
            widget.setVisible(entry is not None)
        self.empty.setVisible(entry is None)
        if entry is None:
            self.set_sentence("")
            return
        self.set_sentence(
            tr(
                "Half a minute: the three most-cited skills of {role}. How often have you done "
                "each of them? Answer what you like and confirm it.",
                role=entry.title,
            )
        )
        self.look.setText(tr("Look at {role}", role=entry.title))
        today = self.workspace.when().today
        claimed = claimed_levels(self.workspace.reader, self.rows, today)
        for slug, row in self.rows.items():
            row.show_claimed(claimed.get(slug))
        count = len(self._levels())
        self.confirm_button.setEnabled(count > 0)
        words = tr("Confirm {n} [level|levels]", count) if count else tr("Confirm levels")
        self.confirm_button.setText(words)
        if self._kept:
            self._said.setText(tr("Kept. It is what you say; showing it comes with the steps."))
        elif not count:
            self._said.setText(tr("Nothing is answered yet."))
        else:
            self._said.setText("")

    def _space(self) -> None:
        px = current_theme().px
        for link in (self.full, self.look):
            flush(link)
        self._rows.setSpacing(px(24))
        self._card.body.setSpacing(px(24))
        self._buttons.setSpacing(px(16))
