"""The plan out of the program: as PDF, as a picture, for a calendar, on paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from pathtracker.app.dates import short_day
from pathtracker.app.live import LiveView
from pathtracker.app.places import Destination
from pathtracker.app.timeline.chart import TimelineChart
from pathtracker.app.timeline.exports import Sheet
from pathtracker.app.timeline.forecasting import Forecasting
from pathtracker.app.timeline.saving import Saving
from pathtracker.app.widgets.buttons import IconButton
from pathtracker.app.words import tr
from pathtracker.store.planning import planned_role


class WaysOut(QObject):
    """What goes out is the chart as it is shown, once there is a plan with its forecast."""

    def __init__(self, view: LiveView, chart: TimelineChart, forecasting: Forecasting) -> None:
        super().__init__(view)
        self._view, self._chart, self._forecasting = view, chart, forecasting
        self._waiting: list[Callable[[], object]] = []
        self.saving = Saving(view.workspace, view.exported.emit)
        self.button = IconButton("more", tr("Times, export and print"))

    def when_ready(self, run: Callable[[], object]) -> None:
        """Runs something once there is a plan with its forecast."""
        if self._forecasting.now is not None:
            run()
        else:
            self._waiting.append(run)

    def sheet(self) -> Sheet:
        """The chart as it is shown, for paper."""
        workspace, chart = self._view.workspace, self._chart
        role = planned_role(workspace.reader)
        title = tr("Plan of {day}", day=short_day(workspace.when().today, year=True))
        return Sheet(
            chart.scene,
            f"{role.title} · {title}" if role else title,
            self._forecasting.short_words(),
            links=chart.links,
            first_weekday=chart.first_weekday,
            mirrored=chart.isRightToLeft(),
        )

    def export(self, kind: str) -> None:
        """Asks where to, and writes: pdf, png or ics."""
        self.saving.ask(kind, self.sheet, self._view)

    def print(self) -> None:
        """Asks for a printer, and prints."""
        self.saving.print_pages(self.sheet(), self._view)

    def menu(self) -> QMenu:
        """When there is time, and the ways out."""
        menu = QMenu(self.button)
        menu.addAction(tr("When I have time…")).triggered.connect(
            lambda: self._view.go.emit(Destination("time"))
        )
        menu.addSeparator()
        names = {
            "pdf": tr("Export as PDF…"),
            "png": tr("Export as a picture…"),
            "ics": tr("Export for a calendar…"),
        }
        for kind, words in names.items():
            menu.addAction(words).triggered.connect(lambda _=False, kind=kind: self.export(kind))
        menu.addAction(tr("Print…")).triggered.connect(self.print)
        return menu

    def go_on(self) -> None:
        """There is a forecast: what has waited for it is done."""
        waiting, self._waiting = self._waiting, []
        for run in waiting:
            run()
