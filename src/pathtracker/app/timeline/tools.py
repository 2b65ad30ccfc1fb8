"""What stands around the chart: the what-if bar, the forecast, plans kept, notes, exports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from pathtracker.actions import planning
from pathtracker.actions.what_if import keep_baseline, remove_baseline
from pathtracker.app.dates import short_day
from pathtracker.app.latest import Latest
from pathtracker.app.places import Destination
from pathtracker.app.theme import current_theme
from pathtracker.app.timeline.baselines import (
    ghosts_of,
    kept_plans,
    moved_since,
    name_of,
    usual_name,
)
from pathtracker.app.timeline.exports import Sheet
from pathtracker.app.timeline.forecast_words import (
    basis_words,
    duration_words,
    durations,
    instead_words,
    likely_words,
)
from pathtracker.app.timeline.foresight import Past, band_of, foresee, read_past, times_as_much
from pathtracker.app.timeline.job import Planned
from pathtracker.app.timeline.listing import Entry, Listing
from pathtracker.app.timeline.plan_notes import Notes, meets_words, notes_of
from pathtracker.app.timeline.saving import Saving
from pathtracker.app.timeline.trying import Trying, present_words
from pathtracker.app.timeline.what_if_bar import WhatIfBar
from pathtracker.app.timeline.words import day
from pathtracker.app.widgets.announce import announce
from pathtracker.app.widgets.buttons import IconButton, QuietButton
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.popover import Popover
from pathtracker.app.widgets.text import caption, set_tip
from pathtracker.app.words import number, tr
from pathtracker.core.availability import Calendar
from pathtracker.core.forecast import Forecast
from pathtracker.core.model import Baseline
from pathtracker.core.whatif import Meets, what_meets
from pathtracker.store import Change, queries
from pathtracker.store.planning import calendar, planned_role

if TYPE_CHECKING:
    from pathtracker.app.timeline.view import TimelineView

_AFTER_THE_CHART_MS = 30
"""The chart comes first: a forecast beside it would take its time."""
_ROOMY = 1080
"""A head at least so wide has room for all its words, in pixels of the design."""


class _Foreseen(NamedTuple):
    """The forecast of the present plan, and of the one that is tried."""

    of: Planned
    now: Forecast
    tried: Forecast | None


class TimelineTools(QObject):
    """Belongs to a view and follows its plans."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self.view, self.workspace = view, view.workspace
        today = self._today()
        self.bar = WhatIfBar(today)
        self.bar.set_editable(not self.workspace.read_only)
        self.trying = Trying(self.workspace, self.bar, self)
        self.foresight = Latest(self)
        self.meets, self.firsts = Latest(self), Latest(self)
        self.saving = Saving(self.workspace, view.exported.emit)
        self.present: Planned | None = None
        self.forecast: Forecast | None = None
        self._foreseen_for: Planned | None = None
        self._tried: Planned | None = None
        self._later = QTimer(self, singleShot=True, interval=_AFTER_THE_CHART_MS)
        self._later.timeout.connect(lambda: self._foresee(self._tried))
        self.tried_forecast: Forecast | None = None
        self.notes = Notes([], [], [])
        self.shown: UUID | None = None
        self.popover: Popover | None = None
        self._past = Past()
        self._kept: list[Baseline] | None = None
        self._hides_baselines = False
        self._waiting: list[Callable[[], object]] = []
        self.notes_button = QuietButton("", "warning")
        self.plans_button = QuietButton(tr("Earlier plans"), "flag")
        self.more = IconButton("more", tr("Times, export and print"))
        self._build()
        self._connect()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        parts = (self.trying.planner, self.trying.reverse, self.foresight, self.meets, self.firsts)
        return self._later.isActive() or any(part.busy for part in parts)

    def shows(self) -> Mapping[str, Callable[..., object]]:
        """What commands ask for, each once there is a plan with its forecast."""
        return {
            "keep": lambda: self.when_ready(self.keep_plan),
            "export": lambda kind: self.when_ready(lambda: self.export(kind)),
            "print": lambda: self.when_ready(self.print_plan),
        }

    # --- what happens -----------------------------------------------------------------------

    def _take(self, planned: Planned) -> None:
        """The plan as it is."""
        self.present = planned
        self._past = read_past(self.workspace.reader, self._today())
        self.notes = notes_of(planned.plan, self._titles(planned), self._today())
        if self.view.contents.why_no_days:  # the page says so once, for all of them
            self.notes = self.notes._replace(undated=[])
        self._name_notes()
        self._read_plans()
        self._show_bar(planned.inputs.calendar, some_work=bool(planned.inputs.tasks))
        trying = self.trying.active
        self.bar.set_today(self._today())
        self.trying.show_present(planned.inputs)
        if not trying:
            self._dress()
            self._foresee(None)

    def _take_tried(self, planned: Planned) -> None:
        """A plan as it would be."""
        assert self.present is not None
        self._set_editable(False)
        contents, begins = self.view.contents, not self.view.contents.tried
        contents.take(planned)
        contents.tried = True
        self._compare()
        if begins:
            self.view.redress()
        else:  # the rows and the words about them stay, only days move
            self.view.chart.set_schedule(contents.dressed(planned.schedule))
        self._tried = planned
        self._later.start()

    def _give_up(self) -> None:
        """Back to the plan as it is."""
        self._set_editable(True)
        self.tried_forecast = self._tried = None
        self._later.stop()
        self.view.contents.tried = False
        if self.present is not None:
            self.view.contents.take(self.present)
        self.view.contents.band = band_of(self.forecast)
        self._dress()
        self._say()
        self._foresee(None)

    def _foresee(self, tried: Planned | None) -> None:
        """Wants the forecast of the plan as it is, unless that is known, and of one tried."""
        present, past = self.present, self._past
        if present is None:
            return
        known = self.forecast if self._foreseen_for is present else None

        def work() -> _Foreseen:
            now = known or foresee(present.plan, present.inputs, past)
            if tried is None:
                return _Foreseen(present, now, None)
            usual = past.scaled(times_as_much(tried.inputs, present.inputs))
            return _Foreseen(present, now, foresee(tried.plan, tried.inputs, usual))

        self.foresight.ask(work)

    def _take_forecast(self, found: _Foreseen) -> None:
        self.forecast, self._foreseen_for = found.now, found.of
        self.tried_forecast = found.tried if self.trying.active else None
        self.view.contents.band = band_of(self.tried_forecast or found.now)
        self.view.redress()
        self._say()
        self._announce()
        waiting, self._waiting = self._waiting, []
        for run in waiting:
            run()

    def _say(self) -> None:
        """The forecast in words, in the bar."""
        today, trying = self._today(), self.trying.active
        if self.forecast is None or self.present is None:
            return
        if trying and self.tried_forecast is not None:
            parts = instead_words(self.tried_forecast, self.forecast, today)
        else:
            paused = self.present.inputs.calendar.paused_for_good_from is not None
            parts = likely_words(self.forecast, today, paused=paused)
        told = "".join(text for text, _ in parts) + ". "
        proportion = self._past.in_proportion or trying
        told += " ".join(basis_words(self.forecast, self.present.plan, in_proportion=proportion))
        self.bar.show_result(parts, trying=trying, told=told)

    def _announce(self) -> None:
        """Tells a screen reader what would come of what is tried."""
        if self.trying.active:
            announce(self.bar, self.bar.result.text())

    def _compare(self) -> None:
        """Lays over the chart what it is compared with: the present plan while another is tried,
        else the plan kept earlier that is chosen."""
        contents, kept = self.view.contents, self.shown_plan()
        if self.trying.active and self.present is not None:
            contents.earlier = self.present.schedule.spans
            contents.earlier_words = present_words(self.present.inputs)
        elif kept is not None:
            contents.earlier, contents.earlier_words = ghosts_of(kept), kept.title
        else:
            contents.earlier, contents.earlier_words = {}, ""

    def _dress(self) -> None:
        """Shows it."""
        self._compare()
        self.view.set_view(self.view.contents.view)

    def _set_editable(self, editable: bool) -> None:
        """While a plan is only tried its bars stay where they are."""
        editable = editable and not self.workspace.read_only
        self.view.chart.editable = self.view.tray.editable = editable

    # --- the forecast -----------------------------------------------------------------------

    def open_basis(self) -> None:
        """What the forecast is based on, and what others say of the role."""
        found, present = self.tried_forecast or self.forecast, self.present
        if found is None or present is None:
            return
        popover = self._new_popover(Popover(tr("Forecast"), self.bar))
        head = PlainLabel(weight=600)
        head.set_parts(*likely_words(found, self._today()))
        popover.body.addWidget(head)
        proportion = self._past.in_proportion or self.trying.active
        for words in basis_words(found, present.plan, in_proportion=proportion):
            popover.body.addWidget(_paragraph(words))
        role = planned_role(self.workspace.reader)
        if role is not None and role.slug is not None:
            popover.body.addWidget(PlainLabel(tr("What others say"), tone="muted"))
            catalog = self.workspace.catalog
            said = durations(catalog, role.slug)
            for one in said:
                words, source = duration_words(catalog, one)
                popover.body.addWidget(_paragraph(words))
                popover.body.addWidget(PlainLabel(source, "caption", "muted"))
            entry = catalog.roles.get(role.slug)
            if not said and entry is not None:
                popover.body.addWidget(_paragraph(entry.page.times.none))
        popover.open_below(self.bar.basis)

    # --- notes ------------------------------------------------------------------------------

    def open_notes(self) -> None:
        """Deadlines that don't hold, pins that moved, work without a day."""
        listing = Listing(tr("Worth a look"), self.notes_button)
        self._new_popover(listing)
        listing.show_part(tr("Deadlines that don't hold"), self.notes.deadlines)
        listing.show_part(tr("Pins that moved"), self.notes.pins)
        listing.show_part(tr("Without a day"), self.notes.undated)
        listing.opened.connect(self._open)
        listing.asked.connect(self.ask_meets)
        listing.acted.connect(self.do_first)
        listing.open_below(self.notes_button)

    def ask_meets(self, entry: Entry) -> None:
        """Wants to know what would meet a deadline."""
        if self.present is None:
            return
        inputs = self.present.inputs
        broken = next(one for one in self.present.plan.deadlines if one.id == entry.item)
        self.meets.ask(lambda: (entry, broken.day, what_meets(inputs, broken.day, broken.id)))

    def do_first(self, entry: Entry) -> None:
        """Puts an item with a deadline before everything else."""
        if self.present is None or entry.item is None:
            return
        inputs, item = self.present.inputs, entry.item
        wanted = next(one.day for one in self.present.plan.deadlines if one.id == item)
        self.firsts.ask(lambda: (item, what_meets(inputs, wanted, item).first))

    def _put_first(self, answer: tuple[UUID, Mapping[UUID, date]]) -> None:
        item, days = answer
        self.workspace.do(planning.do_first, item=item, days=days)

    def _answer_meets(self, answer: tuple[Entry, date, Meets]) -> None:
        entry, wanted, meets = answer
        listing = self.popover
        if isinstance(listing, Listing) and entry in listing.rows:
            listing.rows[entry].answer(meets_words(meets, wanted, self._today()))
            listing._size()

    def _name_notes(self) -> None:
        """In a narrow view the icon and the number are enough."""
        count = self.notes.total
        words = tr("{n} to look at", count)
        self.notes_button.setText(words if self._is_roomy() else number(count))
        self.notes_button.setAccessibleName(words)
        set_tip(self.notes_button, words)
        self.notes_button.setVisible(count > 0)

    def _open(self, item: UUID) -> None:
        self.view.show_item(item)
        self.view.item_opened.emit(item)

    # --- plans kept -------------------------------------------------------------------------

    def shown_plan(self) -> Baseline | None:
        """The plan kept earlier that is drawn below the bars."""
        return next((one for one in self._kept or () if one.id == self.shown), None)

    def keep_plan(self) -> None:
        """Keeps the plan of today."""
        if self.present is None:
            return
        days = [
            (item.id, item.start, item.finish) for item in self.present.plan.items if not item.done
        ]
        title = usual_name(self._today(), self._kept or ())
        kept = self.workspace.do(keep_baseline, title=title, plan=days)
        if kept is not None:
            self.show_plan(kept.id)

    def show_plan(self, baseline: UUID | None) -> None:
        """Shows a plan kept earlier, or none."""
        self.shown = baseline
        self._hides_baselines = baseline is None
        self._name_plans()
        self._dress()

    def open_moved(self) -> None:
        """What has moved since the plan that is shown."""
        kept, present = self.shown_plan(), self.present
        if kept is None or present is None:
            return
        titles = queries.titles(self.workspace.reader, [one.item_id for one in kept.plan])
        entries = moved_since(kept, present.plan, titles, self._today())
        since = day(kept.day.toordinal(), self._today().toordinal())
        listing = Listing(tr("Moved since {day}", day=since), self.plans_button)
        self._new_popover(listing)
        listing.show_part("", entries or [Entry(None, tr("Nothing has moved."), "")])
        listing.opened.connect(self._open)
        listing.open_below(self.plans_button)

    def plans_menu(self) -> QMenu:
        """Keep, choose, compare, forget."""
        menu, editable = QMenu(self.plans_button), not self.workspace.read_only
        keep = menu.addAction(tr("Keep the plan of today"))
        keep.triggered.connect(self.keep_plan)
        keep.setEnabled(editable)
        kept = self._kept or []
        if kept:
            menu.addSeparator()
            for one in kept[:20]:
                action = menu.addAction(caption(name_of(one, self._today())[:60]))
                action.setCheckable(True)
                action.setChecked(one.id == self.shown)
                action.triggered.connect(lambda _=False, key=one.id: self.show_plan(key))
            none = menu.addAction(tr("None"))
            none.setCheckable(True)
            none.setChecked(self.shown is None)
            none.triggered.connect(lambda: self.show_plan(None))
        shown = self.shown_plan()
        if shown is not None:
            menu.addSeparator()
            menu.addAction(tr("What has moved since…")).triggered.connect(self.open_moved)
            forget = menu.addAction(caption(tr("Forget “{title}”", title=shown.title[:40])))
            forget.triggered.connect(lambda: self.workspace.do(remove_baseline, baseline=shown.id))
            forget.setEnabled(editable)
        return menu

    def _read_plans(self) -> None:
        if self._kept is None:
            self._kept = kept_plans(self.workspace.reader)
        known = {one.id for one in self._kept}
        if self.shown not in known:
            newest = self._kept[0].id if self._kept and not self._hides_baselines else None
            self.shown = newest
        self._name_plans()

    def _name_plans(self) -> None:
        shown = self.shown_plan()
        words = shown.title[:32] if shown else tr("Earlier plans")
        self.plans_button.setText(words if self._is_roomy() else "")
        self.plans_button.setAccessibleName(words)
        set_tip(self.plans_button, words)

    def _changed(self, change: Change) -> None:
        if "baseline" in change.kinds:
            self._kept = None
            if self.view.isVisible() and self.present is not None:
                self._read_plans()
                self._dress()

    # --- exports ----------------------------------------------------------------------------

    def sheet(self) -> Sheet:
        """The chart as it is shown, for paper."""
        chart, today = self.view.chart, self._today()
        role = planned_role(self.workspace.reader)
        title = tr("Plan of {day}", day=short_day(today, year=True))
        parts = likely_words(self.forecast, today) if self.forecast else ()
        return Sheet(
            chart.scene,
            f"{role.title} · {title}" if role else title,
            "".join(text for text, _ in parts),
            links=chart.links,
            first_weekday=chart.first_weekday,
            mirrored=chart.isRightToLeft(),
        )

    def export(self, kind: str) -> None:
        """Asks where to, and writes: pdf, png or ics."""
        self.saving.ask(kind, self.sheet, self.view)

    def when_ready(self, run: Callable[[], object]) -> None:
        """Runs something once there is a plan with its forecast."""
        if self.forecast is not None:
            run()
        else:
            self._waiting.append(run)

    def print_plan(self) -> None:
        self.saving.print_pages(self.sheet(), self.view)

    def more_menu(self) -> QMenu:
        """When there is time, and the ways out."""
        menu = QMenu(self.more)
        menu.addAction(tr("When I have time…")).triggered.connect(
            lambda: self.view.go.emit(Destination("time"))
        )
        menu.addSeparator()
        names = {
            "pdf": tr("Export as PDF…"),
            "png": tr("Export as a picture…"),
            "ics": tr("Export for a calendar…"),
        }
        for kind, words in names.items():
            menu.addAction(words).triggered.connect(lambda _=False, kind=kind: self.export(kind))
        menu.addAction(tr("Print…")).triggered.connect(self.print_plan)
        return menu

    # --- inside -----------------------------------------------------------------------------

    def _build(self) -> None:
        view = self.view
        view.head.room.insertWidget(0, self.notes_button)
        view.head.room.addWidget(self.plans_button)
        row = view.head.layout()
        assert row is not None
        row.addWidget(self.more)
        self.notes_button.hide()
        view.set_bar(self.bar)
        # Before the first plan it stands there already, so that the chart need not move down.
        reader = self.workspace.reader
        known = calendar(reader)
        self._show_bar(known, some_work=bool(queries.tracks(reader)))
        self.bar.show_present(known.hours_a_week, None, known.off, keep=False)
        view.head.installEventFilter(self)

    def _connect(self) -> None:
        self.view.planned.connect(self._take)
        self.trying.tried.connect(self._take_tried)
        self.trying.given_up.connect(self._give_up)
        self.foresight.done.connect(self._take_forecast)
        self.meets.done.connect(self._answer_meets)
        self.firsts.done.connect(self._put_first)
        self.bar.basis_wanted.connect(self.open_basis)
        self.notes_button.clicked.connect(self.open_notes)
        self.plans_button.clicked.connect(
            lambda: self._open_menu(self.plans_menu(), self.plans_button)
        )
        self.more.clicked.connect(lambda: self._open_menu(self.more_menu(), self.more))
        self.workspace.changed.connect(self._changed)

    def _show_bar(self, known: Calendar, *, some_work: bool) -> None:
        """Without work or time there is nothing to try."""
        self.bar.setVisible(some_work and bool(known.week_minutes or known.weeks))

    def _is_roomy(self) -> bool:
        return self.view.head.width() >= current_theme().px(_ROOMY)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The head has become wider or narrower."""
        if event.type() == QEvent.Type.Resize and watched is self.view.head:
            self._name_notes()
            self._name_plans()
        return super().eventFilter(watched, event)

    def _open_menu(self, menu: QMenu, anchor: QWidget) -> None:
        self._menu = menu
        menu.popup(anchor.mapToGlobal(anchor.rect().bottomLeft()))

    def _new_popover(self, popover: Popover) -> Popover:
        if self.popover is not None:
            self.popover.deleteLater()
        self.popover = popover
        return popover

    def _titles(self, planned: Planned) -> dict[UUID, str]:
        """Of what the notes speak of."""
        plan = planned.plan
        wanted: set[UUID] = {one.id for one in plan.deadlines if one.id is not None}
        for item in plan.items:
            if item.moved is not None:
                wanted |= {item.id} | ({item.moved.by} if item.moved.by else set())
        for one in plan.unplanned:
            wanted |= {one.id} | ({one.by} if one.by else set())
        return queries.titles(self.workspace.reader, wanted) if wanted else {}

    def _today(self) -> date:
        return self.workspace.when().today


def _paragraph(words: str) -> PlainLabel:
    label = PlainLabel(words, tone="text2", wrap=True)
    label.setFixedWidth(label.fontMetrics().averageCharWidth() * 58)
    return label
