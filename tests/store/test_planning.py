"""Reads for plan and forecast: what is in scope, when there is time, what was logged."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from helpers import CATALOG, TODAY, TOMORROW, WHEN, YESTERDAY, on, open_store

from pathtracker.actions import items, learner, leaving, roles, steps
from pathtracker.actions.projects import start_project
from pathtracker.core.availability import DifferentWeek, Off
from pathtracker.core.forecast import LoggedWeek
from pathtracker.core.messages import Message
from pathtracker.core.model import (
    DaysOff,
    Entity,
    Item,
    Prerequisite,
    Role,
    Rung,
    State,
    Track,
    WeekHours,
)
from pathtracker.core.plan import After, Plan, PlanInputs, Task
from pathtracker.core.planning import plan_of
from pathtracker.core.quickadd import QuickAdd
from pathtracker.store import Store, Writer, planning, queries
from pathtracker.store.errors import DamagedValueError
from pathtracker.store.pace import own_pace


@pytest.fixture
def store(quick_folder: Path) -> Iterator[Store]:
    """Somebody who has chosen the engineer, and the analyst besides; an hour a day."""
    with open_store(quick_folder / "pathtracker.db") as store:
        roles.choose(store, catalog=CATALOG, role="engineer", when=WHEN)
        roles.choose(store, catalog=CATALOG, role="analyst", when=WHEN, secondary=True)
        learner.set_weekdays(store, minutes=(60,) * 7, when=WHEN)
        yield store


def item(store: Store, slug: str) -> UUID:
    return queries.by_slug(store, Item, [slug])[slug].id


def role(store: Store, slug: str) -> UUID:
    return queries.by_slug(store, Role, [slug])[slug].id


def keep(store: Store, *entities: Entity) -> None:
    def op(writer: Writer) -> None:
        for entity in entities:
            writer.put(entity)

    store.write(Message("item.edit", {"title": ""}), op, now=WHEN.now)


def change(store: Store, slug: str, **fields: object) -> None:
    keep(store, store.get(Item, item(store, slug)).evolve(**fields))


def inputs(store: Store, **options: object) -> PlanInputs:
    return planning.plan_inputs(store, TODAY, **options)  # type: ignore[arg-type]


def slugs(store: Store, given: PlanInputs) -> list[str]:
    return [store.get(Item, task.id).slug or store.get(Item, task.id).title for task in given.tasks]


def task(store: Store, slug: str, **options: object) -> Task:
    wanted = item(store, slug)
    return next(one for one in inputs(store, **options).tasks if one.id == wanted)


# --- scope --------------------------------------------------------------------------------------


def test_a_plan_speaks_of_the_primary_role_unless_another_is_named(store: Store) -> None:
    assert slugs(store, inputs(store)) == ["set-up", "loops", "joins", "train"]
    analyst = inputs(store, role=role(store, "analyst"))
    assert slugs(store, analyst) == ["set-up", "loops", "joins", "report"]
    everything = inputs(store, everything=True)
    assert slugs(store, everything) == ["set-up", "loops", "joins", "train", "report"]


def test_a_shared_step_is_planned_once_under_the_first_of_its_roadmaps(store: Store) -> None:
    given = inputs(store, everything=True)
    titles = [store.get(Track, track.id).title for track in given.tracks]
    assert titles == ["Foundations", "Engineering", "Analysis"]
    assert task(store, "joins", everything=True).track == given.tracks[1].id


def test_phases_above_the_rung_are_left_out(store: Store) -> None:
    roles.choose(store, catalog=CATALOG, role="engineer", rung=Rung.SENIOR, when=WHEN)
    assert slugs(store, inputs(store))[-2:] == ["serve", "lead"]
    assert [one.rung for one in inputs(store).tasks] == [0, 0, 0, 0, 1, 2]
    roles.choose(store, catalog=CATALOG, role="engineer", rung=Rung.JUNIOR, when=WHEN)
    assert slugs(store, inputs(store)) == ["set-up", "loops", "joins", "train"]


def test_projects_count_and_come_last_unless_left_out(store: Store) -> None:
    start_project(store, catalog=CATALOG, template="predictor", when=WHEN)
    steps.add(store, wanted=QuickAdd(title="Mine"), when=WHEN)
    planned = slugs(store, inputs(store))
    assert planned[:5] == ["set-up", "loops", "joins", "train", "Mine"]
    assert all(slug.startswith("predictor-") for slug in planned[5:])
    assert len(planned) > 5
    assert slugs(store, inputs(store, projects=False)) == planned[:5]


def test_what_is_left_of_a_role_that_was_left_is_not_planned(store: Store) -> None:
    items.start(store, item=item(store, "report"), when=WHEN)
    leaving.leave(store, role=role(store, "analyst"), catalog=CATALOG, when=WHEN)
    assert store.get(Item, item(store, "report")).state is State.ACTIVE
    assert "report" not in slugs(store, inputs(store))


def test_what_is_required_elsewhere_comes_in(store: Store) -> None:
    items.unrequire(store, item=item(store, "report"), requires=item(store, "joins"), when=WHEN)
    items.require(store, item=item(store, "set-up"), requires=item(store, "report"), when=WHEN)
    given = inputs(store)
    assert slugs(store, given) == ["set-up", "loops", "joins", "train", "report"]
    planned = [one.id for one in plan_of(given).items]
    assert planned[0] == item(store, "report")


def test_without_a_role_there_is_still_what_is_the_learners_own(tmp_path: Path) -> None:
    with open_store(tmp_path / "own.db") as store:
        assert inputs(store).tasks == ()
        steps.add(store, wanted=QuickAdd(title="Mine"), when=WHEN)
        assert slugs(store, inputs(store)) == ["Mine"]
        assert planning.planned_role(store) is None
        assert plan_of(inputs(store)).unplanned[0].why.id == "plan.no_minutes"


# --- tasks --------------------------------------------------------------------------------------


def test_what_remains_is_the_estimate_stretched_less_what_is_known_and_logged(
    store: Store,
) -> None:
    assert task(store, "joins").minutes == 120
    items.log(store, item=item(store, "joins"), minutes=50, when=WHEN)
    assert task(store, "joins").minutes == 70
    assert task(store, "joins", stretch=1.5).minutes == 130
    change(store, "joins", known_share=0.5, state=State.OPEN)
    assert task(store, "joins").minutes == 15


def test_states_pins_deadlines_and_lags_are_read(store: Store) -> None:
    items.start(store, item=item(store, "train"), when=WHEN)
    items.park(store, item=item(store, "loops"), until=TOMORROW, when=WHEN)
    items.park(store, item=item(store, "set-up"), when=WHEN)
    change(store, "joins", pinned=TOMORROW, deadline=TODAY)
    [needed] = queries.of_item(store, Prerequisite, item(store, "joins"))
    keep(store, needed.evolve(lag_days=4))
    assert task(store, "train").active
    assert task(store, "loops").not_before == TOMORROW
    assert not task(store, "loops").parked
    assert task(store, "set-up").parked
    joins = task(store, "joins")
    assert (joins.pinned, joins.deadline) == (TOMORROW, TODAY)
    assert joins.requires == (After(item(store, "loops"), 4),)


def test_finished_work_comes_with_its_real_days_and_settled_work_not_at_all(store: Store) -> None:
    items.log(store, item=item(store, "set-up"), minutes=30, when=on(TODAY - timedelta(days=5)))
    items.finish(store, item=item(store, "set-up"), when=on(YESTERDAY))
    items.finish(store, item=item(store, "loops"), when=WHEN)
    items.skip(store, item=item(store, "joins"), when=WHEN)
    given = inputs(store)
    assert [(one.id, one.start, one.finish) for one in given.done] == [
        (item(store, "set-up"), TODAY - timedelta(days=5), YESTERDAY),
        (item(store, "loops"), TODAY, TODAY),
    ]
    assert slugs(store, given) == ["train"]
    assert plan_of(given).finish == TOMORROW


def test_a_circle_in_a_damaged_file_does_not_hang(store: Store) -> None:
    first, last = item(store, "set-up"), item(store, "train")
    keep(store, Prerequisite(id=UUID(int=10**9), item_id=first, requires_id=last))
    assert {one.why.id for one in plan_of(inputs(store)).unplanned} == {"plan.circle"}


def test_a_damaged_day_is_told_as_such(store: Store) -> None:
    store._database.raw.execute("UPDATE item SET deadline = 'soon' WHERE slug = 'joins'")
    with pytest.raises(DamagedValueError):
        inputs(store)


def test_the_days_and_target_of_the_role(store: Store) -> None:
    primary = store.get(Role, role(store, "engineer"))
    ahead = TODAY + timedelta(days=9)
    keep(store, primary.evolve(start=ahead, target=TODAY + timedelta(days=10)))
    given = inputs(store)
    assert (given.start, given.target) == (ahead, TODAY + timedelta(days=10))
    plan = plan_of(given)
    assert plan.first_day == ahead
    assert plan.deadlines[0].id is None


# --- time ---------------------------------------------------------------------------------------


def test_when_there_is_time(store: Store) -> None:
    keep(
        store,
        DaysOff(id=UUID(int=9001), first=TODAY, last=TOMORROW),
        DaysOff(id=UUID(int=9002), first=TOMORROW, pause=True),
        WeekHours(id=UUID(int=9003), monday=TODAY, minutes=(5,) * 7),
    )
    found = planning.calendar(store)
    assert found.minutes == (60,) * 7
    assert set(found.off) == {Off(TODAY, TOMORROW), Off(TOMORROW, None, pause=True)}
    assert found.weeks == (DifferentWeek(TODAY, (5,) * 7),)


def test_logged_weeks_add_up_by_monday(store: Store) -> None:
    assert planning.logged_weeks(store, TODAY) == ((), None)
    joins = item(store, "joins")
    for days, minutes in ((400, 10), (500, 5), (8, 30), (1, 40), (7, 50), (0, 60)):
        items.log(store, item=joins, minutes=minutes, when=on(TODAY - timedelta(days=days)))
    weeks, first = planning.logged_weeks(store, TODAY)
    assert first == TODAY - timedelta(days=500)
    assert weeks[-3:] == (
        LoggedWeek(TODAY - timedelta(days=14), 30),
        LoggedWeek(TODAY - timedelta(days=7), 90),
        LoggedWeek(TODAY, 60),
    )


def test_the_stretch_is_measured_over_what_was_finished_or_fixed(store: Store) -> None:
    own = [steps.add(store, wanted=QuickAdd(title=f"Own {n}"), when=WHEN).id for n in range(5)]
    for number, one in enumerate(own):
        assert own_pace(store).stretch == 1
        items.log(store, item=one, minutes=120, when=on(minute=number))
        items.finish(store, item=one, when=WHEN)
    found = own_pace(store)
    assert (found.stretch, found.items) == (2.0, 5)
    assert task(store, "joins").minutes == 240
    keep(store, learner.learner(store).evolve(stretch=1.5))
    assert own_pace(store).is_fixed
    assert task(store, "joins").minutes == 180


def test_inputs_make_a_plan_on_another_thread(store: Store) -> None:
    given, found = inputs(store), []
    thread = threading.Thread(target=lambda: found.append(plan_of(given)))
    thread.start()
    thread.join()
    assert isinstance(found[0], Plan)
    assert found[0].finish == TODAY + timedelta(days=7)


def test_few_queries_whatever_the_size(store: Store) -> None:
    asked: list[str] = []
    store._database.raw.set_trace_callback(asked.append)
    inputs(store)
    few = len(asked)
    for number in range(30):
        steps.add(store, wanted=QuickAdd(title=f"Own {number}"), when=WHEN)
    asked.clear()
    inputs(store)
    assert len(asked) == few < 15


def test_today_is_what_is_said(store: Store) -> None:
    assert planning.plan_inputs(store, date(2030, 1, 1)).today == date(2030, 1, 1)
