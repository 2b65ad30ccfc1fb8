"""The portfolio: the board of all projects, and the page of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from pathtracker.app.live import LiveView, kept_id
from pathtracker.app.portfolio.overview import OverviewPage
from pathtracker.app.portfolio.project import ProjectPage
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import Track, TrackKind
from pathtracker.store import Change, portfolio


class PortfolioView(LiveView):
    """The board, or the page of the project that is open."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            *("track", "phase", "item", "membership", "prerequisite", "evidence", "time_entry"),
            *("skill", "role", "requirement", "learner"),
        }
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.setAccessibleName(tr("Portfolio"))
        self.overview = OverviewPage(workspace)
        self.page = ProjectPage(workspace)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        self._stack.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.overview.opened.connect(self.show_track)
        self.overview.menu_wanted.connect(self.open_project_menu)
        self.overview.sample_wanted.connect(lambda: self.command_wanted.emit("sample"))
        self.page.back_wanted.connect(self.show_overview)
        self.page.item_opened.connect(self.item_opened)
        self.page.menu_wanted.connect(self.menu_wanted)
        self.page.finish_wanted.connect(self.finish_wanted)
        table = self.page.milestones.table
        table.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self._stack.currentChanged.connect(lambda _: self.selection_changed.emit())

    @property
    def project(self) -> UUID | None:
        """The project whose page is open; None on the board."""
        return self.page.key if self._stack.currentWidget() is self.page else None

    def refresh(self, change: Change | None) -> None:
        if self.project is None:
            self.overview.refresh(change)
        elif not self.page.refresh(change):  # taken back, or removed
            self.show_overview()

    def shows(self) -> Mapping[str, Callable[..., object]]:
        return {
            "track": self.show_track,
            "item": self.show_item,
            "attach": self.begin_attach,
            "new_project": self.begin_new_project,
        }

    def show_track(self, track: UUID) -> None:
        """Opens the page of a project."""
        found = self.workspace.reader.find(Track, track)
        if found is None or found.kind is not TrackKind.PROJECT:
            return
        if track != self.project:
            self.item_opened.emit(None)
        if self.page.show_project(track):
            self._stack.setCurrentWidget(self.page)

    def show_item(self, item: UUID) -> None:
        """Opens the project in which a milestone stands, and selects it there."""
        track = portfolio.project_of(self.workspace.reader, item)
        if track is not None:
            if track != self.project:
                self.show_track(track)
            self.page.select(item)

    def show_overview(self) -> None:
        """Goes back to the board."""
        former = self.project
        self.item_opened.emit(None)
        self._stack.setCurrentWidget(self.overview)
        self.overview.refresh()
        self.overview.mark(former)
        if former is not None and self.isVisible():
            self.overview.focus_on(former)

    def open_project_menu(self, project: UUID, place: QPoint) -> None:
        """What can be done with a project from its card."""
        page, menu = self.page, QMenu(self)
        menu.addAction(tr("Open"), lambda: self.show_track(project))
        menu.addSeparator()
        milestone = self._on_page(project, page.milestones.adding.ask)
        for words, run in (
            (tr("Rename"), self._on_page(project, page.head.rename)),
            (tr("Add a milestone…"), milestone),
            (tr("Attach evidence…"), self._on_page(project, page.attach_evidence)),
            (tr("Write a note"), self._on_page(project, page.notes.editor.edit)),
        ):
            menu.addAction(words, run).setEnabled(not self.workspace.read_only)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _on_page(self, project: UUID, run: Callable[[], object]) -> Callable[[], None]:
        """Something that is done on the page of a project, which is opened for it."""

        def on_page() -> None:
            self.show_track(project)
            run()

        return on_page

    def begin_attach(self, addresses: list[str]) -> None:
        """Attaches files and links to the project in sight."""
        if self.project is not None:
            self.page.attach(addresses)

    def begin_new_project(self) -> None:
        """Opens the menu of what a new project can begin with."""
        if self.project is not None:
            self.show_overview()
        self.overview.begin_new()

    def begin_quick_add(self) -> None:
        """A new milestone on a project's page, a new project on the board."""
        if self.project is None:
            self.begin_new_project()
        else:
            self.page.milestones.adding.ask()

    def attach_evidence(self) -> None:
        """Opens the field for evidence on a project's page."""
        if self.project is not None:
            self.page.attach_evidence()

    def selected_items(self) -> list[UUID]:
        return self.page.selected_items() if self.project is not None else []

    def step_selection(self, direction: int) -> None:
        """Goes to the milestone after or before the selected one."""
        if self.project is not None:
            self.page.step_selection(direction)

    def state(self) -> dict[str, object]:
        return {"project": self.project.hex} if self.project is not None else {}

    def restore_state(self, state: dict[str, object]) -> None:
        key = kept_id(state.get("project"))
        if key is not None:
            self.show_track(key)
