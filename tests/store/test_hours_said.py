"""The pace in the hours of now: what was said before counts for the weeks of then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from helpers import CATALOG, TODAY, on, open_store

from pathtracker.actions import items, learner, steps
from pathtracker.actions.what_if import apply_what_if
from pathtracker.core.forecast import LoggedWeek
from pathtracker.core.messages import Message
from pathtracker.core.model import HoursSaid
from pathtracker.core.quickadd import QuickAdd
from pathtracker.store import Store, planning, queries
from pathtracker.store.hours_said import Said, as_if_now, hours_said

LAST_WEEK = TODAY - timedelta(weeks=1)


@pytest.fixture
def store(quick_folder: Path) -> Iterator[Store]:
    """Seven hours a week, said long ago; three of them used last week."""
    with open_store(quick_folder / "pathtracker.db") as store:
        learner.set_weekdays(store, minutes=(60,) * 7, when=on(TODAY - timedelta(weeks=30)))
        item = steps.add(store, wanted=QuickAdd("Read", 90.0), when=on(LAST_WEEK)).id
        items.log(store, item=item, minutes=180, when=on(LAST_WEEK))
        yield store


def test_with_twice_the_hours_twice_as_much_is_to_be_expected(store: Store) -> None:
    assert planning.own_weeks(store, TODAY)[0] == (LoggedWeek(LAST_WEEK, 180),)
    apply_what_if(store, catalog=CATALOG, hours=14.0, when=on(TODAY))
    assert planning.own_weeks(store, TODAY)[0] == (LoggedWeek(LAST_WEEK, 360),)
    assert planning.logged_weeks(store, TODAY)[0] == (LoggedWeek(LAST_WEEK, 180),)


def test_undone_hours_are_those_from_before(store: Store) -> None:
    learner.set_hours_a_week(store, hours=14.0, when=on(TODAY))
    store.undo(now=on(TODAY, 1).now)
    assert planning.own_weeks(store, TODAY)[0] == (LoggedWeek(LAST_WEEK, 180),)
    store.redo(now=on(TODAY, 2).now)
    assert planning.own_weeks(store, TODAY)[0] == (LoggedWeek(LAST_WEEK, 360),)


def test_a_new_name_says_nothing_about_hours(store: Store) -> None:
    before = hours_said(store)
    learner.set_name(store, name="minutes", when=on(TODAY))
    assert hours_said(store) == before == [Said(TODAY - timedelta(weeks=30), 420)]


def test_hours_said_before_they_were_kept_count_for_all_the_weeks_before(store: Store) -> None:
    [kept] = queries.all_of(store, HoursSaid)
    store.write(Message("test"), lambda writer: writer.remove(kept), now=on(TODAY).now)
    learner.set_hours_a_week(store, hours=14.0, when=on(TODAY))
    assert hours_said(store) == [Said(date.min, 420), Said(TODAY, 840)]


def test_each_week_counts_with_what_held_then() -> None:
    week = LoggedWeek(date(2026, 1, 5), 100)
    assert as_if_now([week], [Said(date(2026, 3, 2), 600)], 1200)[0].minutes == 200
    assert as_if_now([week], [], 1200) == (week,)
    assert as_if_now([week], [Said(date.min, 0)], 1200) == (week,)
    assert as_if_now([week], [Said(date.min, 600)], 0) == (week,)
    assert as_if_now([week], [Said(date(2026, 1, 8), 600)], 300)[0].minutes == 50
