"""Making, editing and moving steps of the learner's own."""

from __future__ import annotations

import random
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from helpers import CATALOG, LONG, TODAY, TOMORROW, WHEN, seen

from pathtracker.actions import first_plan, items, learner, projects, roles, skills, steps
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import Item, Kind, Membership, Skill, State, Track
from pathtracker.core.quickadd import QuickAdd, understand
from pathtracker.store import Store, queries

Step = Callable[[str], Item]
Own = Callable[..., Item]


def add(store: Store, line: str) -> Item:
    return steps.add(store, wanted=understand(line, today=TODAY), when=WHEN)


def refusal(store: Store, act: Callable[[], object]) -> Message:
    before = store.dump()
    with pytest.raises(Refused) as caught:
        act()
    assert store.dump() == before
    return caught.value.message


def titles(store: Store) -> list[str]:
    return [line.title for line in queries.outline(store)]


# Adding.


def test_a_line_of_quick_add_becomes_a_step(store: Store, step: Step) -> None:
    item = add(store, "SQL windows 2h30 #sql after Loops by 12 Dec")
    assert (item.title, item.effort, item.state) == ("SQL windows", 2.5, State.OPEN)
    assert str(item.deadline) == "2026-12-12"
    sql = queries.by_slug(store, Skill, ["sql"])["sql"].id
    assert [(outcome.skill_id, outcome.level) for outcome in item.outcomes] == [(sql, 1)]
    assert queries.prerequisite_map(store)[item.id] == [step("loops").id]


def test_steps_added_without_a_place_gather_in_order_in_one_roadmap(
    store: Store, engineer: roles.Chosen
) -> None:
    for title in ("One", "Two", "Three"):
        add(store, title)
    assert titles(store)[-3:] == ["One", "Two", "Three"]
    assert [track.title for track in queries.tracks(store)][-1] == "My own steps"
    assert len(queries.tracks(store)) == 3


def test_a_step_is_added_at_the_end_of_a_phase(store: Store, engineer: roles.Chosen) -> None:
    phase = queries.phases(store, engineer.role.tracks[0])[0].id
    steps.add(store, wanted=QuickAdd("Between"), phase=phase, when=WHEN)
    assert titles(store)[:3] == ["Set up Python", "Loops", "Between"]


@pytest.mark.parametrize(("line", "kind"), [("Joins #nothing", "skill"), ("Joins #pyton", "skill")])
def test_an_unknown_skill_is_refused(
    store: Store, engineer: roles.Chosen, line: str, kind: str
) -> None:
    message = refusal(store, lambda: add(store, line))
    assert (message.id, message.params["kind"]) == ("unknown", kind)


def test_a_misspelt_step_to_come_after_is_refused_with_the_nearest(
    store: Store, engineer: roles.Chosen
) -> None:
    message = refusal(store, lambda: add(store, "SQL windows after Lopps"))
    assert (message.id, message.params["nearest"]) == ("unknown", "loops")


def test_an_ambiguous_step_to_come_after_lists_the_candidates(store: Store, own: Own) -> None:
    first, second = own("Twin").id, own("Twin").id
    message = refusal(store, lambda: add(store, "Joins after Twin"))
    assert message.id == "ambiguous"
    assert all(key.hex[:8] in str(message.params["candidates"]) for key in (first, second))


def test_words_after_after_that_are_like_no_step_belong_to_the_title(
    store: Store, engineer: roles.Chosen
) -> None:
    assert add(store, "Look after zebras 2h").title == "Look after zebras"


def test_a_step_can_not_come_after_itself(store: Store) -> None:
    assert refusal(store, lambda: add(store, "Joins after joins")).id == "after_itself"


def test_an_effort_of_nothing_is_an_effort(store: Store) -> None:
    assert add(store, "Joins 0h").effort == 0
    assert add(store, "Joins").effort == 1


def test_an_effort_beyond_bounds_is_refused(store: Store) -> None:
    message = refusal(store, lambda: add(store, "Joins 99999h"))
    assert (message.id, message.params["field"]) == ("invalid", "effort")


