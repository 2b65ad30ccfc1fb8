"""The store as a whole: what a write keeps, what it tells, and what the record remembers."""

from __future__ import annotations

import gc
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from helpers import LONG, TODAY, TROUBLING, on, open_store

from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import (
    Entity,
    Item,
    Membership,
    Phase,
    Prerequisite,
    Rating,
    Skill,
    Track,
)
from pathtracker.store import BugError, Change, Store, StoreError, Trouble, Writer
from pathtracker.wording import past, sentence, undo_sentence

NOW = on().now
LABEL = Message("item.add", {"title": "x"})


@pytest.fixture
def path(quick_folder: Path) -> Path:
    return quick_folder / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as store:
        yield store


def keep(store: Store, *entities: Entity) -> None:
    """Writes entities as one change."""
    store.write(LABEL, lambda writer: [writer.put(entity) for entity in entities], now=NOW)


def item(title: str = "Joins", **fields: Any) -> Item:
    return Item(id=uuid4(), title=title, **fields)


# What is kept.


@pytest.mark.parametrize("text", TROUBLING.values(), ids=TROUBLING)
def test_any_text_comes_back_as_it_was_written(path: Path, text: str) -> None:
    one = item(text.strip(), notes=text)
    with open_store(path) as store:
        keep(store, one)
    with open_store(path) as store:
        assert store.get(Item, one.id) == one
        assert store.get(Item, one.id).notes == text


def test_a_moment_is_kept_as_the_same_moment_in_utc(store: Store) -> None:
    skill = Skill(id=uuid4(), name="SQL")
    late = datetime(2026, 3, 2, 23, 30, 0, 1, tzinfo=timezone(timedelta(hours=-8)))
    rating = Rating(id=uuid4(), skill_id=skill.id, level=2, day=TODAY, at=late)
    keep(store, skill, rating)
    kept = store.get(Rating, rating.id)
    assert kept.at == late
    assert kept.at.tzinfo == UTC
    assert kept.day == TODAY


def test_what_is_not_there_any_more_is_refused_by_its_kind(store: Store) -> None:
    assert store.find(Item, uuid4()) is None
    with pytest.raises(Refused) as refusal:
        store.get(Item, uuid4())
    assert refusal.value.message == Message("gone", {"kind": "item"})


def test_the_dump_has_every_kind_by_id_and_nothing_of_the_store_itself(store: Store) -> None:
    keep(store, item("b"), item("a"))
    dump = store.dump()
    assert {"item", "skill", "role", "rating", "membership"} <= dump.keys()
    assert "change" not in dump
    assert [row["id"] for row in dump["item"]] == sorted(row["id"] for row in dump["item"])
    assert "changed_at" not in dump["item"][0]


# What a write does as a whole.


def test_a_write_gives_back_what_the_operation_returns(store: Store) -> None:
    assert store.write(LABEL, lambda _: 42, now=NOW) == 42


def test_what_changes_nothing_leaves_no_trace(store: Store) -> None:
    one = item()
    keep(store, one)
    keep(store, one)
    store.write(LABEL, lambda w: (w.put(one.evolve(title="b")), w.put(one)), now=NOW)
    other = item()
    store.write(LABEL, lambda w: (w.put(other), w.remove(other)), now=NOW)
    assert len(store.history(10)) == 1


def test_what_changes_nothing_does_not_end_redo(store: Store) -> None:
    keep(store, item())
    store.undo(now=NOW)
    store.write(LABEL, lambda _: None, now=NOW)
    assert store.to_redo() is not None


def test_several_puts_of_one_thing_are_one_edit(store: Store) -> None:
    one, told = item(), []
    store.on_change = told.append
    store.write(LABEL, lambda w: [w.put(one.evolve(title=t)) for t in "abc"], now=NOW)
    (change,) = told
    assert len(change.edits) == 1
    assert store.get(Item, one.id).title == "c"


def test_an_update_keeps_only_what_differs(store: Store) -> None:
    one, told = item(notes=LONG), []
    keep(store, one)
    store.on_change = told.append
    keep(store, one.evolve(title="Other"))
    (edit,) = told[0].edits
    assert edit.before == {"title": "Joins"}
    assert edit.after == {"title": "Other"}


