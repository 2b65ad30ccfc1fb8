"""Choosing roles: what comes in, what is shared, what stays the learner's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from helpers import CATALOG, TODAY, WHEN, YESTERDAY, seen

from pathtracker.actions import items, leaving, projects, roles, steps
from pathtracker.core.graph import circle_through
from pathtracker.core.messages import Refused
from pathtracker.core.model import Item, Role, Rung, Standing, State, Track
from pathtracker.store import Store, queries

Step = Callable[[str], Item]


def choose(store: Store, role: str, **said: object) -> roles.Chosen:
    return roles.choose(store, catalog=CATALOG, role=role, when=WHEN, **said)  # type: ignore[arg-type]


def slugs(store: Store) -> list[str | None]:
    return [line.slug for line in queries.once_each(queries.outline(store))]


def standings(store: Store) -> dict[str | None, Standing | None]:
    return {role.slug: role.standing for role in queries.roles(store)}


# What comes in.


def test_a_role_brings_its_steps_in_order_up_to_its_rung(store: Store) -> None:
    chosen = choose(store, "engineer")
    assert slugs(store) == ["set-up", "loops", "joins", "train"]
    assert (chosen.steps_added, chosen.steps_shared) == (4, 0)
    assert (chosen.role.rung, chosen.role.standing) == (Rung.JUNIOR, Standing.PRIMARY)


def test_steps_come_with_checks_outcomes_resources_links_and_where_they_are_from(
    store: Store, step: Step
) -> None:
    train = step("train")
    assert (train.effort, train.kind, train.catalog_version) == (2.0, "build", 3)
    assert [check.text for check in train.checks] == ["explain Train a model", "use Train a model"]
    assert train.resources[0].url == "https://example.org/train"
    assert {outcome.level for outcome in train.outcomes} == {2}
    line = next(line for line in queries.outline(store) if line.slug == "train")
    assert set(line.waits_for) == {step("loops").id, step("joins").id}


def test_requirements_of_every_rung_come_in_once(store: Store) -> None:
    for rung in Rung:
        choose(store, "engineer", rung=rung)
    assert sorted((r["rung"], r["level"]) for r in seen(store, "requirement")) == [
        ("junior", 3),
        ("mid", 4),
        ("senior", 5),
    ]


def test_choosing_is_one_change(store: Store) -> None:
    before = store.dump()
    choose(store, "engineer", rung=Rung.SENIOR)
    assert len(store.history(10)) == 1
    store.undo(now=WHEN.now)
    assert store.dump() == before


# Shared steps.


def test_two_roles_share_their_common_steps(store: Store) -> None:
    choose(store, "engineer")
    analyst = choose(store, "analyst", secondary=True)
    assert (analyst.steps_added, analyst.steps_shared) == (1, 3)
    assert len([row for row in seen(store, "item") if row["slug"] == "joins"]) == 1
    assert len(seen(store, "item")) == 5


def test_a_shared_step_is_one_step_with_one_state_in_two_roadmaps(store: Store) -> None:
    choose(store, "engineer")
    joins = queries.by_slug(store, Item, ["joins"])["joins"].id
    items.finish(store, item=joins, when=WHEN)
    choose(store, "analyst", secondary=True)
    places = [line for line in queries.outline(store) if line.id == joins]
    assert len(places) == len({place.track_id for place in places}) == 2
    assert {place.state for place in places} == {State.DONE}
    assert [line.slug for line in queries.once_each(queries.outline(store))].count("joins") == 1


def test_a_shared_step_serves_both_roles(store: Store) -> None:
    choose(store, "engineer")
    choose(store, "analyst", secondary=True)
    served = queries.roles_of_tracks(store)
    tracks = queries.by_slug(store, Track, CATALOG.roadmaps)
    assert [role.slug for role in served[tracks["foundations"].id]] == ["engineer", "analyst"]
    assert [role.slug for role in served[tracks["analysis"].id]] == ["analyst"]


def test_links_lead_to_steps_that_were_there_before(store: Store, step: Step) -> None:
    choose(store, "analyst", secondary=True)
    line = next(line for line in queries.outline(store) if line.slug == "report")
    assert line.waits_for == (step("joins").id,)


# Exactly one is primary.


def test_the_first_is_primary_even_if_called_secondary(store: Store) -> None:
    choose(store, "engineer", secondary=True)
    assert standings(store) == {"engineer": "primary"}


def test_choosing_another_makes_the_former_secondary(store: Store) -> None:
    choose(store, "engineer")
    choose(store, "analyst")
    assert standings(store) == {"analyst": "primary", "engineer": "secondary"}


def test_a_secondary_one_leaves_the_primary_where_it_is(store: Store) -> None:
    choose(store, "engineer")
    choose(store, "analyst", secondary=True)
    assert standings(store) == {"engineer": "primary", "analyst": "secondary"}


def test_the_primary_chosen_again_as_secondary_hands_over(store: Store) -> None:
    choose(store, "engineer")
    choose(store, "analyst", secondary=True)
    choose(store, "engineer", secondary=True)
    assert standings(store) == {"engineer": "secondary", "analyst": "primary"}


def test_the_only_one_stays_primary(store: Store) -> None:
    choose(store, "engineer")
    choose(store, "engineer", secondary=True)
    assert standings(store) == {"engineer": "primary"}


def test_the_primary_roles_steps_come_first(store: Store) -> None:
    choose(store, "engineer")
    choose(store, "analyst")
    assert slugs(store) == ["set-up", "loops", "joins", "report", "train"]
    joins = queries.once_each(queries.outline(store))[2]
    assert store.get(Track, joins.track_id).slug == "analysis"


# Choosing again.


def test_a_higher_rung_adds_what_is_missing(store: Store) -> None:
    choose(store, "engineer")
    higher = choose(store, "engineer", rung=Rung.MID)
    assert (higher.steps_added, higher.steps_shared) == (1, 4)
    assert choose(store, "engineer", rung=Rung.SENIOR).steps_added == 1
    assert slugs(store) == ["set-up", "loops", "joins", "train", "serve", "lead"]


def test_a_lower_rung_takes_nothing_away(store: Store) -> None:
    choose(store, "engineer", rung=Rung.SENIOR)
    again = choose(store, "engineer", rung=Rung.JUNIOR)
    assert again.role.rung is Rung.JUNIOR
    assert len(slugs(store)) == 6


def test_choosing_the_same_again_changes_nothing(store: Store) -> None:
    choose(store, "engineer", target=TODAY)
    before = store.dump()
    choose(store, "engineer")
    assert store.dump() == before
    assert len(store.history(10)) == 1


def test_days_are_changed_by_saying_them(store: Store) -> None:
    later = TODAY + timedelta(days=90)
    choose(store, "engineer", start=TODAY, target=later)
    role = choose(store, "engineer", target=later + timedelta(days=1)).role
    assert (role.start, role.target) == (TODAY, later + timedelta(days=1))


def test_a_target_before_the_start_is_refused_and_nothing_comes_in(store: Store) -> None:
    with pytest.raises(Refused) as refusal:
        choose(store, "engineer", start=TODAY, target=YESTERDAY)
    assert refusal.value.message.params["why"] == "target_before_start"
    assert seen(store, "item") == []


def test_what_the_learner_changed_stays(store: Store, step: Step) -> None:
    joins = step("joins").id
    steps.rename(store, item=joins, title="My joins", when=WHEN)
    steps.set_effort(store, item=joins, hours=9, when=WHEN)
    items.unrequire(store, item=joins, requires=step("loops").id, when=WHEN)
    items.tick_check(store, item=joins, index=0, ticked=True, when=WHEN)
    mine = step("joins")
    choose(store, "engineer", rung=Rung.SENIOR)
    choose(store, "analyst", secondary=True)
    assert step("joins") == mine
    line = next(line for line in queries.outline(store) if line.slug == "joins")
    assert line.waits_for == ()


def test_a_step_moved_within_its_roadmap_stays_where_it_was_put(store: Store, step: Step) -> None:
    tracks = queries.by_slug(store, Track, ["engineering"])
    own_phase = steps.add_phase(store, track=tracks["engineering"].id, title="My order", when=WHEN)
    (place,) = queries.memberships(store, item=step("train").id)
    steps.move(store, membership=place.id, phase=own_phase.id, before=None, when=WHEN)
    choose(store, "engineer", rung=Rung.MID)
    assert [m.phase_id for m in queries.memberships(store, item=step("train").id)] == [own_phase.id]


def test_the_learners_link_stands_where_the_catalogues_would_close_a_circle(
    store: Store, step: Step
) -> None:
    """The learner turns train and loops round; joins, brought back, would come between them."""
    loops, train = step("loops").id, step("train").id
    items.remove(store, item=step("joins").id, when=WHEN)
    items.unrequire(store, item=train, requires=loops, when=WHEN)
    items.require(store, item=loops, requires=train, when=WHEN)
    assert choose(store, "engineer").steps_added == 1
    requires = queries.prerequisite_map(store)
    assert train in requires[loops]
    assert requires[step("joins").id] == [loops]
    for item in requires:
        assert not any(circle_through(requires, item, other) for other in requires[item])


# Roles and projects of the learner's own.


def test_a_role_of_ones_own_has_a_roadmap_of_its_name(store: Store) -> None:
    role = roles.add_role(store, title="Robot tamer", when=WHEN)
    assert role.standing is Standing.PRIMARY
    (track,) = queries.tracks(store)
    assert (track.title, role.tracks) == ("Robot tamer", (track.id,))
    assert [phase.title for phase in queries.phases(store, track.id)] == ["Robot tamer"]


def test_a_second_role_of_ones_own_is_secondary(store: Store, engineer: roles.Chosen) -> None:
    assert roles.add_role(store, title="Robot tamer", when=WHEN).standing is Standing.SECONDARY
    assert standings(store)["engineer"] is Standing.PRIMARY


def test_a_role_needs_a_title(store: Store) -> None:
    with pytest.raises(Refused):
        roles.add_role(store, title=" ", when=WHEN)
    assert seen(store, "track") == seen(store, "role") == []


def test_choosing_a_role_does_not_start_a_project(store: Store) -> None:
    choose(store, "engineer", rung=Rung.SENIOR)
    assert {track.kind for track in queries.tracks(store)} == {"roadmap"}


def test_a_project_comes_with_its_milestones_at_their_stages(store: Store) -> None:
    project = projects.start_project(store, catalog=CATALOG, template="predictor", when=WHEN)
    lines = queries.outline(store, [project.id])
    assert [line.slug for line in lines][:2] == ["predictor-problem", "predictor-data"]
    assert len(lines) == len(queries.phases(store, project.id)) == 9
    assert lines[1].waits_for == (lines[0].id,)


def test_a_template_in_use_is_not_started_twice(store: Store) -> None:
    projects.start_project(store, catalog=CATALOG, template="predictor", when=WHEN)
    before = store.dump()
    with pytest.raises(Refused, match=r"project\.exists"):
        projects.start_project(store, catalog=CATALOG, template="predictor", when=WHEN)
    assert store.dump() == before


def test_an_empty_project_has_the_usual_stages(store: Store) -> None:
    project = projects.add_project(store, title="Mine", when=WHEN)
    titles = [phase.title for phase in queries.phases(store, project.id)]
    assert (titles[0], titles[-1], len(titles)) == ("Problem", "Write-up", 9)


def test_a_role_may_have_titles_and_notes_changed(store: Store, engineer: roles.Chosen) -> None:
    track = engineer.role.tracks[0]
    projects.rename_track(store, track=track, title="Basics", when=WHEN)
    projects.set_project_notes(store, track=track, notes="*mine*", when=WHEN)
    choose(store, "engineer", rung=Rung.SENIOR)
    kept = store.get(Track, track)
    assert (kept.title, kept.notes) == ("Basics", "*mine*")
    assert store.get(Role, engineer.role.id).title == "ML engineer"


# The primary one.


def test_another_role_becomes_the_primary_one(store: Store) -> None:
    choose(store, "engineer")
    other = choose(store, "analyst", secondary=True).role
    roles.make_primary(store, role=other.id, when=WHEN)
    assert standings(store) == {"engineer": Standing.SECONDARY, "analyst": Standing.PRIMARY}
    store.undo(now=WHEN.now)
    assert standings(store) == {"engineer": Standing.PRIMARY, "analyst": Standing.SECONDARY}


def test_a_role_of_ones_own_becomes_primary_even_after_it_was_left(store: Store) -> None:
    choose(store, "engineer")
    own = roles.add_role(store, title="Robotics engineer", when=WHEN)
    leaving.leave(store, role=own.id, catalog=CATALOG, when=WHEN)
    assert standings(store) == {"engineer": Standing.PRIMARY, None: None}
    roles.make_primary(store, role=own.id, when=WHEN)
    assert standings(store) == {"engineer": Standing.SECONDARY, None: Standing.PRIMARY}


def test_a_role_of_the_catalogue_has_to_be_chosen_first(store: Store) -> None:
    left = choose(store, "engineer").role
    leaving.leave(store, role=left.id, catalog=CATALOG, when=WHEN)
    with pytest.raises(Refused, match=r"role\.not_chosen"):
        roles.make_primary(store, role=left.id, when=WHEN)


def test_days_are_set_and_taken_away(store: Store) -> None:
    role = choose(store, "engineer", start=TODAY, target=TODAY + timedelta(days=90)).role
    changed = roles.set_role_days(store, role=role.id, start=None, target=TODAY, when=WHEN)
    assert (changed.start, changed.target) == (None, TODAY)
    with pytest.raises(Refused, match="invalid"):
        roles.set_role_days(store, role=role.id, start=TODAY, target=YESTERDAY, when=WHEN)
    assert store.get(Role, role.id) == changed
    leaving.leave(store, role=role.id, catalog=CATALOG, when=WHEN)
    with pytest.raises(Refused, match=r"role\.not_chosen"):
        roles.set_role_days(store, role=role.id, start=None, target=None, when=WHEN)
