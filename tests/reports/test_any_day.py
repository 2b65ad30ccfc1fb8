"""On whatever day it is asked, nothing read overflows, and what is dated later changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from helpers import CATALOG, TODAY, WHEN
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathtracker.actions import adverts, availability, items, projects, roles, steps
from pathtracker.actions.first_plan import make_first_plan
from pathtracker.actions.learner import set_hours_a_week, set_start
from pathtracker.core.course import course, stands
from pathtracker.core.forecast import forecast
from pathtracker.core.gaps import closing_work, gaps
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import Evidence, EvidenceKind, Rating, Rung, Skill
from pathtracker.core.planning import plan_of
from pathtracker.core.quickadd import QuickAdd
from pathtracker.core.readiness import both_readinesses
from pathtracker.reports.next_steps import next_steps, planned_days
from pathtracker.reports.projects import read_projects
from pathtracker.reports.role_facts import RoleFacts
from pathtracker.reports.role_plans import RoleTimes
from pathtracker.store import Store, Writer, queries
from pathtracker.store import skills as reads
from pathtracker.store.planning import own_weeks, plan_inputs

EDGES = [date.min, date.min + timedelta(days=1), date(1, 12, 31), date(1969, 12, 31)]
EDGES += [TODAY, date(2400, 2, 29), date(9998, 12, 31), date.max - timedelta(days=1), date.max]


@pytest.fixture
def store(store: Store) -> Store:
    set_hours_a_week(store, hours=6, when=WHEN)
    roles.choose(store, catalog=CATALOG, role="engineer", when=WHEN)
    projects.start_project(store, catalog=CATALOG, template="predictor", when=WHEN)
    steps.add(store, wanted=QuickAdd(title="Mine", effort=3), when=WHEN)
    lines = queries.once_each(queries.outline(store))
    items.log(store, item=lines[0].id, minutes=90, when=WHEN)
    items.finish(store, item=lines[0].id, when=WHEN, evidence="https://a.org")
    items.park(store, item=lines[1].id, until=TODAY + timedelta(days=30), when=WHEN)
    availability.add_days_off(store, first=TODAY, last=TODAY + timedelta(days=3), when=WHEN)
    return store


def everything(store: Store, today: date) -> list[object]:
    """All that is read of a day."""
    inputs = plan_inputs(store, today)
    plan = plan_of(inputs)
    past = own_weeks(store, today)
    work, aims = reads.work(store), reads.aims(store)
    asked = [need for aim in aims for need in aim.needs]
    facts = reads.facts(store, work)
    wanted = {need.skill_id for need in asked}
    levels = facts.levels(wanted, today)
    closing = closing_work(work, facts, wanted, today)
    found = next_steps(store, today)
    entry = CATALOG.roles["engineer"]
    return [
        plan.items,
        plan.finish,
        forecast(plan, inputs.calendar, today, *past),
        levels,
        gaps(asked, levels, closing),
        both_readinesses(asked, levels),
        course(asked, {skill: stands(facts, skill, today) for skill in wanted}),
        found.best(),
        found.best(minutes=10, planned=planned_days(inputs)),
        [track for track, day in reads.write_ups(store).items() if day <= today],
        [one.is_written_up(today) for one in read_projects(store)],
        RoleFacts(store, CATALOG, today).readiness(entry, None, Rung.JUNIOR),
        RoleTimes(store, CATALOG, today).of(entry, None, Rung.MID).likely,
    ]


@pytest.mark.parametrize("today", EDGES)
def test_no_day_is_too_far(store: Store, today: date) -> None:
    assert everything(store, today)


@given(today=st.dates())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_day(store: Store, today: date) -> None:
    assert everything(store, today)


@given(later=st.integers(1, 4000), level=st.integers(0, 5))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_dated_later_changes_nothing_today(store: Store, later: int, level: int) -> None:
    """As after a clock that was ahead: a rating and evidence of a day to come."""
    before = everything(store, TODAY)
    day = TODAY + timedelta(days=later)
    at = datetime.combine(day, datetime.min.time(), UTC)
    skill = queries.all_of(store, Skill)[0]

    def op(writer: Writer) -> None:
        writer.put(Rating(id=writer.new_id(), skill_id=skill.id, level=level, day=day, at=at))
        piece = Evidence(
            id=writer.new_id(),
            skill_id=skill.id,
            supports=level,
            kind=EvidenceKind.LINK,
            address="https://b.org",
            day=day,
        )
        writer.put(piece)

    store.write(Message("test"), op, now=WHEN.now)
    assert everything(store, TODAY) == before
    store.undo(now=WHEN.now)


FAR = [date.min, date(26, 11, 28), date(1969, 12, 31), date(2127, 1, 1), date.max]


@pytest.mark.parametrize("day", FAR)
def test_a_day_that_can_only_be_a_slip_is_kept_nowhere(store: Store, day: date) -> None:
    """In whatever field it was said."""
    role = queries.chosen_roles(store)[0]
    calls: list[Callable[[], object]] = [
        lambda: roles.choose(store, catalog=CATALOG, role="engineer", start=day, when=WHEN),
        lambda: roles.choose(store, catalog=CATALOG, role="analyst", target=day, when=WHEN),
        lambda: roles.set_role_days(store, role=role.id, start=day, target=None, when=WHEN),
        lambda: set_start(store, day=day, when=WHEN),
        lambda: make_first_plan(store, catalog=CATALOG, start=day, when=WHEN),
        lambda: adverts.add_advert(
            store, role=role.id, text="Wanted", skills=(), catalog=CATALOG, on=day, when=WHEN
        ),
    ]
    before = store.dump()
    for call in calls:
        with pytest.raises(Refused):
            call()
    assert store.dump() == before
