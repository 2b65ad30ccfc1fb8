"""The ready plans: what each holds, and starting it on a Monday."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pathtracker.actions.plans import start_plan
from pathtracker.app.dates import short_day
from pathtracker.app.guide.mondays import MondayField
from pathtracker.app.guide.page import GuidePage, flush
from pathtracker.app.places import Destination
from pathtracker.app.sources import source_words
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.buttons import Button, LinkButton
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.chip import Chip
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.marks import IconLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.themed import on_theme, spaced
from pathtracker.app.words import hours, tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Track
from pathtracker.store import Change, queries

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog, PlanPhase, PlanTemplate


class PlansPage(GuidePage):
    """`show_role` puts the plans made for a role first."""

    kinds: ClassVar[frozenset[str]] = frozenset({"track"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            workspace,
            tr("Ready plans"),
            tr(
                "A plan brings its steps in and gives each stretch a week to begin in. Steps you "
                "have already are the same steps. Starting one is a single step of undo."
            ),
            back=("roadmap", tr("Roadmap")),
        )
        self.cards: dict[str, PlanCard] = {}
        self._role = ""
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self.empty = EmptyState(
            "calendar", tr("No ready plans"), tr("The catalogue has no plan to offer."), ""
        )
        self.body.addWidget(self.empty)
        spaced(self._list, 16)

    def shows(self) -> Mapping[str, Callable[..., object]]:
        return {"role": self.show_role}

    def show_role(self, slug: str) -> None:
        """Opens the first plan that is made for a role."""
        self._role = slug
        wanted = (plan.slug for plan in self.workspace.catalog.plans.values() if slug in plan.roles)
        first = next(wanted, None)
        if first in self.cards:
            self.cards[first].open()
            self.cards[first].setFocus()

    def refresh(self, _change: Change | None) -> None:
        catalog = self.workspace.catalog
        if not self.cards:
            # What is for everybody first: nobody has to look for the smallest beginning.
            for plan in sorted(catalog.plans.values(), key=lambda plan: bool(plan.roles)):
                card = PlanCard(plan, catalog)
                card.start_wanted.connect(self.start)
                card.open_wanted.connect(
                    lambda track: self.go.emit(Destination("roadmap", "track", track))
                )
                self.cards[plan.slug] = card
                self._list.addWidget(card)
            if self._role:
                self.show_role(self._role)
        self.empty.setVisible(not self.cards)
        started = queries.by_slug(self.workspace.reader, Track, self.cards)
        for slug, card in self.cards.items():
            track = started.get(slug)
            card.monday.set_today(self.workspace.when().today)
            card.show_standing(track.id if track else None)

    def start(self, slug: str) -> None:
        """Starts a plan on the Monday that its card shows."""
        card = self.cards[slug]
        answer = self.workspace.attempt(
            start_plan, catalog=self.workspace.catalog, plan=slug, monday=card.monday.monday()
        )
        card.message.set_message(answer.against, "warn")


class PlanCard(Card):
    """Signals: start_wanted, with the slug; open_wanted, with the id of the roadmap it became."""

    start_wanted = Signal(str)
    open_wanted = Signal(object)

    def __init__(self, plan: PlanTemplate, catalog: Catalog) -> None:
        super().__init__(padding=24)
        self.setAccessibleName(plan.title)
        self.slug = plan.slug
        self._track: UUID | None = None
        self._title = PlainLabel(plan.title, "heading", wrap=True)
        self._chip = Chip(tr("started"), "check", "good")
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addWidget(PlainLabel(plan.summary, tone="text2", wrap=True))
        roles = [catalog.roles[slug].title for slug in plan.roles if slug in catalog.roles]
        for name, words in (
            (tr("Made for: "), ", ".join(roles) or tr("every role")),
            (tr("From: "), plan.start),
            (tr("To: "), plan.goal),
            (tr("Source: "), source_words(catalog, plan.source) if plan.source else ""),
        ):
            if words:
                label = PlainLabel(tone="muted", wrap=True)
                label.set_parts((name, True), (words, False))
                self.body.addWidget(label)
        self.holds = LinkButton(tr("What it holds"), "chevron-right")
        self.holds.clicked.connect(self._toggle)
        self.body.addWidget(self.holds)
        self.phases = QWidget()
        column = QVBoxLayout(self.phases)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px(12))
        for phase in plan.phases:
            column.addWidget(_PhaseRows(phase, catalog))
        self.phases.hide()
        self.body.addWidget(self.phases)
        self.monday = MondayField()
        self.monday.changed.connect(self._name_start)
        self.start = Button("")
        self.start.clicked.connect(lambda: self.start_wanted.emit(self.slug))
        self.go_on = Button(tr("Open its roadmap"), "roadmap")
        self.go_on.clicked.connect(lambda: self.open_wanted.emit(self._track))
        self.message = InlineMessage(kind="warn")
        self.message.goes_with(self.monday.changed)
        self._foot = QHBoxLayout()
        self._on = PlainLabel(tr("Start on"), tone="muted")
        for widget in (self._on, self.monday):
            self._foot.addWidget(widget)
        self._foot.addStretch(1)
        self._foot.addWidget(self.start)
        self._foot.addWidget(self.go_on)
        self.body.addLayout(self._foot)
        self.body.addWidget(self.message)
        on_theme(self._space)

    def show_standing(self, track: UUID | None) -> None:
        """`track`: the roadmap that it is, once started."""
        self._track = track
        self._chip.setVisible(track is not None)
        self.go_on.setVisible(track is not None)
        for widget in (self._on, self.monday, self.start):
            widget.setVisible(track is None)
        self.message.set_message("")
        self._name_start()

    def open(self) -> None:
        """Shows what it holds."""
        self.phases.show()
        self.holds.set_icon("chevron-down")

    def _toggle(self) -> None:
        shown = self.phases.isHidden()
        self.phases.setVisible(shown)
        self.holds.set_icon("chevron-down" if shown else "chevron-right")

    def _name_start(self) -> None:
        self.start.setText(tr("Start on {day}", day=short_day(self.monday.monday())))

    def _space(self) -> None:
        flush(self.holds)
        self.body.setSpacing(current_theme().px(8))
        self._foot.setSpacing(current_theme().px(8))
        self._foot.setContentsMargins(0, current_theme().px(8), 0, 0)


class _PhaseRows(QWidget):
    """A stretch of weeks with its steps and tasks."""

    def __init__(self, phase: PlanPhase, catalog: Catalog) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px(4))
        weeks = (
            tr("Week {n}", n=phase.from_week)
            if phase.from_week == phase.to_week
            else tr("Weeks {first} to {last}", first=phase.from_week, last=phase.to_week)
        )
        head = PlainLabel(wrap=True)
        head.set_parts((f"{weeks}  ", True), (phase.title, False))
        column.addWidget(head)
        for slug in phase.steps:
            if slug in catalog.steps:
                step = catalog.steps[slug]
                column.addLayout(_line("mark-open", step.title, hours(step.hours)))
        for task in phase.tasks:
            column.addLayout(_line("flag", task, ""))


def _line(icon: str, words: str, end: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(current_theme().px(8))
    row.addWidget(IconLabel(icon, "muted", 14), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(words, tone="text2", wrap=True), 1)
    if end:
        row.addWidget(PlainLabel(end, tone="muted", align=Qt.AlignmentFlag.AlignRight))
    return row
