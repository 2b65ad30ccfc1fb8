"""Own requirements: set, seen to differ, kept when a role is chosen again, taken back."""

from __future__ import annotations

import pytest
from helpers import CATALOG, WHEN

from pathtracker.actions import requirements, roles, skills
from pathtracker.core.messages import Refused
from pathtracker.core.model import Requirement, Rung, Skill
from pathtracker.store import Store, queries
from pathtracker.store.skills import needs


@pytest.fixture
def models(store: Store, engineer: roles.Chosen) -> Skill:
    return queries.by_slug(store, Skill, ["models"])["models"]


def asked(store: Store, role: object, skill: Skill, rung: Rung = Rung.JUNIOR) -> Requirement | None:
    found = queries.requirements(store, role.id)  # type: ignore[attr-defined]
    return next((one for one in found if (one.skill_id, one.rung) == (skill.id, rung)), None)


def put(store: Store, chosen: roles.Chosen, skill: object, **how: int) -> Requirement | None:
    return requirements.set_requirement(
        store, role=chosen.role.id, skill=skill, catalog=CATALOG, when=WHEN, **how
    )  # type: ignore[arg-type]


def test_what_was_given_is_kept_beside_ones_own(
    store: Store, engineer: roles.Chosen, models: Skill
) -> None:
    own = put(store, engineer, models.id, level=2)
    assert own is not None
    assert (own.level, own.importance, own.given_level, own.given_importance) == (2, 5, 3, 5)
    again = put(store, engineer, models.id, level=1, importance=4)
    assert again is not None
    assert (again.level, again.importance, again.given_level, again.given_importance) == (
        1,
        4,
        3,
        5,
    )
    other = asked(store, engineer.role, models, Rung.MID)
    assert other is not None
    assert not other.is_own


def test_setting_what_was_given_is_going_back(
    store: Store, engineer: roles.Chosen, models: Skill
) -> None:
    before = store.dump()
    put(store, engineer, models.id, level=2)
    back = put(store, engineer, models.id, level=3)
    assert back is not None
    assert not back.is_own
    assert store.dump() == before


def test_going_back_and_undo(store: Store, engineer: roles.Chosen, models: Skill) -> None:
    before = store.dump()
    put(store, engineer, models.id, level=0)
    assert needs(store, [engineer.role])[engineer.role.id] == ()
    requirements.reset_requirement(store, role=engineer.role.id, skill=models.id, when=WHEN)
    assert store.dump() == before
    store.undo(now=WHEN.now)
    assert asked(store, engineer.role, models).level == 0  # type: ignore[union-attr]


@pytest.mark.parametrize("rung", Rung)
def test_choosing_again_overwrites_nothing(
    store: Store, engineer: roles.Chosen, models: Skill, rung: Rung
) -> None:
    put(store, engineer, models.id, level=1, importance=2)
    put(store, engineer, "sql", level=2)
    mine = [one for one in queries.requirements(store, engineer.role.id) if one.is_own]
    roles.choose(store, catalog=CATALOG, role="engineer", rung=rung, when=WHEN)
    roles.choose(store, catalog=CATALOG, role="engineer", rung=Rung.JUNIOR, when=WHEN)
    assert [one for one in queries.requirements(store, engineer.role.id) if one.is_own] == mine


def test_a_skill_that_is_added_is_asked_for_further_up_too(
    store: Store, engineer: roles.Chosen
) -> None:
    before = store.dump()
    own = put(store, engineer, "sql", level=2, importance=1)
    assert own is not None
    assert (own.given_level, own.importance) == (0, 1)
    sql = queries.by_slug(store, Skill, ["sql"])["sql"]
    assert [asked(store, engineer.role, sql, rung).level for rung in Rung] == [2, 2, 2]  # type: ignore[union-attr]
    put(store, engineer, sql.id, level=0)
    assert asked(store, engineer.role, sql) is None
    store.undo(now=WHEN.now)
    requirements.reset_requirement(store, role=engineer.role.id, skill=sql.id, when=WHEN)
    assert seen_requirements(store) == before["requirement"]


def seen_requirements(store: Store) -> list[dict[str, object]]:
    return store.dump()["requirement"]


def test_levels_that_are_added_never_fall_going_up(store: Store, engineer: roles.Chosen) -> None:
    put(store, engineer, "sql", level=2)
    chosen = roles.choose(store, catalog=CATALOG, role="engineer", rung=Rung.MID, when=WHEN)
    put(store, chosen, "sql", level=4)
    roles.choose(store, catalog=CATALOG, role="engineer", rung=Rung.JUNIOR, when=WHEN)
    put(store, engineer, "sql", level=3)
    sql = queries.by_slug(store, Skill, ["sql"])["sql"]
    assert [asked(store, engineer.role, sql, rung).level for rung in Rung] == [3, 4, 4]  # type: ignore[union-attr]


def test_a_skill_of_ones_own_is_made_and_asked_for_in_one_change(
    store: Store, engineer: roles.Chosen
) -> None:
    before = store.dump()
    own = requirements.add_requirement(
        store, role=engineer.role.id, name="Rust", level=2, when=WHEN
    )
    assert own is not None
    assert store.get(Skill, own.skill_id).name == "Rust"
    store.undo(now=WHEN.now)
    assert store.dump() == before


@pytest.mark.parametrize(
    ("how", "why"), [({"level": 6}, "invalid"), ({"importance": 6}, "invalid")]
)
def test_what_can_not_be_is_refused(
    store: Store, engineer: roles.Chosen, models: Skill, how: dict[str, int], why: str
) -> None:
    before = store.dump()
    with pytest.raises(Refused, match=why):
        put(store, engineer, models.id, **how)
    with pytest.raises(Refused, match="no_level"):
        put(store, engineer, "sql", importance=2)
    assert store.dump() == before


def test_a_skill_the_catalogue_asks_for_later_is_known_to_be_given(
    store: Store, engineer: roles.Chosen, models: Skill
) -> None:
    def forget(writer):  # type: ignore[no-untyped-def]
        writer.remove(asked(writer, engineer.role, models))

    from pathtracker.core.messages import Message

    store.write(Message("skill.add", {"title": "x"}), forget, now=WHEN.now)
    put(store, engineer, models.id, level=1, importance=2)
    roles.choose(store, catalog=CATALOG, role="engineer", when=WHEN)
    own = asked(store, engineer.role, models)
    assert own is not None
    assert (own.level, own.given_level, own.given_importance) == (1, 3, 5)
    assert skills.skill_name(store, models.id, CATALOG) == "Machine learning"
