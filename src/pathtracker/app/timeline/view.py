"""The timeline view: a head, room for a bar, the chart with its tray, and its table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pathtracker.app.finding import Written
from pathtracker.app.live import LiveView
from pathtracker.app.part_by_part import PartByPart
from pathtracker.app.places import Destination
from pathtracker.app.theme import current_theme, metrics
from pathtracker.app.timeline import access
from pathtracker.app.timeline.cache import read_cache, write_cache
from pathtracker.app.timeline.card import ChartCard
from pathtracker.app.timeline.chart import TimelineChart
from pathtracker.app.timeline.contents import Contents
from pathtracker.app.timeline.editing import Editing
from pathtracker.app.timeline.heading import TimelineHead
from pathtracker.app.timeline.job import Make, Planned, Planner
from pathtracker.app.timeline.look import look
from pathtracker.app.timeline.model import TimelineModel
from pathtracker.app.timeline.moved import Moving, moved_words
from pathtracker.app.timeline.options import Asks, options_menu
from pathtracker.app.timeline.pages import Pages
from pathtracker.app.timeline.paint_legend import chart_parts
from pathtracker.app.timeline.pointing import Drag, Grip
from pathtracker.app.timeline.rows import Grouping, Show, View
from pathtracker.app.timeline.schedule import make
from pathtracker.app.timeline.table import TimelineTable
from pathtracker.app.timeline.tools import TimelineTools
from pathtracker.app.timeline.tray import Tray, Undated
from pathtracker.app.widgets.themed import on_theme
from pathtracker.app.workspace import Workspace
from pathtracker.core.fit_effort import ends_by
from pathtracker.store import Change, queries


class TimelineView(LiveView):
    """When everything is planned. `set_bar` puts a widget between head and chart; `head.room` takes
    more buttons; `contents.earlier` and `.band` are laid over the plan by `redress`.
    """

    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            *("item", "membership", "prerequisite", "time_entry", "phase", "track", "role"),
            *("learner", "days_off", "week_hours"),
        }
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        access.install()
        self.contents = Contents()
        self.model = TimelineModel(self)
        self.planner = Planner(self)
        self.editing = Editing(workspace, self.contents)
        self.head = TimelineHead()
        self.chart = TimelineChart(self.model)
        self.chart.editable = not workspace.read_only
        self.tray = Tray()
        self.tray.editable = not workspace.read_only
        self.table: TimelineTable | None = None
        self.pages = Pages()
        self._told: UUID | None = None
        self._moving: Moving | None = None
        self._awaited: UUID | None = None
        self._tried: object = None
        self._refreshed = False
        self._from_cache = False
        self._bar: QWidget | None = None
        self._reading = PartByPart(self)
        self._reading.done.connect(lambda _: self._plan())
        self._build()
        self._connect()
        self.tools = TimelineTools(self)

    # --- what the window asks ---------------------------------------------------------------

    def selected_items(self) -> list[UUID]:
        item = self.chart.selected_item()
        return [item] if item else []

    def shows(self) -> Mapping[str, Callable[..., object]]:
        return {"item": self.show_item, **self.tools.shows()}

    def show_item(self, item: UUID) -> None:
        """Selects an item: out of closed heads, past the filter."""
        self._catch_up()
        if item not in self.chart.scene.row_of:
            self.set_view(self.contents.view._replace(folded=frozenset()))
        if item not in self.chart.scene.row_of:
            self.set_view(self.contents.view._replace(show=Show.ALL))
        at = self.chart.scene.row_of.get(item)
        if at is not None:
            self._turn_to(at)
        elif self.busy:
            self._awaited = item

    def step_selection(self, direction: int) -> None:
        """Selects the next (1) or previous (-1) item."""
        rows = self.chart.scene.rows
        at = self.chart.row_of(self.chart.current) + direction
        while 0 <= at < len(rows):
            if rows[at].item is not None:
                self.chart.select(at)
                return
            at += direction

    def written(self) -> list[Written]:
        """The rows of the chart; on any other face what is written there."""
        if not self.chart.isVisible():
            return super().written()
        rows = enumerate(self.chart.scene.rows)
        return [Written(row.title, partial(self._turn_to, at)) for at, row in rows]

    def state(self) -> dict[str, object]:
        view = self.contents.view
        return {
            **self.chart.place(),
            "grouping": view.grouping,
            "show": view.show,
            "folded": sorted(view.folded)[:2000],
            "links": self.chart.links,
            "dates": self.chart.dates,
        }

    def restore_state(self, state: dict[str, object]) -> None:
        folded = state.get("folded")
        self.contents.view = View(
            _one_of(Grouping, state.get("grouping"), Grouping.ROADMAP),
            _one_of(Show, state.get("show"), Show.OPEN),
            frozenset(map(str, folded)) if isinstance(folded, list) else frozenset(),
        )
        if state.get("links") is False:
            self.head.links.setChecked(False)
        self.chart.show_dates(state.get("dates") is True)
        self.chart.return_to(
            state.get("zoom"), state.get("left"), state.get("top"), state.get("list")
        )
        self.head.set_zoom(self.chart.zoom)

    @property
    def busy(self) -> bool:
        """Whether a plan is still being made."""
        under_way = self.planner.busy or self._reading.busy
        return under_way or self.contents.schedule is None

    # --- what others may add ----------------------------------------------------------------

    def set_bar(self, bar: QWidget | None) -> None:
        """Puts a widget between head and chart; None takes it away."""
        if self._bar is not None:
            self._bar_room.removeWidget(self._bar)
            self._bar.setParent(None)
        self._bar = bar
        if bar is not None:
            self._bar_room.addWidget(bar)
        self._restyle()

    def gather_by(self, grouping: Grouping) -> None:
        self.set_view(self.contents.view._replace(grouping=grouping, folded=frozenset()))

    def show_only(self, show: Show) -> None:
        self.set_view(self.contents.view._replace(show=show))

    def show_all_days(self) -> None:
        """Zooms so that every bar is in sight."""
        scene = self.chart.scene
        spans = [span for row in scene.rows if (span := scene.span(row)) is not None]
        if spans:
            first, last = min(one.start for one in spans), max(one.finish for one in spans)
            self.chart.show_days(first, last)

    def redress(self) -> None:
        """Shows the plan with the earlier plan and the forecast that the contents name now."""
        scene = self.contents.scene()
        if scene is not None:
            self.chart.set_schedule(scene.schedule)
            self._explain()

    def set_view(self, view: View) -> None:
        """Looks at the work in another way."""
        self.contents.view = view
        self._show_scene()
        self.selection_changed.emit()  # what was selected may be hidden now

    # --- keeping up -------------------------------------------------------------------------

    def refresh(self, change: Change | None) -> None:
        """The last plan at once, the new one when it is made."""
        self._refreshed = True
        first = self.contents.plan is None and not self._from_cache
        if change is None and first and self._show_cached():
            return
        today = self.workspace.when().today
        if (
            change is not None
            and not self._reading.busy
            and self.contents.catch_up(self.workspace.reader, change, today)
        ):
            self._plan()
            return
        self._read()

    def _show_cached(self) -> bool:
        """What was seen last, so that the first frame waits for nothing."""
        today = self.workspace.when().today.toordinal()
        scene = read_cache(self.workspace.places.timeline_file, today)
        if scene is None:
            return False
        self._from_cache = True
        self.chart.set_scene(scene)
        self.pages.show_chart(self.card)
        self.chart.painted.connect(self._read_soon)
        return True

    def _read_soon(self) -> None:
        self.chart.painted.disconnect(self._read_soon)
        QTimer.singleShot(0, self, self._read)

    def _read(self) -> None:
        """Begins to read everything, in parts."""
        today = self.workspace.when().today
        self._reading.begin(self.contents.reading(self.workspace.reader, today))

    def _plan(self) -> None:
        """Has a plan made of what was read."""
        assert self.contents.inputs is not None
        self.planner.ask(self.contents.inputs, make)

    def _take(self, planned: Planned) -> None:
        """A plan has been made."""
        if planned.trial:
            drag = self.chart.drag
            if drag is not None and drag.began:
                drag.says(planned.schedule)
                self.chart.set_schedule(self.contents.dressed(planned.schedule))
            return
        self.contents.take(planned)
        self.tools.set_present(planned)
        self._show_scene()
        at = self.chart.scene.row_of.get(self._awaited) if self._awaited else None
        if at is not None:
            self._awaited = None
            self._turn_to(at)
        self._say_moved()

    def _show_scene(self) -> None:
        scene = self.contents.scene()
        if scene is None:
            return
        self.chart.set_scene(scene)
        self._from_cache = False
        self.tray.show_undated(*self.contents.undated())
        self._explain()
        self._choose_page()

    def _explain(self) -> None:
        """What the marks in the chart mean."""
        parts = chart_parts(self.chart.scene, links=self.chart.links)
        self.tray.legend.show_parts(list(parts))

    def _choose_page(self) -> None:
        inputs, rows = self.contents.inputs, self.chart.scene.rows
        assert inputs is not None
        if not inputs.tasks and not inputs.done:
            self.pages.show_no_work()
        elif not inputs.calendar.week_minutes and not inputs.calendar.weeks:
            self.pages.show_no_time()
        elif not rows and (why := self.contents.why_no_days):
            self.pages.show_no_days(why)
        elif not rows and not self.contents.view.folded:
            self.pages.show_all_hidden(self.contents.view.show)
        else:
            self.pages.show_chart(self.card)
        self.head.setVisible(not self.pages.is_without_work)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.card = ChartCard()
        self._faces = QStackedWidget()
        self._faces.addWidget(self.chart)
        self.card.column.addWidget(self._faces, 1)
        self.card.column.addWidget(self.tray)
        self.pages.addWidget(self.card)
        self._bar_room = QVBoxLayout()
        self._body = QVBoxLayout()
        self._body.addWidget(self.pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._bar_room)
        column.addLayout(self._body, 1)
        self.begin_at(self.chart)
        on_theme(self._restyle)

    def _connect(self) -> None:
        chart, head, tray, editing = self.chart, self.head, self.tray, self.editing
        self.planner.planned.connect(self._take)
        head.zoom_chosen.connect(chart.set_zoom)
        head.today_wanted.connect(chart.show_today)
        head.links_turned.connect(self._turn_links)
        head.table_turned.connect(self._turn_table)
        chart.zoomed.connect(head.set_zoom)
        chart.selected.connect(self._tell)
        chart.selected.connect(lambda _: self.selection_changed.emit())
        chart.opened.connect(self._open)
        chart.folded.connect(self._turn_fold)
        chart.menu_wanted.connect(self.menu_wanted)
        chart.options_wanted.connect(self._show_options)
        chart.pinned.connect(partial(self._move, editing.pin))
        chart.resized.connect(partial(self._move, editing.resize))
        chart.linked.connect(partial(self._edit, editing.link))
        chart.nudged.connect(partial(self._move, editing.nudge))
        chart.stretched.connect(partial(self._move, editing.stretch))
        chart.dragging.connect(self._try)
        chart.drag_ended.connect(self._give_up)
        tray.opened.connect(self._open)
        tray.dragged.connect(self._hover_drop)
        tray.dropped.connect(self._drop)
        tray.cancelled.connect(chart.cancel_drag)
        tray.placed.connect(self._place)
        self.pages.role_wanted.connect(lambda: self.go.emit(Destination("roles")))
        self.pages.time_wanted.connect(lambda: self.go.emit(Destination("time")))
        self.pages.all_wanted.connect(
            lambda: self.set_view(self.contents.view._replace(show=Show.ALL))
        )
        self.pages.sample_wanted.connect(lambda: self.command_wanted.emit("sample"))

    def _restyle(self) -> None:
        px = current_theme().px
        side = px(metrics.MARGIN)
        self._body.setContentsMargins(side, 0, side, px(20))
        bar = px(12) if self._bar is not None else 0
        self._bar_room.setContentsMargins(side, 0, side, bar)

    # --- what the chart asks ----------------------------------------------------------------

    def _tell(self, item: UUID | None) -> None:
        if item != self._told:
            self._told = item
            self.item_opened.emit(item)

    def _open(self, item: UUID) -> None:
        """Shows the details, also where they were closed."""
        self._told = item
        self.item_opened.emit(item)

    def _turn_to(self, at: int) -> None:
        """Makes a row the current one, with its days in sight."""
        self.chart.select(at)
        span = self.chart.scene.span(self.chart.scene.rows[at])
        if span is not None:
            self.chart.show_span(span)

    def _turn_fold(self, key: str) -> None:
        view = self.contents.view
        self.set_view(view._replace(folded=view.folded ^ {key}))

    def _turn_links(self, shown: bool) -> None:
        self.chart.set_links(shown)
        self._explain()

    def _turn_table(self, shown: bool) -> None:
        if self.table is None:
            self.table = TimelineTable(self.model)
            self.table.opened.connect(self._open)
            self._faces.addWidget(self.table)
        self._faces.setCurrentWidget(self.table if shown else self.chart)
        self.tray.setVisible(not shown)

    def _show_options(self, where: QPoint) -> None:
        view = self.contents.view
        asks = Asks(
            grouping=self.gather_by,
            show=self.show_only,
            open_all=lambda: self.set_view(view._replace(folded=frozenset())),
            close_all=self._close_all,
            copy=self._copy,
            dates=self.chart.show_dates,
        )
        self._menu = options_menu(self, view, asks, dates=self.chart.dates)
        self._menu.popup(where)

    def _close_all(self) -> None:
        keys = {row.key for row in self.chart.scene.rows if row.item is None and row.depth == 0}
        view = self.contents.view
        self.set_view(view._replace(folded=view.folded | keys))

    def _copy(self) -> None:
        from pathtracker.app.timeline.table import copy_csv

        copy_csv(self.model)

    # --- dragging ---------------------------------------------------------------------------

    def _try(self, drag: Drag) -> None:
        """Shows what the plan would be if the drag ended here."""
        wanted = (drag.item, drag.grip, drag.span)
        if wanted == self._tried:
            return
        self._tried = wanted
        inputs = self.editing.tried(drag)
        if inputs is not None:
            self.planner.ask(inputs, _maker_of(drag), trial=True)

    def _move(self, edit: Callable[..., object], item: UUID, *arguments: object) -> None:
        """Makes a change that moves an item; what has come of it is said with the next plan."""
        schedule, waiting = self.contents.schedule, self._moving
        if schedule is not None and (waiting is None or waiting.item != item):
            self._moving = Moving(item, dict(schedule.spans))
        self._edit(edit, item, *arguments)
        if not self._refreshed:
            self._moving = waiting

    def _say_moved(self) -> None:
        moving, self._moving = self._moving, None
        schedule = self.contents.schedule
        if moving is None or schedule is None:
            return
        title = queries.titles(self.workspace.reader, [moving.item]).get(moving.item, "")
        words = moved_words(moving, title, schedule.spans, schedule.today)
        if words:
            self.moved.emit(words)

    def _edit(self, edit: Callable[..., object], *arguments: object) -> None:
        """Makes a change. Where none has come of it, as when it was refused, the plan as it is
        comes back in place of what was tried."""
        self._refreshed, self._tried = False, None
        edit(*arguments)
        if not self._refreshed:
            self._give_up()

    def _give_up(self) -> None:
        """Nothing has come of a drag: back to the plan as it is. One that was still being made of
        an edit before is asked for again, since what was tried has taken its place."""
        self._tried = None
        self.planner.forget()
        inputs = self.contents.inputs
        if inputs is not None and self.contents.is_behind:
            self.planner.ask(inputs, make)
        self.redress()

    def _hover_drop(self, undated: Undated, where: QPoint) -> None:
        self.chart.hover_drop(undated.id, undated.title, undated.days, where)

    def _drop(self) -> None:
        """What had no date has one now; its chip goes, so the chart takes the keyboard."""
        item = self.chart.drag.item if self.chart.drag else None
        if self.chart.drop():
            self._follow(item)
        else:
            self._give_up()

    def _place(self, item: UUID) -> None:
        """The keyboard gives something a day: today, from which it can be moved."""
        self._follow(item)
        self._move(self.editing.pin, item, self.workspace.when().today.toordinal())

    def _follow(self, item: UUID | None) -> None:
        """Makes an item the current one as soon as it has a row."""
        self._awaited = item
        self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Qt ---------------------------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keep_picture()

    def _keep_picture(self) -> None:
        """For the first frame of the next time."""
        known = self.contents.plan is not None and not self.contents.tried
        if not known or self._from_cache or self.workspace.read_only:
            return
        first = self.chart.verticalScrollBar().value() // look().row
        write_cache(self.workspace.places.timeline_file, self.chart.scene, first)


def _maker_of(drag: Drag) -> Make:
    """How a plan is made of what is dragged: an end that is pulled keeps to its day."""
    item = drag.item
    if drag.grip is not Grip.RESIZE or item is None:
        return make
    finish = date.fromordinal(drag.span.finish)
    return lambda inputs: make(ends_by(inputs, item, finish))


def _one_of(kind: type, value: object, otherwise: object):  # type: ignore[no-untyped-def]
    try:
        return kind(value)
    except ValueError:
        return otherwise
