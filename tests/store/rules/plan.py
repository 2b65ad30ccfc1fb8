"""The learner, their time and their plan."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from helpers import CATALOG, TODAY
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from pathtracker.actions import availability, first_plan, learner, planning, what_if
from pathtracker.core.model import Rung

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

    @precondition(lambda self: self.has("item"))
    @rule(item=WHICH, days=st.dictionaries(WHICH, DAYS, max_size=3))
    def do_first(self, item: int, days: dict[int, int]) -> None:
        pins = {self.one("item", which): TODAY + timedelta(days=day) for which, day in days.items()}
        self.do(planning.do_first, item=self.one("item", item), days=pins)

    @precondition(lambda self: self.has("prerequisite"))
    @rule(which=WHICH, days=st.sampled_from([0, 1, 30, -1, 4000]))
    def set_lag(self, which: int, days: int) -> None:
        links = self.now["prerequisite"]
        if links and which < 40:
            link = links[which % len(links)]
            item, requires = UUID(link["item_id"]), UUID(link["requires_id"])
        else:
            item, requires = self.one("item", which), self.one("item", which + 1)
        self.do(planning.set_lag, item=item, requires=requires, days=days)

    @rule(first=DAYS, last=DAYS)
    def add_days_off(self, first: int, last: int) -> None:
        day = TODAY + timedelta(days=first)
        self.do(availability.add_days_off, first=day, last=TODAY + timedelta(days=last))

    @precondition(lambda self: self.has("days_off"))
    @rule(which=WHICH)
    def remove_days_off(self, which: int) -> None:
        self.do(availability.remove_days_off, days_off=self.one("days_off", which))

    @rule(weeks=DAYS, days=st.sampled_from([0, 0, 1]), minutes=st.sampled_from([0, 60, 2000]))
    def set_week(self, weeks: int, days: int, minutes: int) -> None:
        monday = TODAY + timedelta(weeks=weeks, days=days)
        self.do(availability.set_week, monday=monday, minutes=(minutes,) * 7)

    @precondition(lambda self: self.has("week_hours"))
    @rule(which=WHICH)
    def clear_week(self, which: int) -> None:
        weeks = self.now["week_hours"]
        monday = weeks[which % len(weeks)]["monday"] if weeks else TODAY.isoformat()
        self.do(availability.clear_week, monday=date.fromisoformat(monday))

    @rule(days=st.none() | st.integers(-10, 40))
    def pause(self, days: int | None) -> None:
        until = None if days is None else TODAY + timedelta(days=days)
        self.do(availability.pause, until=until)

    @precondition(lambda self: any(row["pause"] for row in self.now["days_off"]))
    @rule()
    def come_back(self) -> None:
        self.do(availability.come_back)

    @precondition(lambda self: self.has("track"))
    @rule(shares=st.dictionaries(WHICH, st.sampled_from([50, 100, 30]), max_size=2))
    def set_shares(self, shares: dict[int, int]) -> None:
        given = {self.one("track", which): share for which, share in shares.items()}
        self.do(availability.set_shares, shares=given)

    @rule(stretch=st.none() | st.sampled_from([0.1, 0.5, 1.5, 3, 9]))
    def set_stretch(self, stretch: float | None) -> None:
        self.do(availability.set_stretch, stretch=stretch)

    @rule(title=TITLES, some=st.lists(WHICH, max_size=3))
    def keep_baseline(self, title: str, some: list[int]) -> None:
        plan = [(self.one("item", which), TODAY, TODAY) for which in some]
        self.do(what_if.keep_baseline, title=title, plan=plan)

    @precondition(lambda self: self.has("baseline"))
    @rule(which=WHICH)
    def remove_baseline(self, which: int) -> None:
        self.do(what_if.remove_baseline, baseline=self.one("baseline", which))

    @rule(
        hours=st.sampled_from([None, 0, 9.5, 500]),
        off=st.lists(st.tuples(DAYS, DAYS), max_size=1),
        without=st.none() | WHICH,
        role=st.none() | WHICH,
        rung=st.sampled_from(Rung),
    )
    def apply_what_if(
        self,
        hours: float | None,
        off: list[tuple[int, int]],
        without: int | None,
        role: int | None,
        rung: Rung,
    ) -> None:
        self.do(
            what_if.apply_what_if,
            catalog=CATALOG,
            hours=hours,
            start=TODAY,
            off=[(TODAY + timedelta(days=a), TODAY + timedelta(days=b)) for a, b in off],
            without=[] if without is None else [self.one("track", without)],
            role=None if role is None else self.one("role", role),
            rung=rung,
        )
