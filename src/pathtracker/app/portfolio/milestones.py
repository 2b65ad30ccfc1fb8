"""The card of a project's milestones: the table, and a line to add one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pathtracker.app.portfolio.adding import AddMilestone
from pathtracker.app.portfolio.model import Column, MilestoneModel
from pathtracker.app.portfolio.rename import TitleField
from pathtracker.app.portfolio.table import MilestoneTable
from pathtracker.app.portfolio.words import hours
from pathtracker.app.theme import current_theme
from pathtracker.app.widgets.card import Card, SectionHead
from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.words import tr
from pathtracker.reports.projects import Project


class MilestonesCard(Card):
    """`rename` takes the id of a milestone and a title, and returns why it can't be called so."""

    def __init__(self, rename: Callable[[UUID, str], str]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Milestones"))
        self._rename = rename
        self.renamed: UUID | None = None
        self._titles: dict[UUID, str] = {}
        self.note = SectionHead(tr("Milestones"), " ", role="heading", beside=True)
        self.rows = MilestoneModel(self)
        self.table = MilestoneTable(self.rows)
        self.table.name_wanted.connect(self.edit_name)
        self.message = InlineMessage(kind="warn")
        self.field = TitleField(tr("Title of the milestone"), self._save, self.table.viewport())
        self.field.refused.connect(self.message.set_message)
        self.message.goes_with(self.field.textEdited)
        self.field.closed.connect(self._closed)
        self.adding = AddMilestone()
        self._foot = QWidget()
        self._foot_column = QVBoxLayout(self._foot)
        self._foot_column.addWidget(self.message)
        self._foot_column.addWidget(self.adding)
        self.body.addWidget(self.note)
        self.body.addWidget(self.table)
        self.body.addWidget(self._foot)
        on_theme(self._lay_out)

    def show_project(self, project: Project, today: date) -> None:
        self._titles = {one.id: one.title for one in project.milestones}
        if self.renamed is not None and self.renamed not in self._titles:
            self.field.hide()
        self.rows.set_rows(project.milestones, today)
        self.table.viewport().update()
        self.adding.show_stages(project.stages)
        self.note.set_note(_summary(project))

    def edit_name(self, item: UUID) -> None:
        """Opens the title of a milestone for writing, where it stands."""
        row = self.rows.row_of(item)
        if row is None:
            return
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # what is open for another keeps it
        self.renamed = item
        cell = self.table.visualRect(self.rows.index(row, Column.TITLE))
        place = self.table.painter_of_rows.title_place(cell, self.table.isRightToLeft())
        self.field.setGeometry(place.adjusted(0, 2, 0, -1))
        self.field.ask(lambda: self._titles[item])

    def _save(self, title: str) -> str:
        return self._rename(self.renamed, title) if self.renamed else ""

    def _closed(self) -> None:
        self.renamed = None
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        px = current_theme().px
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.note.setContentsMargins(px(24), 0, px(24), 0)
        self.note.setFixedHeight(px(44))
        self._foot_column.setContentsMargins(px(22), px(6), px(24), px(8))
        self._foot_column.setSpacing(px(8))


def _summary(project: Project) -> str:
    total = len(project.milestones)
    if not total:
        return tr("none yet")
    parts = [tr("{done} of {total} reached", done=project.reached, total=total)]
    if project.minutes:
        parts.append(tr("{hours} logged", hours=hours(project.minutes / 60)))
    if project.hours_ahead:
        parts.append(tr("{hours} ahead", hours=hours(project.hours_ahead)))
    return ", ".join(parts)
