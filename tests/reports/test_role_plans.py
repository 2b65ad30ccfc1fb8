"""What is said of a role's time before it is chosen is what the plan says afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from helpers import CATALOG, TODAY, WHEN

from pathtracker.actions import availability, items, leaving, projects, roles, steps
from pathtracker.actions.learner import set_hours_a_week
from pathtracker.catalog import Catalog
from pathtracker.core.forecast import forecast
from pathtracker.core.model import Item, Role, Rung, Standing
from pathtracker.core.plan import PlanInputs
from pathtracker.core.planning import plan_of
from pathtracker.core.quickadd import QuickAdd
from pathtracker.reports.role_plans import RoleTimes, as_chosen
from pathtracker.store import Store, queries
from pathtracker.store.planning import own_weeks, plan_inputs

Days = dict[str, tuple[date, date]]


def known(store: Store, slug: str) -> Role | None:
    return queries.by_slug(store, Role, [slug]).get(slug)


def days(inputs: PlanInputs, names: dict[object, str]) -> Days:
    """The days of what is still to do, by slug or title."""
    plan = plan_of(inputs)
    return {names[item.id]: (item.start, item.finish) for item in plan.items if not item.done}


def names_of(store: Store) -> dict[object, str]:
    return {line.id: line.slug or line.title for line in queries.outline(store)}


def is_kept(store: Store, catalog: Catalog, slug: str, rung: Rung) -> None:
    """Says what would be, chooses, and compares with what is."""
    said = as_chosen(store, catalog, catalog.roles[slug], known(store, slug), rung, TODAY)
    names = names_of(store) | {item: step.slug for item, step in said.steps.items()}
    before = days(said.inputs, names)
    told = RoleTimes(store, catalog, TODAY).of(catalog.roles[slug], known(store, slug), rung)
    roles.choose(store, catalog=catalog, role=slug, rung=rung, when=WHEN)
    inputs = plan_inputs(store, TODAY)
    assert before == days(inputs, names_of(store))
    found = forecast(plan_of(inputs), inputs.calendar, TODAY, *own_weeks(store, TODAY))
    assert (told.likely, told.forecast.p85) == (found.p50, found.p85)


def nothing(store: Store) -> None:
    pass


def another_role(store: Store) -> None:
    roles.choose(store, catalog=CATALOG, role="analyst", when=WHEN)


def at_work(store: Store) -> None:
    """Another role chosen, some of it done, begun, parked, pinned, logged; steps of one's own."""
    another_role(store)
    several = queries.once_each(queries.outline(store))
    items.finish(store, item=several[0].id, when=WHEN)
    items.start(store, item=several[1].id, when=WHEN)
    items.log(store, item=several[1].id, minutes=20, when=WHEN)
    items.park(store, item=several[-1].id, until=TODAY + timedelta(days=40), when=WHEN)
    steps.add(store, wanted=QuickAdd(title="Mine", effort=3), when=WHEN)
    places = queries.phases(store, queries.tracks(store)[0].id)
    steps.add(store, wanted=QuickAdd(title="In theirs", effort=2), phase=places[0].id, when=WHEN)
    availability.set_stretch(store, stretch=1.7, when=WHEN)


def left_again(store: Store) -> None:
    roles.choose(store, catalog=CATALOG, role="engineer", when=WHEN)
    item = queries.by_slug(store, Item, ["loops"])["loops"].id
    items.log(store, item=item, minutes=20, when=WHEN)
    role = known(store, "engineer")
    assert role is not None
    leaving.leave(store, role=role.id, catalog=CATALOG, when=WHEN)


@pytest.mark.parametrize("before", [nothing, another_role, at_work, left_again])
@pytest.mark.parametrize("slug", sorted(CATALOG.roles))
@pytest.mark.parametrize("rung", Rung)
def test_the_days_told_are_the_days_that_come(
    store: Store, before: Callable[[Store], None], slug: str, rung: Rung
) -> None:
    set_hours_a_week(store, hours=5, when=WHEN)
    before(store)
    is_kept(store, CATALOG, slug, rung)


@pytest.mark.parametrize("rung", Rung)
@pytest.mark.parametrize("slug", ["ai-engineer", "data-analyst", "mlops-engineer"])
def test_in_an_empty_store_with_the_whole_catalogue(
    store: Store, shipped: Catalog, slug: str, rung: Rung
) -> None:
    set_hours_a_week(store, hours=7, when=WHEN)
    is_kept(store, shipped, slug, rung)


def test_a_chosen_role_has_the_forecast_of_the_timeline(sample: Store, shipped: Catalog) -> None:
    times = RoleTimes(sample, shipped, TODAY)
    past = own_weeks(sample, TODAY)
    for role in queries.chosen_roles(sample):
        inputs = plan_inputs(sample, TODAY, role=role.id)
        found = forecast(plan_of(inputs), inputs.calendar, TODAY, *past)
        told = times.of(shipped.roles.get(role.slug or ""), role, role.rung)
        assert (told.likely, told.forecast.p85) == (found.p50, found.p85)
        if role.standing is Standing.PRIMARY:
            assert plan_inputs(sample, TODAY) == inputs
        assert told.likely is not None
        assert told.weeks is not None
        first = TODAY + timedelta(weeks=told.weeks - 1)
        assert first <= told.likely < first + timedelta(weeks=1)


def test_every_other_role_has_a_time_too(sample: Store, shipped: Catalog) -> None:
    times = RoleTimes(sample, shipped, TODAY)
    for slug, entry in list(shipped.roles.items())[:6]:
        told = times.of(entry, known(sample, slug), Rung.MID)
        assert told.likely is not None, slug


def test_without_time_there_is_no_day(store: Store) -> None:
    told = RoleTimes(store, CATALOG, TODAY).of(CATALOG.roles["engineer"], None, Rung.JUNIOR)
    assert (told.likely, told.weeks, told.hours_a_week) == (None, None, 0)


def test_projects_come_after_the_role_as_they_do_once_it_is_chosen(store: Store) -> None:
    set_hours_a_week(store, hours=5, when=WHEN)
    projects.add_project(store, title="Shop", when=WHEN)
    is_kept(store, CATALOG, "engineer", Rung.JUNIOR)
