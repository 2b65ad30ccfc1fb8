"""The card, or what is said when there is nothing to show in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from pathtracker.app.timeline.rows import Show
from pathtracker.app.widgets.empty import EmptyState
from pathtracker.app.words import tr


class Pages(QStackedWidget):
    """Signals: role_wanted, time_wanted, all_wanted, sample_wanted."""

    role_wanted = Signal()
    time_wanted = Signal()
    all_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._no_work: EmptyState | None = None
        self._no_time: EmptyState | None = None
        self._no_days: dict[str, EmptyState] = {}
        self._hidden: dict[Show, EmptyState] = {}

    @property
    def is_without_work(self) -> bool:
        return self._no_work is not None and self.currentWidget() is self._no_work

    def show_chart(self, card: QWidget) -> None:
        self.setCurrentWidget(card)

    def show_no_work(self) -> None:
        """There is nothing to plan."""
        if self._no_work is None:
            self._no_work = EmptyState(
                "timeline",
                tr("Nothing to plan yet"),
                tr("Choose a role, and its steps lie here along the days you have."),
                tr("Choose a role"),
                tr("Load the sample learner"),
            )
            self._no_work.action.connect(self.role_wanted)
            self._no_work.link.connect(self.sample_wanted)
            self.addWidget(self._no_work)
        self.setCurrentWidget(self._no_work)

    def show_no_time(self) -> None:
        """There is work, but no time for it."""
        if self._no_time is None:
            self._no_time = EmptyState(
                "clock",
                tr("When do you have time?"),
                tr("Say how many minutes you have on which days, and every step gets its dates."),
                tr("Say when"),
            )
            self._no_time.action.connect(self.time_wanted)
            self.addWidget(self._no_time)
        self.setCurrentWidget(self._no_time)

    def show_no_days(self, why: str) -> None:
        """There is work, but no day for any of it, for one reason."""
        if why not in self._no_days:
            page = EmptyState("calendar", tr("Nothing has a day"), why, tr("When I have time"))
            page.action.connect(self.time_wanted)
            self._no_days[why] = page
            self.addWidget(page)
        self.setCurrentWidget(self._no_days[why])

    def show_all_hidden(self, show: Show) -> None:
        """There is work, but none that is looked for."""
        if show not in self._hidden:
            words = {
                Show.OPEN: tr("All that had a date is done."),
                Show.CHAIN: tr("Nothing is planned that could set the finish."),
            }
            page = EmptyState(
                "filter",
                tr("Nothing to show"),
                words.get(show, tr("No step has a date.")),
                tr("Show done steps as well") if show is not Show.ALL else "",
            )
            page.action.connect(self.all_wanted)
            self._hidden[show] = page
            self.addWidget(page)
        self.setCurrentWidget(self._hidden[show])
