"""Reads about skills: what the learner did, as values in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from helpers import CATALOG, TODAY, TOMORROW, WHEN, YESTERDAY, on, open_store

from pathtracker.actions import availability, items
from pathtracker.actions.projects import add_project, start_project
from pathtracker.actions.roles import choose
from pathtracker.actions.skills import rate
from pathtracker.core.levels import Rated
from pathtracker.core.messages import Message
from pathtracker.core.model import (
    Evidence,
    EvidenceKind,
    Item,
    Membership,
    Role,
    Rung,
    Skill,
    State,
)
from pathtracker.core.work import Piece, Teaches, Work
from pathtracker.store import Store, queries, skills
from pathtracker.store.errors import DamagedValueError


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Somebody who has chosen the engineer, and the analyst besides."""
    with open_store(tmp_path / "pathtracker.db") as store:
        choose(store, catalog=CATALOG, role="engineer", when=WHEN)
        choose(store, catalog=CATALOG, role="analyst", when=WHEN, secondary=True)
        yield store


def item(store: Store, slug: str) -> UUID:
    return queries.by_slug(store, Item, [slug])[slug].id


def skill(store: Store, slug: str) -> UUID:
    return queries.by_slug(store, Skill, [slug])[slug].id


def work_of(store: Store, slug: str) -> Work:
    return next(one for one in skills.work(store) if one.id == item(store, slug))


def test_skills_come_by_name(store: Store) -> None:
    assert [(line.slug, line.name) for line in skills.skill_lines(store)] == [
        ("models", "Machine learning"),
        ("python", "Python"),
        ("sql", "SQL"),
    ]


def test_work_comes_once_each_in_the_learners_order(store: Store) -> None:
    expected = [line.id for line in queries.once_each(queries.outline(store))]
    assert [one.id for one in skills.work(store)] == expected


def test_an_open_item(store: Store) -> None:
    items.know(store, item=item(store, "train"), share=0.5, when=WHEN)
    items.log(store, item=item(store, "train"), minutes=15, when=WHEN)
    found = work_of(store, "train")
    assert (found.title, found.state, found.hours_left) == ("Train a model", State.OPEN, 0.75)
    assert set(found.requires) == {item(store, "loops"), item(store, "joins")}
    assert set(found.teaches) == {
        Teaches(skill(store, "models"), 2),
        Teaches(skill(store, "python"), 2),
    }
    assert not found.all_ticked
    availability.set_stretch(store, stretch=2.0, when=WHEN)
    assert work_of(store, "train").hours_left == 1.75


def test_hours_left_are_those_of_the_outline(store: Store) -> None:
    items.log(store, item=item(store, "joins"), minutes=30, when=WHEN)
    items.finish(store, item=item(store, "set-up"), when=WHEN)
    lines = {line.id: line.hours_left for line in queries.outline(store)}
    assert {one.id: one.hours_left for one in skills.work(store)} == lines


def test_a_finished_item_says_when_and_whether_all_its_checks_are_ticked(store: Store) -> None:
    items.finish(store, item=item(store, "set-up"), when=WHEN)
    items.finish(store, item=item(store, "loops"), when=on(TOMORROW), tick=False)
    items.tick_check(store, item=item(store, "loops"), index=0, ticked=True, when=WHEN)
    first, second = work_of(store, "set-up"), work_of(store, "loops")
    assert (first.done_on, first.all_ticked, first.hours_left) == (TODAY, True, 0)
    assert (second.done_on, second.all_ticked) == (TOMORROW, False)
    assert work_of(store, "joins").requires == (), "what is done keeps nothing waiting"


def test_a_parked_item_says_until_when(store: Store) -> None:
    items.park(store, item=item(store, "loops"), until=TOMORROW, when=WHEN)
    assert work_of(store, "loops").parked_until == TOMORROW


def test_a_milestone_names_its_project(store: Store) -> None:
    project = start_project(store, catalog=CATALOG, template="predictor", when=WHEN)
    assert work_of(store, "predictor-data").project == project.id
    assert work_of(store, "loops").project is None


def test_ratings_come_by_skill_the_oldest_first(store: Store) -> None:
    python, sql = skill(store, "python"), skill(store, "sql")
    for level, day in ((3, TODAY), (1, YESTERDAY), (2, TODAY)):
        rate(store, skill=python, level=level, on=day, catalog=CATALOG, when=WHEN)
    rate(store, skill=sql, level=4, catalog=CATALOG, when=WHEN)
    found = skills.ratings(store)
    assert found[python] == (Rated(YESTERDAY, 1), Rated(TODAY, 3), Rated(TODAY, 2))
    assert skills.ratings(store, [sql]) == {sql: (Rated(TODAY, 4),)}


