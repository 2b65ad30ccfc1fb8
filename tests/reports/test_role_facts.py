"""What is said of a role before it is chosen is what then happens."""

from __future__ import annotations

import pytest
from helpers import CATALOG, TODAY, WHEN

from pathtracker.actions import items, roles, skills
from pathtracker.core.model import Item, Role, Rung, Skill
from pathtracker.reports.role_facts import RoleFacts
from pathtracker.store import Store, queries


def facts(store: Store) -> RoleFacts:
    return RoleFacts(store, CATALOG, TODAY)


@pytest.mark.parametrize("rung", Rung)
def test_what_will_come_in_is_what_comes_in(store: Store, rung: Rung) -> None:
    roles.choose(store, catalog=CATALOG, role="engineer", when=WHEN)
    said = facts(store).to_come(CATALOG.roles["analyst"], rung)
    came = roles.choose(store, catalog=CATALOG, role="analyst", when=WHEN, rung=rung)
    assert (said.missing, said.here) == (came.steps_added, came.steps_shared)


def test_what_is_finished_is_not_ahead_any_more(store: Store) -> None:
    role = roles.choose(store, catalog=CATALOG, role="engineer", when=WHEN).role
    entry = CATALOG.roles["engineer"]
    before = facts(store).road(entry, role, Rung.JUNIOR)
    step = queries.by_slug(store, Item, ["loops"])["loops"]
    items.finish(store, item=step.id, when=WHEN)
    after = facts(store).road(entry, role, Rung.JUNIOR)
    assert (before.settled, after.settled) == (0, 1)
    assert after.hours_left == before.hours_left - step.effort
    assert after.hours == before.hours


def test_readiness_for_a_role_that_is_not_chosen_counts_what_is_rated(store: Store) -> None:
    roles.choose(store, catalog=CATALOG, role="engineer", when=WHEN)
    entry = CATALOG.roles["analyst"]
    before = facts(store).readiness(entry, None, Rung.JUNIOR)
    assert before is not None
    assert before.claimed.percent == 0
    skill = queries.by_slug(store, Skill, ["sql"])["sql"]
    skills.rate(store, skill=skill.id, level=3, catalog=CATALOG, when=WHEN)
    after = facts(store).readiness(entry, None, Rung.JUNIOR)
    assert after is not None
    assert after.claimed.percent > 0
    assert after.proven.percent == 0
    named = {one.name: one.level.claimed for one in facts(store).asked(entry, None, Rung.JUNIOR)}
    assert named[skill.name] == 3


def test_a_role_of_ones_own_has_the_steps_of_its_roadmap(store: Store) -> None:
    own: Role = roles.add_role(store, title="Robotics engineer", when=WHEN)
    assert facts(store).road(None, own, Rung.JUNIOR).steps == 0
    assert facts(store).readiness(None, own, Rung.JUNIOR) is None
