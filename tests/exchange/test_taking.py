"""Taking a draft in: one change, an update the second time, and nothing of the learner's lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import CATALOG, WHEN

from pathtracker import exchange
from pathtracker.actions import requirements, skills
from pathtracker.core.model import Role, Skill, Standing
from pathtracker.exchange.draft import Draft
from pathtracker.exchange.source import open_source
from pathtracker.exchange.taking import Outcome, begin, compare, take_in
from pathtracker.store import Store, Writer, queries, record, session
from pathtracker.store.skills import needs

from .conftest import ANCHORS, FIXING, READING, Write, rated


def read(path: Path) -> Draft:
    return exchange.read(open_source(path))


@pytest.fixture
def draft(write: Write) -> Draft:
    return read(write(*rated("3", "4"), *rated("5", "6", element=FIXING)))


def role_in(store: Store) -> Role:
    return queries.by_slug(store, Role, ["onet-99-0001.00"])["onet-99-0001.00"]


def asked(store: Store) -> dict[str, tuple[int, int]]:
    role = role_in(store)
    return {
        store.get(Skill, need.skill_id).name: (need.level, need.importance)
        for need in needs(store, [role])[role.id]
    }


def test_looking_writes_nothing_and_taking_in_does_what_was_seen(
    store: Store, draft: Draft
) -> None:
    before = store.dump()
    seen = compare(store, draft)
    assert store.dump() == before
    assert seen == Outcome(added=5, changed=0, unchanged=0)
    assert take_in(store, draft=draft, when=WHEN) == seen
    assert asked(store) == {"Reading": (3, 3), "Fixing": (4, 5)}
    assert role_in(store).standing is None
    assert "O*NET" in role_in(store).source
    store.undo(now=WHEN.now)
    assert store.dump() == before


def test_the_same_file_again_changes_nothing(store: Store, draft: Draft) -> None:
    take_in(store, draft=draft, when=WHEN)
    before = store.dump(), len(store.history(10))
    assert take_in(store, draft=draft, when=WHEN) == Outcome(0, 0, 5)
    assert (store.dump(), len(store.history(10))) == before


def test_a_newer_file_updates_and_keeps_what_the_learner_did(
    store: Store, draft: Draft, write: Write
) -> None:
    take_in(store, draft=draft, when=WHEN, choose=True)
    ids = {row["id"] for row in store.dump()["skill"]}
    reading = queries.by_slug(store, Skill, ["onet-2.A.1.a"])["onet-2.A.1.a"]
    fixing = queries.by_slug(store, Skill, ["onet-2.B.3.l"])["onet-2.B.3.l"]
    skills.rate(store, skill=reading.id, level=2, catalog=CATALOG, when=WHEN)
    requirements.set_requirement(
        store, role=role_in(store).id, skill=reading.id, level=1, catalog=CATALOG, when=WHEN
    )
    write(*ANCHORS, name="Level Scale Anchors.txt", head=None)
    newer = read(write(*rated("4", "7"), *rated("5", "6", element=FIXING, irrelevant="Y")))
    outcome = take_in(store, draft=newer, when=WHEN)
    assert (outcome.added, outcome.changed) == (0, 3)
    assert {row["id"] for row in store.dump()["skill"]} == ids
    assert asked(store) == {"Reading": (1, 3)}
    own = next(o for o in queries.requirements(store, role_in(store).id))
    assert (own.given_level, own.given_importance) == (5, 4)
    assert len(store.get(Skill, reading.id).anchors) == 6
    assert len(store.dump()["rating"]) == 1
    assert store.get(Skill, fixing.id).name == "Fixing"
    assert role_in(store).standing is Standing.PRIMARY


def test_a_second_table_adds_to_the_same_role(store: Store, draft: Draft, write: Write) -> None:
    take_in(store, draft=draft, when=WHEN)
    other = read(write(*rated("4", "4", element=("2.C.3.a", "Robots")), name="Knowledge.txt"))
    assert take_in(store, draft=other, when=WHEN).added == 2
    assert list(asked(store)) == ["Fixing", "Reading", "Robots"]


def test_some_of_the_roles_bring_only_what_they_ask_for(store: Store, write: Write) -> None:
    other = ("99-0009.00", "Robot pilots")
    both = read(write(*rated("3", "4"), *rated("4", "4", of=other, element=FIXING)))
    one = both.only({"onet-99-0009.00"})
    take_in(store, draft=one, when=WHEN, choose=True)
    assert [role.title for role in queries.chosen_roles(store)] == ["Robot pilots"]
    assert [row["name"] for row in store.dump()["skill"]] == ["Fixing"]


def many(write: Write, count: int) -> Draft:
    rows = [
        row
        for n in range(count)
        for element in (READING, FIXING)
        for row in rated("3", "4", of=(f"99-{n:04}.00", f"Robot {n}"), element=element)
    ]
    return read(write(*rows))


def test_a_large_draft_comes_in_by_slices_as_one_change(store: Store, write: Write) -> None:
    draft = many(write, 90)
    before, seen = store.dump(), compare(store, draft)
    taking = begin(store, draft=draft, when=WHEN)
    shares = []
    while not taking.write.advance(lambda: True):
        shares.append(taking.write.share)
    assert len(shares) > 90
    assert shares == sorted(shares)
    assert taking.outcome == seen == Outcome(90 + 2 + 180, 0, 0)
    assert len(store.history(10)) == 1
    store.undo(now=WHEN.now)
    assert store.dump() == before


def test_given_up_half_way_nothing_is_there(store: Store, write: Write) -> None:
    before = store.dump()
    taking = begin(store, draft=many(write, 90), when=WHEN)
    for _ in range(50):
        taking.write.advance(lambda: True)
    taking.write.cancel()
    assert store.dump() == before
    assert take_in(store, draft=many(write, 3), when=WHEN).added == 3 + 2 + 6


def test_a_new_draft_is_written_many_rows_at_a_time(
    store: Store, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A whole table of O*NET's has thirty thousand: looking for each of them takes seconds."""
    asked: list[object] = []
    monkeypatch.setattr(Writer, "find", lambda *what: asked.append(what))
    take_in(store, draft=many(write, 90), when=WHEN)
    assert asked == []


def test_the_end_of_a_large_draft_is_not_longer_than_its_slices(
    store: Store, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the record keeps is put into words as it is written; the end only appends it."""
    said: list[str] = []
    real_text, real_row = session.text_of, record.row_of
    monkeypatch.setattr(session, "text_of", lambda edit: said.append("edit") or real_text(edit))
    monkeypatch.setattr(
        record, "row_of", lambda *a, **how: said.append("appended") or real_row(*a, **how)
    )
    slices: list[list[str]] = []
    taking = begin(store, draft=many(write, 90), when=WHEN)
    while not taking.write.advance(lambda: True):
        slices.append([*said])
        said.clear()
    assert said == []  # the COMMIT has a slice of its own
    assert slices[-1] == ["appended"]
    assert sum(map(len, slices)) == 90 + 2 + 180 + 1
    assert max(map(len, slices)) <= 35
