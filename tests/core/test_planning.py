"""Plans by example: order, pins, shares, chains, deadlines, and what can't be planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from helpers import TODAY
from helpers_plans import (
    HOUR_A_DAY,
    SECOND,
    THIRD,
    TRACK,
    day,
    days_of,
    done,
    key,
    order,
    reasons,
    task,
)

from pathtracker.core.availability import Calendar, Off
from pathtracker.core.plan import After, BrokenDeadline, Plan, PlannedTrack
from pathtracker.core.planning import HORIZON_DAYS, make_plan, sittings
from pathtracker.wording import sentence

TWO = (PlannedTrack(TRACK), PlannedTrack(SECOND))


def plan_of(*tasks: object, **given: object) -> Plan:
    calendar = given.pop("calendar", HOUR_A_DAY)
    return make_plan(tasks, calendar, TODAY, **given)  # type: ignore[arg-type]


# --- order --------------------------------------------------------------------------------------


def test_what_is_left_of_a_day_goes_to_the_next() -> None:
    plan = plan_of(task(1, 1.5), task(2, 1), task(3, 0.5))
    assert days_of(plan) == {1: (0, 1), 2: (1, 2), 3: (2, 2)}
    assert plan.finish == day(2)
    assert [(one.day, one.id.int, one.minutes) for one in sittings(plan, HOUR_A_DAY)] == [
        (day(0), 1, 60),
        (day(1), 1, 30),
        (day(1), 2, 30),
        (day(2), 2, 30),
        (day(2), 3, 30),
    ]


def test_tracks_follow_each_other_in_their_order_and_active_items_lead() -> None:
    tasks = (
        task(1, track=SECOND),
        task(2),
        task(3, track=THIRD),
        task(4, track=SECOND, active=True),
        task(5),
    )
    assert order(plan_of(*tasks, tracks=TWO)) == [4, 2, 5, 1, 3]


def test_an_item_waits_for_what_it_requires_while_others_go_on() -> None:
    plan = plan_of(task(1, 1, 3), task(2), task(3), task(4))
    assert order(plan) == [2, 3, 1, 4]


def test_it_may_start_on_the_day_on_which_its_prerequisite_ends() -> None:
    assert days_of(plan_of(task(1, 0.5), task(2, 0.5, 1))) == {1: (0, 0), 2: (0, 0)}


def test_a_lag_lets_days_pass_and_others_use_them() -> None:
    plan = plan_of(task(1), task(2, 1, 1, lag=3), task(3), task(4))
    assert days_of(plan) == {1: (0, 0), 3: (1, 1), 4: (2, 2), 2: (3, 3)}


def test_a_lag_counts_from_the_day_on_which_something_was_done() -> None:
    plan = plan_of(task(2, 1, 1, lag=4), task(3, 1, 9), done=[done(1, -8, -2)])
    assert days_of(plan) == {3: (0, 0), 2: (2, 2)}


def test_an_active_item_is_held_back_by_nothing() -> None:
    assert order(plan_of(task(1), task(2, 1, 1, active=True))) == [2, 1]


def test_finished_items_keep_their_real_days() -> None:
    plan = plan_of(task(3), done=[done(2, -5, -1), done(1, -9, -7)])
    assert [(item.id.int, item.done, item.start, item.finish) for item in plan.items] == [
        (1, True, day(-9), day(-7)),
        (2, True, day(-5), day(-1)),
        (3, False, day(0), day(0)),
    ]


def test_nothing_left_is_a_plan_without_a_finish() -> None:
    plan = plan_of(done=[done(1, -9, -7)], target=day(3))
    assert (plan.finish, plan.earliest, plan.unplanned, plan.deadlines) == (None, None, (), ())


def test_a_start_ahead_is_the_first_day_and_one_that_has_passed_is_not() -> None:
    assert days_of(plan_of(task(1), start=day(10))) == {1: (10, 10)}
    assert days_of(plan_of(task(1), start=day(-10))) == {1: (0, 0)}


def test_any_day_is_approximate() -> None:
    assert plan_of(task(1), calendar=Calendar((60,) * 7, any_day=True)).is_approximate
    assert not plan_of(task(1)).is_approximate


# --- pins ---------------------------------------------------------------------------------------


def test_a_pinned_item_goes_first_on_its_day_and_not_before() -> None:
    plan = plan_of(task(1), task(2), task(3), task(4, pinned=day(2)))
    assert days_of(plan) == {1: (0, 0), 2: (1, 1), 4: (2, 2), 3: (3, 3)}
    assert plan.by_id[key(4)].moved is None


def moved(plan: Plan, number: int) -> tuple[str, int | None]:
    found = plan.by_id[key(number)].moved
    assert found is not None
    assert sentence(found.why).startswith("It is pinned to a day ")
    return found.why.id, found.by.int if found.by else None


def test_a_pin_yields_to_prerequisites_and_says_so() -> None:
    plan = plan_of(task(1, 3), task(2, 1, 1, pinned=day(1)))
    assert days_of(plan)[2] == (3, 3)
    assert moved(plan, 2) == ("plan.pin_after", 1)
    plan = plan_of(task(2, 1, 1, lag=5, pinned=day(1)), done=[done(1, -3, -1)])
    assert days_of(plan)[2] == (4, 4)
    assert moved(plan, 2) == ("plan.pin_after", 1)


def test_a_pin_yields_to_what_was_begun_before() -> None:
    plan = plan_of(task(1, 4), task(2, pinned=day(2)))
    assert days_of(plan) == {1: (0, 3), 2: (4, 4)}
    assert moved(plan, 2) == ("plan.pin_begun", 1)


def test_a_pin_in_the_past_comes_first() -> None:
    plan = plan_of(task(1), task(2, pinned=day(-9)))
    assert order(plan) == [2, 1]
    assert moved(plan, 2) == ("plan.pin_past", None)


def test_a_pin_on_a_day_off_or_while_parked_moves_to_the_next_day() -> None:
    calendar = replace(HOUR_A_DAY, off=(Off(day(2), day(3)),))
    plan = plan_of(task(1, pinned=day(2)), calendar=calendar)
    assert days_of(plan) == {1: (4, 4)}
    assert moved(plan, 1) == ("plan.pin_off", None)
    plan = plan_of(task(1, pinned=day(2), not_before=day(5)))
    assert days_of(plan) == {1: (5, 5)}
    assert moved(plan, 1) == ("plan.pin_parked", None)


# --- shares -------------------------------------------------------------------------------------


def by_track(plan: Plan, calendar: Calendar, days: range) -> list[int]:
    minutes = {TRACK: 0, SECOND: 0, THIRD: 0}
    for one in sittings(plan, calendar):
        if (one.day - TODAY).days in days:
            minutes[plan.by_id[one.id].track] += one.minutes
    return list(minutes.values())


def test_shares_part_each_week_and_a_begun_item_goes_on_the_week_after() -> None:
    tasks = (task(1, 50), task(2, 50, track=SECOND))
    tracks = (PlannedTrack(TRACK, 60), PlannedTrack(SECOND, 40))
    plan = plan_of(*tasks, tracks=tracks, calendar=Calendar((100,) * 7))
    for week in range(3):
        days = range(7 * week, 7 * week + 7)
        assert by_track(plan, Calendar((100,) * 7), days) == [420, 280, 0]


def test_what_a_track_cannot_use_goes_to_the_next_not_to_the_first() -> None:
    tasks = (task(1, 50), task(2, 50, track=THIRD))
    shares = (PlannedTrack(TRACK, 30), PlannedTrack(SECOND, 50), PlannedTrack(THIRD, 20))
    plan = plan_of(*tasks, tracks=shares, calendar=Calendar((100,) * 7))
    assert by_track(plan, Calendar((100,) * 7), range(7)) == [210, 0, 490]


def test_tracks_without_a_share_get_what_is_left_over() -> None:
    tasks = (task(1, 2), task(2, 50, track=SECOND), task(3, 2, track=THIRD))
    tracks = (PlannedTrack(TRACK, 100), PlannedTrack(SECOND), PlannedTrack(THIRD))
    assert order(plan_of(*tasks, tracks=tracks)) == [1, 2, 3]


def test_the_rest_of_this_week_is_parted_as_well() -> None:
    tasks = (task(1, 50), task(2, 50, track=SECOND))
    tracks = (PlannedTrack(TRACK, 50), PlannedTrack(SECOND, 50))
    friday = day(4)
    plan = make_plan(tasks, Calendar((100,) * 7), friday, tracks=tracks)
    assert by_track(plan, Calendar((100,) * 7), range(4, 7)) == [150, 150, 0]
    assert by_track(plan, Calendar((100,) * 7), range(7, 14)) == [350, 350, 0]


# --- chain --------------------------------------------------------------------------------------


def test_the_chain_that_sets_the_finish_is_the_longest_by_effort_not_by_days() -> None:
    plan = plan_of(
        task(1, 2), task(2, 2, 1), task(3, 3, 2), task(4, 5), task(5, 1, 4, lag=300), task(6, 0.5)
    )
    assert [one.int for one in plan.chain] == [1, 2, 3]
    assert [item.id.int for item in plan.items if item.critical] == [1, 2, 3]
    assert plan.earliest == day(300)


# --- what has no day ----------------------------------------------------------------------------

NOTHING = Calendar()
PAUSED = replace(HOUR_A_DAY, off=(Off(day(2), None, pause=True),))
ALL_OFF = replace(HOUR_A_DAY, off=(Off(day(0), day(30_000)),))


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
        (NOTHING, {1: "no_minutes", 2: "no_minutes", 3: "no_minutes"}),
        (PAUSED, {3: "paused"}),
        (ALL_OFF, {1: "all_off", 2: "all_off", 3: "all_off"}),
    ],
)
def test_without_time_there_is_a_reason_and_no_finish(
    calendar: Calendar, expected: dict[int, str]
) -> None:
    plan = plan_of(task(1), task(2, 1, 1), task(3, 1, 2), calendar=calendar)
    assert reasons(plan) == expected
    assert plan.finish is None
    assert all(sentence(one.why) for one in plan.unplanned)


def test_parked_without_a_return_is_out_and_so_is_what_waits_for_it() -> None:
    plan = plan_of(task(1, parked=True), task(2, 1, 1), task(3, 1, 2), task(4))
    assert reasons(plan) == {1: "parked", 2: "waits", 3: "waits"}
    assert [one.by.int if one.by else None for one in plan.unplanned] == [None, 1, 2]
    assert plan.finish == day(0)


def test_parked_until_a_day_comes_back_on_it() -> None:
    assert days_of(plan_of(task(1, not_before=day(3)), task(2))) == {2: (0, 0), 1: (3, 3)}


def test_a_circle_in_a_damaged_file_is_named_and_holds_nothing_else_up() -> None:
    plan = plan_of(
        task(1, 1, 2), task(2, 1, 3), task(3, 1, 1), task(4, 1, 3), task(5), task(6, 1, 6)
    )
    assert reasons(plan) == {1: "circle", 2: "circle", 3: "circle", 4: "waits", 6: "circle"}
    assert days_of(plan) == {5: (0, 0)}


def test_what_is_not_there_holds_nothing_back() -> None:
    assert days_of(plan_of(task(1, 1, 77))) == {1: (0, 0)}


def test_beyond_fifty_years_is_said_with_about_how_much() -> None:
    plan = plan_of(task(1, 10_000), task(2, 10_000), task(3, 1, 2))
    assert reasons(plan) == {2: "beyond", 3: "beyond"}
    assert (plan.finish, plan.days_beyond) == (None, 10_001)
    assert reasons(plan_of(task(1, pinned=date.max))) == {1: "beyond"}


def test_no_effort_and_ten_thousand_hours_have_their_days() -> None:
    plan = plan_of(task(1, 0), task(2, 10_000), task(3, 0, 2))
    assert days_of(plan) == {1: (0, 0), 2: (0, 9999), 3: (10_000, 10_000)}
    assert plan.finish == day(10_000)


def test_a_plan_near_the_end_of_the_calendar() -> None:
    plan = make_plan([task(1), task(2, 5)], HOUR_A_DAY, date.max - timedelta(days=2))
    assert plan.by_id[key(1)].finish == date.max - timedelta(days=2)
    assert reasons(plan) == {2: "beyond"}
    assert round(365.25 * 50) == HORIZON_DAYS


# --- deadlines ----------------------------------------------------------------------------------


def test_a_deadline_warns_with_the_day_it_would_be_and_reorders_nothing() -> None:
    plan = plan_of(task(1, 3), task(2, 2, deadline=day(2)), task(3, deadline=day(9)))
    assert order(plan) == [1, 2, 3]
    assert plan.deadlines == (BrokenDeadline(key(2), day(2), day(4), minutes_short=120),)


def test_a_deadline_before_today_has_its_nearest_day() -> None:
    plan = plan_of(task(1, deadline=day(-3)))
    assert plan.deadlines == (BrokenDeadline(key(1), day(-3), day(0), None),)


def test_more_minutes_do_not_help_against_a_lag() -> None:
    plan = plan_of(task(1), task(2, 1, 1, lag=9, deadline=day(5)))
    assert plan.deadlines == (BrokenDeadline(key(2), day(5), day(9), None),)


def test_the_target_of_the_whole_plan_is_a_deadline_too() -> None:
    assert plan_of(task(1, 5), target=day(4)).deadlines == ()
    assert plan_of(task(1, 5), target=day(2)).deadlines == (
        BrokenDeadline(None, day(2), day(4), minutes_short=120),
    )
    never = BrokenDeadline(None, day(2), None, None)
    assert plan_of(task(1), target=day(2), calendar=NOTHING).deadlines == (never,)
    assert plan_of(target=day(2), calendar=NOTHING).deadlines == ()


def test_pausing_and_parking_make_nothing_late() -> None:
    pause = replace(HOUR_A_DAY, off=(Off(day(0), day(9), pause=True),))
    assert plan_of(task(1, deadline=day(5)), calendar=pause, target=day(4)).deadlines == ()
    for_good = replace(HOUR_A_DAY, off=(Off(day(0), None, pause=True),))
    assert plan_of(task(1, deadline=day(5)), calendar=for_good, target=day(4)).deadlines == ()
    assert plan_of(task(1, parked=True, deadline=day(5))).deadlines == ()


def test_twice_the_same_prerequisite_is_one() -> None:
    twice = task(2)._replace(requires=(After(key(1)), After(key(1), 2)))
    assert days_of(plan_of(task(1), twice)) == {1: (0, 0), 2: (2, 2)}
