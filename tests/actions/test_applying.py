"""Preparing to apply: ordinary steps, so that they are planned, timed and undone."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from helpers import CATALOG, TODAY, WHEN

from pathtracker.actions import applying, roles, steps
from pathtracker.actions.applying import Stage
from pathtracker.core.messages import Refused
from pathtracker.core.model import Item, Role, State
from pathtracker.store import Store, queries

SOON = TODAY + timedelta(days=3)


@pytest.fixture
def role(store: Store, engineer: roles.Chosen) -> Role:
    return engineer.role


@pytest.fixture
def prepared(store: Store, role: Role) -> Role:
    applying.prepare_to_apply(store, role=role.id, catalog=CATALOG, when=WHEN)
    return role


def titles(store: Store, role: Role, phase: str) -> list[str]:
    track = applying.applying_track(store, role)
    assert track
    phases = {p.id: p.slug for p in queries.phases(store, track.id)}
    lines = queries.outline(store, [track.id])
    return [line.title for line in lines if phases[line.phase_id] == phase]


def apply_to(store: Store, role: Role, title: str = "Ada Ltd, junior") -> Item:
    return applying.add_application(
        store, role=role.id, title=title, next_on=SOON, url="https://a.org", when=WHEN
    )


def move(store: Store, item: UUID, stage: Stage) -> Item:
    return applying.move_application(store, item=item, stage=stage, next_on=SOON, when=WHEN)


def test_questions_of_the_role_and_the_four_prompts_are_steps(store: Store, prepared: Role) -> None:
    assert titles(store, prepared, applying.QUESTIONS) == ["What does a ML engineer do?"]
    assert len(titles(store, prepared, applying.STORY)) == 4
    [question] = [
        line for line in queries.outline(store) if line.title.startswith("What does a ML")
    ]
    answered = steps.set_notes(store, item=question.id, notes="I would say", when=WHEN)
    assert answered.notes == "I would say"


def test_it_is_part_of_the_role_and_stays_when_the_role_is_chosen_again(
    store: Store, prepared: Role
) -> None:
    track = applying.applying_track(store, prepared)
    assert track
    again = roles.choose(store, catalog=CATALOG, role="engineer", when=WHEN).role
    assert track.id in again.tracks


def test_an_application_goes_from_stage_to_stage(store: Store, prepared: Role) -> None:
    item = apply_to(store, prepared)
    assert (item.deadline, item.notes) == (SOON, "https://a.org")
    assert titles(store, prepared, Stage.TO_SEND) == ["Ada Ltd, junior"]
    move(store, item.id, Stage.TALKING)
    assert titles(store, prepared, Stage.TO_SEND) == []
    assert titles(store, prepared, Stage.TALKING) == ["Ada Ltd, junior"]


def test_a_closed_one_is_done_with_and_can_be_taken_up_again(store: Store, prepared: Role) -> None:
    item = apply_to(store, prepared)
    closed = move(store, item.id, Stage.CLOSED)
    assert (closed.state, closed.done_on, closed.deadline) == (State.DONE, TODAY, None)
    again = move(store, item.id, Stage.SENT)
    assert (again.state, again.done_on, again.deadline) == (State.OPEN, None, SOON)


def test_undo_takes_a_move_back(store: Store, prepared: Role) -> None:
    item = apply_to(store, prepared)
    before = store.dump()
    move(store, item.id, Stage.CLOSED)
    store.undo(now=WHEN.now)
    assert store.dump() == before


def test_what_is_no_application_is_refused(store: Store, prepared: Role) -> None:
    step = queries.by_slug(store, Item, ["joins"])["joins"]
    with pytest.raises(Refused, match=r"application\.none"):
        move(store, step.id, Stage.SENT)


def test_nothing_is_prepared_twice_or_added_unprepared(store: Store, role: Role) -> None:
    with pytest.raises(Refused, match="not_prepared"):
        apply_to(store, role)
    applying.prepare_to_apply(store, role=role.id, catalog=CATALOG, when=WHEN)
    with pytest.raises(Refused, match=r"apply\.exists"):
        applying.prepare_to_apply(store, role=role.id, catalog=CATALOG, when=WHEN)
