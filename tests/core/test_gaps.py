"""Gaps: their points and rank, and the work that closes them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from helpers import CATALOG, TODAY, YESTERDAY
from hypothesis import given
from hypothesis import strategies as st

from pathtracker.core.gaps import (
    Closing,
    Gap,
    Need,
    closing_work,
    gap_points,
    gaps,
    needs_at,
    prospect,
    stand_in,
)
from pathtracker.core.levels import Facts, SkillLevel, grounds, proven
from pathtracker.core.model import EvidenceKind, Kind, Rung, State
from pathtracker.core.readiness import both_readinesses
from pathtracker.core.work import Piece, Teaches, Work

from .test_levels import BIKES, ITEMS, PIECES, PYTHON, SHOP, SQL, item, piece

NEED = Need(SQL, 3, 5)
LEVEL = st.integers(0, 5)
SKILLS = [UUID(int=n) for n in range(1, 9)]
NEEDS = st.lists(
    st.builds(Need, st.sampled_from(SKILLS), LEVEL, st.integers(1, 5)),
    max_size=8,
    unique_by=lambda need: need.skill_id,
)
LEVELS = st.dictionaries(
    st.sampled_from(SKILLS), st.builds(SkillLevel, st.none() | LEVEL, LEVEL, st.booleans())
)


def test_a_gap_is_importance_times_what_is_missing() -> None:
    assert [gap_points(NEED, level) for level in range(6)] == [15, 10, 5, 0, 0, 0]
    (found,) = gaps([NEED], {SQL: SkillLevel(2, 1)})
    assert (found.claimed_points, found.proven_points) == (5, 10)


def test_the_widest_in_what_can_be_shown_comes_first_and_what_is_met_last() -> None:
    needs = [Need(UUID(int=n), 3, importance) for n, importance in enumerate((1, 5, 3, 4))]
    levels = {UUID(int=1): SkillLevel(3, 3), UUID(int=2): SkillLevel(0, 0)}
    levels[UUID(int=3)] = SkillLevel(3, 1)
    found = gaps(needs, levels)
    assert [gap.need.importance for gap in found] == [3, 4, 1, 5]
    assert [gap.is_open for gap in found] == [True, True, True, False]


def test_what_is_claimed_and_not_shown_is_a_gap_and_so_is_what_is_shown_and_not_claimed() -> None:
    (only_said,) = gaps([NEED], {SQL: SkillLevel(5, 0)})
    (only_shown,) = gaps([NEED], {SQL: SkillLevel(0, 3)})
    assert (only_said.is_open, only_shown.is_open) == (True, True)


@given(NEEDS, LEVELS)
def test_closing_every_listed_gap_closes_the_role(
    needs: list[Need], levels: dict[UUID, SkillLevel]
) -> None:
    closed = dict(levels)
    for gap in gaps(needs, levels):
        if gap.is_open:
            closed[gap.skill_id] = SkillLevel(gap.need.level, gap.need.level, True)
    both = both_readinesses(needs, closed)
    assert both is None or (both.claimed.share, both.proven.share) == (1, 1)
    assert not any(gap.is_open for gap in gaps(needs, closed))


@given(NEEDS, LEVELS)
def test_a_role_is_closed_exactly_when_no_gap_is_open(
    needs: list[Need], levels: dict[UUID, SkillLevel]
) -> None:
    both = both_readinesses(needs, levels)
    found = gaps(needs, levels)
    assert len(found) == len(needs)
    if both is not None:
        is_closed = (both.claimed.share, both.proven.share) == (1, 1)
        assert is_closed != any(gap.is_open for gap in found)


# --- what closes a gap --------------------------------------------------------------------------


def open_item(number: int, **fields: Any) -> Work:
    return item(number, **{"state": State.OPEN, "done_on": None, "hours_left": 2.0, **fields})


def closing(work: list[Work], evidence: list[Piece] = []) -> list[Closing]:  # noqa: B006
    facts = Facts({}, grounds(work, evidence))
    return list(closing_work(work, facts, [SQL], TODAY).get(SQL, ()))


def test_open_work_that_raises_what_can_be_shown_is_listed_with_level_and_hours() -> None:
    (found,) = closing([open_item(1, teaches=2, hours_left=1.5)])
    assert (found.title, found.says, found.to_level, found.hours) == ("Step 1", 2, 2, 1.5)


def test_what_closes_nothing_is_not_listed() -> None:
    done = item(9, teaches=2)
    assert closing([done, open_item(1, teaches=2)]) == []
    assert closing([done, open_item(1, kind=Kind.LEARN)]) == []
    for state in (State.SKIPPED, State.KNOWN):
        assert closing([open_item(1, state=state)]) == []
    other = open_item(1)._replace(teaches=(Teaches(PYTHON, 3),))
    assert closing([other]) == []


def test_the_level_is_that_which_the_kind_of_work_can_show() -> None:
    assert [one.to_level for one in closing([open_item(1, kind=Kind.LEARN)])] == [1]
    assert [one.to_level for one in closing([open_item(1, teaches=5)])] == [3]


def test_a_second_project_reaches_4() -> None:
    first = item(9, teaches=4, project=SHOP)
    link = piece(9)
    assert closing([first, open_item(1, teaches=5, project=BIKES)], [link])[0].to_level == 4
    assert closing([first, open_item(1, teaches=1, project=BIKES)], [link])[0].to_level == 4
    assert closing([first, open_item(1, teaches=5, project=SHOP)], [link]) == []
    assert closing([first, open_item(1, teaches=5)], [link]) == []


def test_begun_work_comes_first_then_ready_then_waiting_then_parked() -> None:
    waiting = open_item(1, hours_left=0.25, requires=(UUID(int=103),))
    parked = open_item(2, state=State.PARKED, hours_left=0.25)
    ready, quick = open_item(3), open_item(4, hours_left=1.0)
    active = open_item(5, state=State.ACTIVE, hours_left=9.0)
    found = closing([waiting, parked, ready, quick, active])
    assert [one.title[-1] for one in found] == ["5", "4", "3", "1", "2"]
    assert [one.waits for one in found] == [False, False, False, True, False]


def test_a_gap_that_is_only_in_what_is_said_is_closed_by_a_rating_not_by_work() -> None:
    by_work = {SQL: (Closing(UUID(int=1), "Step", 5, 4, 1.0, State.OPEN),)}
    (gap,) = gaps([NEED], {SQL: SkillLevel(1, 3, True)}, by_work)
    assert gap == Gap(NEED, SkillLevel(1, 3, True))
    (gap,) = gaps([NEED], {SQL: SkillLevel(1, 2, True)}, by_work)
    assert gap.closes_with == by_work[SQL]


@given(st.lists(ITEMS, max_size=4, unique_by=lambda one: one.id), PIECES, ITEMS)
def test_what_work_promises_is_what_it_shows_once_finished_with_an_artefact(
    work: list[Work], evidence: list[Piece], planned: Work
) -> None:
    planned = planned._replace(id=UUID(int=200), all_ticked=True, done_on=TODAY)
    now = grounds(work, evidence).get(SQL, ())
    promised = prospect(now, TODAY).after(planned, planned.teaches[0].level)
    fresh = Piece(UUID(int=1), EvidenceKind.FILE, "fresh.pdf", TODAY, planned.id)
    then = grounds([*work, planned], [*evidence, fresh])[SQL]
    assert proven(then, TODAY) == promised >= proven(now, TODAY)


# --- needs of the catalogue ---------------------------------------------------------------------


def test_a_role_of_the_catalogue_is_measured_at_a_rung() -> None:
    asked = CATALOG.roles["analyst"].requirements
    assert needs_at(asked, Rung.JUNIOR, {"sql": SQL}) == (
        Need(SQL, 3, 5),
        Need(stand_in("python"), 2, 5),
    )
    assert [need.level for need in needs_at(asked, Rung.SENIOR, {})] == [5, 4]


def test_a_skill_that_only_the_catalogue_has_keeps_its_stand_in() -> None:
    assert stand_in("sql") == stand_in("sql") != stand_in("python")
    assert Facts({}, {}).level(stand_in("sql"), YESTERDAY).claimed is None
