"""Entities: what they refuse, what they keep, and that a changed one is validated again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from helpers import LONG, TROUBLING
from helpers_entities import DAY, EXAMPLES, OTHER, REFUSED, make
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pathtracker.core.model import (
    KINDS,
    NOTES_LENGTH,
    SATISFYING,
    TITLE_LENGTH,
    Check,
    Entity,
    Item,
    Learner,
    Outcome,
    Rating,
    Resource,
    Role,
    Rung,
    Standing,
    State,
)


def faults(entity: type[Entity], **fields: Any) -> list[str]:
    """Why one can't be made, as the types of the faults; value errors by their own word."""
    with pytest.raises(ValidationError) as caught:
        make(entity, **fields)
    return [
        str(fault["ctx"]["error"]) if fault["type"] == "value_error" else fault["type"]
        for fault in caught.value.errors()
    ]


def test_there_is_an_example_of_every_kind() -> None:
    assert set(EXAMPLES) == set(KINDS.values())


EVERY_KIND = pytest.mark.parametrize("entity", EXAMPLES, ids=lambda kind: kind.__name__)


@EVERY_KIND
def test_nobody_changes_an_entity_in_place(entity: type[Entity]) -> None:
    one = make(entity)
    for name in type(one).model_fields:
        with pytest.raises(ValidationError, match="frozen"):
            setattr(one, name, getattr(one, name))


@EVERY_KIND
def test_a_misspelt_field_is_refused(entity: type[Entity]) -> None:
    assert faults(entity, titel="x") == ["extra_forbidden"]
    with pytest.raises(ValidationError, match="titel"):
        make(entity).evolve(titel="x")


@EVERY_KIND
def test_it_comes_back_from_json_as_it_was(entity: type[Entity]) -> None:
    one = make(entity)
    assert entity.model_validate_json(one.model_dump_json()) == one


@EVERY_KIND
def test_changing_nothing_gives_an_equal_one(entity: type[Entity]) -> None:
    one = make(entity)
    assert one.evolve() == one


@EVERY_KIND
def test_an_id_is_needed(entity: type[Entity]) -> None:
    with pytest.raises(ValidationError):
        entity(**EXAMPLES[entity])


@pytest.mark.parametrize(
    ("entity", "fields", "why"),
    REFUSED,
    ids=[f"{e.__name__}-{'-'.join(f)}-{w}" for e, f, w in REFUSED],
)
def test_what_can_not_be_is_refused_at_making_and_at_changing(
    entity: type[Entity], fields: dict[str, Any], why: str
) -> None:
    assert faults(entity, **fields)[0] == why
    with pytest.raises(ValidationError):
        make(entity).evolve(**fields)


def test_every_kind_that_can_be_wrong_has_been_tried() -> None:
    assert {entity for entity, _, _ in REFUSED} == set(EXAMPLES)


@pytest.mark.parametrize(
    ("part", "fields"),
    [
        (Check, {"text": ""}),
        (Check, {"text": "x", "tick": True}),
        (Outcome, {"skill_id": OTHER, "level": 6}),
        (Resource, {"title": ""}),
        (Resource, {"title": "\ud800"}),
    ],
)
def test_parts_of_an_item_are_checked_as_well(part: type[Any], fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        part(**fields)


def test_an_item_is_changed_whole_and_the_first_stays_as_it_was() -> None:
    first = make(Item)
    second = first.evolve(state=State.DONE, done_on=DAY, checks=(Check(text="a", ticked=True),))
    assert (first.state, first.done_on) == (State.OPEN, None)
    assert (second.state, second.done_on) == (State.DONE, DAY)
    with pytest.raises(ValidationError):
        second.evolve(state=State.OPEN)  # a day of finishing would stay behind


# Text.


@pytest.mark.parametrize("text", TROUBLING.values(), ids=TROUBLING)
def test_text_is_kept_as_it_is(text: str) -> None:
    assert make(Item, notes=text).notes == text
    assert make(Item, title=text).title == text.strip()


def test_ten_thousand_characters_are_a_title() -> None:
    assert len(LONG) == TITLE_LENGTH
    assert make(Item, title="x" * TITLE_LENGTH).title == "x" * TITLE_LENGTH
    assert make(Item, notes="é" * NOTES_LENGTH).notes == "é" * NOTES_LENGTH


def test_space_around_a_title_is_dropped_and_notes_keep_theirs() -> None:
    assert make(Item, title="\n Joins \t").title == "Joins"
    assert make(Item, notes="\n Joins \t").notes == "\n Joins \t"


@given(st.text(min_size=1, alphabet=st.characters(codec=None)))
def test_notes_are_kept_to_the_letter_unless_they_can_not_be_saved(text: str) -> None:
    savable = not any("\ud800" <= character <= "\udfff" for character in text)
    if savable:
        assert make(Item, notes=text).notes == text
    else:
        assert faults(Item, notes=text) == ["string_unicode"]


# Time.


@given(
    st.datetimes(
        timezones=st.timezones()
        | st.builds(timezone, st.timedeltas(timedelta(hours=-23), timedelta(hours=23))),
        min_value=datetime(1971, 1, 1),  # noqa: DTZ001
        max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    )
)
def test_a_moment_is_the_same_moment_in_utc(moment: datetime) -> None:
    kept = make(Rating, at=moment).at
    assert kept.timestamp() == moment.timestamp()  # == is never true in the hour a clock repeats
    assert kept.tzinfo == UTC


@given(st.integers(0, 5) | st.integers())
def test_a_level_is_0_to_5(level: int) -> None:
    if 0 <= level <= 5:
        assert make(Rating, level=level).level == level
    else:
        assert len(faults(Rating, level=level)) == 1


# What the words of the model mean.


def test_what_is_done_skipped_or_known_holds_nothing_back() -> None:
    assert {State.DONE, State.SKIPPED, State.KNOWN} == SATISFYING


def test_rungs_go_up() -> None:
    assert [rung.height for rung in (Rung.JUNIOR, Rung.MID, Rung.SENIOR)] == [0, 1, 2]


def test_a_role_is_not_chosen_and_junior_until_said_otherwise() -> None:
    role = make(Role)
    assert (role.standing, role.rung) == (None, Rung.JUNIOR)
    assert {s.value for s in Standing} == {"primary", "secondary"}


def test_a_role_may_end_on_the_day_it_starts() -> None:
    assert make(Role, start=DAY, target=DAY).target == DAY


def test_the_hours_of_a_week_are_the_sum_of_its_days() -> None:
    assert make(Learner, minutes=(60, 0, 30, 0, 0, 0, 0)).week_hours == 1.5
    assert make(Learner).week_hours is None


def test_parents_come_before_their_children() -> None:
    order = list(KINDS)
    for child, parents in {
        "phase": ["track"],
        "membership": ["item", "phase"],
        "requirement": ["role", "skill"],
        "rating": ["skill"],
        "evidence": ["item", "skill"],
        "prerequisite": ["item"],
        "time_entry": ["item"],
    }.items():
        assert all(order.index(parent) < order.index(child) for parent in parents)
