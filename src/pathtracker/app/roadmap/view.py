"""The roadmap view: a head, the outline or the columns, and a line to add a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pathtracker.app.finding import Written
from pathtracker.app.live import LiveView
from pathtracker.app.places import Destination
from pathtracker.app.roadmap.adding import Adding
from pathtracker.app.roadmap.chosen_bar import ChosenBar
from pathtracker.app.roadmap.columns import Columns
from pathtracker.app.roadmap.contents import Contents
from pathtracker.app.roadmap.filter import Filter
from pathtracker.app.roadmap.head import COLUMNS, OUTLINE, RoadmapHead
from pathtracker.app.roadmap.memory import Memory, memory_of
from pathtracker.app.roadmap.outline import Outline, Scope
from pathtracker.app.roadmap.pages import all_hidden, no_phase, no_role
from pathtracker.app.roadmap.sight import Sight
from pathtracker.app.roadmap.surface import Asks, StepSurface
from pathtracker.app.roadmap.tree import OutlineTree
from pathtracker.app.roadmap.writing import Writing
from pathtracker.app.workspace import Workspace
from pathtracker.store import Change

T = TypeVar("T")


class RoadmapView(LiveView):
    """Phases and steps of a role, of one roadmap, or of all."""

    kinds = frozenset(
        {"item", "membership", "prerequisite", "time_entry", "phase", "track", "role", "learner"}
    )

    can_move = True

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.contents = Contents(workspace.reader, self)
        self.rows = self.contents.rows
        self.asks = Asks(self)
        self._scope: Scope | None = None
        self._layout = OUTLINE
        self._scroll: int | None = None
        self._told: UUID | None = None
        self._busy = False
        self._build()
        self._connect()

    # --- what the window asks ---------------------------------------------------------------

    def take_focus(self) -> None:
        """The keyboard to the list; to what a page offers that stands in its place."""
        if self._pages.currentWidget() in (self.tree, self.columns):
            self.focus_list()
        else:
            super().take_focus()

    def selected_items(self) -> list[UUID]:
        return self.sight.selected_items()

    def shows(self) -> Mapping[str, Callable[..., object]]:
        return {"item": self.show_item, "track": self.show_track}

    def show_item(self, item: UUID) -> None:
        """Selects a step and brings it into sight: out of a folded phase, past the filter, and if
        need be by looking at everything."""
        outline = self._outline()
        if not outline.places_of(item):
            self._show_scope(Scope())
            outline = self._outline()
        places = outline.places_of(item)
        if not places:
            return
        if not self.rows.index_of_item(item).isValid():
            self._turn_fold(outline.lines[places[0]].phase_id)
        if not self.rows.index_of_item(item).isValid():
            self.set_filter(Filter())
        self.sight.select(self.rows.index_of_item(item))

    def show_track(self, track: UUID) -> None:
        """Brings a roadmap into sight, in the role that is made of it or by itself."""
        self._outline()
        shown = [choice for choice in self.contents.choices if track in choice.tracks]
        if shown and self._outline().scope not in [choice.scope for choice in shown]:
            self._show_scope(shown[0].scope)
        phase = next((phase.id for phase in self._outline().phases if phase.track == track), None)
        self.sight.show_start(phase)

    def step_selection(self, direction: int) -> None:
        """Selects the next (1) or previous (-1) step."""
        now = next(iter(self.selected_items()[-1:]), None)
        beside = self.contents.step_beside(now, direction)
        if beside is not None:
            self.show_item(beside)

    def begin_quick_add(self) -> None:
        """Opens the line that adds a step, to the phase of the current row if there is one."""
        self._outline()
        phase = self.rows.phase_of(self.tree.currentIndex())
        self.adding.begin(phase or self.contents.phase_to_add_to())

    def begin_rename(self) -> bool:
        self.writing.edit_name(self.tree.currentIndex())
        return True

    def begin_effort(self) -> bool:
        self.writing.edit_effort(self.tree.currentIndex())
        return True

    def move_selected(self, direction: int) -> None:
        """Moves the selected steps one row up (-1) or down (1), across phases."""
        self.writing.nudge(direction)

    def set_filter(self, chosen: Filter) -> None:
        self.head.filter.set_filter(chosen)
        self._keeping(lambda: self.contents.set_filter(chosen))

    def set_layout(self, layout: str) -> None:
        """OUTLINE or COLUMNS."""
        self._layout = layout
        self.head.layouts.set_value(layout)
        self._choose_page()
        self.focus_list()
        self.sight.show_current_column()

    def focus_list(self) -> None:
        """Gives the keyboard to the outline, or to a column."""
        if self._pages.currentWidget() is self.columns:
            self.columns.focus()
        else:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def written(self) -> list[Written]:
        """Phases and steps as they stand, those too that were done earlier and are folded away.
        What the filter hides stays hidden."""
        outline = self._outline()
        if self._pages.currentWidget() not in (self.tree, self.columns):
            return super().written()
        found = []
        for head in self.rows.heads():
            found.append(Written(head.title, partial(self._find_phase, head.id)))
            hidden = self.contents.filter.is_on
            for place in outline.order[head.id]:
                if not hidden or self.rows.index_of_place(place).isValid():
                    title = outline.lines[place].title
                    found.append(Written(title, partial(self._find_place, head.id, place)))
        return found

    def foot(self) -> int:
        """The line that adds a step and the bar for several, while they are open."""
        return sum(one.height() for one in (self.adding, self.chosen) if not one.isHidden())

    def state(self) -> dict[str, object]:
        known, folded = self.contents, self.tree.folded
        scroll = self.tree.verticalScrollBar().value() if known.outline else self._scroll
        memory = Memory(self._scope, known.filter, self._layout, folded, known.folds, scroll)
        return memory.written()

    def restore_state(self, state: dict[str, object]) -> None:
        known = memory_of(state)
        self._scope, self._scroll = known.scope, known.scroll
        self._layout = COLUMNS if known.layout == COLUMNS else OUTLINE
        self.tree.folded |= known.folded
        self.contents.folds |= known.folds
        self.contents.filter = known.filter
        self.head.layouts.set_value(self._layout)
        self.head.filter.set_filter(known.filter)
        if self.contents.outline is not None:
            self.refresh(None)
            self.tree.unfold()

    # --- keeping up -------------------------------------------------------------------------

    def refresh(self, change: Change | None) -> None:
        outline = self.contents.outline
        before = set(outline.lines) if outline else set()
        if change is None or not self._keeping(lambda: self.contents.catch_up(change)):
            self._read()
            return
        assert outline is not None
        came = outline.lines.keys() - before
        if change.original is not None and len(came) == 1:  # what undo brings back is shown
            self.show_item(outline.lines[came.pop()].id)

    def _read(self) -> None:
        today = self.workspace.when().today
        chosen = self.selected_items()
        self._keeping(lambda: self.contents.read(self._scope, today))
        if self._scroll is not None:
            self.tree.verticalScrollBar().setValue(self._scroll)
            self._scroll = None
        elif not self.tree.currentIndex().isValid():
            self.sight.show_first(self.contents.index_of_next())
        if chosen and not self.selected_items() and self.rows.index_of_item(chosen[0]).isValid():
            self.show_item(chosen[0])

    def _keeping(self, update: Callable[[], T]) -> T:
        """Runs what changes the rows, and then says what that made of the selection."""
        self._busy = True
        try:
            result = update()
        finally:
            self._busy = False
        outline = self.contents.outline
        if outline is not None:
            title = self.contents.title()
            self.head.title.set_title(title, outline.scope, self.contents.choices)
            self.head.set_count(outline.count())
        self.head.set_progress(self.contents.progress())
        self._choose_page()
        if self.writing.field is not None:
            self.writing.field.follow()
        self._tell_selection()
        return result

    def _choose_page(self) -> None:
        page: QWidget = self.tree if self._layout == OUTLINE else self.columns
        outline = self.contents.outline
        if outline is not None and not outline.phases:
            page = self._no_phase if self.contents.choices else self._no_role
        elif outline is not None and not self.rows.rowCount():
            page = self._all_hidden
        self.head.setVisible(page is not self._no_role)
        if page is self.columns:
            self.columns.build()
        self._pages.setCurrentWidget(page)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.head = RoadmapHead()
        self.tree = OutlineTree(self.rows, self.asks)
        self.columns = Columns(self.rows, self.asks, self.tree, self)
        self.sight = Sight(self.rows, self.tree, self.columns)
        self._no_role, self._no_phase, self._all_hidden = no_role(), no_phase(), all_hidden()
        self._pages = QStackedWidget()
        for page in (self.tree, self.columns, self._no_role, self._no_phase, self._all_hidden):
            self._pages.addWidget(page)
        self.chosen = ChosenBar()
        self.adding = Adding(self.workspace, self._outline)
        self.writing = Writing(
            self.workspace, self.rows, self._surface, self._outline, self.adding.begin, self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._pages, 1)
        column.addWidget(self.chosen)
        column.addWidget(self.adding)

    def _connect(self) -> None:
        asks, writing, adding = self.asks, self.writing, self.adding
        self.head.scope_chosen.connect(self._show_scope)
        self.head.layout_chosen.connect(self.set_layout)
        self.head.cleared.connect(lambda: self.set_filter(Filter()))
        self.head.filter.chosen.connect(self.set_filter)
        self.head.filter.skills = self.contents.skills
        self._no_role.action.connect(lambda: self.go.emit(Destination("roles")))
        self._no_role.link.connect(lambda: self.command_wanted.emit("sample"))
        self._no_phase.action.connect(lambda: adding.add_phase(self._outline().scope.track))
        self._all_hidden.action.connect(lambda: self.set_filter(Filter()))
        self.rows.drop_wanted.connect(writing.move)
        self.tree.selectionModel().selectionChanged.connect(self._tell_selection)
        self.tree.selectionModel().selectionChanged.connect(self._selection_changed)
        self.chosen.wanted.connect(self.command_wanted)
        self.chosen.cleared.connect(self._clear_selection)
        asks.cleared.connect(self._clear_selection)
        asks.ticked.connect(writing.tick)
        writing.finish_wanted.connect(self.finish_wanted)
        asks.opened.connect(self._open)
        asks.effort_wanted.connect(writing.edit_effort)
        asks.name_wanted.connect(writing.edit_name)
        asks.menu_wanted.connect(self._menu)
        asks.add_wanted.connect(adding.begin)
        asks.done_shown.connect(self._turn_fold)
        asks.nudged.connect(writing.nudge)
        adding.added.connect(self.show_item)
        adding.phase_chosen.connect(self.sight.show_end)
        adding.closed.connect(self.focus_list)

    # --- inside -----------------------------------------------------------------------------

    def _outline(self) -> Outline:
        """What is shown; read now if it was not yet."""
        self._catch_up()
        if self.contents.outline is None:
            self.refresh(None)
        assert self.contents.outline is not None
        return self.contents.outline

    def _surface(self) -> StepSurface | None:
        """The list in use: the outline, or the column of the current step."""
        if self._layout == OUTLINE:
            return self.tree
        phase = self.rows.phase_of(self.tree.currentIndex())
        return self.columns.list_of(phase) if phase else None

    def _show_scope(self, scope: Scope) -> None:
        self._scope = scope
        self._read()

    def _find_phase(self, phase: UUID) -> None:
        self.sight.show_start(phase)
        self.tree.setCurrentIndex(self.rows.index_of_phase(phase))

    def _find_place(self, phase: UUID, place: UUID) -> None:
        if not self.rows.index_of_place(place).isValid():
            self._turn_fold(phase)
        self.sight.select(self.rows.index_of_place(place))

    def _turn_fold(self, phase: UUID) -> None:
        self._keeping(lambda: self.contents.turn_fold(phase))

    def _selection_changed(self) -> None:
        self.selection_changed.emit()
        self.chosen.show_count(len(self.selected_items()))

    def _clear_selection(self) -> None:
        """One step stays selected: the one with the keyboard."""
        self.focus_list()
        self.sight.keep_current()

    def _tell_selection(self) -> None:
        """On a head or a fold line the details stay as they are."""
        if self._busy or self.sight.is_on_line():
            return
        told = self.sight.selected_item()
        if told != self._told:
            self._told = told
            self.item_opened.emit(told)

    def _open(self, index: QModelIndex) -> None:
        """Enter shows the details again where they were closed."""
        step = self.rows.step_at(index)
        if step is not None:
            self._told = step.item
            self.item_opened.emit(step.item)

    def _menu(self, index: QModelIndex, where: QPoint) -> None:
        if self.rows.step_at(index) is not None:
            self.menu_wanted.emit(where)
        else:
            self.writing.phase_menu(index, where)

    # --- Qt ---------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focused = self.window().focusWidget()
        if focused is None or self.head.isAncestorOf(focused):
            self.focus_list()
