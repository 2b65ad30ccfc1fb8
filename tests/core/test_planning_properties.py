"""What holds for any plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from helpers import TODAY
from helpers_plans import TRACK, calendars, day, inputs, task_lists, total
from hypothesis import given
from hypothesis import strategies as st

from pathtracker.core.availability import Calendar, monday_of
from pathtracker.core.model import Rung
from pathtracker.core.plan import PlanInputs, PlannedTrack, Task
from pathtracker.core.planning import make_plan, plan_of, sittings
from pathtracker.core.whatif import WhatIf, changed, what_if

EVERY_DAY = st.lists(st.integers(15, 240), min_size=7, max_size=7).map(tuple)


@given(inputs())
def test_nothing_starts_before_what_it_requires_has_ended_and_its_lag_has_passed(
    given: PlanInputs,
) -> None:
    plan = plan_of(given)
    tasks = {task.id: task for task in given.tasks}
    for item in plan.items:
        task = tasks.get(item.id)
        if task is None or task.active:  # an active one has been begun
            continue
        for needed, lag in task.requires:
            before = plan.by_id[needed]
            assert item.start >= before.finish + timedelta(days=lag)
            if before.finish == item.start:
                ends = max(run.begins + run.minutes for run in plan.runs if run.id == needed)
                assert ends <= min(run.begins for run in plan.runs if run.id == item.id)


@given(inputs())
def test_no_day_holds_more_than_its_minutes_and_a_day_off_holds_none(given: PlanInputs) -> None:
    used: Counter[date] = Counter()
    for sitting in sittings(plan_of(given), given.calendar):
        used[sitting.day] += sitting.minutes
        assert not given.calendar.is_off(sitting.day)
        assert sitting.day >= max(TODAY, given.start or TODAY)
    for on, minutes in used.items():
        assert minutes <= given.calendar.minutes_on(on)


@given(inputs(circles=True))
def test_all_that_remains_is_planned_once_or_named_with_a_reason(given: PlanInputs) -> None:
    plan = plan_of(given)
    planned = [item.id for item in plan.items if not item.done]
    unplanned = [one.id for one in plan.unplanned]
    assert sorted(planned + unplanned) == sorted(task.id for task in given.tasks)
    left_out = [task for task in given.tasks if task.id in set(unplanned)]
    assert plan.minutes == total(given.tasks) - total(left_out)
    worked: Counter[object] = Counter()
    for sitting in sittings(plan, given.calendar):
        worked[sitting.id] += sitting.minutes
    assert worked == Counter({item.id: item.minutes for item in plan.items if item.minutes})


@given(inputs())
def test_an_item_lasts_from_its_first_minutes_to_its_last(given: PlanInputs) -> None:
    plan = plan_of(given)
    days = defaultdict(list)
    for sitting in sittings(plan, given.calendar):
        days[sitting.id].append(sitting.day)
    for item in plan.items:
        if item.minutes:
            assert (item.start, item.finish) == (min(days[item.id]), max(days[item.id]))


@given(inputs())
def test_nothing_starts_before_the_day_it_is_pinned_to_or_parked_until(given: PlanInputs) -> None:
    plan = plan_of(given)
    for task in given.tasks:
        if task.id in plan.by_id:
            item = plan.by_id[task.id]
            assert task.pinned is None or item.start >= task.pinned
            assert task.not_before is None or item.start >= task.not_before
            assert not task.parked
            if task.pinned is not None:
                assert (item.moved is None) == (item.start == task.pinned)


@given(inputs())
def test_work_in_sequence_is_not_interrupted(given: PlanInputs) -> None:
    tracks = tuple(PlannedTrack(track.id) for track in given.tracks)
    plan = plan_of(replace(given, tracks=tracks))
    assert len({run.id for run in plan.runs}) == len(plan.runs)


@given(inputs(circles=True))
def test_the_same_input_gives_the_same_plan(given: PlanInputs) -> None:
    assert plan_of(given) == plan_of(replace(given))


@given(inputs(circles=True))
def test_what_if_with_nothing_changed_is_the_plan(given: PlanInputs) -> None:
    plan = plan_of(given)
    assert what_if(given, WhatIf()) == plan
    same_hours = WhatIf(hours_a_week=given.calendar.hours_a_week, rung=Rung.SENIOR)
    if given.calendar.week_minutes:
        assert changed(given, same_hours) == given


@given(
    task_lists(plain=True, tracks=1),
    calendars(EVERY_DAY),
    st.integers(0, 6),
    st.integers(1, 300),
)
def test_more_minutes_never_make_one_track_finish_later(
    tasks: list[Task], calendar: Calendar, weekday: int, more: int
) -> None:
    minutes = tuple(
        each + more if place == weekday else each for place, each in enumerate(calendar.minutes)
    )
    before = make_plan(tasks, calendar, TODAY)
    after = make_plan(tasks, replace(calendar, minutes=minutes), TODAY)
    assert len(after.unplanned) <= len(before.unplanned)
    for item in before.items:
        assert after.by_id[item.id].finish <= item.finish
    if before.finish is not None:
        assert after.finish is not None
        assert after.finish <= before.finish


@given(inputs())
def test_the_chain_is_one_of_prerequisites_and_no_single_one_is_longer(given: PlanInputs) -> None:
    plan = plan_of(given)
    tasks = {task.id: task for task in given.tasks}
    minutes = [tasks[one].minutes for one in plan.chain]
    for before, after in zip(plan.chain, plan.chain[1:], strict=False):
        assert before in {needed for needed, _ in tasks[after].requires}
    assert {item.id for item in plan.items if item.critical} == set(plan.chain)
    for item in plan.items:
        if not item.done:
            assert item.minutes <= sum(minutes)


@given(inputs())
def test_more_hours_than_a_plan_has_never_beat_its_earliest_day(given: PlanInputs) -> None:
    plan = plan_of(given)
    if plan.earliest is not None and plan.finish is not None:
        assert plan.finish >= plan.earliest


# --- shares -------------------------------------------------------------------------------------


@given(st.integers(1, 99), st.lists(st.integers(60, 600), min_size=7, max_size=7))
def test_two_tracks_that_never_run_dry_get_their_shares_of_every_week(
    share: int, minutes: list[int]
) -> None:
    other = UUID(int=7)
    tasks = [Task(UUID(int=100 + number), (TRACK, other)[number % 2], 500) for number in range(120)]
    calendar = Calendar(tuple(minutes))
    tracks = (PlannedTrack(TRACK, share), PlannedTrack(other, 100 - share))
    plan = make_plan(tasks, calendar, TODAY, tracks=tracks)
    of_week: dict[date, Counter[object]] = defaultdict(Counter)
    for sitting in sittings(plan, calendar):
        of_week[monday_of(sitting.day)][plan.by_id[sitting.id].track] += sitting.minutes
    for week in (day(0), day(7)):
        if sum(of_week[week].values()) == sum(minutes):
            assert abs(of_week[week][TRACK] - sum(minutes) * share / 100) <= 1


@given(inputs(plain=True), st.permutations([10, 30, 60]))
def test_shares_waste_no_minutes(given: PlanInputs, shares: list[int]) -> None:
    """Without lags and pins something can always be done, so all is done on the same day."""
    tracks = [PlannedTrack(key.id) for key in given.tracks]
    shared = [PlannedTrack(key.id, share) for key, share in zip(tracks, shares, strict=False)]
    in_sequence = plan_of(replace(given, tracks=tuple(tracks)))
    by_shares = plan_of(replace(given, tracks=tuple(shared)))
    assert by_shares.finish == in_sequence.finish
