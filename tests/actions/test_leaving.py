"""Leaving a role: what goes, what stays, and that nothing of the learner's is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from helpers import CATALOG, TODAY, WHEN, seen

from pathtracker.actions import items, leaving, projects, roles, skills, steps
from pathtracker.core.messages import Refused
from pathtracker.core.model import Item, Role, Skill, Standing, Track
from pathtracker.store import Store, queries

Step = Callable[[str], Item]


def choose(store: Store, role: str, **said: object) -> Role:
    return roles.choose(store, catalog=CATALOG, role=role, when=WHEN, **said).role  # type: ignore[arg-type]


def leave(store: Store, role: Role) -> leaving.Left:
    return leaving.leave(store, role=role.id, catalog=CATALOG, when=WHEN)


def slugs(store: Store) -> set[str | None]:
    return {line.slug for line in queries.outline(store)}


def test_an_untouched_role_leaves_nothing_to_do(store: Store) -> None:
    left = leave(store, choose(store, "engineer"))
    assert (left.steps_removed, left.steps_kept) == (4, 0)
    assert slugs(store) == set()
    assert queries.tracks(store) == []
    assert queries.chosen_roles(store) == []


def test_what_another_role_needs_stays_with_its_links(store: Store) -> None:
    engineer = choose(store, "engineer")
    choose(store, "analyst", secondary=True)
    left = leave(store, engineer)
    assert slugs(store) == {"set-up", "loops", "joins", "report"}
    assert (left.steps_removed, left.steps_kept) == (1, 3)
    [analyst] = queries.chosen_roles(store)
    assert (analyst.slug, analyst.standing) == ("analyst", Standing.PRIMARY)
    assert {track.slug for track in queries.tracks(store)} == {"foundations", "analysis"}


@pytest.mark.parametrize(
    "touch",
    [
        lambda store, item: items.start(store, item=item, when=WHEN),
        lambda store, item: items.finish(store, item=item, when=WHEN),
        lambda store, item: items.skip(store, item=item, when=WHEN),
        lambda store, item: items.know(store, item=item, share=0.5, when=WHEN),
        lambda store, item: items.log(store, item=item, minutes=5, when=WHEN),
        lambda store, item: items.attach(
            store, item=item, address="https://a.org/a.png", when=WHEN
        ),
        lambda store, item: items.tick_check(store, item=item, index=0, ticked=True, when=WHEN),
        lambda store, item: items.tick_resource(store, item=item, index=0, ticked=True, when=WHEN),
        lambda store, item: steps.set_notes(store, item=item, notes="mine", when=WHEN),
        lambda store, item: steps.rename(store, item=item, title="My joins", when=WHEN),
        lambda store, item: steps.set_effort(store, item=item, hours=9, when=WHEN),
        lambda store, item: steps.set_deadline(store, item=item, day=TODAY, when=WHEN),
    ],
)
def test_whatever_was_touched_stays_and_what_it_requires(
    store: Store, touch: Callable[[Store, object], object]
) -> None:
    role = choose(store, "engineer")
    touch(store, queries.by_slug(store, Item, ["joins"])["joins"].id)
    left = leave(store, role)
    assert left.steps_kept == 3
    assert slugs(store) == {"joins", "loops", "set-up"}


def test_a_step_that_stands_in_a_roadmap_of_ones_own_stays(store: Store, step: Step) -> None:
    own = steps.add_roadmap(store, title="Mine", phases=("One",), when=WHEN)
    [phase] = queries.phases(store, own.id)
    [place] = queries.memberships(store, item=step("train").id)
    steps.move(store, membership=place.id, phase=phase.id, before=None, when=WHEN)
    [role] = queries.chosen_roles(store)
    leave(store, role)
    assert "train" in slugs(store)


def test_projects_ratings_and_evidence_stay(store: Store, step: Step) -> None:
    projects.start_project(store, catalog=CATALOG, template="predictor", when=WHEN)
    sql = queries.by_slug(store, Skill, ["sql"])["sql"]
    skills.rate(store, skill=sql.id, level=2, catalog=CATALOG, when=WHEN)
    items.finish(store, item=step("joins").id, evidence="https://a.org/x", when=WHEN)
    before = {kind: seen(store, kind) for kind in ("rating", "evidence", "skill")}
    [role] = queries.chosen_roles(store)
    leave(store, role)
    assert {kind: seen(store, kind) for kind in before} == before
    assert "predictor" in {track.slug for track in queries.tracks(store)}


def test_notes_of_a_roadmap_are_not_lost(store: Store) -> None:
    role = choose(store, "engineer")
    [track] = [t for t in queries.tracks(store) if t.slug == "engineering"]
    projects.set_project_notes(store, track=track.id, notes="Ask Ada", when=WHEN)
    leave(store, role)
    assert store.get(Track, track.id).notes == "Ask Ada"


def test_leaving_is_one_step_to_undo(store: Store) -> None:
    choose(store, "engineer")
    choose(store, "analyst", secondary=True)
    before = store.dump()
    leave(store, queries.chosen_roles(store)[0])
    store.undo(now=WHEN.now)
    assert store.dump() == before


def test_a_role_that_was_left_can_be_chosen_again(store: Store) -> None:
    role = choose(store, "engineer")
    leave(store, role)
    again = choose(store, "engineer")
    assert again.id == role.id
    assert slugs(store) == {"set-up", "loops", "joins", "train"}


def test_only_a_chosen_role_can_be_left(store: Store) -> None:
    role = choose(store, "engineer")
    leave(store, role)
    with pytest.raises(Refused, match="not_chosen"):
        leave(store, role)