def test_an_operation_that_fails_leaves_nothing_behind(store: Store) -> None:
    before = store.dump()

    def op(writer: Writer) -> None:
        writer.put(item())
        raise RuntimeError("midway")

    with pytest.raises(RuntimeError, match="midway"):
        store.write(LABEL, op, now=NOW)
    assert store.dump() == before
    assert store.history(10) == []
    keep(store, item())  # and the store is as good as before
    assert len(store.history(10)) == 1


def test_a_link_to_nothing_fails_as_a_whole(store: Store) -> None:
    before = store.dump()
    with pytest.raises(sqlite3.IntegrityError):
        keep(store, item(), Membership(id=uuid4(), item_id=uuid4(), phase_id=uuid4()))
    assert store.dump() == before
    assert store.history(10) == []


def test_links_may_come_in_any_order_within_one_write(store: Store) -> None:
    track = Track(id=uuid4(), title="T")
    phase = Phase(id=uuid4(), track_id=track.id, title="P")
    one = item()
    keep(store, Membership(id=uuid4(), item_id=one.id, phase_id=phase.id), one, phase, track)
    after = store.dump()
    store.undo(now=NOW)
    store.redo(now=NOW)
    assert store.dump() == after


def test_a_value_that_an_entity_refuses_is_refused_in_words(store: Store) -> None:
    with pytest.raises(Refused) as refusal:
        store.write(LABEL, lambda w: w.put(item(effort=-1)), now=NOW)
    assert refusal.value.message.id == "invalid"
    assert refusal.value.message.params["field"] == "effort"


def test_a_copy_that_was_not_validated_is_stopped_at_the_door(store: Store) -> None:
    with pytest.raises(Refused):
        store.write(LABEL, lambda w: w.put(item().model_copy(update={"effort": -1})), now=NOW)


def test_a_write_inside_a_write_is_a_fault_and_changes_nothing(store: Store) -> None:
    before = store.dump()
    with pytest.raises(Exception, match="transaction"):
        store.write(LABEL, lambda w: (w.put(item()), keep(store, item())), now=NOW)
    assert store.dump() == before


def test_an_entity_is_told_by_its_kind_and_its_id(store: Store) -> None:
    """Two stores merged, or an import, may bring one id for two kinds."""
    before = store.dump()
    keep(store, Skill(id=UUID(int=9), name="S"), Track(id=UUID(int=9), title="T"))
    after = store.dump()
    store.undo(now=NOW)
    assert store.dump() == before
    store.redo(now=NOW)
    assert store.dump() == after


def test_removing_and_adding_again_is_a_change_of_one_thing(store: Store) -> None:
    one = item()
    keep(store, one)
    before = store.dump()
    store.write(LABEL, lambda w: (w.remove(one), w.put(one.evolve(title="New"))), now=NOW)
    assert store.get(Item, one.id).title == "New"
    store.undo(now=NOW)
    assert store.dump() == before


# Who is told.


def test_a_change_tells_kinds_and_ids_once_it_is_committed(store: Store, path: Path) -> None:
    one, told = item(), []

    def look(change: Change) -> None:
        assert store.find(Item, one.id) == one
        told.append(change)

    store.on_change = look
    keep(store, one)
    assert told[0].kinds == {"item"}
    assert told[0].ids("item") == {one.id}
    assert told[0].ids("skill") == frozenset()


def test_undo_and_redo_tell_what_they_turned(store: Store) -> None:
    one, told = item(), []
    keep(store, one)
    store.on_change = told.append
    store.undo(now=NOW)
    store.redo(now=NOW)
    assert [(change.sort, change.ids("item"), change.original) for change in told] == [
        ("undo", {one.id}, 1),
        ("redo", {one.id}, 1),
    ]
    assert told[0].is_undo
    assert told[1].is_redo


def test_nobody_is_told_of_what_failed_or_changed_nothing(store: Store) -> None:
    told: list[Change] = []
    store.on_change = told.append
    store.write(LABEL, lambda _: None, now=NOW)
    with pytest.raises(Refused):
        store.write(LABEL, lambda w: (w.put(item()), w.get(Item, uuid4())), now=NOW)
    assert told == []


# The record.


