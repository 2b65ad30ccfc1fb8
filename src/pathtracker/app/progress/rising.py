"""Hours, or steps, rising towards all that is planned."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from pathtracker.app.chart_card import ChartCard
from pathtracker.app.dates import short_day
from pathtracker.app.progress.words import (
    day_words,
    month_words,
    time_words,
)
from pathtracker.app.skill_words import rung_word
from pathtracker.app.telling import sentence
from pathtracker.app.widgets.burn_up import BurnUpChart, Rising, WeekBar
from pathtracker.app.widgets.labels import PlainLabel
from pathtracker.app.widgets.segmented import SegmentedControl
from pathtracker.app.widgets.sheet import Sheet
from pathtracker.app.words import number, tr
from pathtracker.paths import Places
from pathtracker.reports.progress import Progress, Range

_BEYOND = timedelta(days=21)
"""So much of the time after it is done is in sight."""


class Unit(StrEnum):
    """What rises: hours, or steps and milestones."""

    HOURS = "hours"
    STEPS = "steps"


class RisingCard(ChartCard):
    """Hours, or steps, rising towards all that is planned."""

    def __init__(self, places: Places) -> None:
        self.rising = BurnUpChart(tr("Progress over time"), month_words)
        super().__init__(places, tr("Hours so far"), self.rising, self.sheet, tr("progress"))
        self._found: Progress | None = None
        self._span = Range.YEAR
        self.unit = SegmentedControl(
            tr("What is counted"), ((Unit.HOURS, tr("Hours")), (Unit.STEPS, tr("Steps")))
        )
        self.unit.chosen.connect(lambda _: self._show())
        assert self.head is not None
        self.head.row.insertWidget(self.head.row.indexOf(self.tools), self.unit)
        self.basis = PlainLabel("", "caption", "muted", wrap=True)
        self.body.insertWidget(1, self.basis)

    def show_progress(self, found: Progress, span: Range) -> None:
        self._found, self._span = found, span
        self._show()

    def sheet(self) -> Sheet:
        """The weeks in sight, newest first, with what had come together by their end."""
        found, shown = self._found, self.rising.shown
        title = self.accessibleName()
        if found is None or shown is None:
            return Sheet(title)
        burn = found.hours if self._unit is Unit.HOURS else found.steps
        weeks = found.by_week()
        rows = []
        for bar in reversed(shown.weeks):
            ends = min(bar.monday + timedelta(days=6), found.today)
            reached = burn.on(ends)
            words = time_words(reached) if self._unit is Unit.HOURS else number(reached)
            minutes = time_words(weeks.get(bar.monday, 0))
            rows.append((short_day(bar.monday, year=True), minutes, words))
        columns = (tr("Week from"), tr("Logged"), tr("So far"))
        return Sheet(title, columns=columns, rows=tuple(rows))

    @property
    def _unit(self) -> Unit:
        return Unit(str(self.unit.value()))

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        in_hours = self._unit is Unit.HOURS
        self._name_it(found, in_hours)
        self.rising.show_rising(self._rising(found, in_hours))
        # A band on no weeks of one's own would look surer than it is: the words say what it is.
        vague = found.forecast.is_from_plan and found.hours.left
        self.basis.setText(sentence(found.forecast.why) if vague else "")
        self.basis.setVisible(bool(self.basis.text()))
        self.renew()

    def _name_it(self, found: Progress, in_hours: bool) -> None:
        role = found.facts.role
        assert self.head is not None
        title = tr("Hours so far") if in_hours else tr("Steps so far")
        if role is not None:
            goal = tr("{role}, {rung}", role=role.title, rung=rung_word(role.rung))
            title = tr("Hours towards {goal}", goal=goal)
            if not in_hours:
                title = tr("Steps towards {goal}", goal=goal)
        self.head.title.setText(title[:200])
        self.setAccessibleName(title[:200])
        left = found.hours.left if in_hours else found.steps.left
        ahead = time_words(left) if in_hours else number(left)
        self.value.setText(tr("{amount} ahead", amount=ahead) if left else "")

    def _rising(self, found: Progress, in_hours: bool) -> Rising:
        burn = found.hours if in_hours else found.steps
        unit = 60 if in_hours else 1
        today, near = found.today, self._span is Range.MONTH
        first = max(found.since(self._span), found.first)
        last = max(burn.safe or today, today) + _BEYOND
        if near:
            last = today + timedelta(days=7)
        first = min(first, today - timedelta(days=6))
        done = burn.done
        said = time_words(done) if in_hours else number(done)
        goes_on = tr("likely by"), tr("safe by")
        likely = day_words(burn.likely, today) if burn.likely else ""
        safe = day_words(burn.safe, today) if burn.safe else ""
        usual = found.forecast
        planned = usual.planned_hours_a_week if in_hours else 0.0
        words = ""
        if planned:
            words = tr("Plan: {time} a week.", time=time_words(round(planned * 60)))
            if usual.weeks:
                time = time_words(round(usual.hours_a_week * 60))
                words += " " + tr("A usual week has {time}.", time=time)
        return Rising(
            points=tuple((point.day, point.total / unit) for point in burn.points),
            scope=burn.scope / unit,
            first=first,
            last=last,
            today=today,
            likely=burn.likely,
            safe=burn.safe,
            weeks=tuple(self._weeks(found, first, in_hours)),
            weekly=planned,
            scope_words=tr("All planned work"),
            today_words=tr("{amount} today", amount=said),
            likely_words=(goes_on[0], likely),
            safe_words=(goes_on[1], safe),
            weekly_words=words,
            near=near,
        )

    def _weeks(self, found: Progress, first: date, in_hours: bool) -> list[WeekBar]:
        burn = found.hours if in_hours else found.steps
        minutes = found.by_week()
        bars, monday = [], first - timedelta(days=first.weekday())
        while monday <= found.today:
            ends = min(monday + timedelta(days=6), found.today)
            before = burn.on(monday - timedelta(days=1)) if monday > date.min else 0
            added, reached = burn.on(ends) - before, burn.on(ends)
            if in_hours:
                added = minutes.get(monday, 0)
            words = (time_words(added), time_words(reached)) if in_hours else (
                number(added), number(reached)
            )  # fmt: skip
            said = tr(
                "Week from {day}: {added}, {reached} in all",
                day=day_words(monday, found.today),
                added=words[0],
                reached=words[1],
            )
            bars.append(WeekBar(monday, added / 60 if in_hours else added, said))
            if (date.max - monday).days < 7:
                break
            monday += timedelta(days=7)
        return bars