def test_adding_is_one_change(store: Store, engineer: roles.Chosen) -> None:
    before = store.dump()
    add(store, "SQL windows #sql after Loops")
    store.undo(now=WHEN.now)
    assert store.dump() == before


# Editing.


def test_what_a_step_is_can_be_changed(store: Store, own: Own) -> None:
    item = own().id
    steps.rename(store, item=item, title=" Other ", when=WHEN)
    steps.set_effort(store, item=item, hours=0.25, when=WHEN)
    steps.set_kind(store, item=item, kind=Kind.BUILD, when=WHEN)
    steps.set_notes(store, item=item, notes=LONG, when=WHEN)
    steps.set_deadline(store, item=item, day=TOMORROW, when=WHEN)
    steps.add_resource(store, item=item, title="A page", url="https://a.org", when=WHEN)
    kept = store.get(Item, item)
    assert (kept.title, kept.effort, kept.kind) == ("Other", 0.25, Kind.BUILD)
    assert (kept.notes, kept.deadline) == (LONG, TOMORROW)
    assert [resource.title for resource in kept.resources] == ["A page"]
    assert steps.set_deadline(store, item=item, day=None, when=WHEN).deadline is None


@pytest.mark.parametrize(
    ("action", "said", "field"),
    [
        (steps.rename, {"title": " "}, "title"),
        (steps.rename, {"title": LONG + "x"}, "title"),
        (steps.set_effort, {"hours": -1}, "effort"),
        (steps.set_effort, {"hours": float("nan")}, "effort"),
        (steps.set_notes, {"notes": "\ud800"}, "notes"),
        (steps.add_resource, {"title": "", "url": ""}, "title"),
    ],
)
def test_what_can_not_be_is_refused(
    store: Store, own: Own, action: Callable[..., Item], said: dict[str, object], field: str
) -> None:
    item = own().id
    message = refusal(store, lambda: action(store, item=item, when=WHEN, **said))
    assert (message.id, message.params["field"]) == ("invalid", field)


# Moving.


@pytest.fixture
def places(store: Store, own: Own) -> list[UUID]:
    """The places of five steps A to E."""
    return [queries.memberships(store, item=own(title).id)[0].id for title in "ABCDE"]


def move(store: Store, place: UUID, *, before: UUID | None) -> Membership:
    phase = store.get(Membership, place).phase_id
    return steps.move(store, membership=place, phase=phase, before=before, when=WHEN)


def test_a_step_moves_before_another_or_to_the_end(store: Store, places: list[UUID]) -> None:
    move(store, places[4], before=places[0])
    assert "".join(titles(store)) == "EABCD"
    move(store, places[0], before=None)
    assert "".join(titles(store)) == "EBCDA"
    move(store, places[1], before=places[3])
    assert "".join(titles(store)) == "ECBDA"


def test_a_move_is_an_edit_of_one_place(store: Store, places: list[UUID]) -> None:
    told = []
    store.on_change = told.append
    move(store, places[4], before=places[1])
    assert told[0].ids("membership") == {places[4]}
    assert len(told[0].edits) == 1


def test_a_move_to_where_it_stands_changes_no_order(store: Store, places: list[UUID]) -> None:
    move(store, places[1], before=places[2])
    move(store, places[4], before=None)
    move(store, places[0], before=places[1])
    assert "".join(titles(store)) == "ABCDE"


def test_a_thousand_moves_into_one_gap_keep_the_order(store: Store, places: list[UUID]) -> None:
    """Halving a gap comes to its end after some fifty moves; then the phase is numbered anew."""
    order = list("ABCDE")
    for n in range(1000):
        mover = "DE"[n % 2]
        move(store, places["ABCDE".index(mover)], before=places[1])
        order.remove(mover)
        order.insert(order.index("B"), mover)
        if n % 10 == 0:
            assert titles(store) == order
    assert titles(store) == order
    positions = [row["position"] for row in seen(store, "membership")]
    assert len(set(positions)) == 5