def test_history_only_grows_and_survives_closing(path: Path) -> None:
    one = item()
    with open_store(path) as store:
        keep(store, one)
        keep(store, one.evolve(title="Other"))
        store.undo(now=NOW)
    with open_store(path) as store:
        store.redo(now=NOW)
        store.undo(now=NOW)
        store.undo(now=NOW)
        kept = [(change.seq, change.sort) for change in store.history(100)]
        assert store.dump()["item"] == []
    assert kept == [
        (6, "undo"),
        (5, "undo"),
        (4, "redo"),
        (3, "undo"),
        (2, "edit"),
        (1, "edit"),
    ]


def test_a_label_is_kept_with_its_params_whatever_they_hold(store: Store) -> None:
    label = Message("item.log", {"title": TROUBLING["control characters"], "minutes": 30})
    store.write(label, lambda w: w.put(item()), now=NOW)
    assert store.history(1)[0].label == label


@pytest.mark.parametrize(
    "label",
    [
        '["item.finnish_sauna",{"title":"x"}]',
        '["item.finish",{}]',
        '["item.finish",[]]',
        "{",
        "[]",
        "null",
        "CAST(x'ff' AS TEXT)",
        '["item.finish",{"title":["x"]}]',
    ],
)
def test_a_change_without_words_has_a_name_all_the_same(path: Path, label: str) -> None:
    with Store.open(path) as store:
        keep(store, one := item())
        keep(store, one.evolve(title="Later"))
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(
            f"UPDATE change SET label = {label}"
            if label.startswith("CAST")
            else "UPDATE change SET label = ?",
            () if label.startswith("CAST") else (label,),
        )
    with Store.open(path) as store:
        assert all(sentence(change.label) for change in store.history(9))
        assert past(store.undo(now=NOW).label)
        assert store.get(Item, one.id).title == one.title
        assert undo_sentence(store.to_undo().label)  # type: ignore[union-attr]


def test_undo_stops_rather_than_overwrite_what_the_record_does_not_know(path: Path) -> None:
    one = item()
    with open_store(path) as store:
        keep(store, one)
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE item SET title = 'changed behind its back'")
        other.commit()
    with open_store(path) as store:
        before = store.dump()
        with pytest.raises(BugError):
            store.undo(now=NOW)
        assert store.dump() == before
        assert len(store.history(10)) == 1


def test_two_that_trade_places_under_a_key_can_be_undone(store: Store) -> None:
    """Undo applies edits one by one, and no two may hold one key on the way."""
    first, second = item(slug="one"), item(slug="two")
    keep(store, first, second)
    before = store.dump()

    def trade(writer: Writer) -> None:
        writer.put(first.evolve(slug=None))
        writer.put(second.evolve(slug="one"))
        writer.put(first.evolve(slug="two"))

    store.write(LABEL, trade, now=NOW)
    after = store.dump()
    store.undo(now=NOW)
    assert store.dump() == before
    store.redo(now=NOW)
    assert store.dump() == after


def test_one_that_takes_the_place_of_one_removed_can_be_undone_and_redone(store: Store) -> None:
    a, b, c = item("a"), item("b"), item("c")
    old = Prerequisite(id=uuid4(), item_id=b.id, requires_id=a.id)
    other = Prerequisite(id=uuid4(), item_id=c.id, requires_id=a.id)
    keep(store, a, b, c, old, other)
    before = store.dump()

    def op(writer: Writer) -> None:
        writer.put(other.evolve(requires_id=b.id))
        writer.remove(old)
        writer.put(other.evolve(item_id=b.id, requires_id=a.id))

    store.write(LABEL, op, now=NOW)
    after = store.dump()
    store.undo(now=NOW)
    assert store.dump() == before
    store.redo(now=NOW)
    assert store.dump() == after


# Long writes.


def test_a_long_write_is_one_change_and_can_be_watched(store: Store) -> None:
    def op(writer: Writer) -> Iterator[float]:
        for n in range(4):
            writer.put(item(f"{n}"))
            yield (n + 1) / 4

    long = store.write_long(LABEL, op, now=NOW)
    shares = []
    while not long.advance(lambda: True):
        shares.append(long.share)
    assert shares == [0.25, 0.5, 0.75, 1.0, 1.0, 1.0]  # then the record, and the commit
    assert len(store.history(10)) == 1
    store.undo(now=NOW)
    assert store.dump()["item"] == []


