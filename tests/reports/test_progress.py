"""Progress as a report: one total, whatever it is counted by, and the plan's own numbers ahead."""

from __future__ import annotations

from datetime import date, timedelta

from helpers import TODAY, WHEN, on

from pathtracker.actions import items, steps
from pathtracker.actions.learner import set_weekdays
from pathtracker.core.forecast import forecast
from pathtracker.core.model import TimeEntry
from pathtracker.core.planning import plan_of
from pathtracker.core.quickadd import QuickAdd
from pathtracker.reports.progress import Range, progress, progress_in_parts
from pathtracker.store import Store, queries
from pathtracker.store.pace import own_pace
from pathtracker.store.planning import own_weeks, plan_inputs


def test_all_ways_to_count_come_to_the_same_total(sample: Store) -> None:
    found = progress(sample, TODAY)
    logged = [one for one in queries.all_of(sample, TimeEntry) if one.day <= TODAY]
    assert found.hours.done == sum(one.minutes for one in logged)
    for span in Range:
        total = found.total(span)
        first = found.since(span)
        assert total == sum(one.minutes for one in logged if one.day >= first)
        assert sum(one.minutes for one in found.by_skill(span)) == total
        assert sum(one.minutes for one in found.by_roadmap(span)) == total
        assert sum(found.by_weekday(span)) == total
        assert sum(found.by_month(span).values()) == total
    assert found.total(Range.ALL) == found.hours.done > 0


def test_what_is_ahead_and_its_days_are_those_of_plan_and_forecast(sample: Store) -> None:
    found, inputs = progress(sample, TODAY), plan_inputs(sample, TODAY)
    plan = plan_of(inputs)
    expected = forecast(plan, inputs.calendar, TODAY, *own_weeks(sample, TODAY))
    assert found.forecast == expected
    assert found.facts.pace == own_pace(sample)
    if plan.finish is not None:
        assert found.hours.left == plan.minutes
        assert (found.hours.likely, found.hours.safe) == (expected.p50, expected.p85)


def test_an_empty_store_has_nothing_and_says_so(store: Store) -> None:
    found = progress(store, TODAY)
    assert found.is_empty
    assert (found.weeks, found.hours.done, found.hours.left) == (0, 0, 0)
    assert found.by_skill(Range.ALL) == []


def test_what_is_logged_and_finished_counts_from_its_day_on(store: Store) -> None:
    set_weekdays(store, minutes=(60,) * 7, when=WHEN)
    week_ago = TODAY - timedelta(days=8)
    step = steps.add(store, wanted=QuickAdd("Read the paper", 2.0), when=on(week_ago)).id
    items.log(store, item=step, minutes=50, when=on(week_ago))
    items.log(store, item=step, minutes=25, when=WHEN)
    before = progress(store, TODAY)
    items.finish(store, item=step, when=WHEN)
    after = progress(store, TODAY)
    assert (before.hours.done, before.steps.done, before.weeks) == (75, 0, 2)
    assert (before.steps.scope, after.steps.scope) == (1, 1), "what is done stays part of it"
    assert (after.steps.done, after.hours.left) == (1, 0)
    assert progress(store, week_ago).hours.done == 50, "tomorrow isn't known yet"


def test_it_is_read_in_many_small_parts(sample: Store) -> None:
    assert sum(1 for _ in progress_in_parts(sample, TODAY)) > 100


def test_a_year_that_only_began_has_its_own_weeks(sample: Store) -> None:
    new_year = date(TODAY.year + 1, 1, 1)
    assert progress(sample, new_year).weeks == 0
    assert progress(sample, new_year).hours.done >= progress(sample, TODAY).hours.done
