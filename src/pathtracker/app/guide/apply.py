"""Preparing to apply: interview questions, a story, and the applications on their way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.actions.applying import (
    Stage,
    add_application,
    move_application,
    prepare_to_apply,
)
from pathtracker.actions.steps import set_notes
from pathtracker.app.guide.answer import Answers
from pathtracker.app.guide.applications import Applications
from pathtracker.app.guide.applying import joined, read_prepared
from pathtracker.app.guide.page import GuidePage
from pathtracker.app.places import Destination
from pathtracker.app.widgets.buttons import Button, PrimaryButton
from pathtracker.app.widgets.card import Card, SectionHead
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.themed import spaced
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Role
from pathtracker.store import Change, queries

QUESTIONS, STORY, APPLICATIONS = "questions", "story", "applications"


class ApplyPage(GuidePage):
    """`show_role` says as what one applies; the primary role unless said."""

    kinds: ClassVar[frozenset[str]] = frozenset({"item", "role", "track", "phase", "membership"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Prepare to apply"))
        self._wanted = ""
        self._role: Role | None = None
        self._role_row = QHBoxLayout()
        self._roles: SegmentedControl | None = None
        self._offered: list[tuple[UUID, str]] = []
        self.none = EmptyState(
            "roles",
            tr("You have chosen no role yet"),
            tr("Applying is prepared for a role that you have chosen."),
            tr("Look at the roles"),
        )
        self.none.action.connect(lambda: self.go.emit(Destination("roles")))
        self.tabs = SegmentedControl(
            tr("What to prepare"),
            (
                (QUESTIONS, tr("Interview questions")),
                (STORY, tr("My story")),
                (APPLICATIONS, tr("Applications")),
            ),
        )
        self.tabs.chosen.connect(lambda _: self._show_tab())
        self.questions = Answers(hinted=False)
        self.story = Answers(hinted=True)
        self.text = StoryText()
        self.applications = Applications()
        self._story = QWidget()
        column = QVBoxLayout(self._story)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.story)
        column.addWidget(self.text)
        spaced(column, 16)
        self.start = _Start()
        self.start.button.clicked.connect(self.prepare)
        self.body.addLayout(self._role_row)
        for widget in (self.none, self.start, self.tabs):
            self.body.addWidget(widget)
        for part in (self.questions, self._story, self.applications):
            self.body.addWidget(part)
        drafts = self.workspace.drafts
        for answers in (self.questions, self.story):
            answers.draft = lambda item: drafts.text(f"item.notes/{item}")
            answers.written.connect(self._write)
        self.applications.add_wanted.connect(self._add)
        self.applications.move_wanted.connect(self._move)
        self.applications.item_opened.connect(self.item_opened)

    def shows(self) -> Mapping[str, Callable[..., object]]:
        return {"role": self.show_role}

    def show_role(self, slug: str) -> None:
        """Turns to a chosen role."""
        self._wanted = slug
        self.refresh(None)

    def state(self) -> dict[str, object]:
        return {"tab": self.tabs.value()}

    def restore_state(self, state: dict[str, object]) -> None:
        if state.get("tab") in (QUESTIONS, STORY, APPLICATIONS):
            self.tabs.set_value(state["tab"])

    def refresh(self, _change: Change | None) -> None:
        chosen = queries.chosen_roles(self.workspace.reader)
        wanted = [role for role in chosen if self._wanted and role.slug == self._wanted]
        self._role = next(iter(wanted or chosen), None)
        self._offer(chosen)
        self.none.setVisible(self._role is None)
        prepared = None
        if self._role is not None:
            prepared = read_prepared(self.workspace.reader, self._role)
            self.start.show_role(self._role.title)
        self.start.setVisible(self._role is not None and prepared is None)
        self.tabs.setVisible(prepared is not None)
        if prepared is None:
            for widget in (self.questions, self._story, self.applications):
                widget.hide()
            return
        self.questions.show_items(prepared.questions)
        self.story.show_items(prepared.story)
        self.text.show_text(joined(prepared.story))
        today = self.workspace.when().today
        self.applications.show_applications(prepared.applications, today)
        self.workspace.drafts.begin(self.applications.name, "application.title")
        self.workspace.drafts.begin(self.applications.address, "application.url")
        self._show_tab()

    def prepare(self) -> None:
        """Brings questions, prompts and a place for applications in."""
        assert self._role is not None
        self.workspace.do(prepare_to_apply, role=self._role.id, catalog=self.workspace.catalog)

    def hideEvent(self, event: QHideEvent) -> None:
        self.questions.keep()
        self.story.keep()
        super().hideEvent(event)

    def _show_tab(self) -> None:
        tab = self.tabs.value()
        self.questions.setVisible(tab == QUESTIONS)
        self._story.setVisible(tab == STORY)
        self.applications.setVisible(tab == APPLICATIONS)

    def _offer(self, chosen: list[Role]) -> None:
        """A choice among several roles."""
        offered = [(role.id, role.title) for role in chosen]
        if offered != self._offered:
            self._offered = offered
            if self._roles is not None:
                self._roles.hide()
                self._roles.deleteLater()
                self._roles = None
            if len(offered) > 1:
                self._roles = SegmentedControl(tr("Role"), offered)
                self._roles.chosen.connect(self._turn)
                self._role_row.insertWidget(0, self._roles, 0, Qt.AlignmentFlag.AlignLeft)
        if self._roles is not None and self._role is not None:
            self._roles.set_value(self._role.id)
        single = self._role is not None and len(offered) == 1
        self.set_sentence(tr("As {role}", role=self._role.title) if single and self._role else "")

    def _turn(self, key: object) -> None:
        self._wanted = next(
            role.slug or ""
            for role in queries.chosen_roles(self.workspace.reader)
            if role.id == key
        )
        self.refresh(None)

    def _write(self, item: UUID, text: str) -> None:
        field = f"item.notes/{item}"
        self.workspace.tell(
            self.workspace.keep({field: text}, set_notes, item=item, notes=text).error
        )

    def _add(self, title: str, url: str) -> None:
        assert self._role is not None
        answer = self.workspace.keep(
            {"application.title": title, "application.url": url},
            add_application,
            role=self._role.id,
            title=title,
            url=url,
        )
        if answer.error is not None:
            self.applications.message.set_message(answer.against, "warn")
        else:
            self.applications.added()

    def _move(self, item: UUID, stage: Stage, day: object) -> None:
        answer = self.workspace.tell_of(move_application, item=item, stage=stage, next_on=day)
        if answer.error is not None:
            self.applications.show_stages()


class _Start(Card):
    """What preparing brings, before it is begun."""

    def __init__(self) -> None:
        super().__init__(padding=24)
        self._words = PlainLabel(tone="text2", wrap=True)
        self.button = PrimaryButton("", main=True)
        self.body.addWidget(self._words)
        self.body.addWidget(self.button)
        spaced(self.body, 16)

    def show_role(self, title: str) -> None:
        self._words.setText(
            tr(
                "Interview questions with room for your own answers, a story from four prompts, "
                "and a list of applications. All of it are steps of a roadmap: they are planned, "
                "timed and undone like any other."
            )
        )
        self.button.setText(tr("Prepare to apply as {role}", role=title))


class StoryText(Card):
    """The answers to the prompts joined to one text."""

    def __init__(self) -> None:
        super().__init__(padding=16)
        self._head = SectionHead(tr("The whole story"))
        self.copy = Button(tr("Copy the text"), "copy")
        self.copy.clicked.connect(self._copy)
        self._head.add(self.copy)
        self._text = PlainLabel(tone="text2", wrap=True)
        self._story = ""
        self.body.addWidget(self._head)
        self.body.addWidget(self._text)
        spaced(self.body, 8)

    def show_text(self, story: str) -> None:
        self._story = story
        self.copy.setEnabled(bool(story))
        self.copy.setText(tr("Copy the text"))
        none = tr("What you write above stands here as one text, ready to be told and copied.")
        self._text.setText(story or none)
        self._text.set_tone("text2" if story else "muted")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._story)
        self.copy.setText(tr("Copied"))
