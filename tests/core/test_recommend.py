"""What to do next: what is ready and fits, in which order, and why."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from helpers import TODAY, TOMORROW, YESTERDAY
from hypothesis import given
from hypothesis import strategies as st

from pathtracker.core.gaps import Need
from pathtracker.core.levels import Facts, grounds
from pathtracker.core.model import SATISFYING, Kind, State
from pathtracker.core.recommend import Aim, Recommendation, recommend
from pathtracker.core.work import Teaches, Work
from pathtracker.wording import sentence

SQL, PYTHON = UUID(int=1), UUID(int=2)
NAMES = {SQL: "SQL", PYTHON: "Python"}
ENGINEER = Aim(UUID(int=21), "Engineer", True, (Need(SQL, 3, 5), Need(PYTHON, 2, 2)))
ANALYST = Aim(UUID(int=22), "Analyst", False, (Need(SQL, 2, 4),))


def step(number: int, sql: int | None = None, **fields: Any) -> Work:
    """An open build step of two hours, that teaches SQL up to a level or nothing."""
    teaches = () if sql is None else (Teaches(SQL, sql),)
    usual = {"kind": Kind.BUILD, "state": State.OPEN, "hours_left": 2.0, "teaches": teaches}
    return Work(UUID(int=100 + number), f"Step {number}", **{**usual, **fields})


def after(*numbers: int) -> tuple[UUID, ...]:
    return tuple(UUID(int=100 + number) for number in numbers)


def best(work: list[Work], *aims: Aim, **options: Any) -> list[Recommendation]:
    facts = Facts({}, grounds(work, []))
    return recommend(work, aims or (ENGINEER,), facts, on=TODAY, names=NAMES, **options)


def titles(found: list[Recommendation]) -> list[str]:
    return [one.title.removeprefix("Step ") for one in found]


def reasons(found: Recommendation) -> list[str]:
    return [sentence(message) for message in found.reasons]


# --- what is offered ----------------------------------------------------------------------------


def test_what_waits_for_something_still_to_do_is_not_offered() -> None:
    assert titles(best([step(1), step(2, requires=after(1))])) == ["1"]


@pytest.mark.parametrize("state", sorted(SATISFYING))
def test_done_skipped_and_known_work_holds_nothing_back_and_is_not_offered(state: State) -> None:
    day = TODAY if state is State.DONE else None
    work = [step(1, state=state, done_on=day), step(2, requires=after(1))]
    assert titles(best(work)) == ["2"]


def test_parked_work_holds_back_and_is_offered_once_its_day_has_come() -> None:
    def parked(until: date | None) -> list[Work]:
        return [step(1, state=State.PARKED, parked_until=until), step(2, requires=after(1))]

    assert [titles(best(parked(day))) for day in (None, TOMORROW, TODAY)] == [[], [], ["1"]]


def test_what_is_begun_is_offered_whatever_it_requires() -> None:
    assert titles(best([step(1), step(2, state=State.ACTIVE, requires=after(1))])) == ["2", "1"]


def test_only_what_fits_the_minutes_at_hand_is_offered() -> None:
    work = [step(1, hours_left=0.75), step(2, hours_left=0.76), step(3, hours_left=0.25)]
    assert titles(best(work, minutes=45)) == ["1", "3"]
    assert [one.minutes for one in best(work, minutes=45)] == [45, 15]
    (sitting,) = best(work, minutes=14)
    assert (sitting.title, sitting.sitting, sitting.minutes_now) == (best(work)[0].title, 14, 14)
    assert sitting.reasons[0].id == "next.sitting"


def test_where_nothing_that_fits_closes_a_gap_the_best_is_a_sitting_besides() -> None:
    work = [step(1, hours_left=0.5), step(2, sql=3, hours_left=1.0)]
    assert [(one.title, one.sitting) for one in best(work, minutes=45)] == [
        ("Step 1", None),
        ("Step 2", 45),
    ]
    assert [(one.title, one.sitting) for one in best(work[:1], minutes=15)] == [("Step 1", 15)]
    assert titles(best(work, minutes=60)) == ["2", "1"]


def test_of_what_is_begun_a_sitting_goes_on() -> None:
    (found,) = best([step(1, state=State.ACTIVE, hours_left=2.0)], minutes=20)
    assert found.reasons[0].id == "next.sitting_more"


def test_no_more_than_asked_for_are_offered() -> None:
    work = [step(n) for n in range(30)]
    assert len(best(work)) == 10
    assert titles(best(work, limit=2)) == ["0", "1"]
    assert len(best(work, limit=None)) == 30


# --- in which order -----------------------------------------------------------------------------


def test_the_score_is_the_weighted_gap_closed_per_remaining_hour() -> None:
    (found,) = best([step(1, sql=3)], ENGINEER, ANALYST)
    assert [(gain.weight, gain.importance, gain.points) for gain in found.gains] == [
        (2, 5, 30),  # the primary role: 2 × 5 × 3 levels
        (1, 4, 8),  # 1 × 4 × 2 levels, for it asks for no more
    ]
    assert found.points == 38
    assert found.score == 38 / 2


def test_only_what_can_not_be_shown_yet_counts_up_to_what_is_asked_for() -> None:
    shown = step(9, sql=2, state=State.DONE, done_on=TODAY, all_ticked=True)
    (found,) = best([shown, step(1, sql=5)])
    (gain,) = found.gains
    assert (gain.shown, gain.to_level, gain.required, gain.points) == (2, 3, 3, 10)
    assert best([shown, step(1, sql=2)])[0].score == 0


def test_begun_work_comes_first_then_the_higher_score() -> None:
    work = [step(1, sql=1), step(2, sql=3), step(3, sql=3, hours_left=1.0)]
    active = step(4, state=State.ACTIVE, hours_left=50.0)
    assert titles(best([*work, active])) == ["4", "3", "2", "1"]


def test_a_planned_day_that_has_come_is_a_small_bonus() -> None:
    work = [step(1, sql=2), step(2, sql=2), step(3), step(4)]
    planned = {UUID(int=102): YESTERDAY, UUID(int=101): TOMORROW, UUID(int=104): TODAY}
    found = best(work, planned=planned)
    assert titles(found) == ["2", "1", "4", "3"]
    assert [one.bonus for one in found] == [0.1, 0, 0.1, 0]
    assert found[0].score == pytest.approx(1.1 * found[1].score)
    assert titles(best([step(1, sql=3), step(2, sql=2)], planned=planned)) == ["1", "2"]


def test_equals_stay_in_the_learners_order() -> None:
    assert titles(best([step(3), step(1), step(2)])) == ["3", "1", "2"]


# --- why ----------------------------------------------------------------------------------------


def test_every_reason_is_given_in_words() -> None:
    work = [step(1, sql=3, state=State.ACTIVE)]
    (found,) = best(work, ENGINEER, ANALYST, minutes=150, planned={work[0].id: TODAY})
    assert reasons(found) == [
        "You have begun it.",
        "“SQL” is the widest gap in what you can show.",
        "Can bring “SQL” to level 3; Engineer asks for 3, and more of your roles ask for it too "
        "(1).",
        "The day planned for it, 2026-03-02, has come.",
        "About 120 min are left of it: it fits your 150 min.",
    ]
    python = step(1)._replace(teaches=(Teaches(PYTHON, 1),))
    assert reasons(best([python])[0]) == ["Can bring “Python” to level 1; Engineer asks for 2."]
    assert reasons(best([step(1)])[0]) == ["Nothing stands before it."]


def test_without_a_role_what_is_ready_is_still_offered() -> None:
    facts = Facts({}, {})
    found = recommend([step(2), step(1, sql=3)], (), facts, on=TODAY, names={})
    assert titles(found) == ["2", "1"]
    assert [one.score for one in found] == [0, 0]


# --- whatever the work --------------------------------------------------------------------------

DAYS = st.sampled_from([YESTERDAY, TODAY, TOMORROW])


@st.composite
def stores_of_work(draw: st.DrawFn) -> list[Work]:
    found = []
    for number in range(draw(st.integers(0, 8))):
        state = draw(st.sampled_from(State))
        earlier = st.sets(st.sampled_from(range(number)), max_size=2) if number else st.just(set())
        found.append(
            step(
                number,
                draw(st.none() | st.integers(0, 5)),
                kind=draw(st.sampled_from(Kind)),
                state=state,
                hours_left=draw(st.sampled_from([0.25, 0.5, 1.0, 7.5])),
                done_on=draw(DAYS) if state is State.DONE else None,
                parked_until=draw(st.none() | DAYS) if state is State.PARKED else None,
                all_ticked=draw(st.booleans()),
                requires=after(*draw(earlier)),
            )
        )
    return found


@given(stores_of_work(), st.none() | st.integers(1, 500))
def test_a_recommendation_never_names_blocked_or_finished_work_and_always_fits(
    work: list[Work], minutes: int | None
) -> None:
    by_id = {one.id: one for one in work}
    for found in best(work, minutes=minutes, limit=None):
        item = by_id[found.item_id]
        assert item.state not in SATISFYING
        if item.state is not State.ACTIVE:
            assert all(by_id[needed].state in SATISFYING for needed in item.requires)
        assert minutes is None or found.minutes_now <= minutes
        assert (found.sitting is None) is (minutes is None or found.minutes <= minutes)
        assert found.reasons


@given(stores_of_work(), st.dictionaries(st.sampled_from(after(*range(8))), DAYS))
def test_a_recommendation_adds_up_and_is_in_its_order(
    work: list[Work], planned: dict[UUID, date]
) -> None:
    states = {one.id: one.state for one in work}
    found = best(work, ENGINEER, ANALYST, planned=planned, limit=None)
    ranks = [(states[one.item_id] is not State.ACTIVE, -one.score) for one in found]
    assert ranks == sorted(ranks)
    for one in found:
        assert one.score == pytest.approx(one.points / one.hours * (1 + one.bonus))
    assert found[:3] == best(work, ENGINEER, ANALYST, planned=planned, limit=3)


@given(stores_of_work(), st.integers(1, 500))
def test_ready_work_is_never_answered_with_nothing(work: list[Work], minutes: int) -> None:
    assert bool(best(work, minutes=minutes)) is bool(best(work))
