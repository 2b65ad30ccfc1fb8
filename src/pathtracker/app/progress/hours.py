"""Hours by skill, by roadmap, by weekday or by month."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QSizePolicy

from pathtracker.app.chart_card import ChartCard
from pathtracker.app.progress.words import (
    month_name,
    time_words,
    weekday_name,
)
from pathtracker.app.widgets.bar_chart import Bar, BarChart
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.sheet import Sheet
from pathtracker.app.words import tr
from pathtracker.paths import Places
from pathtracker.reports.progress import Progress, Range, Share

_MOST_BARS = 12


class By(StrEnum):
    """What hours are counted by."""

    SKILL = "skill"
    ROADMAP = "roadmap"
    WEEKDAY = "weekday"
    MONTH = "month"


class HoursCard(ChartCard):
    """Hours by skill, by roadmap, by weekday or by month."""

    def __init__(self, places: Places) -> None:
        self.bars = BarChart(tr("Hours as bars"))
        super().__init__(places, tr("Hours"), self.bars, self.sheet, tr("hours"))
        self._found: Progress | None = None
        self._span = Range.YEAR
        self.by = SegmentedControl(
            tr("By what"),
            (
                (By.SKILL, tr("Skill")),
                (By.ROADMAP, tr("Roadmap")),
                (By.WEEKDAY, tr("Weekday")),
                (By.MONTH, tr("Month")),
            ),
        )
        self.by.chosen.connect(lambda _: self._show())
        self.body.insertWidget(0, self.by)
        self.more = PlainLabel("", "caption", "muted", wrap=True)
        self.body.insertWidget(2, self.more)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def restore(self, by: object) -> None:
        """Counts by what was chosen another time; what is unknown is passed over."""
        if by in list(By):
            self.by.set_value(By(str(by)))

    def show_progress(self, found: Progress, span: Range) -> None:
        self._found, self._span = found, span
        self._show()

    def sheet(self) -> Sheet:
        """All of it, also what has no bar."""
        shares = self._shares()
        rows = tuple((one.name, time_words(one.minutes)) for one in shares)
        total = (tr("All"), time_words(sum(one.minutes for one in shares)))
        columns = (self._by_words(), tr("Hours"))
        return Sheet(self._title(), columns=columns, rows=rows, total=total)

    @property
    def _by(self) -> By:
        return By(str(self.by.value()))

    def _title(self) -> str:
        return {
            By.SKILL: tr("Hours by skill"),
            By.ROADMAP: tr("Hours by roadmap"),
            By.WEEKDAY: tr("Hours by weekday"),
            By.MONTH: tr("Hours by month"),
        }[self._by]

    def _by_words(self) -> str:
        return {
            By.SKILL: tr("Skill"),
            By.ROADMAP: tr("Roadmap"),
            By.WEEKDAY: tr("Weekday"),
            By.MONTH: tr("Month"),
        }[self._by]

    def _shares(self) -> list[Share]:
        found, span = self._found, self._span
        if found is None:
            return []
        if self._by is By.SKILL:
            return _named(found.by_skill(span), tr("Without a skill"))
        if self._by is By.ROADMAP:
            return _named(found.by_roadmap(span), tr("Elsewhere"))
        if self._by is By.WEEKDAY:
            begins = QLocale().firstDayOfWeek().value - 1
            days = found.by_weekday(span)
            order = [(begins + at) % 7 for at in range(7)]
            return [Share(weekday_name(at), days[at]) for at in order]
        months = found.by_month(span)
        return [Share(month_name(month), months[month]) for month in sorted(months, reverse=True)]

    def _show(self) -> None:
        if self._found is None:
            return
        shares = self._shares()
        assert self.head is not None
        self.head.title.setText(self._title())
        self.setAccessibleName(self._title())
        self.value.setText(time_words(sum(one.minutes for one in shares)))
        shown = shares[:_MOST_BARS]
        self.bars.show_bars([_bar(one) for one in shown])
        none = "" if any(one.minutes for one in shares) else tr("Nothing logged in this time.")
        self.say_none(none)
        more = len(shares) - len(shown)
        rest = sum(one.minutes for one in shares[_MOST_BARS:])
        words = tr("{n} more: {time}. The table has all of them.", n=more, time=time_words(rest))
        self.more.setText(words if more else "")
        self.more.setVisible(bool(more))
        self.renew()


def _named(shares: list[Share], nowhere: str) -> list[Share]:
    return [share._replace(name=share.name or nowhere) for share in shares]


def _bar(share: Share) -> Bar:
    words = time_words(share.minutes)
    return Bar(share.name[:200], share.minutes, words, f"{share.name[:200]}: {words}")
