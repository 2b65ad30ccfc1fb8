"""What-if and its reverse: changed inputs, the hours a day asks for, what meets a deadline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from helpers import TODAY
from helpers_plans import DAYS, HOUR_A_DAY, SECOND, TRACK, day, days_of, inputs, key, task
from hypothesis import given, settings
from hypothesis import strategies as st

from pathtracker.core.availability import Calendar, Off
from pathtracker.core.model import Rung
from pathtracker.core.plan import PlanInputs, PlannedTrack
from pathtracker.core.planning import plan_of
from pathtracker.core.whatif import (
    HoursNeeded,
    WhatIf,
    changed,
    hours_needed,
    what_if,
    what_meets,
)

TWO = (PlannedTrack(TRACK), PlannedTrack(SECOND))


def given_(*tasks: Any, **fields: Any) -> PlanInputs:
    return PlanInputs(tasks, fields.pop("calendar", HOUR_A_DAY), TODAY, TWO, **fields)


def test_more_hours_a_week() -> None:
    asked = given_(task(1, 14))
    assert plan_of(asked).finish == day(13)
    assert what_if(asked, WhatIf(hours_a_week=14)).finish == day(6)
    assert (
        what_if(given_(task(1, 14), calendar=Calendar()), WhatIf(hours_a_week=7)).finish is not None
    )


def test_another_start_and_days_off() -> None:
    asked = given_(task(1, 3))
    assert days_of(what_if(asked, WhatIf(start=day(5)))) == {1: (5, 7)}
    assert days_of(what_if(asked, WhatIf(off=(Off(day(1), day(4)),)))) == {1: (0, 6)}


def test_without_a_roadmap_what_came_after_it_is_free() -> None:
    asked = given_(task(1, 3), task(2, 1, 1, track=SECOND))
    plan = what_if(asked, WhatIf(without=frozenset({TRACK})))
    assert days_of(plan) == {2: (0, 0)}


def test_another_rung() -> None:
    asked = given_(task(1), task(2, rung=1), task(3, rung=2))
    assert set(days_of(what_if(asked, WhatIf(rung=Rung.JUNIOR)))) == {1}
    higher = WhatIf(rung=Rung.MID, more=(task(4, rung=1), task(1, 50)))
    assert days_of(what_if(asked, higher)) == {1: (0, 0), 2: (1, 1), 4: (2, 2)}


def test_a_question_changes_no_inputs() -> None:
    asked = given_(task(1, 3))
    before = replace(asked)
    changed(asked, WhatIf(1, day(5), (Off(day(1), day(4)),), frozenset({TRACK}), Rung.JUNIOR))
    assert asked == before


# --- the reverse --------------------------------------------------------------------------------


def test_the_hours_that_a_day_asks_for() -> None:
    asked = given_(task(1, 30))
    assert hours_needed(asked, day(13)) == HoursNeeded(15.0, day(13), 80.0)
    assert hours_needed(asked, day(13), key(1)).hours_a_week == 15.0


def test_too_soon_names_the_nearest_day() -> None:
    asked = given_(task(1, 30), task(2, 30))
    assert hours_needed(asked, day(1)) == HoursNeeded(None, day(5), 80.0)
    assert hours_needed(asked, day(-5)).nearest == day(5)
    assert hours_needed(asked, day(1), key(1)).nearest == day(2)


def test_no_hours_help_against_a_pause_for_good_or_parking() -> None:
    for_good = replace(HOUR_A_DAY, off=(Off(day(0), None, pause=True),))
    assert hours_needed(given_(task(1), calendar=for_good), day(9)) == HoursNeeded(None, None, 80.0)
    assert hours_needed(given_(task(1, parked=True)), day(9), key(1)).nearest is None
    assert hours_needed(given_(task(1), task(2, parked=True)), day(9)).hours_a_week == 1.0


def test_a_week_without_minutes_can_be_asked_as_well() -> None:
    assert hours_needed(given_(task(1, 7), calendar=Calendar()), day(6)).hours_a_week == 7.0


def test_an_item_that_is_not_in_the_plan() -> None:
    assert hours_needed(given_(task(1)), day(9), key(7)) == HoursNeeded(None, None, 80.0)


@settings(deadline=None)  # each example makes a dozen plans
@given(inputs(plain=True), DAYS)
def test_the_answer_holds_and_half_an_hour_less_would_not(asked: PlanInputs, by: date) -> None:
    asked = replace(asked, tracks=(), calendar=replace(asked.calendar, weeks=()))
    needed = hours_needed(asked, by)
    if needed.hours_a_week is not None:
        assert what_if(asked, WhatIf(needed.hours_a_week)).finish == needed.nearest
        assert needed.nearest is not None
        assert needed.nearest <= by
        less = what_if(asked, WhatIf(needed.hours_a_week - 0.5)).finish
        assert needed.hours_a_week == 0.5 or less is None or less > by
    elif needed.nearest is not None:
        assert needed.nearest > by


# --- what meets a deadline ----------------------------------------------------------------------


def test_going_first_may_meet_it_where_the_present_order_does_not() -> None:
    asked = given_(task(1, 20), task(2, 1, track=SECOND), task(3, 1, 2, track=SECOND))
    meets = what_meets(asked, day(2), key(3))
    assert meets.finish_first == day(1)
    assert meets.first == {key(2): day(0), key(3): day(1)}
    assert meets.hours.hours_a_week is None, "more than a week can hold"
    assert plan_of(asked).by_id[key(3)].finish == day(21)


@given(inputs(plain=True), st.integers(1, 12))
def test_going_first_never_makes_it_later(asked: PlanInputs, number: int) -> None:
    asked = replace(asked, tracks=())
    planned = plan_of(asked).by_id.get(key(number))
    if planned is not None:
        meets = what_meets(asked, TODAY, key(number))
        assert meets.finish_first is not None
        assert meets.finish_first <= planned.finish


@given(inputs(plain=True), st.integers(1, 12))
def test_what_is_pinned_first_is_done_on_the_day_that_was_told(
    asked: PlanInputs, number: int
) -> None:
    meets = what_meets(asked, TODAY, key(number))
    tasks = tuple(
        task._replace(pinned=meets.first[task.id], parked=False, not_before=None)
        if task.id in meets.first
        else task
        for task in asked.tasks
    )
    if meets.finish_first is not None:
        made = plan_of(replace(asked, tasks=tasks))
        assert made.by_id[key(number)].finish == meets.finish_first


@given(inputs(plain=True), st.integers(1, 12), st.integers(0, 40))
def test_hours_are_offered_only_where_they_meet_it_and_a_week_holds_them(
    asked: PlanInputs, number: int, by: int
) -> None:
    offered = what_meets(asked, day(by), key(number)).hours.hours_a_week
    if offered is not None:
        present = asked.calendar.hours_a_week
        assert present < offered <= max(present, 40)
        calendar = asked.calendar.scaled_to(offered)
        assert max(calendar.minutes) <= max(600, *asked.calendar.minutes)
        assert plan_of(replace(asked, calendar=calendar)).by_id[key(number)].finish <= day(by)


def test_a_short_step_by_tomorrow_is_offered_to_go_first() -> None:
    """45 minutes by tomorrow, behind a fortnight of other work."""
    short = task(9, 0.75, track=SECOND, deadline=day(1))
    asked = given_(*(task(number, 4) for number in range(1, 6)), short)
    (broken,) = plan_of(asked).deadlines
    assert broken.finish is not None
    assert broken.finish > day(10)
    assert broken.minutes_short is None, "no two days hold that"
    meets = what_meets(asked, day(1), key(9))
    assert meets.finish_first == day(0)
    assert meets.first == {key(9): day(0)}
    assert meets.hours.hours_a_week is None
