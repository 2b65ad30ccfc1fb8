"""The first weeks that are shown are those that the plan then has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from helpers import CATALOG, TODAY, WHEN
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathtracker.actions import availability, roles, steps
from pathtracker.actions.first_plan import make_first_plan
from pathtracker.actions.learner import spread
from pathtracker.catalog import Catalog, Step
from pathtracker.core.model import Rung
from pathtracker.core.planning import plan_of
from pathtracker.core.quickadd import QuickAdd
from pathtracker.reports.first_weeks import Answers, FirstWeeks, first_weeks
from pathtracker.store import Store, queries
from pathtracker.store.planning import plan_inputs

WEEK = (60, 60, 0, 75, 0, 150, 75)
ROLE = "engineer"


def told(
    store: Store, answers: Answers, *, catalog: Catalog = CATALOG, rung: Rung = Rung.JUNIOR
) -> FirstWeeks:
    return first_weeks(store, catalog, catalog.roles[ROLE], rung, answers, TODAY)


def is_kept(store: Store, weeks: FirstWeeks, **answers: object) -> None:
    """Makes the plan of some answers, and finds each step on the days that were shown."""
    make_first_plan(store, catalog=CATALOG, role=ROLE, when=WHEN, **answers)  # type: ignore[arg-type]
    titles = {line.id: line.title for line in queries.outline(store)}
    made = plan_of(plan_inputs(store, TODAY))
    days = {titles[item.id]: (item.start, item.finish, item.hours) for item in made.items}
    for one in weeks.steps:
        assert days[one.title] == (one.begins, one.ends, one.hours)


@given(
    week=st.lists(st.integers(0, 200), min_size=7, max_size=7).filter(any).map(tuple),
    later=st.one_of(st.none(), st.integers(0, 30)),
    rung=st.sampled_from(Rung),
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_days_by_weekday(
    store: Store, week: tuple[int, ...], later: int | None, rung: Rung
) -> None:
    start = None if later is None else TODAY + timedelta(days=later)
    weeks = told(store, Answers(week, False, start), rung=rung)
    is_kept(store, weeks, weekdays=week, start=start, rung=rung)
    store.undo(now=WHEN.now)


@pytest.mark.parametrize("hours", [1.0, 7.0, 40.0])
def test_days_of_an_hours_a_week(store: Store, hours: float) -> None:
    is_kept(store, told(store, Answers(spread(hours), True, None)), hours=hours)


def test_days_for_one_who_has_begun_elsewhere(store: Store) -> None:
    """Other roles, days off, a pace of one's own, steps of one's own: all of it counts."""
    roles.choose(store, catalog=CATALOG, role="analyst", when=WHEN)
    availability.set_stretch(store, stretch=1.6, when=WHEN)
    tomorrow = TODAY + timedelta(days=1)
    availability.add_days_off(store, first=tomorrow, last=TODAY + timedelta(days=4), when=WHEN)
    steps.add(store, wanted=QuickAdd(title="Mine", effort=3), when=WHEN)
    is_kept(store, told(store, Answers(WEEK, False, None)), weekdays=WEEK)


def test_without_time_there_are_no_days_but_an_order(store: Store) -> None:
    for week in (None, (0,) * 7):
        weeks = told(store, Answers(week, True, None))
        assert [(one.begins, one.ends) for one in weeks.steps] == [(None, None)] * len(weeks.steps)
        assert weeks.steps
        assert weeks.days is None
    assert [one.title for one in weeks.steps] == [
        one.title for one in told(store, Answers(WEEK, True, None)).steps
    ]


def built(kinds: str) -> Catalog:
    """A catalogue whose role has one phase of hour-long steps: learn, practise, build by letter."""
    names = {"l": "learn", "p": "practise", "b": "build"}
    several = {
        f"s{place}": Step(f"s{place}", f"{place}", names[letter], place + 1, "", ("You can now…",))
        for place, letter in enumerate(kinds)
    }
    roadmap = CATALOG.roadmaps[CATALOG.roles[ROLE].roadmaps[0]]
    phase = replace(roadmap.phases[0], steps=tuple(several), rung="junior")
    road = replace(roadmap, phases=(phase,) if several else ())
    role = replace(CATALOG.roles[ROLE], roadmaps=(road.slug,))
    return replace(
        CATALOG,
        steps={**CATALOG.steps, **several},
        roadmaps={**CATALOG.roadmaps, road.slug: road},
        roles={**CATALOG.roles, ROLE: role},
    )


def test_the_first_small_project_leads(store: Store) -> None:
    weeks = told(store, Answers(WEEK, False, TODAY), catalog=built("lpbl"))
    assert [near.title for near in weeks.steps] == ["0", "1", "2"]
    assert weeks.steps[-1].is_goal
    assert (weeks.hours, weeks.runs_after) == (6, 3)
    assert weeks.days == 7


def test_a_far_project_stands_below_the_first_steps(store: Store) -> None:
    weeks = told(store, Answers(WEEK, False, TODAY), catalog=built("l" * 20 + "b"))
    assert [near.title for near in weeks.steps] == ["0", "1", "2", "3", "4", "20"]
    assert weeks.hours == sum(range(1, 22))


def test_without_a_project_the_first_steps_are_shown(store: Store) -> None:
    weeks = told(store, Answers(WEEK, False, TODAY), catalog=built("l"))
    assert not weeks.has_goal
    assert weeks.runs_after is None


def test_a_role_without_steps_has_no_first_weeks(store: Store) -> None:
    assert told(store, Answers(WEEK, False, TODAY), catalog=built("")) == FirstWeeks()


def test_what_takes_more_than_a_life_has_no_last_day(store: Store) -> None:
    weeks = told(store, Answers((1, 0, 0, 0, 0, 0, 0), False, TODAY), catalog=built("l" * 40 + "b"))
    assert weeks.steps[0].ends is not None
    assert weeks.steps[-1].ends is None
    assert weeks.days is None


def test_the_end_of_the_calendar_is_no_trouble(store: Store) -> None:
    last = date(9999, 12, 30)
    weeks = told(store, Answers((1,) * 7, False, last), catalog=built("lll"))
    assert [(one.begins, one.ends) for one in weeks.steps] == [(None, None)] * 3
