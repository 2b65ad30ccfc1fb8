"""The forecast: worked out beside the window, said in words, and what it is based on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from pathtracker.app.latest import Latest
from pathtracker.app.timeline.forecast_words import (
    Parts,
    basis_words,
    duration_words,
    durations,
    instead_words,
    likely_words,
)
from pathtracker.app.timeline.job import Planned
from pathtracker.app.timeline.scene import Band, band_of
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.popover import Popover
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.forecast import Forecast
from pathtracker.reports.plan_forecast import Past, foresee, read_past, times_as_much
from pathtracker.store.planning import planned_role

_AFTER_THE_CHART_MS = 30
"""The chart comes first: a forecast beside it would take its time."""


class _Foreseen(NamedTuple):
    """The forecast of the present plan, and of the one that is tried."""

    of: Planned
    now: Forecast
    tried: Forecast | None


class Forecasting(QObject):
    """`now` is the forecast of the present plan, `tried` that of the plan that is tried, while one
    is. Signal: foreseen, when they are others."""

    foreseen = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.now: Forecast | None = None
        self.tried: Forecast | None = None
        self.work = Latest(self)
        self.work.done.connect(self._take)
        self._present: Planned | None = None
        self._now_of: Planned | None = None
        self._trying: Planned | None = None
        self._past = Past()
        self._popover: Popover | None = None
        self._later = QTimer(self, singleShot=True, interval=_AFTER_THE_CHART_MS)
        self._later.timeout.connect(self.ask)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._later.isActive() or self.work.busy

    @property
    def band(self) -> Band | None:
        """What of it lies over the chart."""
        return band_of(self.tried or self.now)

    def set_present(self, planned: Planned) -> None:
        """The plan as it is. What is known of another stays until it is asked anew."""
        self._present = planned
        self._past = read_past(self._workspace.reader, self._workspace.when().today)

    def ask_soon(self) -> None:
        """Asks once the chart has been shown."""
        self._later.start()

    def try_soon(self, planned: Planned) -> None:
        """Wants the forecast of a plan that is tried too, once the chart has shown it."""
        self._trying = planned
        self.ask_soon()

    def stop_trying(self) -> None:
        """Back to the plan as it is."""
        self.tried = self._trying = None
        self._later.stop()

    def ask(self) -> None:
        """Wants the forecast of the plan as it is, unless that is known, and of one tried."""
        present, tried, past = self._present, self._trying, self._past
        if present is None:
            return
        known = self.now if self._now_of is present else None

        def work() -> _Foreseen:
            now = known or foresee(present.plan, present.inputs, past)
            if tried is None:
                return _Foreseen(present, now, None)
            usual = past.scaled(times_as_much(tried.inputs, present.inputs))
            return _Foreseen(present, now, foresee(tried.plan, tried.inputs, usual))

        self.work.ask(work)

    def words(self) -> tuple[Parts, str]:
        """The forecast in words, and as a screen reader says it; nothing before there is one."""
        now, present = self.now, self._present
        if now is None or present is None:
            return (), ""
        today = self._workspace.when().today
        if self.tried is not None:
            parts = instead_words(self.tried, now, today)
        else:
            paused = present.inputs.calendar.paused_for_good_from is not None
            parts = likely_words(now, today, paused=paused)
        told = "".join(text for text, _ in parts) + ". "
        return parts, told + " ".join(self._basis(now, present))

    def short_words(self) -> str:
        """When the present plan is likely to end, for paper."""
        today = self._workspace.when().today
        parts = likely_words(self.now, today) if self.now else ()
        return "".join(text for text, _ in parts)

    def open_basis(self, below: QWidget, around: QWidget) -> None:
        """What the forecast is based on, and what others say of the role."""
        found, present = self.tried or self.now, self._present
        if found is None or present is None:
            return
        if self._popover is not None:
            self._popover.deleteLater()
        self._popover = popover = Popover(tr("Forecast"), around)
        head = PlainLabel(weight=600)
        head.set_parts(*likely_words(found, self._workspace.when().today))
        popover.body.addWidget(head)
        for words in self._basis(found, present):
            popover.body.addWidget(_paragraph(words))
        self._say_of_others(popover)
        popover.open_below(below)

    def _basis(self, found: Forecast, present: Planned) -> Iterator[str]:
        proportion = self._past.in_proportion or self._trying is not None
        return basis_words(found, present.plan, in_proportion=proportion)

    def _say_of_others(self, popover: Popover) -> None:
        role, catalog = planned_role(self._workspace.reader), self._workspace.catalog
        if role is None or role.slug is None:
            return
        popover.body.addWidget(PlainLabel(tr("What others say"), tone="muted"))
        said = durations(catalog, role.slug)
        for one in said:
            words, source = duration_words(catalog, one)
            popover.body.addWidget(_paragraph(words))
            popover.body.addWidget(PlainLabel(source, "caption", "muted"))
        entry = catalog.roles.get(role.slug)
        if not said and entry is not None:
            popover.body.addWidget(_paragraph(entry.page.times.none))

    def _take(self, found: _Foreseen) -> None:
        self.now, self._now_of = found.now, found.of
        self.tried = found.tried if self._trying is not None else None
        self.foreseen.emit()


def _paragraph(words: str) -> PlainLabel:
    label = PlainLabel(words, tone="text2", wrap=True)
    label.setFixedWidth(label.fontMetrics().averageCharWidth() * 58)
    return label
