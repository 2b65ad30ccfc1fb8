"""A newer catalogue: it shows what differs, and takes what is accepted, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import pytest
from helpers import CATALOG, WHEN

from pathtracker.actions import items, roles, steps, updating
from pathtracker.catalog import Catalog, Phase
from pathtracker.core.messages import Message
from pathtracker.core.model import Item, Rung
from pathtracker.store import Store, queries

Step = Callable[[str], Item]

JOINS = replace(CATALOG.steps["joins"], title="Join two tables", checks=("explain Join tables",))
NEW = replace(CATALOG.steps["train"], slug="test", title="Test a model", requires=("train",))


@pytest.fixture
def newer() -> Catalog:
    """“Join tables” is worded anew, training has one step more, and Python matters less."""
    engineering = CATALOG.roadmaps["engineering"]
    training = Phase("training", "Training", "junior", ("joins", "train", "test"))
    engineer = CATALOG.roles["engineer"]
    asks = tuple(replace(asked, importance=4) for asked in engineer.requirements)
    return replace(
        CATALOG,
        version=CATALOG.version + 1,
        steps=MappingProxyType({**CATALOG.steps, "joins": JOINS, "test": NEW}),
        roadmaps=MappingProxyType(
            {
                **CATALOG.roadmaps,
                "engineering": replace(engineering, phases=(training, *engineering.phases[1:])),
            }
        ),
        roles=MappingProxyType({**CATALOG.roles, "engineer": replace(engineer, requirements=asks)}),
    )


def found(store: Store, catalog: Catalog) -> dict[tuple[str, str], updating.Difference]:
    return {(d.kind, d.slug): d for d in updating.differences(store, catalog)}


def take(store: Store, catalog: Catalog, *accepted: tuple[str, str]) -> None:
    updating.take_catalog(store, catalog=catalog, accepted=accepted, when=WHEN)


def test_nothing_differs_from_the_catalogue_it_came_from(
    store: Store, engineer: roles.Chosen
) -> None:
    assert found(store, CATALOG) == {}


def test_what_the_learner_changed_is_theirs_and_no_difference(store: Store, step: Step) -> None:
    steps.rename(store, item=step("joins").id, title="My joins", when=WHEN)
    assert found(store, CATALOG) == {}


def test_new_steps_and_other_words_and_figures_are_shown(
    store: Store, engineer: roles.Chosen, newer: Catalog
) -> None:
    differences = found(store, newer)
    assert differences["item", "test"].is_new
    assert ("title", "Join tables", "Join two tables") in differences["item", "joins"].fields
    asked = differences["requirement", "engineer/junior/models"]
    assert asked.fields == (("importance", 5, 4),)
    assert len(differences) == 5


def test_what_is_accepted_is_taken_and_ticks_stay(store: Store, step: Step, newer: Catalog) -> None:
    items.tick_check(store, item=step("joins").id, index=0, ticked=True, when=WHEN)
    items.tick_resource(store, item=step("joins").id, index=0, ticked=True, when=WHEN)
    steps.add_resource(store, item=step("joins").id, title="Mine", url="https://m.org", when=WHEN)
    steps.set_notes(store, item=step("joins").id, notes="kept", when=WHEN)
    take(store, newer, *found(store, newer))
    joins = step("joins")
    assert (joins.title, joins.notes) == ("Join two tables", "kept")
    assert [(check.text, check.ticked) for check in joins.checks] == [("explain Join tables", True)]
    assert [resource.ticked for resource in joins.resources] == [True, False]
    assert "test" in {line.slug for line in queries.outline(store)}
    [role] = queries.chosen_roles(store)
    asked = {r.rung: r.importance for r in queries.requirements(store, role.id)}
    assert asked[Rung.JUNIOR] == 4
    assert found(store, newer) == {}


def test_what_is_declined_stays_and_is_not_offered_again(
    store: Store, engineer: roles.Chosen, newer: Catalog
) -> None:
    take(store, newer, ("requirement", "engineer/junior/models"))
    assert queries.by_slug(store, Item, ["joins"])["joins"].title == "Join tables"
    assert "test" not in {line.slug for line in queries.outline(store)}
    assert found(store, newer) == {}


def test_a_requirement_set_by_hand_stays_and_can_go_back_to_the_new_one(
    store: Store, engineer: roles.Chosen, newer: Catalog
) -> None:
    [asked] = [r for r in queries.requirements(store, engineer.role.id) if r.rung is Rung.JUNIOR]
    own = asked.evolve(level=1, given_level=asked.level, given_importance=asked.importance)
    store.write(Message("test"), lambda writer: writer.put(own), now=WHEN.now)
    take(store, newer, *found(store, newer))
    [now] = [r for r in queries.requirements(store, engineer.role.id) if r.rung is Rung.JUNIOR]
    assert (now.level, now.importance) == (1, 5)
    assert (now.given_level, now.given_importance) == (3, 4)


def test_taking_is_one_step_to_undo(store: Store, engineer: roles.Chosen, newer: Catalog) -> None:
    before = store.dump()
    take(store, newer, *found(store, newer))
    store.undo(now=WHEN.now)
    assert store.dump() == before
