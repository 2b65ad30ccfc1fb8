"""All projects on a board, and the templates to start another from."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from pathtracker.actions import projects
from pathtracker.app.portfolio.board import Board
from pathtracker.app.portfolio.cards import TemplateCard
from pathtracker.app.portfolio.grid import CardGrid
from pathtracker.app.portfolio.scroll import PageScroll
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import PrimaryButton, QuietButton
from pathtracker.app.widgets.card import Card, SectionHead
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.fields import LineField
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.text import caption
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.pace import Pace
from pathtracker.reports.projects import Project, read_projects, touched_projects
from pathtracker.store import Change, queries
from pathtracker.store.pace import own_pace

_NEW = "project.new"


class OverviewPage(QWidget):
    """Signals: opened, with the id of a project; menu_wanted, with it and a place on screen;
    sample_wanted."""

    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)
    sample_wanted = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.projects: list[Project] = []
        self._pace = Pace()
        self.note = PlainLabel(tone="muted")
        self.new = PrimaryButton(tr("New project"), "plus")
        self.new.clicked.connect(self.begin_new)
        self.board = Board()
        self.board.opened.connect(self.opened)
        self.board.menu_wanted.connect(self.menu_wanted)
        self.naming = _Naming()
        self.naming.wanted.connect(self._add_own)
        self.empty = EmptyState(
            "portfolio",
            tr("No projects yet"),
            tr(
                "A project is what others can look at. Start from a template below, "
                "or with an idea of your own."
            ),
            tr("New project"),
            tr("Load the sample learner"),
            action_icon="plus",
        )
        self.empty.action.connect(self.begin_new)
        self.empty.link.connect(self.sample_wanted)
        self.templates = CardGrid()
        self.template_cards: list[TemplateCard] = []
        self._build()
        on_theme(self._restyle)

    def refresh(self, change: Change | None = None) -> None:
        """Shows what there is; after a change to single milestones only their projects are read."""
        today = self.workspace.when().today
        former, self._pace = self._pace, own_pace(self.workspace.reader)
        touched = touched_projects(self.workspace.reader, change) if change else None
        if self._pace.stretch != former.stretch:  # what is left of everything
            touched = None
        if touched is None:
            self.projects = read_projects(self.workspace.reader)
        elif touched:
            fresh = {one.track.id: one for one in read_projects(self.workspace.reader, touched)}
            self.projects = [fresh.get(one.track.id, one) for one in self.projects]
        else:
            return
        count = len(self.projects)
        written = sum(project.is_written_up(today) for project in self.projects)
        words = tr("{n} [project|projects]", count)
        if written:
            words += ", " + tr("{n} written up", n=written)
        self.note.setText(words if count else "")
        self.board.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        self.new.setVisible(count > 0)
        self.board.show_projects(self.projects, today)
        self._show_templates()

    def mark(self, project: UUID | None) -> None:
        """Shows which project was looked at last."""
        self.board.mark(project)

    def focus_on(self, project: UUID) -> None:
        """Gives the keyboard to the card of a project and brings it into sight."""
        card = self.board.card_of(project)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(card)

    def menu(self) -> QMenu:
        """What a new project can begin with."""
        menu = QMenu(self)
        menu.addSection(tr("From a template"))
        for card in self.template_cards:
            template = self.workspace.catalog.projects[card.slug]
            words = template.title
            if card.project is not None:
                words = tr("{title} (started)", title=words)
            action = menu.addAction(caption(words))
            action.triggered.connect(lambda _=False, card=card: self._start(card))
        menu.addSeparator()
        own = menu.addAction(tr("An empty one of my own…"))
        own.triggered.connect(self._name_own)
        return menu

    def _name_own(self) -> None:
        self.workspace.drafts.begin(self.naming.field, _NEW)
        self.naming.ask()

    def begin_new(self) -> None:
        """Opens the menu of what a new project can begin with."""
        buttons = [self.new, *self.empty.findChildren(QPushButton)]
        button = next((one for one in buttons if one.isVisible()), self.new)
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = button.mapToGlobal(button.rect().bottomRight())
        corner.setX(max(0, corner.x() - menu.sizeHint().width()))
        corner.setY(corner.y() + 4)
        menu.popup(corner)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(PlainLabel(tr("Portfolio"), "title"))
        self._head.addWidget(self.note, 1)
        self._head.addWidget(self.new)
        self._foot = SectionHead(
            tr("Start from a template"),
            tr("a brief, milestones with checks, and what a recruiter looks for"),
            role="heading",
            beside=True,
        )
        self._scroll = PageScroll()
        for widget in (self.naming, self.board, self.empty, self._foot, self.templates):
            self._scroll.column.addWidget(widget)
        self._scroll.column.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addWidget(self._scroll, 1)

    def _show_templates(self) -> None:
        order = self._templates_in_order()
        if order != [card.slug for card in self.template_cards]:
            known = {card.slug: card for card in self.template_cards}
            self.template_cards = [known.get(slug) or self._template(slug) for slug in order]
            self.templates.set_cards(self.template_cards)
        started = {project.track.slug: project.track.id for project in self.projects}
        for card in self.template_cards:
            card.set_project(started.get(card.slug))

    def _templates_in_order(self) -> list[str]:
        """First those that the chosen roles offer, the primary one's before others."""
        catalog = self.workspace.catalog
        chosen = [role.slug for role in queries.chosen_roles(self.workspace.reader)]
        entries = [catalog.roles[slug] for slug in chosen if slug and slug in catalog.roles]
        offered = [template for role in entries for template in role.projects]
        order = dict.fromkeys([*offered, *catalog.projects])
        return [template for template in order if template in catalog.projects]

    def _template(self, slug: str) -> TemplateCard:
        catalog = self.workspace.catalog
        card = TemplateCard(catalog.projects[slug], catalog)
        card.clicked.connect(lambda: self._start(card))
        card.menu_wanted.connect(lambda place: self._template_menu(card, place))
        return card

    # --- what a person does -----------------------------------------------------------------

    def _template_menu(self, card: TemplateCard, place: QPoint) -> None:
        menu = QMenu(self)
        words = tr("Start this project") if card.project is None else tr("Open the project")
        start = menu.addAction(words, lambda: self._start(card))
        start.setEnabled(card.project is not None or not self.workspace.read_only)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _start(self, card: TemplateCard) -> None:
        """Opens the project of a template; starts it if there is none yet."""
        if card.project is not None:
            self.opened.emit(card.project)
            return
        catalog = self.workspace.catalog
        track = self.workspace.do(projects.start_project, catalog=catalog, template=card.slug)
        if track is not None:
            self.opened.emit(track.id)

    def _add_own(self, title: str) -> None:
        answer = self.workspace.keep({_NEW: title}, projects.add_project, title=title)
        if answer.done is None:
            self.naming.message.set_message(answer.against, "warn")
            return
        self.naming.close_field()
        self.opened.emit(answer.done.id)

    def _restyle(self) -> None:
        px = current_theme().px
        side = px(metrics.MARGIN)
        head = (px(metrics.VIEW_HEAD) - px(metrics.CONTROL)) // 2
        self._head.setContentsMargins(side, head, side, head)
        self._head.setSpacing(px(12))
        self.note.setContentsMargins(0, px(6), 0, 0)  # on the line of the title
        self._foot.setFixedHeight(px(36))
        self.empty.setMinimumHeight(px(260))


class _Naming(Card):
    """Asks what a project of the learner's own is called. Signal: wanted, with the title."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=16)
        self.field = LineField(
            tr("Name of the new project"), tr("What is it called? Such as: Ticket triage")
        )
        self.field.returnPressed.connect(self._typed)
        make = PrimaryButton(tr("Make it"))
        make.clicked.connect(self._typed)
        cancel = QuietButton(tr("Cancel"))
        cancel.clicked.connect(self.close_field)
        self.message = InlineMessage(kind="warn")
        self.message.goes_with(self.field.textEdited)
        self._row = QHBoxLayout()
        self._row.addWidget(self.field, 1)
        self._row.addWidget(make)
        self._row.addWidget(cancel)
        self.body.addLayout(self._row)
        self.body.addWidget(self.message)
        self.hide()

    def ask(self) -> None:
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self) -> None:
        self.field.clear()
        self.message.set_message("")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_field()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self.wanted.emit(self.field.text())
