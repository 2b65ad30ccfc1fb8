"""What is done from inside the list: ticking, renaming, changing hours, moving, adding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QMenu

from pathtracker.actions import items, steps
from pathtracker.app.item.finishing import finish_or_ask
from pathtracker.app.roadmap.delegate import Zone
from pathtracker.app.roadmap.inline import InlineField
from pathtracker.app.roadmap.model import RoadmapModel, in_order
from pathtracker.app.roadmap.moving import target
from pathtracker.app.roadmap.outline import Outline
from pathtracker.app.roadmap.rows import PhaseRow
from pathtracker.app.roadmap.surface import StepSurface
from pathtracker.app.roadmap.words import hours
from pathtracker.app.telling import sentence
from pathtracker.app.widgets.time_fields import effort_words
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.durations import hours_of
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import Item, Phase


class Writing(QObject):
    """Turns what is asked for in a list into actions. `surface` gives the list in use, `outline`
    what is shown, `add` opens quick add for a phase. Attribute: field, the open inline field.

    Signal: finish_wanted, with the id of a step whose open checks are to be offered first."""

    finish_wanted = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        rows: RoadmapModel,
        surface: Callable[[], StepSurface | None],
        outline: Callable[[], Outline],
        add: Callable[[UUID], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._rows = workspace, rows
        self._surface, self._outline, self._add = surface, outline, add
        self.field: InlineField | None = None

    def tick(self, index: QModelIndex) -> None:
        """Finishes a step, or reopens one that is settled."""
        row = self._rows.step_at(index)
        if row is None:
            return
        if row.settled:
            self._workspace.do(items.reopen, item=row.item)
        elif not finish_or_ask(self._workspace, row.item):
            self.finish_wanted.emit(row.item)

    # --- fields over a row ------------------------------------------------------------------

    def edit_name(self, index: QModelIndex) -> None:
        """Opens a field over the title of a step or a phase."""
        self._take_the_keyboard()
        row = self._rows.row_at(index)
        step = self._rows.step_at(index)
        if step is not None:
            title = self._workspace.reader.get(Item, step.item).title
            name = f"item.title/{step.item}"
            self._open(
                index,
                tr("Title"),
                title,
                lambda text: self._kept(name, text, steps.rename, item=step.item, title=text),
                Zone.TITLE,
                name,
            )
        elif isinstance(row, PhaseRow):
            title = self._workspace.reader.get(Phase, row.id).title
            phase, name = row.id, f"phase.title/{row.id}"
            self._open(
                index,
                tr("Name of the phase"),
                title,
                lambda text: self._kept(name, text, steps.rename_phase, phase=phase, title=text),
                Zone.TITLE,
                name,
            )

    def edit_effort(self, index: QModelIndex) -> None:
        """Opens a field over the hours of a step; it holds the estimate, not what is left."""
        self._take_the_keyboard()
        step = self._rows.step_at(index)
        if step is None:
            return

        name = f"item.effort/{step.item}"

        def save(text: str) -> str:
            try:
                wanted = hours_of(text)
            except Refused as refusal:
                return sentence(refusal.message)
            return self._kept(name, text, steps.set_effort, item=step.item, hours=wanted)

        self._open(index, tr("Effort"), hours(step.effort), save, Zone.HOURS, name, effort_words)

    def _take_the_keyboard(self) -> None:
        """From a field that is open elsewhere, perhaps on the same title: what stands in it is
        kept by that, and only then is it known what a new field begins with."""
        if (view := self._surface()) is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(
        self,
        index: QModelIndex,
        name: str,
        text: str,
        save: Callable[[str], str],
        zone: Zone,
        field: str,
        understood: Callable[[str], str] = lambda _: "",
    ) -> None:
        view = self._surface()
        row = self._rows.row_at(index)
        if view is None or row is None or self._workspace.read_only:
            return
        if self.field is not None:
            self.field.close_field()
        view.setCurrentIndex(index)
        view.scrollTo(index)
        mirrored = view.layoutDirection() == Qt.LayoutDirection.RightToLeft

        def place(rect: QRect) -> QRect:
            return view.painter_of_rows.field_place(rect, row, zone, mirrored)

        self.field = InlineField(view, name, text, save, place, understood)
        if (draft := self._workspace.drafts.text(field)) is not None:
            self.field.field.setText(draft)
        self.field.closed.connect(self._closed)

    def _closed(self) -> None:
        self.field = None

    def _kept(
        self, field: str, text: str, action: Callable[..., object], **arguments: object
    ) -> str:
        """Runs an action; the sentence that stands against it, or nothing."""
        return self._workspace.keep({field: text}, action, **arguments).against

    # --- moving -----------------------------------------------------------------------------

    def nudge(self, direction: int) -> None:
        """Moves the selected steps one row up or down, across phases."""
        view = self._surface()
        if view is None:
            return
        chosen = [self._rows.step_at(index) for index in in_order(view.selectedIndexes())]
        places = [row.key for row in chosen if row is not None]
        if not places:
            return
        goal = target(self._rows, self._outline().order, places, direction)
        if goal is None:
            end = Message("move.first" if direction < 0 else "move.last")
            self._workspace.refused.emit(end)
            return
        self.move(places, *goal)
        view.scrollTo(view.currentIndex())

    def move(self, places: Sequence[UUID], phase: UUID, before: UUID | None) -> None:
        """Moves steps as one change that can be undone."""
        order = self._outline().order[phase]
        rest = [place for place in order if place not in places]
        at = rest.index(before) if before in rest else len(rest)
        if [*rest[:at], *places, *rest[at:]] == order:
            return  # they stand there already
        if len(places) == 1:
            self._workspace.do(steps.move, membership=places[0], phase=phase, before=before)
        else:
            self._workspace.do(steps.move_many, memberships=places, phase=phase, before=before)

    # --- phases -----------------------------------------------------------------------------

    def phase_menu(self, index: QModelIndex, where: QPoint) -> QMenu | None:
        """What can be done with a phase."""
        row, view = self._rows.row_at(index), self._surface()
        if not isinstance(row, PhaseRow) or view is None:
            return None
        info = next(phase for phase in self._outline().phases if phase.id == row.id)
        do, place = self._workspace.do, QPersistentModelIndex(index)
        menu = QMenu(view)
        menu.addAction(tr("Add a step…"), lambda: self._add(info.id))
        menu.addAction(
            tr("Rename the phase"), lambda: self.edit_name(self._rows.index(place.row(), 0))
        )
        menu.addSeparator()
        menu.addAction(
            tr("Add a phase to this roadmap"),
            lambda: do(steps.add_phase, track=info.track, title=tr("New phase")),
        )
        remove = menu.addAction(
            tr("Remove the phase"), lambda: do(steps.remove_phase, phase=info.id)
        )
        remove.setEnabled(row.total == 0)
        menu.setEnabled(not self._workspace.read_only)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)
        return menu
