"""When there is time: days off, other weeks, a pause, shares."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from helpers import CATALOG, TODAY, TOMORROW, WHEN, on, seen

from pathtracker.actions import availability, items, learner, planning, roles, steps, what_if
from pathtracker.core.messages import Refused
from pathtracker.core.model import DaysOff, Item, Rung, State
from pathtracker.core.quickadd import QuickAdd
from pathtracker.store import Store, queries

IN_A_WEEK = TODAY + timedelta(days=7)


def test_days_off_are_said_and_taken_back(store: Store) -> None:
    off = availability.add_days_off(store, first=TODAY, last=TOMORROW, note="Fair", when=WHEN)
    assert off.holds(TOMORROW)
    availability.remove_days_off(store, days_off=off.id, when=WHEN)
    assert seen(store, "days_off") == []


def test_days_off_end_after_they_begin(store: Store) -> None:
    with pytest.raises(Refused, match="invalid"):
        availability.add_days_off(store, first=TOMORROW, last=TODAY, when=WHEN)


def test_a_week_is_different_once_and_then_usual_again(store: Store) -> None:
    for minutes in (30, 60):
        availability.set_week(store, monday=TODAY, minutes=(minutes,) * 7, when=WHEN)
    assert [week["minutes"] for week in seen(store, "week_hours")] == [[60] * 7]
    availability.clear_week(store, monday=TODAY, when=WHEN)
    with pytest.raises(Refused, match=r"week\.usual"):
        availability.clear_week(store, monday=TODAY, when=WHEN)


def test_a_week_begins_on_a_monday(store: Store) -> None:
    with pytest.raises(Refused, match="invalid"):
        availability.set_week(store, monday=TOMORROW, minutes=(30,) * 7, when=WHEN)


def test_a_pause_until_a_day_leaves_that_day_free_to_work(store: Store) -> None:
    pause = availability.pause(store, until=IN_A_WEEK, when=WHEN)
    assert pause.holds(IN_A_WEEK - timedelta(days=1))
    assert not pause.holds(IN_A_WEEK)
    with pytest.raises(Refused, match="already"):
        availability.pause(store, when=WHEN)


def test_coming_back_keeps_what_was_paused(store: Store) -> None:
    availability.pause(store, when=WHEN)
    later = on(IN_A_WEEK)
    availability.come_back(store, when=later)
    [kept] = queries.all_of(store, DaysOff)
    assert (kept.first, kept.last) == (TODAY, IN_A_WEEK - timedelta(days=1))
    assert availability.the_pause(store, IN_A_WEEK) is None
    with pytest.raises(Refused, match=r"pause\.none"):
        availability.come_back(store, when=later)


def test_a_pause_of_no_day_leaves_nothing(store: Store) -> None:
    availability.pause(store, when=WHEN)
    availability.come_back(store, when=WHEN)
    assert queries.all_of(store, DaysOff) == []


def test_a_pause_ends_after_today(store: Store) -> None:
    with pytest.raises(Refused, match=r"pause\.past"):
        availability.pause(store, until=TODAY, when=WHEN)


def tracks(store: Store) -> list[UUID]:
    return [track.id for track in queries.tracks(store)]


def test_shares_add_up_or_are_all_taken_away(store: Store, engineer: roles.Chosen) -> None:
    one, two = tracks(store)
    with pytest.raises(Refused, match=r"shares\.sum"):
        availability.set_shares(store, shares={one: 50, two: 40}, when=WHEN)
    availability.set_shares(store, shares={one: 60, two: 40}, when=WHEN)
    assert {track.id: track.share for track in queries.tracks(store)} == {one: 60, two: 40}
    availability.set_shares(store, shares={}, when=WHEN)
    assert {track.share for track in queries.tracks(store)} == {None}


def test_a_stretch_is_fixed_within_reason(store: Store) -> None:
    assert availability.set_stretch(store, stretch=1.4, when=WHEN).stretch == 1.4
    with pytest.raises(Refused, match="invalid"):
        availability.set_stretch(store, stretch=4, when=WHEN)
    assert availability.set_stretch(store, stretch=None, when=WHEN).stretch is None


def test_what_was_tried_out_becomes_real_in_one_step(store: Store, engineer: roles.Chosen) -> None:
    learner.set_weekdays(store, minutes=(60, 0, 60, 0, 60, 0, 0), when=WHEN)
    before = store.dump()
    what_if.apply_what_if(
        store,
        catalog=CATALOG,
        hours=6,
        start=TOMORROW,
        off=[(TODAY, TOMORROW)],
        role=engineer.role.id,
        rung=Rung.MID,
        when=WHEN,
    )
    now = learner.learner(store)
    assert (now.minutes, now.start) == ((120, 0, 120, 0, 120, 0, 0), TOMORROW)
    assert len(queries.all_of(store, DaysOff)) == 1
    assert "serve" in {line.slug for line in queries.outline(store)}
    store.undo(now=WHEN.now)
    assert store.dump() == before


def test_a_roadmap_left_out_is_parked_but_for_what_another_holds(
    store: Store, engineer: roles.Chosen
) -> None:
    roles.choose(store, catalog=CATALOG, role="analyst", secondary=True, when=WHEN)
    [engineering] = [track for track in queries.tracks(store) if track.slug == "engineering"]
    what_if.apply_what_if(store, catalog=CATALOG, without=[engineering.id], when=WHEN)
    states = {line.slug: line.state for line in queries.outline(store)}
    assert states["train"] is State.PARKED
    assert states["joins"] is State.OPEN


def test_a_plan_is_kept_and_forgotten(store: Store, engineer: roles.Chosen) -> None:
    [item, *_] = queries.all_of(store, Item)
    plan = [(item.id, TODAY, TOMORROW)]
    kept = what_if.keep_baseline(store, title="As of today", plan=plan, when=WHEN)
    assert (kept.day, kept.plan[0].finish) == (TODAY, TOMORROW)
    what_if.remove_baseline(store, baseline=kept.id, when=WHEN)
    assert seen(store, "baseline") == []


def test_a_pause_stands_and_ends_though_the_clock_was_set_back(store: Store) -> None:
    availability.pause(store, when=on(IN_A_WEEK))
    found = availability.the_pause(store, TODAY)
    assert found is not None
    assert found.first == IN_A_WEEK
    with pytest.raises(Refused, match=r"pause\.already"):
        availability.pause(store, when=WHEN)
    availability.come_back(store, when=WHEN)
    assert availability.the_pause(store, TODAY) is None
    assert seen(store, "days_off") == []


@pytest.mark.parametrize("day", [date(26, 11, 28), date(1969, 12, 31), date(2200, 1, 1), date.max])
def test_days_that_can_only_be_a_slip_are_refused(store: Store, day: date) -> None:
    item = steps.add(store, wanted=QuickAdd("Joins"), when=WHEN).id
    is_ahead = day > TODAY
    tries: list[Callable[[], object]] = [
        lambda: availability.add_days_off(store, first=day, last=day, when=WHEN),
        lambda: availability.set_week(store, monday=day, minutes=(0,) * 7, when=WHEN),
        lambda: steps.set_deadline(store, item=item, day=day, when=WHEN),
        lambda: planning.pin(store, item=item, day=day, when=WHEN),
    ]
    if is_ahead:
        tries += [
            lambda: availability.pause(store, until=day, when=WHEN),
            lambda: items.park(store, item=item, until=day, when=WHEN),
        ]
    else:
        tries += [lambda: items.log(store, item=item, minutes=5, on=day, when=WHEN)]
    for attempt in tries:
        with pytest.raises(Refused, match=r"day\.too_"):
            attempt()