def test_any_moves_leave_the_order_that_a_list_would_have(store: Store, places: list[UUID]) -> None:
    chance, order = random.Random(1), list(places)
    for _ in range(200):
        mover = chance.choice(order)
        order.remove(mover)
        before = chance.choice([*order, None])
        order.insert(order.index(before) if before else len(order), mover)
        move(store, mover, before=before)
        assert [line.membership_id for line in queries.outline(store)] == order


def test_several_steps_move_in_the_order_named_as_one_change(
    store: Store, places: list[UUID]
) -> None:
    phase = store.get(Membership, places[0]).phase_id
    some = [places[4], places[2]]
    steps.move_many(store, memberships=some, phase=phase, before=places[0], when=WHEN)
    assert "".join(titles(store)) == "ECABD"
    store.undo(now=WHEN.now)
    assert "".join(titles(store)) == "ABCDE"


def test_a_step_moves_to_another_phase_and_back_by_undo(
    store: Store, engineer: roles.Chosen, own: Own
) -> None:
    (place,) = queries.memberships(store, item=own("Mine").id)
    phase = queries.phases(store, engineer.role.tracks[0])[0].id
    first = queries.memberships(store, phase=phase)[0].id
    before = store.dump()
    steps.move(store, membership=place.id, phase=phase, before=first, when=WHEN)
    assert titles(store)[0] == "Mine"
    store.undo(now=WHEN.now)
    assert store.dump() == before


def test_a_shared_step_does_not_stand_twice_in_one_phase(store: Store, step: Step) -> None:
    roles.choose(store, catalog=CATALOG, role="analyst", when=WHEN, secondary=True)
    one, other = queries.memberships(store, item=step("joins").id)
    message = refusal(
        store,
        lambda: steps.move(store, membership=one.id, phase=other.phase_id, before=None, when=WHEN),
    )
    assert message == Message("already_in_phase", {"title": "Join tables"})


def test_where_there_is_no_phase_nothing_is_put(store: Store, places: list[UUID]) -> None:
    nowhere = uuid4()
    for act in (
        lambda: steps.move(store, membership=places[0], phase=nowhere, before=None, when=WHEN),
        lambda: steps.add(store, wanted=QuickAdd("x"), phase=nowhere, when=WHEN),
    ):
        assert refusal(store, act) == Message("gone", {"kind": "phase"})
    message = refusal(store, lambda: steps.add_phase(store, track=nowhere, title="x", when=WHEN))
    assert message == Message("gone", {"kind": "track"})


# Roadmaps and phases.


def test_a_roadmap_of_ones_own_comes_last_with_its_phases(
    store: Store, engineer: roles.Chosen
) -> None:
    track = steps.add_roadmap(store, title="Mine", phases=("One", "Two"), when=WHEN)
    assert queries.tracks(store)[-1] == track
    steps.add_phase(store, track=track.id, title="Three", when=WHEN)
    phases = queries.phases(store, track.id)
    assert [phase.title for phase in phases] == ["One", "Two", "Three"]
    steps.rename_phase(store, phase=phases[0].id, title="First", when=WHEN)
    steps.remove_phase(store, phase=phases[1].id, when=WHEN)
    assert [phase.title for phase in queries.phases(store, track.id)] == ["First", "Three"]


def test_a_roadmap_whose_phase_has_no_title_is_not_made_by_half(store: Store) -> None:
    message = refusal(
        store, lambda: steps.add_roadmap(store, title="Mine", phases=("One", ""), when=WHEN)
    )
    assert message.params["field"] == "title"
    assert store.find(Track, UUID(int=1)) is None


def test_a_phase_with_steps_is_not_taken_away(store: Store, engineer: roles.Chosen) -> None:
    phase = queries.phases(store, engineer.role.tracks[0])[0]
    message = refusal(store, lambda: steps.remove_phase(store, phase=phase.id, when=WHEN))
    assert message == Message("phase.not_empty", {"title": "First programs", "count": 2})
    for item in queries.memberships(store, phase=phase.id):
        items.remove(store, item=item.item_id, when=WHEN)
    steps.remove_phase(store, phase=phase.id, when=WHEN)


