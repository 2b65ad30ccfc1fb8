"""Readiness: the worked table, and what holds for any levels."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from helpers import TODAY, TOMORROW, YESTERDAY
from hypothesis import given
from hypothesis import strategies as st

from pathtracker.core.gaps import Need, gaps
from pathtracker.core.levels import Facts, Rated, SkillLevel, grounds
from pathtracker.core.model import EvidenceKind, Kind, State
from pathtracker.core.readiness import (
    both_readinesses,
    readiness,
    readiness_on,
    ready_to_apply,
)
from pathtracker.core.work import Piece, Teaches, Work

PYTHON, ML, TALKING = UUID(int=1), UUID(int=2), UUID(int=3)
TABLE = (Need(PYTHON, 3, 5), Need(ML, 3, 4), Need(TALKING, 2, 3))
LEVELS = {PYTHON: SkillLevel(3, 2), ML: SkillLevel(2, 2), TALKING: SkillLevel(3, 0)}


# --- the worked table ---------------------------------------------------------------------------


def test_the_worked_table() -> None:
    both = both_readinesses(TABLE, LEVELS)
    assert both is not None
    assert [term.required for term in both.proven.terms] == [15, 12, 6]
    assert [term.met for term in both.claimed.terms] == [15, 8, 6]
    assert [term.met for term in both.proven.terms] == [10, 8, 0]
    assert (both.claimed.met, both.claimed.required, both.claimed.percent) == (29, 33, 87)
    assert (both.proven.met, both.proven.required, both.proven.percent) == (18, 33, 54)


def test_a_python_milestone_with_its_checks_ticked_and_a_link_makes_it_23_of_33() -> None:
    teaches = (Teaches(PYTHON, 3),)
    finished = {"state": State.DONE, "done_on": TODAY, "all_ticked": True}
    milestone = Work(UUID(int=9), "Data", Kind.BUILD, teaches=teaches, **finished)  # type: ignore[arg-type]
    link = Piece(UUID(int=8), EvidenceKind.LINK, "https://a.org", TODAY, milestone.id)
    facts = Facts({}, grounds([milestone], [link]))
    levels = {**{skill: level.proven for skill, level in LEVELS.items()}}
    levels[PYTHON] = facts.level(PYTHON, TODAY).proven
    shown = readiness(TABLE, levels)
    assert shown is not None
    assert (shown.met, shown.required, shown.percent) == (23, 33, 69)


def test_more_than_required_in_one_skill_never_makes_up_for_another() -> None:
    found = readiness(TABLE, {PYTHON: 5, ML: 0, TALKING: 2})
    assert found is not None
    assert found.met == 21


def test_a_role_that_asks_for_nothing_has_no_number() -> None:
    assert readiness((), {}) is None
    assert readiness((Need(PYTHON, 0, 5),), {PYTHON: 5}) is None
    assert both_readinesses((), LEVELS) is None
    assert readiness_on([TODAY], (), Facts({}, {})) == []


def test_what_is_not_rated_counts_as_0_and_is_still_told_apart() -> None:
    found = readiness(TABLE, {PYTHON: 0, ML: None})
    assert found is not None
    assert [term.level for term in found.terms] == [0, None, None]
    assert found.share == 0


def test_readiness_over_time_follows_the_days_on_which_something_changed() -> None:
    facts = Facts({PYTHON: (Rated(YESTERDAY, 1), Rated(TOMORROW, 3))}, {})
    course = readiness_on([*facts.days([PYTHON]), TOMORROW + timedelta(days=9)], TABLE, facts)
    assert [(day, both.claimed.met) for day, both in course] == [
        (YESTERDAY, 5),
        (TOMORROW, 15),
        (TOMORROW + timedelta(days=9), 15),
    ]


# --- ready to apply -----------------------------------------------------------------------------


def shown(**levels: int) -> Any:
    by_name = {"python": PYTHON, "ml": ML, "talking": TALKING}
    found = readiness(TABLE, {by_name[name]: level for name, level in levels.items()})
    assert found is not None
    return found


def test_ready_to_apply_takes_60_percent_every_essential_within_a_level_and_a_project() -> None:
    enough = shown(python=2, ml=3)
    assert enough.percent == 66
    assert ready_to_apply(enough, has_project=True).is_ready
    assert not ready_to_apply(enough, has_project=False).is_ready
    far = ready_to_apply(shown(python=1, ml=3, talking=2), has_project=True)
    assert (far.percent, far.too_far, far.is_ready) == (69, (PYTHON,), False)
    little = ready_to_apply(shown(python=2, ml=1), has_project=True)
    assert (little.enough_shown, little.too_far, little.is_ready) == (False, (), False)


def test_just_below_60_percent_is_not_60_percent() -> None:
    needs = (Need(PYTHON, 1, 3), Need(ML, 1, 2))
    exactly, below = readiness(needs, {PYTHON: 1}), readiness(needs, {ML: 1})
    assert exactly is not None
    assert below is not None
    assert ready_to_apply(exactly, has_project=True).enough_shown
    assert not ready_to_apply(below, has_project=True).enough_shown


# --- whatever the levels ------------------------------------------------------------------------

SKILLS = [UUID(int=n) for n in range(1, 9)]
LEVEL = st.integers(0, 5)
NEEDS = st.lists(
    st.builds(Need, st.sampled_from(SKILLS), LEVEL, st.integers(1, 5), st.booleans()),
    max_size=8,
    unique_by=lambda need: need.skill_id,
)
ANY_LEVELS = st.dictionaries(st.sampled_from(SKILLS), st.none() | LEVEL)


@given(NEEDS, ANY_LEVELS)
def test_readiness_lies_in_0_to_1_and_is_1_exactly_when_nothing_is_missing(
    needs: list[Need], levels: dict[UUID, int | None]
) -> None:
    found = readiness(needs, levels)
    if found is None:
        assert all(need.level == 0 for need in needs)
        return
    missing = [need for need in needs if (levels.get(need.skill_id) or 0) < need.level]
    assert 0 <= found.share <= 1
    assert (found.share == 1) == (found.percent == 100) == (missing == [])
    assert found.percent <= 100 * found.share < found.percent + 1 + 1e-9
    assert sum(term.met for term in found.terms) == found.met


@given(NEEDS, ANY_LEVELS, st.sampled_from(SKILLS))
def test_readiness_never_falls_when_a_level_rises(
    needs: list[Need], levels: dict[UUID, int | None], skill: UUID
) -> None:
    before = readiness(needs, levels)
    after = readiness(needs, {**levels, skill: min(5, (levels.get(skill) or 0) + 1)})
    if before is not None:
        assert after is not None
        assert after.share >= before.share


@given(NEEDS, ANY_LEVELS, st.randoms())
def test_readiness_does_not_depend_on_order(
    needs: list[Need], levels: dict[UUID, int | None], random: Any
) -> None:
    before = readiness(needs, levels)
    random.shuffle(needs)
    after = readiness(needs, dict(reversed(levels.items())))
    assert (before and before.share) == (after and after.share)


@given(NEEDS, st.dictionaries(st.sampled_from(SKILLS), st.builds(SkillLevel, LEVEL, LEVEL)))
def test_met_and_gap_make_up_what_is_required(
    needs: list[Need], levels: dict[UUID, SkillLevel]
) -> None:
    both = both_readinesses(needs, levels)
    if both is not None:
        found = gaps(needs, levels)
        assert both.claimed.met + sum(gap.claimed_points for gap in found) == both.claimed.required
        assert both.proven.met + sum(gap.proven_points for gap in found) == both.proven.required
