"""Ready plans: they start on a Monday, share steps, and are planned by pins."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from helpers import CATALOG, TODAY, WHEN

from pathtracker.actions import items, plans, roles
from pathtracker.core.messages import Refused
from pathtracker.core.model import Item, Track
from pathtracker.store import Store, queries

NEXT = TODAY + timedelta(days=7)


def start(store: Store, monday: date = NEXT) -> Track:
    return plans.start_plan(store, catalog=CATALOG, plan="month", monday=monday, when=WHEN)


def pins(store: Store, track: Track) -> dict[str, date | None]:
    lines = queries.outline(store, [track.id])
    return {line.title: store.get(Item, line.id).pinned for line in lines}


def test_each_week_is_pinned_to_its_monday_with_what_it_requires(store: Store) -> None:
    second = NEXT + timedelta(days=7)
    assert pins(store, start(store)) == {
        "Set up Python": NEXT,
        "Loops": NEXT,
        "Ask somebody in the work for an hour": NEXT,
        "Join tables": second,
        "Train a model": second,
    }


def test_steps_of_a_chosen_role_are_the_same_steps(store: Store) -> None:
    roles.choose(store, catalog=CATALOG, role="engineer", when=WHEN)
    before = len({line.id for line in queries.outline(store)})
    start(store)
    assert len({line.id for line in queries.outline(store)}) == before + 1


def test_what_is_done_stays_unpinned(store: Store) -> None:
    roles.choose(store, catalog=CATALOG, role="engineer", when=WHEN)
    done = queries.by_slug(store, Item, ["set-up"])["set-up"]
    items.finish(store, item=done.id, when=WHEN)
    assert pins(store, start(store))["Set up Python"] is None


def test_this_weeks_monday_will_do(store: Store) -> None:
    assert start(store, TODAY).title == "A month to begin with"


@pytest.mark.parametrize(
    ("monday", "why"),
    [(NEXT + timedelta(days=1), "not_a_monday"), (TODAY - timedelta(days=7), "plan.past")],
)
def test_other_days_are_refused(store: Store, monday: date, why: str) -> None:
    before = store.dump()
    with pytest.raises(Refused, match=why):
        start(store, monday)
    assert store.dump() == before


def test_a_plan_is_started_once_and_undone_in_one_step(store: Store) -> None:
    before = store.dump()
    start(store)
    with pytest.raises(Refused, match="exists"):
        start(store)
    store.undo(now=WHEN.now)
    assert store.dump() == before
