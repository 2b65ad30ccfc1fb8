"""The learner, their time and their plan."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from helpers import CATALOG, TODAY
from hypothesis import strategies as st
from hypothesis.stateful import rule

from pathtracker.actions import first_plan, learner, planning

from .base import DAYS, TITLES, WHICH, Base


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

    @rule(backgrounds=st.lists(TITLES, max_size=2))
    def set_backgrounds(self, backgrounds: list[str]) -> None:
        self.do(learner.set_backgrounds, backgrounds=tuple(backgrounds))

    @rule(priorities=st.lists(TITLES, max_size=2))
    def set_priorities(self, priorities: list[str]) -> None:
        self.do(learner.set_priorities, priorities=tuple(priorities))

    @rule(days=DAYS)
    def set_start(self, days: int) -> None:
        self.do(learner.set_start, day=TODAY + timedelta(days=days))

    @rule(item=WHICH, days=st.none() | DAYS)
    def pin(self, item: int, days: int | None) -> None:
        day = None if days is None else TODAY + timedelta(days=days * 9)
        self.do(planning.pin, item=self.one("item", item), day=day)

    @rule(which=WHICH, days=st.sampled_from([0, 1, 30, -1, 4000]))
    def set_lag(self, which: int, days: int) -> None:
        links = self.now["prerequisite"]
        if links and which < 40:
            link = links[which % len(links)]
            item, requires = UUID(link["item_id"]), UUID(link["requires_id"])
        else:
            item, requires = self.one("item", which), self.one("item", which + 1)
        self.do(planning.set_lag, item=item, requires=requires, days=days)
