"""Progress: that it adds up, what is ahead, and by when it is likely done."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pathtracker.app.latest import Latest
from pathtracker.app.live import LiveView
from pathtracker.app.part_by_part import PartByPart
from pathtracker.app.places import Destination
from pathtracker.app.progress.estimates import EstimateCard
from pathtracker.app.progress.hours import HoursCard
from pathtracker.app.progress.numbers import NumbersCard
from pathtracker.app.progress.rising import RisingCard
from pathtracker.app.progress.year import YearCard
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.widgets.buttons import Button
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.themed import on_theme, spaced
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.reports.progress import (
    Progress,
    ProgressFacts,
    Range,
    progress_in_parts,
    progress_of,
)
from pathtracker.store import Change

_TWO_COLUMNS = 1080


class ProgressView(LiveView):
    """Reads in parts between the events of the window; the plan is made beside it."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            *("time_entry", "item", "membership", "phase", "track", "prerequisite"),
            *("role", "skill", "learner", "days_off", "week_hours", "hours_said"),
        }
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.setAccessibleName(tr("Progress"))
        self.found: Progress | None = None
        self._reading = PartByPart(self)
        self._latest = Latest(self)
        self._reading.done.connect(lambda facts: self._latest.ask(partial(_added_up, facts)))
        self._latest.done.connect(self._take)
        places = workspace.places
        self.numbers = NumbersCard()
        self.rising = RisingCard(places)
        self.year = YearCard(places)
        self.hours = HoursCard(places)
        self.estimates = EstimateCard(places)
        self.span = SegmentedControl(
            tr("How far back"),
            ((Range.MONTH, tr("Month")), (Range.YEAR, tr("Year")), (Range.ALL, tr("All"))),
        )
        self.span.set_value(Range.YEAR)
        self.table = Button(tr("Table"), "table")
        self.table.setCheckable(True)
        self.empty = EmptyState(
            "progress",
            tr("Nothing logged yet"),
            tr(
                "Log time on a step, and see here how it adds up: your weeks, your hours by skill, "
                "and by when you are likely there."
            ),
            tr("Go to the roadmap"),
            tr("Load the sample learner"),
        )
        self._wide: bool | None = None
        self._build()

    @property
    def busy(self) -> bool:
        """Whether something is still being read or worked out."""
        return self._reading.busy or self._latest.busy or self.found is None

    def refresh(self, _change: Change | None) -> None:
        """What was shown stays until everything is read anew."""
        self._latest.forget()
        today = self.workspace.when().today
        self._reading.begin(progress_in_parts(self.workspace.reader, today))

    def state(self) -> dict[str, object]:
        return {"span": self._span.value, "by": str(self.hours.by.value())}

    def restore_state(self, state: dict[str, object]) -> None:
        if state.get("span") in list(Range):
            self.span.set_value(Range(str(state["span"])))
        self.hours.restore(state.get("by"))

    # --- Qt ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- inside -----------------------------------------------------------------------------

    @property
    def _span(self) -> Range:
        return Range(str(self.span.value()))

    def _take(self, found: Progress) -> None:
        self.found = found
        self._show()

    def _show(self) -> None:
        found = self.found
        if found is None:
            return
        self._stack.setCurrentWidget(self.empty if found.is_empty else self._page)
        self._tools.setVisible(not found.is_empty)
        self.numbers.show_progress(found)
        self.rising.show_progress(found, self._span)
        self.hours.show_progress(found, self._span)
        self.year.show_progress(found)
        self.estimates.show_progress(found)

    def _turn_tables(self, shown: bool) -> None:
        for card in (self.rising, self.year, self.hours, self.estimates):
            card.show_table(shown)

    def _build(self) -> None:
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        spaced(tools, 8, 0)
        tools.addWidget(self.span)
        tools.addWidget(self.table)
        self._head = QHBoxLayout()
        self._head.addWidget(PlainLabel(tr("Progress"), "title"), 1)
        self._head.addWidget(self._tools)
        content = QWidget()
        content.setProperty("scrolled", True)
        self._both = QHBoxLayout(content)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for column in self._columns:
            self._both.addLayout(column)
        self._both.setStretch(0, 65)
        for card in (self.numbers, self.rising, self.year):
            self._columns[0].addWidget(card)
        self._page = QScrollArea()
        self._page.setWidgetResizable(True)
        self._page.setFrameShape(QScrollArea.Shape.NoFrame)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.setWidget(content)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = QStackedWidget()
        self._waiting = QWidget()
        for face in (self._waiting, self._page, self.empty):
            self._stack.addWidget(face)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head)
        whole.addWidget(self._stack, 1)
        self.span.chosen.connect(lambda _: self._show())
        self.table.toggled.connect(self._turn_tables)
        self.empty.action.connect(lambda: self.go.emit(Destination("roadmap")))
        self.empty.link.connect(lambda: self.command_wanted.emit("sample"))
        self.begin_at(self.rising.rising)
        on_theme(self._space)

    def _space(self) -> None:
        px = current_theme().px
        self._head.setContentsMargins(px(metrics.MARGIN), px(16), px(metrics.MARGIN), px(16))
        self._both.setContentsMargins(px(metrics.MARGIN), 0, px(metrics.MARGIN), px(metrics.MARGIN))
        for layout in (self._both, *self._columns):
            layout.setSpacing(px(metrics.CARD_GAP))
        self._arrange()

    def _arrange(self) -> None:
        """Two columns where there is room for them, else one below the other."""
        wide = self.width() >= current_theme().px(_TWO_COLUMNS)
        if wide is self._wide:
            return
        self._wide = wide
        first, second = self._columns
        for card in (self.hours, self.estimates):
            (second if wide else first).addWidget(card)
        first.setStretchFactor(self.rising, 1)
        second.setStretchFactor(self.estimates, 1 if wide else 0)
        self._both.setStretch(1, 35 if wide else 0)


def _added_up(facts: ProgressFacts) -> Progress:
    """All that takes long, for another thread."""
    return progress_of(facts).add_up()