# Skills.


def test_ratings_add_up_and_the_newest_counts(store: Store, engineer: roles.Chosen) -> None:
    sql = queries.by_slug(store, Skill, ["sql"])["sql"].id
    for level in (1, 3, 2):  # all at the same moment
        skills.rate(store, skill=sql, level=level, catalog=CATALOG, when=WHEN)
    assert len(seen(store, "rating")) == 3
    newest = queries.newest_rating(store, sql, TODAY)
    assert newest is not None
    assert newest.level == 2


def test_a_skill_that_only_the_catalogue_knows_comes_in_with_its_rating(store: Store) -> None:
    skills.rate(store, skill="models", level=3, catalog=CATALOG, when=WHEN)
    assert [row["slug"] for row in seen(store, "skill")] == ["models"]
    store.undo(now=WHEN.now)
    assert seen(store, "skill") == []


@pytest.mark.parametrize("level", [-1, 6])
def test_there_is_no_such_level(store: Store, level: int) -> None:
    message = refusal(
        store, lambda: skills.rate(store, skill="sql", level=level, catalog=CATALOG, when=WHEN)
    )
    assert message.params["field"] == "level"


def test_nothing_is_rated_on_a_day_to_come(store: Store) -> None:
    message = refusal(
        store,
        lambda: skills.rate(store, skill="sql", level=1, catalog=CATALOG, when=WHEN, on=TOMORROW),
    )
    assert message.id == "future"


# The learner.


def test_there_is_one_learner(store: Store) -> None:
    assert learner.learner(store).week_hours is None
    learner.set_name(store, name=" Maya ", when=WHEN)
    learner.set_weekdays(store, minutes=(60, 0, 60, 0, 60, 0, 0), when=WHEN)
    learner.set_start(store, day=TODAY, when=WHEN)
    kept = learner.learner(store)
    assert (kept.name, kept.week_hours, kept.any_day, kept.start) == ("Maya", 3.0, False, TODAY)
    assert len(seen(store, "learner")) == 1


@pytest.mark.parametrize("hours", [0, 1, 7, 7.5, 10, 40.25, 168])
def test_hours_a_week_are_spread_and_none_is_lost(store: Store, hours: float) -> None:
    kept = learner.set_hours_a_week(store, hours=hours, when=WHEN)
    assert kept.week_hours == hours
    assert kept.any_day
    assert max(kept.minutes or ()) - min(kept.minutes or ()) <= 1


@pytest.mark.parametrize("hours", [-1, 169, 1e9, float("nan"), float("inf")])
def test_no_week_has_so_many_hours(store: Store, hours: float) -> None:
    message = refusal(store, lambda: learner.set_hours_a_week(store, hours=hours, when=WHEN))
    assert message.id == "week.hours"


def test_what_a_project_is_called_can_be_said_at_its_start(store: Store) -> None:
    project = projects.start_project(
        store, catalog=CATALOG, template="predictor", title="Rain", when=WHEN
    )
    assert (project.title, project.kind) == ("Rain", "project")


# The first page.


def test_the_answers_of_the_first_page_are_one_change(store: Store) -> None:
    before = store.dump()
    chosen = first_plan.make_first_plan(
        store, catalog=CATALOG, role="engineer", hours=7, start=TODAY, when=WHEN
    )
    assert chosen is not None
    assert (chosen.steps_added, chosen.role.start) == (4, TODAY)
    assert learner.learner(store).week_hours == 7
    store.undo(now=WHEN.now)
    assert store.dump() == before


def test_a_first_page_that_was_skipped_leaves_no_trace(store: Store) -> None:
    assert first_plan.make_first_plan(store, catalog=CATALOG, when=WHEN) is None
    assert store.history(1) == []