def test_evidence_comes_as_it_counts(store: Store) -> None:
    given = items.attach(store, item=item(store, "loops"), address="https://a.org", when=WHEN)
    by_hand = Evidence(
        id=UUID(int=7),
        skill_id=skill(store, "sql"),
        kind=EvidenceKind.EXAM,
        address="exam.pdf",
        day=YESTERDAY,
        supports=3,
    )
    store.write(Message("test"), lambda writer: writer.put(by_hand), now=WHEN.now)
    assert set(skills.pieces(store)) == {
        Piece(given.id, EvidenceKind.LINK, "https://a.org", TODAY, given.item_id),
        Piece(by_hand.id, EvidenceKind.EXAM, "exam.pdf", YESTERDAY, None, by_hand.skill_id, 3),
    }


def test_facts_give_both_levels_on_any_day(store: Store) -> None:
    python = skill(store, "python")
    items.finish(store, item=item(store, "loops"), when=WHEN, evidence="https://a.org")
    rate(store, skill=python, level=1, on=YESTERDAY, catalog=CATALOG, when=WHEN)
    facts = skills.facts(store, skills.work(store))
    before, since = facts.level(python, YESTERDAY), facts.level(python, TODAY)
    assert (before.claimed, before.proven, since.claimed, since.proven) == (1, 0, 1, 2)
    only_sql = skills.facts(store, skills.work(store), [skill(store, "sql")])
    assert only_sql.level(python, TODAY).claimed is None
    items.reopen(store, item=item(store, "loops"), when=WHEN)
    assert skills.facts(store, skills.work(store)).level(python, TODAY).proven == 0


def test_needs_follow_the_rung(store: Store) -> None:
    models = skill(store, "models")
    (engineer, analyst) = skills.aims(store)
    assert (engineer.title, engineer.is_primary) == ("ML engineer", True)
    assert [(need.skill_id, need.level) for need in engineer.needs] == [(models, 3)]
    assert [need.level for need in analyst.needs] == [2, 3]
    choose(store, catalog=CATALOG, role="engineer", rung=Rung.SENIOR, when=WHEN)
    assert skills.aims(store)[0].needs[0].level == 5
    own = Role(id=UUID(int=5), title="My own")
    assert skills.needs(store, [own]) == {own.id: ()}


def test_a_project_is_written_up_once_its_write_up_is_reached_and_something_shows_it(
    store: Store,
) -> None:
    project = start_project(store, catalog=CATALOG, template="predictor", when=WHEN)
    items.finish(store, item=item(store, "predictor-data"), when=WHEN, evidence="https://a.org")
    assert skills.write_ups(store) == {}
    items.finish(store, item=item(store, "predictor-write-up"), when=on(TOMORROW))
    assert skills.write_ups(store) == {project.id: TOMORROW}
    (evidence,) = skills.pieces(store)
    items.detach(store, evidence=evidence.id, when=WHEN)
    assert skills.write_ups(store) == {}


def test_the_write_up_of_a_project_of_ones_own_counts(store: Store) -> None:
    project = add_project(store, title="Mine", when=WHEN)
    last = queries.phases(store, project.id)[-1]
    written = Item(id=UUID(int=31), title="Write it up", state=State.DONE, done_on=TODAY)
    place = Membership(id=UUID(int=32), item_id=written.id, phase_id=last.id)
    store.write(Message("test"), lambda w: (w.put(written), w.put(place)), now=WHEN.now)
    items.attach(store, item=written.id, address="It went well.", when=WHEN)
    assert skills.write_ups(store) == {}  # a note is nothing to look at
    items.attach(store, item=written.id, address="https://a.org/post", when=WHEN)
    assert skills.write_ups(store) == {project.id: TODAY}


@pytest.mark.parametrize("damage", ["{", "[1]", '{"a": 1}', '[{"level": 2}]'])
def test_outcomes_that_can_not_be_read_are_the_files_damage(store: Store, damage: str) -> None:
    store._database.raw.execute("UPDATE item SET outcomes = ?", (damage,))
    with pytest.raises(DamagedValueError):
        skills.work(store)


def test_the_golden_file_can_be_read(data_file: Path) -> None:
    with Store.open(data_file) as golden:
        work = skills.work(golden)
        assert len(work) == len(queries.once_each(queries.outline(golden)))
        skills.facts(golden, work)
