"""What is the same quantity is the same number wherever it is read."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from uuid import UUID

import pytest
from helpers import CATALOG, TODAY, WHEN, on

from pathtracker.actions import availability, items, roles, steps
from pathtracker.catalog import Catalog
from pathtracker.core.gaps import closing_work
from pathtracker.core.model import SATISFYING, Item, Rung, State
from pathtracker.core.quickadd import QuickAdd
from pathtracker.core.recommend import recommend
from pathtracker.core.work import SHORTEST_LEFT
from pathtracker.reports.remaining import remaining
from pathtracker.reports.role_facts import RoleFacts
from pathtracker.store import Store, queries
from pathtracker.store import skills as reads
from pathtracker.store.pace import own_pace
from pathtracker.store.planning import plan_inputs


def lines_of(store: Store) -> dict[UUID, queries.StepLine]:
    return {line.id: line for line in queries.outline(store)}


def said(store: Store, item: UUID) -> float:
    """The law, by hand: max(15 min, estimate × stretch × (1 − known share) − logged)."""
    found, line = store.get(Item, item), lines_of(store)[item]
    wanted = found.effort * own_pace(store).stretch * (1 - found.known_share)
    return ceil(round(max(SHORTEST_LEFT, wanted - line.logged_minutes / 60) * 60, 6)) / 60


def test_what_is_left_of_an_item_is_one_number(sample: Store, shipped: Catalog) -> None:
    pace = own_pace(sample)
    assert pace.stretch > 1.2, "with estimates that are right, mistakes would not show"
    work = {one.id: one for one in reads.work(sample)}
    tasks = {task.id: task for task in plan_inputs(sample, TODAY, everything=True).tasks}
    aims = reads.aims(sample)
    skills = {need.skill_id for aim in aims for need in aim.needs}
    facts = reads.facts(sample, work.values(), skills)
    closing = {
        one.item_id: one
        for several in closing_work(work.values(), facts, skills, TODAY).values()
        for one in several
    }
    ready = recommend(work.values(), aims, facts, on=TODAY, names={}, limit=None)
    offered = {one.item_id: one for one in ready}
    some = list(lines_of(sample).values())
    for line in some:
        left = line.hours_left
        assert left == work[line.id].hours_left
        assert left == 0 if line.state in SATISFYING else left >= SHORTEST_LEFT
        if line.id in tasks:
            assert left == tasks[line.id].minutes / 60
        if line.id in closing:
            assert left == closing[line.id].hours
        if line.id in offered:
            assert (left, round(left * 60)) == (offered[line.id].hours, offered[line.id].minutes)
        assert line.hours_ahead == (0 if line.state is State.PARKED else left)
    for line in [line for line in some if line.logged_minutes][:50] + some[:50]:
        found = remaining(sample, sample.get(Item, line.id))
        assert (found.hours, found.logged) == (line.hours_left, line.logged_minutes)
        assert line.state in SATISFYING or found.hours == said(sample, line.id)


def test_the_way_ahead_of_a_role_is_what_its_roadmaps_have(sample: Store, shipped: Catalog) -> None:
    facts, heights = RoleFacts(sample, shipped, TODAY), {rung: rung.height for rung in Rung}
    for role in queries.chosen_roles(sample):
        inside = {
            item
            for item, _, rung in queries.places_among(sample, None, role.tracks)
            if heights[rung] <= role.rung.height
        }
        lines = [line for line in lines_of(sample).values() if line.id in inside]
        road = facts.road(shipped.roles.get(role.slug or ""), role, role.rung)
        assert road.steps == len(lines)
        assert road.settled == sum(line.state in SATISFYING for line in lines)
        assert road.hours_left == pytest.approx(sum(line.hours_ahead for line in lines))


@pytest.mark.parametrize("stretch", [0.5, 1.0, 1.37, 3.0])
@pytest.mark.parametrize("logged", [0, 15, 600])
def test_the_law_holds_in_every_list(store: Store, stretch: float, logged: int) -> None:
    roles.choose(store, catalog=CATALOG, role="engineer", when=WHEN)
    item = steps.add(store, wanted=QuickAdd(title="Mine", effort=1.1), when=WHEN).id
    availability.set_stretch(store, stretch=stretch, when=WHEN)
    items.know(store, item=item, share=0.25, when=WHEN)
    if logged:
        items.log(store, item=item, minutes=logged, when=on(TODAY))
    left = said(store, item)
    assert lines_of(store)[item].hours_left == left
    assert remaining(store, store.get(Item, item)).hours == left
    assert next(one for one in reads.work(store) if one.id == item).hours_left == left
    tasks = {task.id: task for task in plan_inputs(store, TODAY).tasks}
    assert tasks[item].minutes == round(left * 60)


def test_pace_is_looked_for_beyond_the_newest(store: Store) -> None:
    """Items without time say nothing, however many of them are newer."""
    for place in range(70):
        item = steps.add(store, wanted=QuickAdd(title=f"Own {place}"), when=WHEN).id
        if place < 5:
            items.log(store, item=item, minutes=90, when=WHEN)
        items.finish(store, item=item, when=on(TODAY + timedelta(days=place)))
    assert (own_pace(store).stretch, own_pace(store).items) == (1.5, 5)
