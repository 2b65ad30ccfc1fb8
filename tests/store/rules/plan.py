"""The learner, their time and their plan."""

from __future__ import annotations

from datetime import timedelta

from helpers import CATALOG, TODAY
from hypothesis import strategies as st
from hypothesis.stateful import rule

from pathtracker.actions import first_plan, learner

from .base import DAYS, TITLES, Base


class Plan(Base):
    """The learner, their time and their plan."""

    @rule(
        role=st.none() | st.sampled_from(sorted(CATALOG.roles)),
        hours=st.sampled_from([None, 7, 500]),
        weekdays=st.sampled_from([None, (60,) * 7, (60,)]),
        days=st.none() | DAYS,
    )
    def make_first_plan(
        self,
        role: str | None,
        hours: float | None,
        weekdays: tuple[int, ...] | None,
        days: int | None,
    ) -> None:
        self.do(
            first_plan.make_first_plan,
            catalog=CATALOG,
            role=role,
            hours=hours,
            weekdays=weekdays,
            start=None if days is None else TODAY + timedelta(days=days),
        )

    @rule(name=TITLES)
    def set_name(self, name: str) -> None:
        self.do(learner.set_name, name=name)

    @rule(
        minutes=st.lists(st.sampled_from([0, 30, 90]), min_size=7, max_size=7)
        | st.sampled_from([[30] * 6, [2000] * 7])
    )
    def set_weekdays(self, minutes: list[int]) -> None:
        self.do(learner.set_weekdays, minutes=tuple(minutes))

    @rule(hours=st.sampled_from([0, 7.5, 10, 500, -1]))
    def set_hours_a_week(self, hours: float) -> None:
        self.do(learner.set_hours_a_week, hours=hours)

    @rule(days=DAYS)
    def set_start(self, days: int) -> None:
        self.do(learner.set_start, day=TODAY + timedelta(days=days))
