"""The page a learner meets first: a role, the time there is, a first day, and what they bring."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pathtracker.actions.first_plan import make_first_plan
from pathtracker.actions.fitting import confirm_ratings
from pathtracker.actions.learner import learner, set_backgrounds, set_priorities
from pathtracker.app.first_run.about_part import AboutPart
from pathtracker.app.first_run.check_part import CheckPart
from pathtracker.app.first_run.part import Part
from pathtracker.app.first_run.preview_card import PreviewCard
from pathtracker.app.first_run.role_part import RolePart
from pathtracker.app.first_run.start_part import StartPart
from pathtracker.app.first_run.time_part import TimePart
from pathtracker.app.live import LiveView
from pathtracker.app.places import Destination
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from pathtracker.app.widgets.card import Hairline
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.catalog import Role
from pathtracker.catalog.fitting import most_cited, roles_in_order
from pathtracker.core.messages import Message
from pathtracker.core.model import Rung
from pathtracker.core.when import When
from pathtracker.reports.first_weeks import Answers, first_weeks
from pathtracker.store import Change, Store, queries

_QUESTIONS, _PREVIEW = (540, 640), (336, 400)
"""Narrowest and widest of both columns."""
_TALL = 800
_NAMES = ("about", "role", "check", "time", "start")
"""What the answers of each part are kept under."""
_USUAL = ("ai-engineer", "data-analyst", "ml-engineer", "ai-product-manager")
"""Four roles that differ, to begin with while nothing is known of the learner."""


class FirstRunView(LiveView):
    """Nothing is done before “Make my plan”; then all answers are kept in one undoable change.
    Until then they are remembered with the settings, as soon as they are given.

    Signal: skipped, before it leads to the roadmap, with the names of the parts that were not
    answered."""

    kinds: ClassVar[frozenset[str]] = frozenset({"role", "learner"})

    skipped = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.setAccessibleName(tr("First plan"))
        self._touched = False
        self._told: dict[str, object] = {}
        self.about, self.check = AboutPart(), CheckPart()
        self.role, self.time, self.start = RolePart(), TimePart(), StartPart()
        self.preview = PreviewCard()
        self.make = PrimaryButton(tr("Make my plan"), main=True)
        self.look = QuietButton(tr("Look around first"))
        self.sample = LinkButton(tr("Load the sample learner"))
        self.message = InlineMessage(kind="warn")
        self._build()
        for part in self._parts():
            part.changed.connect(self._answered)
            part.stops_changed.connect(self._order_stops)
        self.role.all_wanted.connect(lambda: self.go.emit(Destination("roles")))
        self.role.help_wanted.connect(lambda: self.go.emit(Destination("guide_quiz")))
        self.make.clicked.connect(self.make_plan)
        self.look.clicked.connect(self.look_around)
        self.sample.clicked.connect(lambda: self.command_wanted.emit("sample"))
        self._order_stops()
        on_theme(self._restyle)

    def refresh(self, _change: Change | None) -> None:
        """Begins with what the store knows, as long as nothing has been answered here."""
        today = self.workspace.when().today
        self.start.set_today(today)
        if not self._touched:
            chosen = queries.chosen_roles(self.workspace.reader)
            person = learner(self.workspace.reader)
            self.about.show_learner(person, self.workspace.catalog)
            known = [role for role in chosen if role.slug in self.workspace.catalog.roles]
            self.role.show_roles(self._in_order(), known[0].slug if known else None)
            if known:
                self.role.rungs.set_value(known[0].rung)
            if person.minutes is not None:
                self.time.show_learner(person)
            self.start.show_day(person.start)
            self._take_back()
        self._show_preview()

    def state(self) -> dict[str, object]:
        """The answers, until there is a plan."""
        if queries.tracks(self.workspace.reader):
            return {}
        return self._told if not self._touched else self._answers()

    def restore_state(self, state: dict[str, object]) -> None:
        self._told = state

    def shows(self) -> Mapping[str, Callable[..., object]]:
        return {"role": lambda chosen: self.take_role(*chosen)}

    def take_role(self, slug: str, rung: Rung) -> None:
        """Chooses a role that was found elsewhere."""
        self.role.set_skipped(False)
        self.role.show_roles(self._in_order(), slug)
        self.role.rungs.set_value(rung)
        self._answered()
        self.role.focus_choice()

    def _answers(self) -> dict[str, object]:
        return {name: part.answers() for name, part in zip(_NAMES, self._parts(), strict=True)}

    def _take_back(self) -> None:
        """Shows what was answered before the program ended."""
        told = {name: answers for name, answers in self._told.items() if isinstance(answers, dict)}
        if not told:
            return
        for name, part in zip(_NAMES, self._parts(), strict=True):
            if part is not self.check:
                part.take(told.get(name, {}))
        role = told.get("role", {}).get("role")
        if role in self.workspace.catalog.roles:
            self.role.show_roles(self._in_order(), role)
        self._ask_skills()
        self.check.take(told.get("check", {}))
        self._touched = True

    def make_plan(self) -> None:
        """Keeps what was answered, unless something is wrong in it."""
        # Backwards, so that the keyboard ends at the first of them.
        wrong = [part for part in reversed(self._parts()) if not part.check()]
        if wrong:
            return
        answer = self.workspace.attempt(self._keep)
        self.message.set_message(answer.against, "warn")
        if answer.error is not None:
            return
        self.skipped.emit(self._left_out())
        self.go.emit(Destination("roadmap"))

    def look_around(self) -> None:
        """Leaves without a plan; all that was asked waits."""
        self.skipped.emit(["role", "about", "check", "time"])
        self.go.emit(Destination("roadmap"))

    def _keep(self, store: Store, *, when: When) -> None:
        """All answers as one change."""
        catalog = self.workspace.catalog
        backgrounds, priorities = self.about.told()
        levels = self.check.levels()
        with store.together(Message("first_run"), now=when.now):
            make_first_plan(
                store,
                catalog=catalog,
                role=self.role.role(),
                rung=self.role.rung(),
                hours=self.time.hours_a_week(),
                weekdays=self.time.weekdays(),
                start=self.start.day(),
                when=when,
            )
            if backgrounds:
                set_backgrounds(store, backgrounds=backgrounds, when=when)
            if priorities:
                set_priorities(store, priorities=priorities, when=when)
            if levels:
                note = tr("Confirmed; quick self-check when I began")
                confirm_ratings(store, levels=levels, catalog=catalog, when=when, note=note)

    def _left_out(self) -> list[str]:
        """What was not answered, to be asked again another time."""
        answered = {
            "role": self.role.role() is not None,
            "about": any(self.about.told()),
            "check": bool(self.check.levels()),
            "time": not self.time.is_skipped,
            "levels": not self.about.told()[0],  # asked once it is known where one comes from
        }
        return [name for name, is_answered in answered.items() if not is_answered]

    def _parts(self) -> tuple[Part, ...]:
        return self.about, self.role, self.check, self.time, self.start

    def _answered(self) -> None:
        self._touched = True
        self.message.set_message("")
        if self.sender() is self.about:
            self.role.show_roles(self._in_order(), self.role.chosen())
        self._show_preview()
        self.answered.emit()

    def _in_order(self) -> list[Role]:
        """The roles as they go with what the learner has said of themself."""
        catalog = self.workspace.catalog
        backgrounds, priorities = self.about.told()
        if backgrounds or priorities:
            return roles_in_order(catalog, backgrounds, priorities)
        usual = [catalog.roles[slug] for slug in _USUAL if slug in catalog.roles]
        return [*usual, *(role for role in catalog.roles.values() if role not in usual)]

    def _ask_skills(self) -> None:
        slug, catalog = self.role.role(), self.workspace.catalog
        self.check.show_skills(most_cited(catalog, catalog.roles[slug]) if slug else [])

    def _show_preview(self) -> None:
        slug = self.role.role()
        catalog = self.workspace.catalog
        self._ask_skills()
        if slug is None:
            self.preview.show_weeks(None, about=False)
            return
        reader, today = self.workspace.reader, self.workspace.when().today
        answers = Answers(self.time.week(), self.time.is_about(), self.start.day())
        weeks = first_weeks(reader, catalog, catalog.roles[slug], self.role.rung(), answers, today)
        self.preview.show_weeks(weeks, about=answers.any_day)

    def _build(self) -> None:
        self._questions = QWidget()
        self._column = QVBoxLayout(self._questions)
        self._head = QVBoxLayout()
        self._head.addWidget(PlainLabel(tr("Where would you like to go?"), "title"))
        words = tr(
            "A few short answers make a first plan. Skip any of them; everything can change later."
        )
        self._head.addWidget(PlainLabel(words, tone="text2", wrap=True))
        self._column.addLayout(self._head)
        for part in self._parts():
            if part is not self.about:
                self._column.addWidget(Hairline())
            self._column.addWidget(part)
        self._column.addWidget(self.message)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.make)
        self._buttons.addWidget(self.look)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.sample)
        self._column.addLayout(self._buttons)
        self._column.addStretch(1)
        page = QWidget()
        page.setProperty("scrolled", True)
        self._page = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._page.addStretch(1)
        self._page.addWidget(self._questions, 0)
        self._page.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        self._page.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(page)
        self._scroll.viewport().installEventFilter(self)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll)

    def _order_stops(self) -> None:
        """Tab goes through each answer first, and comes to “Skip” after it."""
        stops: list[QWidget] = []
        for part in self._parts():
            for stop in part.stops():
                stops += _focusable(stop)
            stops.append(part.skip_link)
        stops += [self.make, self.look, self.sample]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focused = self.window().focusWidget()
        if focused is None or self.isAncestorOf(focused):
            self.role.focus_choice()  # and not a link that happens to stand first

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Both columns side by side where there is room, else the preview below."""
        px = current_theme().px
        room = self._scroll.viewport().width()
        least = px(_QUESTIONS[0] + _PREVIEW[0] + 2 * 24 + 32)
        side_by_side = room >= least
        spare = max(0, room - least)
        gap = px(32) + min(px(32), spare // 4)
        if side_by_side:
            questions = min(px(_QUESTIONS[1]), px(_QUESTIONS[0]) + spare // 2)
            rest = room - questions - gap - 2 * px(24)
            preview = min(px(_PREVIEW[1]), rest)
        else:
            questions = preview = min(px(_QUESTIONS[1]), room - 2 * px(24))
        direction = QBoxLayout.Direction
        self._page.setDirection(direction.LeftToRight if side_by_side else direction.TopToBottom)
        self._questions.setFixedWidth(questions)
        self.preview.setFixedWidth(preview)
        self._page.setSpacing(gap)
        roomy = self._scroll.viewport().height() >= px(_TALL)
        self._page.setContentsMargins(px(24), px(48 if roomy else 32), px(24), px(32))
        self._column.setSpacing(px(20 if roomy else 16))

    def _restyle(self) -> None:
        px = current_theme().px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head.setSpacing(px(8))
        self.sample.setStyleSheet("QPushButton {padding: 0; border: 0}")  # flush with the cards
        self._buttons.setSpacing(px(16))
        self._arrange()


def _focusable(widget: QWidget) -> list[QWidget]:
    """The widget, or those inside it that take the keyboard in its place."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return [widget]
    inside = widget.findChildren(QWidget)
    return [child for child in inside if child.focusPolicy() != Qt.FocusPolicy.NoFocus]
