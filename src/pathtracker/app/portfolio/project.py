"""The page of one project: its stages, milestones, evidence, and what it will show."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from pathtracker.actions import items, projects, steps
from pathtracker.app.dates import locale_words
from pathtracker.app.item.finishing import finish_or_ask
from pathtracker.app.portfolio.about import BriefCard, NotesCard
from pathtracker.app.portfolio.evidence import EvidenceCard, addresses_in
from pathtracker.app.portfolio.head import ProjectHead
from pathtracker.app.portfolio.levels import ShowsCard
from pathtracker.app.portfolio.milestones import MilestonesCard
from pathtracker.app.portfolio.scroll import PageScroll
from pathtracker.app.portfolio.stages import StageRow
from pathtracker.app.portfolio.standing import chip_of
from pathtracker.app.telling import sentence
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.card import Card
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.workspace import Workspace
from pathtracker.core.messages import Refused
from pathtracker.core.model import Evidence, Kind
from pathtracker.core.quickadd import understand
from pathtracker.reports.project_levels import read_showings
from pathtracker.reports.projects import Project, read_project
from pathtracker.store import Change, portfolio

_TWO_COLUMNS = 980
"""A page narrower than this puts its cards below one another."""


class ProjectPage(QWidget):
    """`show_project` shows one; `refresh` shows it as it is now and says whether it is there.

    Signals: back_wanted; item_opened, with the id of a milestone; menu_wanted, with a place;
    finish_wanted, with the id of a milestone whose open checks are to be offered first."""

    back_wanted = Signal()
    item_opened = Signal(object)
    menu_wanted = Signal(QPoint)
    finish_wanted = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.project: Project | None = None
        self._key: UUID | None = None
        self._behind_skills: object = None
        self.head = ProjectHead(self._rename)
        self.stages = StageRow()
        self.milestones = MilestonesCard(self._rename_milestone)
        self.evidence = EvidenceCard()
        self.shows = ShowsCard()
        self.brief = BriefCard()
        self.notes = NotesCard()
        self._build()
        self._connect()
        self.setAcceptDrops(True)
        on_theme(self._restyle)

    @property
    def key(self) -> UUID | None:
        """The id of the project that is shown."""
        return self._key

    def show_project(self, key: UUID) -> bool:
        if key != self._key:
            self._key = key
            self.head.leave()
            self.milestones.adding.close_field()
            self.milestones.message.set_message("")
            self.milestones.table.clearSelection()
            self._scroll.verticalScrollBar().setValue(0)
        return self.refresh()

    def refresh(self, change: Change | None = None) -> bool:
        reader, today = self.workspace.reader, self.workspace.when().today
        project = read_project(reader, self._key) if self._key else None
        if project is None:
            self._key = None
            return False
        self.project = project
        track = project.track
        pieces = portfolio.evidence_in(reader, track.id)
        self.head.show_project(track.title, *chip_of(project, today))
        self.stages.show_stages(project.stages)
        self.milestones.show_project(project, today)
        self.evidence.show_project(project, pieces, today)
        self.head.attach.setEnabled(bool(project.milestones))
        self._show_skills(project, pieces, change)
        template = self.workspace.catalog.projects.get(track.slug) if track.slug else None
        self.brief.show_project(track, template)
        self.notes.show_project(track)
        return True

    def _show_skills(self, project: Project, pieces: list[Evidence], change: Change | None) -> None:
        """Reads skills and what the role needs only where they may be different."""
        behind = (
            tuple((one.state, one.kind, one.checks, one.outcomes) for one in project.milestones),
            tuple((piece.item_id, piece.kind) for piece in pieces),
        )
        named = change is None or change.kinds & {"skill", "role", "requirement", "evidence"}
        if named or behind != self._behind_skills:
            self._behind_skills = behind
            self.shows.show_skills(
                read_showings(self.workspace.reader, project, self.workspace.when().today)
            )

    def selected_items(self) -> list[UUID]:
        return self.milestones.table.selected()

    def select(self, item: UUID) -> None:
        """Selects a milestone and brings it into sight."""
        table = self.milestones.table
        if table.select(item):
            row = table.visualRect(table.currentIndex())
            place = table.viewport().mapTo(self._scroll.content, row.center())
            self._scroll.ensureVisible(0, place.y(), 0, 100)

    def step_selection(self, direction: int) -> None:
        self.milestones.table.step(direction)

    def attach_evidence(self) -> None:
        """Opens the field for evidence, for the selected milestone or the current one."""
        self.evidence.ask(self._target())
        self._scroll.ensureWidgetVisible(self.evidence)

    def attach(self, addresses: list[str]) -> None:
        """Attaches files and links to the selected milestone or the current one."""
        self._take(addresses, "")
        self._scroll.ensureWidgetVisible(self.evidence)

    # --- Qt ---------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # Here the project can be renamed as well, which the window's command knows nothing of.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_F2
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.head.rename()
        elif event.matches(QKeySequence.StandardKey.Paste):
            data = QGuiApplication.clipboard().mimeData()
            # Qt says otherwise, but an empty clipboard may have no data at all.
            some = data is not None and self._take(addresses_in(data), data.text())
            event.setAccepted(some)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if self._target() is not None and (data.hasUrls() or data.hasText()):
            event.acceptProposedAction()
            self.evidence.set_selected(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.evidence.set_selected(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.evidence.set_selected(False)
        self._take(addresses_in(event.mimeData()), event.mimeData().text())
        event.acceptProposedAction()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        stage_card = Card(padding=16)
        stage_card.body.addWidget(self.stages)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for card in (self.milestones, self.evidence):
            self._left.addWidget(card)
        for other in (self.shows, self.brief, self.notes):
            self._right.addWidget(other)
        self._left.addStretch(1)
        self._right.addStretch(1)
        self._columns.addLayout(self._left)
        self._columns.addLayout(self._right)
        self._scroll = PageScroll()
        self._scroll.column.addWidget(stage_card)
        self._scroll.column.addLayout(self._columns)
        self._scroll.column.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self.head.back_wanted.connect(self.back_wanted)
        self.head.attach_wanted.connect(self.attach_evidence)
        self.stages.chosen.connect(self._choose_stage)
        table = self.milestones.table
        table.chosen.connect(self.item_opened)
        table.menu_wanted.connect(self.menu_wanted)
        table.marked.connect(self._turn)
        self.milestones.adding.wanted.connect(self._add)
        self.evidence.attach_wanted.connect(self._attach)
        self.evidence.detach_wanted.connect(
            lambda piece: self.workspace.do(items.detach, evidence=piece)
        )
        self.notes.written.connect(self._write_notes)
        drafts = self.workspace.drafts
        self.head.field.draft = lambda: drafts.text(f"track.title/{self._key}")
        self.milestones.field.draft = lambda: drafts.text(f"item.title/{self.milestones.renamed}")
        self.notes.editor.draft = lambda: drafts.text(f"track.notes/{self._key}")
        self.evidence.attaching.draft = lambda item: drafts.text(f"evidence/{item}")
        self.milestones.adding.draft = lambda: drafts.text(f"milestone.new/{self._key}")

    # --- what a person does -----------------------------------------------------------------

    def _rename(self, title: str) -> str:
        field = f"track.title/{self._key}"
        return self.workspace.keep(
            {field: title}, projects.rename_track, track=self._key, title=title
        ).against

    def _write_notes(self, track: UUID, text: str) -> None:
        field = f"track.notes/{track}"
        action = projects.set_project_notes
        self.workspace.tell(
            self.workspace.keep({field: text}, action, track=track, notes=text).error
        )

    def _rename_milestone(self, item: UUID, title: str) -> str:
        field = f"item.title/{item}"
        return self.workspace.keep({field: title}, steps.rename, item=item, title=title).against

    def _turn(self, item: UUID) -> None:
        """A click on the mark: reached, or open again."""
        found = next(one for one in self.project.milestones if one.id == item)  # type: ignore[union-attr]
        if found.is_settled:
            self.workspace.do(items.reopen, item=item)
        elif not finish_or_ask(self.workspace, item):
            self.finish_wanted.emit(item)

    def _choose_stage(self, stage: UUID) -> None:
        """Goes to the first milestone of a stage, or offers to add one to it."""
        assert self.project is not None
        inside = [one for one in self.project.milestones if one.stage == stage]
        wanted = next((one for one in inside if one.is_current), next(iter(inside), None))
        if wanted is None:
            self.milestones.adding.ask(stage)
            self._scroll.ensureWidgetVisible(self.milestones.adding)
        else:
            self.select(wanted.id)
            self.item_opened.emit(wanted.id)

    def _add(self, line: str, stage: UUID) -> None:
        try:
            wanted = understand(line, today=self.workspace.when().today, days=locale_words())
        except Refused as refusal:
            self.milestones.adding.refuse(sentence(refusal.message))
            return
        fault = self.workspace.keep(
            {f"milestone.new/{self._key}": line},
            steps.add,
            wanted=wanted,
            phase=stage,
            kind=Kind.BUILD,
        ).against
        if fault:
            self.milestones.adding.refuse(fault)
        else:
            self.milestones.adding.take()

    def _target(self) -> UUID | None:
        """The milestone that evidence is for: the selected, the current, or the last one."""
        chosen = self.selected_items()
        if chosen or self.project is None or not self.project.milestones:
            return chosen[0] if chosen else None
        return (self.project.current or self.project.milestones[-1]).id

    def _take(self, addresses: list[str], text: str) -> bool:
        """Attaches what was pasted or dropped; words that are no address go into the field.

        False if there was nothing to take, or nothing that it could belong to.
        """
        target = self._target()
        if target is None or not (addresses or text.strip()):
            return False
        if addresses:
            self._attach(addresses, target)
        else:
            self.evidence.ask(target, " ".join(text.split())[:400])
        return True

    def _attach(self, addresses: list[str], item: UUID) -> None:
        for address in addresses:
            field = f"evidence/{item}"
            fault = self.workspace.keep(
                {field: address}, items.attach, item=item, address=address
            ).against
            self.evidence.message.set_message(fault, "warn")
            if fault:
                return
        self.evidence.attaching.close_field()

    # --- looks ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        px = current_theme().px
        wide = self.width() >= px(_TWO_COLUMNS)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self._columns.setStretch(0, 65 if wide else 0)
        self._columns.setStretch(1, 35 if wide else 0)

    def _restyle(self) -> None:
        px = current_theme().px
        for layout in (self._columns, self._left, self._right):
            layout.setSpacing(px(metrics.CARD_GAP))
        self._arrange()
