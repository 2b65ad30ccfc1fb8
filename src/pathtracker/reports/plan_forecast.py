"""“Likely by” and “safe by” for a plan, from what has been logged: what window and command line
both say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pathtracker.core.forecast import Forecast, LoggedWeek, forecast
from pathtracker.core.plan import Plan, PlanInputs
from pathtracker.store import Reader
from pathtracker.store.planning import logged_weeks, own_weeks


@dataclass(frozen=True)
class Past:
    """What has been logged: minutes by week, and the first day ever."""

    weeks: tuple[LoggedWeek, ...] = ()
    first: date | None = None
    in_proportion: bool = False
    """Whether some weeks are from a time with other hours, and count in proportion."""

    def scaled(self, times: float) -> Past:
        """As if so many times as much had been logged: with more hours a week the same part of
        them is used as before."""
        if times == 1:
            return self
        weeks = tuple(LoggedWeek(week.monday, round(week.minutes * times)) for week in self.weeks)
        return Past(weeks, self.first, self.in_proportion)


def read_past(reader: Reader, today: date) -> Past:
    """What the store knows of it."""
    weeks, first = own_weeks(reader, today)
    return Past(weeks, first, weeks != logged_weeks(reader, today)[0])


def foresee(plan: Plan, inputs: PlanInputs, past: Past) -> Forecast:
    """The finish of a plan as a spread. Pure, for any thread."""
    return forecast(plan, inputs.calendar, inputs.today, past.weeks, past.first)


def times_as_much(asked: PlanInputs, present: PlanInputs) -> float:
    """How many times as many hours a usual week has as it has at present."""
    before = present.calendar.week_minutes
    return asked.calendar.week_minutes / before if before else 1.0
