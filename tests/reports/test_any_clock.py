"""Whatever clock and zone: what a learner does now is seen now, and everything can be read."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from helpers import CATALOG, TODAY, WHEN, on, open_store
from hypothesis import given, settings
from hypothesis import strategies as st
from reliability.contents import fast_place

from pathtracker.actions import availability, items, learner, projects, roles, skills
from pathtracker.core.forecast import forecast
from pathtracker.core.levels import AT_MOST, Why
from pathtracker.core.model import HoursSaid, Skill, State
from pathtracker.core.planning import plan_of
from pathtracker.core.when import When
from pathtracker.reports.next_steps import next_steps
from pathtracker.store import Store, queries
from pathtracker.store import skills as reads
from pathtracker.store.hours_said import hours_said
from pathtracker.store.planning import own_weeks, plan_inputs

from .test_any_day import everything

ZONES = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "Australia/Lord_Howe"]
ZONES += ["America/Los_Angeles", "Europe/Berlin", "Asia/Tokyo", "America/St_Johns", "UTC"]
CHANGES = [date(2026, 3, 8), date(2026, 3, 29), date(2026, 4, 5), date(2026, 10, 25)]
"""Days on which clocks are put forward or back somewhere."""

MOMENTS = st.builds(
    lambda day, clock, zone: When(
        datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC),
        datetime.combine(day, clock, ZoneInfo(zone))
        .astimezone(UTC)
        .astimezone(ZoneInfo(zone))
        .date(),
    ),
    st.sampled_from(CHANGES)
    | st.dates(date(2025, 12, 1), date(2026, 5, 1))
    | st.dates(date(1971, 1, 1), date(2100, 1, 1)),
    st.times(),
    st.sampled_from(ZONES),
)


def log(store: Store, when: When, number: int) -> None:
    lines = queries.once_each(queries.outline(store))
    line = lines[number % len(lines)]
    items.log(store, item=line.id, minutes=number + 1, when=when)
    [after] = [one for one in queries.once_each(queries.outline(store)) if one.id == line.id]
    assert after.logged_minutes == line.logged_minutes + number + 1


def finish(store: Store, when: When, _: int) -> None:
    """It is done and shows, and what required it alone waits for nothing."""
    found = next_steps(store, when.today).best(limit=None)
    if not found:
        return
    item = found[0].item_id
    items.finish(store, item=item, when=when, evidence="https://a.org")
    assert item not in {one.item_id for one in next_steps(store, when.today).best(limit=None)}
    work = reads.work(store)
    [done] = [one for one in work if one.id == item]
    facts = reads.facts(store, work)
    for skill, level in done.teaches:
        least = min(level, AT_MOST[Why.LEARNT])
        assert facts.level(skill, when.today).proven >= least


def rate(store: Store, when: When, number: int) -> None:
    skills.rate(store, skill="sql", level=number % 6, catalog=CATALOG, when=when)
    skill = queries.by_slug(store, Skill, ["sql"])["sql"].id
    facts = reads.facts(store, (), [skill])
    for day in (when.today, when.today + timedelta(days=1), date(2200, 1, 1)):
        assert facts.level(skill, day).claimed == number % 6


def pause(store: Store, when: When, _: int) -> None:
    if availability.the_pause(store, when.today) is None:
        availability.pause(store, when=when)
        assert availability.the_pause(store, when.today) is not None
    else:
        availability.come_back(store, when=when)


def say_hours(store: Store, when: When, number: int) -> None:
    """What holds now is what was said now, today and on every day to come."""
    learner.set_hours_a_week(store, hours=2 + number, when=when)
    assert hours_said(store)[-1].minutes == 60 * (2 + number)
    assert all(said.since <= when.today for said in queries.all_of(store, HoursSaid))


DEEDS: list[Callable[[Store, When, int], None]] = [log, finish, finish, rate, pause, say_hours]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(MOMENTS, st.sampled_from(DEEDS), st.integers(0, 20)), max_size=8))
def test_whatever_the_clock_shows(
    several: list[tuple[When, Callable[[Store, When, int], None], int]],
) -> None:
    with (
        tempfile.TemporaryDirectory(dir=fast_place()) as folder,
        open_store(Path(folder) / "store.db") as store,
    ):
        learner.set_hours_a_week(store, hours=6, when=WHEN)
        roles.choose(store, catalog=CATALOG, role="engineer", when=WHEN)
        for when, deed, number in several:
            deed(store, when, number)
            assert everything(store, when.today)
            nothing_is_held_back(store, when.today)


def nothing_is_held_back(store: Store, today: date) -> None:
    """While there is anything to do the plan begins on the first day that has time."""
    inputs = plan_inputs(store, today)
    plan = plan_of(inputs)
    ahead = [item for item in plan.items if not item.done]
    free = inputs.calendar.minutes_from(today, 60_000)  # a pause may end at a clock years ahead
    if ahead:
        first = next(number for number, minutes in enumerate(free) if minutes)
        assert min(item.start for item in ahead) == today + timedelta(days=first)
    found = forecast(plan, inputs.calendar, today, *own_weeks(store, today))
    for likely in (found.p50, found.p85):
        assert likely is None or likely >= today


def test_a_step_done_by_a_clock_that_was_ahead_holds_nothing_back(store: Store) -> None:
    """What required it waited until the day came: half a year."""
    learner.set_hours_a_week(store, hours=7, when=WHEN)
    roles.choose(store, catalog=CATALOG, role="engineer", when=WHEN)
    item = next_steps(store, TODAY).best()[0].item_id
    items.finish(store, item=item, when=on(TODAY + timedelta(days=180)))
    nothing_is_held_back(store, TODAY)
    assert any(one.state is State.DONE for one in reads.work(store))


def test_what_was_attached_by_a_clock_that_was_ahead_shows_what_is_done_today(store: Store) -> None:
    roles.choose(store, catalog=CATALOG, role="engineer", when=WHEN)
    projects.start_project(store, catalog=CATALOG, template="predictor", when=WHEN)
    work = next(one for one in reads.work(store) if any(level > 2 for _, level in one.teaches))
    for key in work.requires:
        items.skip(store, item=key, when=WHEN)
    items.attach(store, item=work.id, address="https://a.org", when=on(TODAY + timedelta(days=99)))
    items.finish(store, item=work.id, when=WHEN)
    facts = reads.facts(store, reads.work(store))
    skill = next(skill for skill, level in work.teaches if level > 2)
    assert facts.level(skill, TODAY).proven == 3
