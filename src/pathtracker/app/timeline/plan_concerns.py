"""What stands against the plan: deadlines that don't hold, pins that moved, work without a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from pathtracker.actions import planning
from pathtracker.app.latest import Latest
from pathtracker.app.timeline.job import Planned
from pathtracker.app.timeline.listing import Entry, Listing
from pathtracker.app.timeline.plan_notes import Notes, meets_words, notes_of
from pathtracker.app.widgets.buttons import QuietButton
from pathtracker.app.widgets.text import set_tip
from pathtracker.app.words import number, tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.plan import Plan
from pathtracker.core.whatif import Meets, what_meets
from pathtracker.store import queries


class PlanConcerns(QObject):
    """Says how much there is on its button, and opens all of it below. Signal: opened, with the id
    of an item."""

    opened = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._present: Planned | None = None
        self._is_roomy = False
        self.notes = Notes([], [], [])
        self.listing: Listing | None = None
        self.button = QuietButton("", "warning")
        self.button.clicked.connect(self.open)
        self.button.hide()
        self._meets, self._firsts = Latest(self), Latest(self)
        self._meets.done.connect(self._answer)
        self._firsts.done.connect(self._put_first)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._meets.busy or self._firsts.busy

    def set_present(self, planned: Planned, *, undated: bool) -> None:
        """The plan as it is. `undated`: whether what has no day is said here, one by one."""
        self._present = planned
        named = _spoken_of(planned.plan)
        titles = queries.titles(self._workspace.reader, named) if named else {}
        self.notes = notes_of(planned.plan, titles, self._workspace.when().today)
        if not undated:
            self.notes = self.notes._replace(undated=[])
        self._name()

    def make_room(self, is_roomy: bool) -> None:
        """In a narrow view the icon and the number are enough."""
        self._is_roomy = is_roomy
        self._name()

    def open(self) -> None:
        """Opens the list of it all."""
        if self.listing is not None:
            self.listing.deleteLater()
        self.listing = listing = Listing(tr("Worth a look"), self.button)
        listing.show_part(tr("Deadlines that don't hold"), self.notes.deadlines)
        listing.show_part(tr("Pins that moved"), self.notes.pins)
        listing.show_part(tr("Without a day"), self.notes.undated)
        listing.opened.connect(self.opened)
        listing.asked.connect(self.ask_meets)
        listing.acted.connect(self.do_first)
        listing.open_below(self.button)

    def ask_meets(self, entry: Entry) -> None:
        """Wants to know what would meet a deadline."""
        if self._present is None:
            return
        inputs = self._present.inputs
        broken = next(one for one in self._present.plan.deadlines if one.id == entry.item)
        self._meets.ask(lambda: (entry, broken.day, what_meets(inputs, broken.day, broken.id)))

    def do_first(self, entry: Entry) -> None:
        """Puts an item with a deadline before everything else."""
        if self._present is None or entry.item is None:
            return
        inputs, item = self._present.inputs, entry.item
        wanted = next(one.day for one in self._present.plan.deadlines if one.id == item)
        self._firsts.ask(lambda: (item, what_meets(inputs, wanted, item).first))

    def _put_first(self, answer: tuple[UUID, Mapping[UUID, date]]) -> None:
        item, days = answer
        self._workspace.do(planning.do_first, item=item, days=days)

    def _answer(self, answer: tuple[Entry, date, Meets]) -> None:
        entry, wanted, meets = answer
        if self.listing is not None:
            self.listing.answer(entry, meets_words(meets, wanted, self._workspace.when().today))

    def _name(self) -> None:
        count = self.notes.total
        words = tr("{n} to look at", count)
        self.button.setText(words if self._is_roomy else number(count))
        self.button.setAccessibleName(words)
        set_tip(self.button, words)
        self.button.setVisible(count > 0)


def _spoken_of(plan: Plan) -> set[UUID]:
    """The items that notes on a plan name."""
    wanted: set[UUID] = {one.id for one in plan.deadlines if one.id is not None}
    for item in plan.items:
        if item.moved is not None:
            wanted |= {item.id} | ({item.moved.by} if item.moved.by else set())
    for one in plan.unplanned:
        wanted |= {one.id} | ({one.by} if one.by else set())
    return wanted
