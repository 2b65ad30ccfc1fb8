"""The course of readiness: the same numbers as day by day, and what moved them."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from pathtracker.core.course import course, level_on, stands
from pathtracker.core.gaps import Need
from pathtracker.core.levels import Facts, Ground, Rated
from pathtracker.core.model import EvidenceKind, Kind
from pathtracker.core.readiness import readiness_on
from pathtracker.core.work import Piece

BEGIN = date(2026, 1, 1)
UNTIL = BEGIN + timedelta(days=40)
SKILLS = [UUID(int=n) for n in range(1, 5)]
DAYS = st.integers(0, 40).map(lambda n: BEGIN + timedelta(days=n))
NEEDS = st.lists(
    st.builds(Need, st.sampled_from(SKILLS), st.integers(0, 5), st.integers(1, 5)),
    unique_by=lambda need: need.skill_id,
    max_size=4,
)
PIECES = st.lists(
    st.builds(
        Piece,
        st.uuids(),
        st.sampled_from(EvidenceKind),
        st.sampled_from(["https://a.org", "https://b.org"]),
        DAYS,
    ),
    max_size=2,
).map(tuple)
GROUNDS = st.lists(
    st.builds(
        Ground,
        st.integers(0, 5),
        DAYS,
        st.sampled_from([None, *Kind]),
        st.booleans(),
        st.none(),
        st.sampled_from([None, UUID(int=90), UUID(int=91)]),
        PIECES,
    ),
    max_size=4,
).map(tuple)
RATINGS = st.lists(st.builds(Rated, DAYS, st.integers(0, 5)), max_size=4).map(
    lambda several: tuple(sorted(several))
)
FACTS = st.builds(
    Facts,
    st.dictionaries(st.sampled_from(SKILLS), RATINGS),
    st.dictionaries(st.sampled_from(SKILLS), GROUNDS),
)


def course_of(needs: list[Need], facts: Facts, until: date = UNTIL):  # type: ignore[no-untyped-def]
    return course(needs, {need.skill_id: stands(facts, need.skill_id, until) for need in needs})


def test_a_rating_and_a_later_one_are_two_turns_with_what_moved_them() -> None:
    python = SKILLS[0]
    facts = Facts({python: (Rated(BEGIN, 1), Rated(BEGIN + timedelta(days=3), 4))}, {})
    found = course_of([Need(python, 3, 5)], facts)
    assert [(turn.day, turn.claimed, turn.proven) for turn in found.turns] == [
        (BEGIN, 5, 0),
        (BEGIN + timedelta(days=3), 15, 0),
    ]
    move = found.turns[1].moves[0]
    assert (move.skill_id, move.before.claimed, move.after.claimed) == (python, 1, 4)
    assert found.percent(found.turns[0].claimed) == 33
    assert found.on(BEGIN - timedelta(days=1)) is None
    assert found.on(BEGIN + timedelta(days=2)) is found.turns[0]


def test_more_than_is_needed_is_no_turn() -> None:
    python = SKILLS[0]
    facts = Facts({python: (Rated(BEGIN, 3), Rated(UNTIL, 5))}, {})
    assert len(course_of([Need(python, 3, 5)], facts).turns) == 1


def test_what_comes_after_the_last_day_is_not_told() -> None:
    python = SKILLS[0]
    facts = Facts({python: (Rated(BEGIN, 1), Rated(UNTIL, 2))}, {})
    assert len(stands(facts, python, UNTIL - timedelta(days=1))) == 1
    assert len(stands(facts, python, UNTIL)) == 2


def test_a_role_that_asks_for_nothing_has_no_course() -> None:
    assert course([], {}) is None
    assert course([Need(SKILLS[0], 0, 5)], {}) is None


@given(NEEDS, FACTS)
def test_it_says_what_readiness_says_on_every_day(needs: list[Need], facts: Facts) -> None:
    found = course_of(needs, facts)
    every = [BEGIN + timedelta(days=n) for n in range(-1, 41)]
    daily = readiness_on(every, needs, facts)
    assert (found is None) == (not daily)
    for day, both in daily:
        turn = found.on(day)
        claimed, proven = (turn.claimed, turn.proven) if turn else (0, 0)
        assert (claimed, proven) == (both.claimed.met, both.proven.met)
        assert found.percent(proven) == both.proven.percent


@given(NEEDS, FACTS)
def test_every_turn_is_another_day_and_moves_something(needs: list[Need], facts: Facts) -> None:
    found = course_of(needs, facts)
    if found is None:
        return
    days = [turn.day for turn in found.turns]
    assert days == sorted(set(days))
    assert all(turn.moves for turn in found.turns)


@given(FACTS, st.sampled_from(SKILLS), DAYS, DAYS)
def test_a_stand_is_the_level_of_its_day(facts: Facts, skill: UUID, day: date, until: date) -> None:
    found = stands(facts, skill, max(day, until))
    assert level_on(found, day) == facts.level(skill, day)
