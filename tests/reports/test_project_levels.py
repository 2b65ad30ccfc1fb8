"""What a project shows of skills is what the skills page says, however it came about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product
from uuid import UUID

import pytest
from helpers import CATALOG, TODAY, TOMORROW, WHEN, on

from pathtracker.actions import items, roles
from pathtracker.core.levels import AT_MOST, Why
from pathtracker.core.messages import Message
from pathtracker.core.model import (
    Check,
    Evidence,
    EvidenceKind,
    Item,
    Kind,
    Membership,
    Outcome,
    Phase,
    Skill,
    Track,
    TrackKind,
)
from pathtracker.reports.project_levels import read_showings
from pathtracker.reports.projects import read_project
from pathtracker.store import Store
from pathtracker.store import skills as reads

SKILLS = tuple(Skill(id=UUID(int=n), name=f"Skill {n}", category="x") for n in (1, 2))
FIRST, SECOND = (skill.id for skill in SKILLS)
TRACKS = (UUID(int=11), UUID(int=12))


@pytest.fixture
def store(store: Store) -> Store:
    """Two projects with a milestone each that teaches the first skill up to 5."""
    roles.choose(store, catalog=CATALOG, role="engineer", when=WHEN)
    entities: list[object] = [*SKILLS]
    for place, track in enumerate(TRACKS):
        entities += [
            Track(id=track, title=f"Project {place}", kind=TrackKind.PROJECT),
            Phase(id=UUID(int=21 + place), track_id=track, title="Model"),
            Item(
                id=item_of(track),
                title=f"Milestone {place}",
                kind=Kind.BUILD,
                outcomes=(Outcome(skill_id=FIRST, level=5),),
                checks=(Check(text="You can now…"),),
            ),
            Membership(
                id=UUID(int=41 + place), item_id=item_of(track), phase_id=UUID(int=21 + place)
            ),
        ]
    put(store, entities)
    return store


def item_of(track: UUID) -> UUID:
    return UUID(int=track.int + 20)


def put(store: Store, entities: Sequence[object]) -> None:
    def op(writer):  # type: ignore[no-untyped-def]
        for one in entities:
            writer.put(one)

    store.write(Message("test"), op, now=WHEN.now)


def piece(
    place: int, kind: EvidenceKind, *, skill: UUID | None = None, day: date = TODAY
) -> Evidence:
    """Something on the milestone of one of the projects."""
    return Evidence(
        id=UUID(int=60 + place + 10 * len(kind) + (skill.int if skill else 0)),
        item_id=item_of(TRACKS[place]),
        skill_id=skill,
        kind=kind,
        address=f"https://example.org/{place}/{kind}",
        day=day,
    )


def finish(store: Store, place: int, *, kind: Kind = Kind.BUILD, tick: bool = True) -> None:
    key = item_of(TRACKS[place])
    item = store.get(Item, key)
    checks = tuple(check.model_copy(update={"ticked": tick}) for check in item.checks)
    put(store, [item.evolve(kind=kind, checks=checks)])
    items.finish(store, item=key, when=WHEN)


def shown(store: Store, place: int = 0, today: date = TODAY) -> dict[UUID, int]:
    project = read_project(store, TRACKS[place])
    assert project is not None
    return {one.skill: one.now for one in read_showings(store, project, today)}


def levels(store: Store, today: date = TODAY) -> dict[UUID, int]:
    """By the skills page."""
    facts = reads.facts(store, reads.work(store))
    return {skill.id: facts.level(skill.id, today).proven for skill in SKILLS}


@pytest.mark.parametrize(
    ("kind", "evidence", "level"),
    [
        (Kind.LEARN, None, 1),
        (Kind.LEARN, EvidenceKind.LINK, 1),
        (Kind.LEARN, EvidenceKind.CERTIFICATE, 2),
        (Kind.LEARN, EvidenceKind.EXAM, 3),
        (Kind.BUILD, None, 2),
        (Kind.PRACTISE, EvidenceKind.EXAM, 3),
        (Kind.BUILD, EvidenceKind.NOTE, 2),
        (Kind.BUILD, EvidenceKind.CERTIFICATE, 2),
        (Kind.BUILD, EvidenceKind.LINK, 3),
    ],
)
def test_by_kind(store: Store, kind: Kind, evidence: EvidenceKind | None, level: int) -> None:
    if evidence is not None:
        put(store, [piece(0, evidence)])
    finish(store, 0, kind=kind)
    assert shown(store)[FIRST] == levels(store)[FIRST] == level


def test_artefacts_of_two_projects(store: Store) -> None:
    put(store, [piece(place, EvidenceKind.LINK) for place in (0, 1)])
    finish(store, 0)
    assert shown(store)[FIRST] == levels(store)[FIRST] == 3
    finish(store, 1)
    assert shown(store, 0)[FIRST] == shown(store, 1)[FIRST] == levels(store)[FIRST] == 4


def test_a_piece_attached_for_another_skill(store: Store) -> None:
    put(store, [piece(0, EvidenceKind.LINK, skill=SECOND).evolve(supports=3)])
    finish(store, 0)
    assert levels(store) == {FIRST: 2, SECOND: 3}
    assert shown(store) == levels(store)


def test_what_a_clock_ahead_has_dated_tomorrow(store: Store) -> None:
    """It is there, and the milestone is finished today."""
    put(store, [piece(0, EvidenceKind.LINK, day=TOMORROW)])
    finish(store, 0)
    assert shown(store)[FIRST] == levels(store)[FIRST] == 3
    assert shown(store, today=TOMORROW)[FIRST] == levels(store, TOMORROW)[FIRST] == 3


def test_every_kind_with_every_piece(store: Store) -> None:
    kinds = [None, *EvidenceKind]
    for kind, evidence, skill, tick in product(Kind, kinds, (None, FIRST, SECOND), (True, False)):
        wanted = evidence and piece(0, evidence, skill=skill)
        if wanted is not None:
            put(store, [wanted])
        finish(store, 0, kind=kind, tick=tick)
        assert shown(store)[FIRST] == levels(store)[FIRST] <= AT_MOST[Why.TWO_PROJECTS]
        items.reopen(store, item=item_of(TRACKS[0]), when=on(TODAY, 1))
        assert shown(store)[FIRST] == levels(store)[FIRST] == 0
        if wanted is not None:
            items.detach(store, evidence=wanted.id, when=WHEN)
