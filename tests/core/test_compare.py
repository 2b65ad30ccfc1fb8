"""Roles beside each other: what is nearest, what is cheapest, and what holds for any roles."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathtracker.core.compare import Candidate, cheapest_next, compare, hours_together, nearest
from pathtracker.core.gaps import Need
from pathtracker.core.levels import SkillLevel
from pathtracker.core.readiness import both_readinesses

PYTHON, SQL, DOCKER = UUID(int=1), UUID(int=2), UUID(int=3)
SKILLS = [UUID(int=n) for n in range(1, 7)]
LEVELS = {PYTHON: SkillLevel(3, 3, True), SQL: SkillLevel(2, 1, True)}


def role(title: str, needs: list[Need], steps: dict[str, float], **kind: bool) -> Candidate:
    return Candidate(UUID(int=hash(title) & 0xFFFF), title, tuple(needs), steps, **kind)


ENGINEER = role(
    "Engineer",
    [Need(PYTHON, 3, 5), Need(DOCKER, 2, 3)],
    {"api": 4.0, "pack": 6.0},
    is_chosen=True,
    is_primary=True,
)
ANALYST = role("Analyst", [Need(PYTHON, 2, 3), Need(SQL, 2, 5)], {"joins": 5.0})
OPERATOR = role("Operator", [Need(DOCKER, 3, 5), Need(PYTHON, 2, 2)], {"pack": 6.0, "watch": 2.0})


def test_three_roles_with_their_figures() -> None:
    found = compare([OPERATOR, ANALYST, ENGINEER], LEVELS)
    assert [one.role.title for one in found] == ["Engineer", "Analyst", "Operator"]
    analyst, operator = found[1], found[2]
    assert (analyst.both.proven.met, analyst.both.proven.required) == (11, 16)
    assert (operator.open_hours, operator.beyond_hours) == (8.0, 2.0)
    assert (operator.open_steps, operator.beyond_steps) == (2, 1)
    assert set(operator.shared) == {DOCKER, PYTHON}
    assert analyst.shared == (PYTHON,)
    assert operator.gaps[0].skill_id == DOCKER


def test_the_nearest_is_that_of_which_most_can_be_shown_the_cheapest_takes_least_more() -> None:
    found = compare([OPERATOR, ANALYST, ENGINEER], LEVELS)
    assert nearest(found).role is ANALYST
    assert cheapest_next(found).role is OPERATOR


def test_what_is_chosen_is_not_next_and_the_primary_not_the_nearest() -> None:
    chosen = replace(OPERATOR, is_chosen=True)
    found = compare([chosen, ANALYST, ENGINEER], LEVELS)
    assert cheapest_next(found).role is ANALYST
    only = compare([ENGINEER], LEVELS)
    assert nearest(only) is None
    assert cheapest_next(only) is None


def test_of_two_chosen_roles_each_is_beyond_the_other_by_what_it_alone_brings() -> None:
    chosen = replace(OPERATOR, is_chosen=True)
    by_title = {one.role.title: one for one in compare([chosen, ENGINEER], LEVELS)}
    assert by_title["Operator"].beyond_hours == 2.0
    assert by_title["Engineer"].beyond_hours == 4.0
    assert hours_together([chosen, ENGINEER]) == 12.0


def test_a_role_that_asks_for_nothing_is_neither() -> None:
    empty = role("Gardener", [], {"dig": 1.0})
    found = compare([ENGINEER, empty], LEVELS)
    assert found[1].both is None
    assert nearest(found) is None
    assert cheapest_next(found) is None


NEEDS = st.lists(
    st.builds(Need, st.sampled_from(SKILLS), st.integers(1, 5), st.integers(1, 5)),
    unique_by=lambda need: need.skill_id,
    max_size=5,
).map(tuple)
STEPS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 8).map(float), max_size=6)
ROLES = st.lists(
    st.builds(Candidate, st.uuids(), st.sampled_from(["A", "B", "C"]), NEEDS, STEPS, st.booleans()),
    unique_by=lambda one: one.id,
    max_size=6,
)
SOME_LEVELS = st.dictionaries(
    st.sampled_from(SKILLS),
    st.builds(SkillLevel, st.integers(0, 5), st.integers(0, 5), st.just(True)),
)


@given(ROLES, SOME_LEVELS, st.randoms())
def test_the_order_in_which_roles_are_given_makes_no_difference(roles, levels, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(roles)
    random.shuffle(shuffled)
    assert compare(roles, levels) == compare(shuffled, levels)


@given(ROLES, SOME_LEVELS)
def test_figures_agree_with_readiness_and_with_each_other(roles, levels) -> None:  # type: ignore[no-untyped-def]
    for one in compare(roles, levels):
        assert one.both == both_readinesses(one.role.needs, levels)
        assert 0 <= one.beyond_hours <= one.open_hours
        assert 0 <= one.beyond_steps <= one.open_steps
        assert {need.skill_id for need in one.role.needs} >= set(one.shared)
        if one.both:
            missing = sum(gap.proven_points for gap in one.gaps)
            assert missing == one.both.proven.required - one.both.proven.met


@given(ROLES, SOME_LEVELS)
def test_nothing_is_nearer_than_the_nearest_or_cheaper_than_the_cheapest(roles, levels) -> None:  # type: ignore[no-untyped-def]
    found = compare(roles, levels)
    near, cheap = nearest(found), cheapest_next(found)
    for one in found:
        if one.both is not None and near is not None:
            assert one.proven <= near.proven
        if one.both is not None and cheap is not None and one.open_steps:
            assert one.role.is_chosen or one.beyond_hours >= cheap.beyond_hours


@given(ROLES, SOME_LEVELS)
def test_taking_on_a_role_adds_exactly_what_it_takes_beyond_the_others(roles, levels) -> None:  # type: ignore[no-untyped-def]
    # A step takes the same hours wherever it stands.
    hours = {step: float(place + 1) for place, step in enumerate("abcdefgh")}
    roles = [replace(one, steps={step: hours[step] for step in one.steps}) for one in roles]
    chosen = [one for one in roles if one.is_chosen]
    for one in compare(roles, levels):
        if not one.role.is_chosen:
            more = hours_together([*chosen, one.role]) - hours_together(chosen)
            assert more == pytest.approx(one.beyond_hours)


@given(ROLES.filter(bool), SOME_LEVELS)
def test_choosing_a_role_leaves_nothing_of_it_beyond_and_shares_all_its_skills(  # type: ignore[no-untyped-def]
    roles, levels
) -> None:
    twin = replace(roles[0], id=UUID(int=7), is_chosen=True)
    other = replace(roles[0], is_chosen=False)
    found = {one.id: one for one in compare([*roles[1:], other, twin], levels)}
    assert found[other.id].beyond_hours == 0
    assert set(found[other.id].shared) == {need.skill_id for need in other.needs}