def test_nothing_else_is_written_during_a_long_write(store: Store) -> None:
    long = store.write_long(LABEL, lambda w: iter([w.put(item()).effort]), now=NOW)
    for write in (lambda: keep(store, item()), lambda: store.undo(now=NOW)):
        with pytest.raises(BugError):
            write()
    long.cancel()
    long.cancel()
    keep(store, item("after"))
    assert [row["title"] for row in store.dump()["item"]] == ["after"]


def test_a_long_write_that_fails_takes_everything_back(store: Store) -> None:
    def op(writer: Writer) -> Iterator[float]:
        writer.put(item())
        yield 0.5
        writer.put(item(effort=-1))

    long = store.write_long(LABEL, op, now=NOW)
    assert not long.advance(lambda: True)
    with pytest.raises(Refused):
        long.advance(lambda: True)
    assert store.dump()["item"] == []
    with pytest.raises(BugError):
        long.advance(lambda: True)


@pytest.mark.parametrize("end", ["commit", "cancel", "fail"])
def test_garbage_is_looked_for_again_once_a_long_write_has_ended(store: Store, end: str) -> None:
    def op(writer: Writer) -> Iterator[float]:
        yield 0.5
        assert not gc.isenabled()
        if end == "fail":
            raise ValueError

    assert gc.isenabled()
    long = store.write_long(LABEL, op, now=NOW)
    long.advance(lambda: True)
    with suppress(ValueError):
        _ = end != "cancel" and long.advance(lambda: False)
    long.cancel()
    assert gc.isenabled()
    assert store.is_free


def test_a_long_write_that_was_given_up_leaves_the_next_one_alone(store: Store) -> None:
    def op(writer: Writer) -> Iterator[float]:
        writer.put(Skill(id=writer.new_id(), name="SQL"))
        yield 0.5

    first = store.write_long(LABEL, op, now=NOW)
    first.cancel()
    second = store.write_long(LABEL, op, now=NOW)
    second.advance(lambda: True)
    first.cancel()
    assert second.advance(lambda: False)
    assert len(store.dump()["skill"]) == 1


def test_closing_in_the_middle_of_a_long_write_takes_it_back(path: Path) -> None:
    with open_store(path) as store:
        long = store.write_long(LABEL, lambda w: iter([w.put(item()).effort, 0.5]), now=NOW)
        assert not long.advance(lambda: True)
    with open_store(path) as store:
        assert store.dump()["item"] == []


# One thread, and places that can only be looked at.


def test_another_thread_is_turned_away_before_it_can_do_harm(store: Store) -> None:
    caught: list[BaseException] = []

    def elsewhere() -> None:
        try:
            keep(store, item())
        except BugError as error:
            caught.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(caught) == 1
    keep(store, item())


def test_a_store_opened_for_viewing_shows_all_and_changes_nothing(path: Path) -> None:
    with open_store(path) as store:
        keep(store, item())
        full = store.dump()
    content = path.read_bytes()
    with Store.open(path, read_only=True) as store:
        assert store.dump() == full
        for change in (lambda: keep(store, item()), lambda: store.undo(now=NOW)):
            with pytest.raises(StoreError) as refusal:
                change()
            assert refusal.value.trouble is Trouble.READ_ONLY
    assert path.read_bytes() == content


# Several writes as one change.


def test_what_is_written_together_is_one_change_and_one_step_of_undo(store: Store) -> None:
    told: list[Change] = []
    store.on_change = told.append
    with store.together(Message("items.finish", {"count": 2}), now=NOW):
        keep(store, item("one"))
        keep(store, item("two"))
    assert [change.label.id for change in store.history(9)] == ["items.finish"]
    assert [len(change.edits) for change in told] == [2]
    store.undo(now=NOW)
    assert store.dump()["item"] == []


def test_together_is_all_or_nothing(store: Store) -> None:
    keep(store, item("before"))
    before = store.dump()

    def half_of_it() -> None:
        with store.together(LABEL, now=NOW):
            keep(store, item("one"))
            raise Refused("gone", kind="item")

    with pytest.raises(Refused):
        half_of_it()
    assert store.dump() == before
    assert len(store.history(9)) == 1
    keep(store, item("after"))
    assert len(store.dump()["item"]) == 2


def test_nothing_is_undone_in_the_middle_of_writing_together(store: Store) -> None:
    keep(store, item("before"))
    with pytest.raises(BugError), store.together(LABEL, now=NOW):
        store.undo(now=NOW)
