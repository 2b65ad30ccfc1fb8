"""Leaving a role and taking it again: everything stands where it stood."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest
from helpers import CATALOG, TODAY, WHEN, on, open_store
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pathtracker.actions import items, leaving, roles, steps
from pathtracker.catalog import Catalog, load_catalog
from pathtracker.core.messages import Refused
from pathtracker.core.model import Role, Rung, State
from pathtracker.paths import asset
from pathtracker.store import Store, queries

Place = tuple[str, str, str]


@pytest.fixture(scope="module")
def shipped() -> Catalog:
    return load_catalog(asset("catalog")).catalog


def order(store: Store) -> list[Place]:
    """Every place in order, by what things are called."""
    tracks = {track.id: track.title for track in queries.tracks(store)}
    phases = queries.phase_titles(store)
    return [
        (tracks[line.track_id], phases[line.phase_id], line.title)
        for line in queries.outline(store)
    ]


def choose(store: Store, catalog: Catalog, slug: str, rung: Rung = Rung.JUNIOR) -> None:
    roles.choose(store, catalog=catalog, role=slug, rung=rung, when=WHEN)


def leave(store: Store, catalog: Catalog, slug: str) -> None:
    role = queries.by_slug(store, Role, [slug])[slug]
    leaving.leave(store, role=role.id, catalog=catalog, when=WHEN)


def test_a_step_that_stayed_stands_among_the_others_again(store: Store, shipped: Catalog) -> None:
    """The fifth of a phase, worked on, was the first of it afterwards."""
    choose(store, shipped, "ai-engineer")
    before = order(store)
    fifth = queries.outline(store)[4]
    items.log(store, item=fifth.id, minutes=10, when=WHEN)
    leave(store, shipped, "ai-engineer")
    choose(store, shipped, "ai-engineer")
    assert order(store) == before


def move(store: Store, place: int, target: int) -> None:
    """Moves a step before another place, of whatever phase and roadmap."""
    lines = queries.outline(store)
    line, other = lines[place % len(lines)], lines[target % len(lines)]
    here = {one.id for one in lines if one.track_id == other.track_id}
    if line.membership_id == other.membership_id:
        return
    if line.track_id == other.track_id or line.id not in here:
        steps.move(
            store,
            membership=line.membership_id,
            phase=other.phase_id,
            before=other.membership_id,
            when=WHEN,
        )


def link(store: Store, item: UUID, needed: UUID) -> None:
    """Adds a prerequisite where that closes no circle."""
    with suppress(Refused):
        items.require(store, item=item, requires=needed, when=WHEN)


def unlink(store: Store, place: int) -> None:
    """Takes a prerequisite away, where there is any."""
    found = [
        (item, each)
        for item, several in queries.prerequisite_map(store).items()
        for each in several
    ]
    if found:
        item, needed = found[place % len(found)]
        items.unrequire(store, item=item, requires=needed, when=WHEN)


def links(store: Store) -> set[tuple[str, str]]:
    names = {line.id: line.title for line in queries.outline(store)}
    found = queries.prerequisite_map(store)
    return {(names[item], names[other]) for item, several in found.items() for other in several}


def touch(store: Store, place: int, how: int) -> None:
    lines = queries.outline(store)
    line = lines[place % len(lines)]
    item = line.id
    touches: list[Callable[[], object]] = [
        lambda: line.state is State.OPEN and items.start(store, item=item, when=WHEN),
        lambda: items.log(store, item=item, minutes=5, when=on(TODAY)),
        lambda: steps.set_notes(store, item=item, notes="mine", when=WHEN),
        lambda: link(store, item, lines[(place + 3) % len(lines)].id),
        lambda: unlink(store, place),
    ]
    touches[how]()


@example(
    around=("analyst",),
    role="engineer",
    rung=Rung.JUNIOR,
    moves=[(5, 14)],  # a step of the analyst's, into the roadmap that is given up
    touches=[],
    again=1,
)
@given(
    around=st.sampled_from([(), ("analyst",), ("engineer",)]),
    role=st.sampled_from(sorted(CATALOG.roles)),
    rung=st.sampled_from(Rung),
    moves=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=4),
    touches=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4)), max_size=3),
    again=st.integers(1, 2),
)
@settings(max_examples=40, deadline=None)
def test_choose_leave_choose_equals_choose(
    tmp_path_factory: pytest.TempPathFactory,
    around: tuple[str, ...],
    role: str,
    rung: Rung,
    moves: list[tuple[int, int]],
    touches: list[tuple[int, int]],
    again: int,
) -> None:
    with open_store(Path(tmp_path_factory.mktemp("again")) / "store.db") as store:
        for other in around:
            if other != role:
                choose(store, CATALOG, other)
        choose(store, CATALOG, role, rung)
        for place, target in moves:
            move(store, place, target)
        for place, how in touches:
            touch(store, place, how)
        before, required = order(store), links(store)
        for _ in range(again):
            leave(store, CATALOG, role)
            choose(store, CATALOG, role, rung)
        assert order(store) == before
        assert links(store) == required


@pytest.mark.parametrize("slug", ["ai-engineer", "data-scientist", "mlops-engineer"])
@pytest.mark.parametrize("kept", [1, 7, 19, 40])
def test_with_the_whole_catalogue(store: Store, shipped: Catalog, slug: str, kept: int) -> None:
    choose(store, shipped, "data-analyst")
    choose(store, shipped, slug, Rung.MID)
    move(store, kept + 2, kept + 9)
    touch(store, kept, 1)
    before = order(store)
    leave(store, shipped, slug)
    choose(store, shipped, slug, Rung.MID)
    assert order(store) == before


def test_a_leaving_that_was_undone_is_no_memory(store: Store, shipped: Catalog) -> None:
    choose(store, shipped, "ai-engineer")
    leave(store, shipped, "ai-engineer")
    store.undo(now=WHEN.now)
    move(store, 3, 0)
    before = order(store)
    leave(store, shipped, "ai-engineer")
    choose(store, shipped, "ai-engineer")
    assert order(store) == before


@pytest.mark.parametrize("rung", [Rung.JUNIOR, Rung.SENIOR])
@pytest.mark.parametrize("leaves", [True, False])
def test_a_step_moved_to_another_roadmap_stays_there(
    store: Store, shipped: Catalog, rung: Rung, leaves: bool
) -> None:
    """It stood in both afterwards. One of the role's, one of the learner's own."""
    choose(store, shipped, "ai-engineer", rung)
    own = steps.add_roadmap(store, title="Mine", phases=("One",), when=WHEN)
    lines = queries.outline(store)
    other = next(line for line in lines if line.track_id != lines[0].track_id)
    phase = queries.phases(store, own.id)[0].id
    targets = ((other.phase_id, other.membership_id), (phase, None))
    for line, (target, before) in zip(lines, targets, strict=False):
        place = line.membership_id
        steps.move(store, membership=place, phase=target, before=before, when=WHEN)
    stood = order(store)
    if leaves:
        leave(store, shipped, "ai-engineer")
    choose(store, shipped, "ai-engineer", rung)
    assert order(store) == stood


def test_a_prerequisite_of_ones_own_keeps_its_step(store: Store, shipped: Catalog) -> None:
    choose(store, shipped, "ai-engineer")
    lines = queries.outline(store)
    link(store, lines[8].id, lines[12].id)
    link(store, lines[12].id, lines[8].id)  # where it is the other way round already
    required = links(store)
    leave(store, shipped, "ai-engineer")
    choose(store, shipped, "ai-engineer")
    assert links(store) == required


@pytest.mark.parametrize("place", [0, 5, 17, 60])
def test_a_prerequisite_that_was_taken_away_stays_away(
    store: Store, shipped: Catalog, place: int
) -> None:
    """What it had required went with the role, came back with it, and was required again."""
    choose(store, shipped, "ai-engineer")
    everything = links(store)
    unlink(store, place)
    required = links(store)
    assert len(required) == len(everything) - 1
    for _ in range(2):
        leave(store, shipped, "ai-engineer")
        choose(store, shipped, "ai-engineer")
        assert links(store) == required


def test_a_prerequisite_put_back_is_required_again(store: Store, shipped: Catalog) -> None:
    choose(store, shipped, "ai-engineer")
    everything = links(store)
    unlink(store, 5)
    store.undo(now=WHEN.now)
    leave(store, shipped, "ai-engineer")
    choose(store, shipped, "ai-engineer")
    assert links(store) == everything
