"""Claimed and proven: what each kind of evidence supports, and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import permutations
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from helpers import TODAY, TOMORROW, YESTERDAY
from hypothesis import given
from hypothesis import strategies as st

from pathtracker.core.levels import (
    AT_MOST,
    NOT_RATED,
    Facts,
    Rated,
    Said,
    SkillLevel,
    Why,
    claimed,
    counting,
    grounds,
    moment_for,
    proven,
    supports,
)
from pathtracker.core.model import EvidenceKind, Kind, State
from pathtracker.core.when import When
from pathtracker.core.work import ARTEFACTS, Piece, Teaches, Work

LEVELS = st.integers(0, 5)
ZONES = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "Australia/Lord_Howe"]
ZONES += ["America/Los_Angeles", "Europe/Berlin", "Asia/Tokyo", "America/St_Johns", "UTC"]

SQL, PYTHON = UUID(int=1), UUID(int=2)
SHOP, BIKES = UUID(int=11), UUID(int=12)
LINK, CERTIFICATE, EXAM = EvidenceKind.LINK, EvidenceKind.CERTIFICATE, EvidenceKind.EXAM


def item(number: int = 1, *, teaches: int = 3, **fields: Any) -> Work:
    """A build step for SQL, finished yesterday with all its checks ticked."""
    usual: dict[str, Any] = {
        "kind": Kind.BUILD,
        "state": State.DONE,
        "done_on": YESTERDAY,
        "all_ticked": True,
        "teaches": (Teaches(SQL, teaches),),
    }
    return Work(UUID(int=100 + number), f"Step {number}", **{**usual, **fields})


def piece(of: int | None = 1, address: str = "https://a.org", **fields: Any) -> Piece:
    """A link on an item, or with None on SQL itself."""
    usual: dict[str, Any] = {"kind": LINK, "address": address, "day": YESTERDAY}
    if of is None:
        usual["skill_id"] = SQL
    else:
        usual["item_id"] = UUID(int=100 + of)
    return Piece(id=UUID(int=1), **{**usual, **fields})


def shown(work: list[Work], evidence: list[Piece] = [], on: date = TODAY) -> int:  # noqa: B006
    return proven(grounds(work, evidence).get(SQL, ()), on)


# --- the table of evidence ----------------------------------------------------------------------


def test_a_finished_learn_step_shows_1_whatever_it_left_behind() -> None:
    assert shown([item(kind=Kind.LEARN)]) == 1
    assert shown([item(kind=Kind.LEARN)], [piece()]) == 1
    assert shown([item(kind=Kind.LEARN, project=SHOP)], [piece()]) == 1


def test_any_item_with_a_check_unticked_shows_1() -> None:
    assert shown([item(all_ticked=False)]) == 1
    for kind in EvidenceKind:
        assert shown([item(all_ticked=False)], [piece(kind=kind)]) == 1
    by_hand = piece(skill_id=SQL, supports=3)
    assert shown([item(all_ticked=False)], [by_hand]) == 1


@pytest.mark.parametrize("kind", [Kind.PRACTISE, Kind.BUILD, Kind.APPLY])
def test_work_with_all_checks_ticked_and_nothing_to_show_shows_2(kind: Kind) -> None:
    assert shown([item(kind=kind)]) == 2
    assert shown([item(kind=kind, project=SHOP)]) == 2


@pytest.mark.parametrize("kind", sorted(ARTEFACTS))
def test_the_same_with_an_artefact_shows_3(kind: EvidenceKind) -> None:
    assert shown([item(teaches=5)], [piece(kind=kind)]) == 3


def test_a_course_certificate_shows_2_and_an_exam_3() -> None:
    for step in (item(teaches=5), item(teaches=5, kind=Kind.LEARN)):
        assert shown([step], [piece(kind=CERTIFICATE)]) == 2
        assert shown([step], [piece(kind=EXAM)]) == 3
    assert shown([], [piece(None, kind=CERTIFICATE, supports=5)]) == 2
    assert shown([], [piece(None, kind=EXAM, supports=5)]) == 3


def test_the_outcome_is_never_exceeded() -> None:
    for level in range(6):
        assert shown([item(teaches=level)], [piece()]) == min(level, 3)


def test_artefacts_of_two_different_projects_show_4() -> None:
    work = [item(1, teaches=4, project=SHOP), item(2, teaches=4, project=BIKES)]
    both = [piece(1, "https://a.org"), piece(2, "https://b.org")]
    assert shown(work, both) == 4
    assert shown(work, both[:1]) == 3
    assert shown([work[0], work[1]._replace(project=SHOP)], both) == 3
    assert shown([work[0], work[1]._replace(project=None)], both) == 3
    assert shown([work[0], work[1]._replace(all_ticked=False)], both) == 3
    assert shown([work[0], work[1]._replace(kind=Kind.LEARN)], both) == 3
    assert shown(work, [both[0], both[1]._replace(kind=EXAM)]) == 3


def test_two_projects_lift_the_cap_and_not_what_the_outcomes_say() -> None:
    work = [item(1, teaches=3, project=SHOP), item(2, teaches=3, project=BIKES)]
    both = [piece(1, "https://a.org"), piece(2, "https://b.org")]
    assert shown(work, both) == 3
    assert shown([work[0], work[1]._replace(teaches=(Teaches(SQL, 5),))], both) == 4
    step = item(3, teaches=5)  # a step outside the projects stays a step with an artefact
    assert shown([*work, step], [*both, piece(3, "https://c.org")]) == 3


def test_one_address_is_one_artefact() -> None:
    work = [item(1, teaches=4, project=SHOP), item(2, teaches=4, project=BIKES)]
    assert shown(work, [piece(1), piece(2)]) == 3
    assert shown(work, [piece(1), piece(2, "http://A.org/")]) == 3


# --- by hand ------------------------------------------------------------------------------------


def test_evidence_by_hand_supports_the_anchor_it_names_up_to_its_kind() -> None:
    for level in range(6):
        assert shown([], [piece(None, supports=level)]) == min(level, 3)


def test_evidence_by_hand_that_names_no_anchor_supports_none() -> None:
    assert shown([], [piece(None)]) == 0
    (ground,) = grounds([], [piece(None)])[SQL]
    assert [one.why for one in supports([ground], TODAY)] == [Why.NOTHING_NAMED]


def test_evidence_by_hand_on_an_item_stands_and_falls_with_it() -> None:
    other = piece(skill_id=PYTHON, supports=3)
    found = grounds([item()], [other])
    assert proven(found[PYTHON], TODAY) == 3
    assert proven(found[SQL], TODAY) == 2, "an artefact for Python is none for SQL"
    assert grounds([item(state=State.OPEN, done_on=None)], [other]) == {}


def test_an_artefact_for_one_skill_without_a_level_counts_for_it_as_any_other() -> None:
    work = [item(teaches=3)._replace(teaches=(Teaches(SQL, 3), Teaches(PYTHON, 3)))]
    found = grounds(work, [piece(skill_id=SQL)])
    assert (proven(found[SQL], TODAY), proven(found[PYTHON], TODAY)) == (3, 2)


# --- days and states ----------------------------------------------------------------------------


def test_nothing_counts_before_its_day() -> None:
    work, late = [item(done_on=TODAY)], piece(day=TOMORROW)
    assert [shown(work, [late], day) for day in (YESTERDAY, TODAY, TOMORROW)] == [0, 2, 3]
    by_hand = piece(None, supports=2, day=TODAY)
    assert [shown([], [by_hand], day) for day in (YESTERDAY, TODAY)] == [0, 2]
    early = piece(skill_id=PYTHON, supports=3, day=YESTERDAY)
    (ground,) = grounds(work, [early])[PYTHON]
    assert ground.day == TODAY, "not before the item it hangs on is finished"


@pytest.mark.parametrize("state", sorted(set(State) - {State.DONE}))
def test_reopening_withdraws_what_an_item_showed_and_known_or_skipped_show_nothing(
    state: State,
) -> None:
    step = item(state=state, done_on=None)
    assert shown([step], [piece(), piece(kind=EXAM), piece(skill_id=SQL, supports=3)]) == 0


def test_a_derivation_names_what_counts_the_highest_first() -> None:
    work = [item(1, teaches=5), item(2, kind=Kind.LEARN)]
    later = piece(1, "https://b.org", day=TOMORROW)
    first, second = supports(grounds(work, [piece(1), later])[SQL], TODAY)
    assert (first.level, first.says, first.why, first.at_most) == (3, 5, Why.ARTEFACT, 3)
    assert [one.address for one in first.pieces] == ["https://a.org"]
    assert (first.item_id, first.day) == (work[0].id, YESTERDAY)
    assert (second.level, second.why, second.pieces) == (1, Why.LEARNT, ())


# --- claimed ------------------------------------------------------------------------------------


def said(level: int, day: date, minute: int = 0) -> Said:
    return Said(day, datetime(2026, 3, 5, 12, minute, tzinfo=UTC), level)


def claims(several: Iterable[Said]) -> list[int | None]:
    ordered = counting(several)
    days = (YESTERDAY - timedelta(days=1), YESTERDAY, TODAY, TOMORROW)
    return [claimed(ordered, day) for day in days]


def test_the_newest_rating_on_or_before_the_day_counts() -> None:
    given = [said(1, YESTERDAY), said(3, TODAY, 1), said(2, TODAY, 2), said(5, TOMORROW, 3)]
    for several in permutations(given):
        assert claims(several) == [None, 1, 2, 5]


def test_a_rating_dated_tomorrow_does_not_come_back_over_one_said_later() -> None:
    """Tokyo on Tuesday morning, then Los Angeles, where it is still Monday."""
    for several in permutations([said(4, TOMORROW, 1), said(2, TODAY, 2)]):
        assert claims(several) == [None, None, 2, 2]


SAID = st.tuples(
    LEVELS,
    st.dates(date(2026, 2, 20), date(2026, 4, 10)),
    st.times(),
    st.sampled_from(ZONES),
    st.none() | st.integers(0, 20),
)


@given(st.lists(SAID, min_size=1, max_size=12))
def test_what_was_said_last_counts_whatever_clock_and_zone(
    given: list[tuple[int, date, time, str, int | None]],
) -> None:
    """Said for today it counts from today on, said for a day before until the next later one."""
    stands: dict[date, int] = {}
    several: list[Said] = []
    for level, local, clock, zone, ago in given:
        when = When(datetime.combine(local, clock, ZoneInfo(zone)).astimezone(UTC), local)
        day = when.today - timedelta(days=ago or 0)
        several.append(Said(day, moment_for(several, day, when), level))
        if day == when.today:
            stands = {one: rated for one, rated in stands.items() if one < day}
        stands[day] = level
        for asked in {day, when.today, *stands, date(2026, 5, 1)}:
            until = [one for one in stands if one <= asked]
            assert claimed(counting(several), asked) == (stands[max(until)] if until else None)


def test_without_a_rating_what_is_proven_is_claimed_and_with_neither_it_is_not_rated() -> None:
    facts = Facts({}, grounds([item()], []))
    assert facts.level(SQL, TODAY) == SkillLevel(2, 2)
    assert facts.level(PYTHON, TODAY) == NOT_RATED
    assert NOT_RATED.claimed is None
    assert NOT_RATED.claimed_counts == 0


def test_a_rating_below_what_is_proven_stays_and_is_pointed_out() -> None:
    facts = Facts({SQL: (Rated(YESTERDAY, 0),)}, grounds([item()], []))
    assert facts.level(SQL, TODAY) == SkillLevel(0, 2, True)
    assert facts.level(SQL, TODAY).shows_more
    assert not SkillLevel(2, 2).shows_more


def test_the_days_on_which_something_changed_are_named_in_order() -> None:
    work = [item(done_on=TODAY)]
    facts = Facts({SQL: (Rated(YESTERDAY, 1),)}, grounds(work, [piece(day=TOMORROW)]))
    assert facts.days([SQL]) == [YESTERDAY, TODAY, TOMORROW]
    assert facts.days([PYTHON]) == []


def test_ratings_can_be_exchanged_without_reading_the_rest_again() -> None:
    facts = Facts({SQL: (Rated(YESTERDAY, 1),), PYTHON: (Rated(YESTERDAY, 2),)}, {})
    risen = facts.with_ratings([SQL], {SQL: (Rated(YESTERDAY, 1), Rated(TODAY, 3))})
    assert [risen.level(skill, TODAY).claimed for skill in (SQL, PYTHON)] == [3, 2]
    undone = facts.with_ratings([SQL], {})
    assert [undone.level(skill, TODAY).claimed for skill in (SQL, PYTHON)] == [None, 2]
    assert facts.level(SQL, TODAY).claimed == 1


def test_only_some_skills_may_be_asked_about() -> None:
    work = [item(), item(2)._replace(teaches=(Teaches(PYTHON, 2),))]
    assert set(grounds(work, [], {PYTHON})) == {PYTHON}


# --- whatever the evidence ----------------------------------------------------------------------

DAYS = st.sampled_from([YESTERDAY, TODAY, TOMORROW])
ITEMS = st.builds(
    item,
    st.integers(1, 4),
    teaches=LEVELS,
    kind=st.sampled_from(Kind),
    all_ticked=st.booleans(),
    done_on=DAYS,
    project=st.sampled_from([None, SHOP, BIKES]),
)
WORK = st.lists(ITEMS, max_size=4, unique_by=lambda one: one.id)
PIECES = st.lists(
    st.builds(
        piece,
        st.none() | st.integers(1, 4),
        st.sampled_from(["https://a.org", "https://b.org", "c.pdf"]),
        kind=st.sampled_from(EvidenceKind),
        day=DAYS,
        supports=st.none() | LEVELS,
    ),
    max_size=5,
)


@given(WORK, PIECES, DAYS)
def test_a_derivation_adds_up_to_the_level_and_keeps_its_caps(
    work: list[Work], evidence: list[Piece], on: date
) -> None:
    several = grounds(work, evidence).get(SQL, ())
    found = supports(several, on)
    assert proven(several, on) == max((one.level for one in found), default=0)
    for one in found:
        assert 0 <= one.level == min(one.says, AT_MOST[one.why]) <= 4
        assert one.day <= on
        assert all(part.day <= on for part in one.pieces)


@given(WORK, PIECES, DAYS)
def test_what_can_be_shown_never_falls_with_time_or_further_evidence(
    work: list[Work], evidence: list[Piece], on: date
) -> None:
    before = shown(work, evidence, on)
    assert shown(work, evidence, on + timedelta(days=1)) >= before
    assert shown(work, evidence[:-1], on) <= before
    assert shown(work[:-1], evidence, on) <= before, "reopening the last item raises nothing"


@given(WORK, PIECES, DAYS, st.randoms())
def test_what_can_be_shown_does_not_depend_on_order(
    work: list[Work], evidence: list[Piece], on: date, random: Any
) -> None:
    before = shown(work, evidence, on)
    random.shuffle(work)
    random.shuffle(evidence)
    assert shown(work, evidence, on) == before
