"""What an open store promises about writing: whole changes or none, in one thread."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from pathtracker.core.messages import Refused
from pathtracker.core.model import Item, Membership, Phase, Skill, Track
from pathtracker.store import BugError, Store, Writer

from .conftest import LABEL, NOW, add


def never() -> bool:
    return False


def always() -> bool:
    return True


def add_ten(writer: Writer) -> Iterator[float]:
    for number in range(10):
        writer.put(Item(id=uuid4(), title=f"Item {number}"))
        yield (number + 1) / 10


def test_a_call_from_another_thread_is_a_bug_and_harms_nothing(store: Store) -> None:
    calls: list[Callable[[], object]] = [
        lambda: add(store),
        lambda: store.find(Item, uuid4()),
        lambda: store.undo(now=NOW),
        lambda: store.history(1),
        lambda: store.dump(),
        lambda: store.write_long(LABEL, add_ten, now=NOW),
        store.close,
    ]
    before = store.dump()
    for call in calls:
        assert isinstance(raised_in_a_thread(call), BugError)
    assert store.dump() == before
    item = add(store)
    assert store.get(Item, item.id) == item


def test_an_operation_that_fails_leaves_nothing(store: Store) -> None:
    before, history = store.dump(), store.history(100)

    def operation(writer: Writer) -> None:
        writer.put(Item(id=uuid4(), title="half"))
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        store.write(LABEL, operation, now=NOW)
    assert (store.dump(), store.history(100)) == (before, history)
    add(store)


def test_a_reference_is_checked_when_the_change_is_whole(store: Store) -> None:
    """Children may be written before their parents, but not without them."""
    item, phase, track = uuid4(), uuid4(), uuid4()

    def children_first(writer: Writer) -> None:
        writer.put(Membership(id=uuid4(), item_id=item, phase_id=phase))
        writer.put(Phase(id=phase, track_id=track, title="Phase"))
        writer.put(Item(id=item, title="Item"))
        writer.put(Track(id=track, title="Track"))

    store.write(LABEL, children_first, now=NOW)
    store.undo(now=NOW)
    store.redo(now=NOW)
    before, history = store.dump(), store.history(100)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.write(LABEL, lambda writer: writer.remove(store.get(Track, track)), now=NOW)
    assert (store.dump(), store.history(100)) == (before, history)


def test_a_long_write_shows_its_progress_and_is_one_step(store: Store) -> None:
    before = store.dump()
    long = store.write_long(LABEL, add_ten, now=NOW)
    shares = []
    while not long.advance(always):
        shares.append(long.share)
    record_and_commit = [1.0, 1.0]
    assert shares == [*(number / 10 for number in range(1, 11)), *record_and_commit]
    assert long.done
    assert long.share == 1
    assert len(store.dump()["item"]) == len(before["item"]) + 10
    store.undo(now=NOW)
    assert store.dump() == before


def test_a_long_write_that_is_cancelled_never_was(store: Store) -> None:
    before, history = store.dump(), store.history(100)
    long = store.write_long(LABEL, add_ten, now=NOW)
    long.advance(always)
    long.cancel()
    long.cancel()
    assert (store.dump(), store.history(100)) == (before, history)
    with pytest.raises(BugError):
        long.advance(always)
    add(store)


@pytest.mark.parametrize(
    ("failing", "expected"),
    [
        (lambda writer: writer.put(Item.model_construct(id=uuid4(), title="")), Refused),
        (lambda writer: 1 / 0, ZeroDivisionError),
        (lambda writer: writer.put(Phase(id=uuid4(), track_id=UUID(int=1), title="x")), Exception),
    ],
    ids=["refused", "a fault", "a reference to nothing"],
)
def test_a_long_write_that_fails_never_was(
    store: Store, failing: Callable[[Writer], object], expected: type[Exception]
) -> None:
    before, history = store.dump(), store.history(100)

    def operation(writer: Writer) -> Iterator[float]:
        yield from add_ten(writer)
        failing(writer)

    long = store.write_long(LABEL, operation, now=NOW)
    with pytest.raises(expected):
        long.advance(never)
    assert not long.done
    assert (store.dump(), store.history(100)) == (before, history)
    add(store)


def test_nothing_else_is_written_during_a_long_write(store: Store) -> None:
    long = store.write_long(LABEL, add_ten, now=NOW)
    long.advance(always)
    attempts: list[Callable[[], object]] = [
        lambda: add(store),
        lambda: store.undo(now=NOW),
        lambda: store.redo(now=NOW),
        lambda: store.fill([Item(id=uuid4(), title="x")], now=NOW),
        lambda: store.write_long(LABEL, add_ten, now=NOW),
    ]
    for attempt in attempts:
        with pytest.raises(BugError, match="long write"):
            attempt()
    assert long.advance(never)
    add(store)


def test_closing_takes_a_long_write_back(data_file: Path) -> None:
    with Store.open(data_file) as store:
        before = store.dump()
        store.write_long(LABEL, add_ten, now=NOW).advance(always)
    with Store.open(data_file) as store:
        assert store.dump() == before


def test_filling_writes_everything_and_no_history(store: Store) -> None:
    items = [Item(id=uuid4(), title=f"Item {number}") for number in range(100)]
    skills = [Skill(id=uuid4(), name=f"Skill {number}") for number in range(100)]
    history = store.history(100)
    store.fill([*items, *skills], now=NOW)
    assert [store.get(Item, item.id) for item in items] == items
    assert [store.get(Skill, skill.id) for skill in skills] == skills
    assert store.history(100) == history


def test_filling_is_whole_or_not_at_all(store: Store) -> None:
    before = store.dump()
    item = Item(id=uuid4(), title="twice")
    with pytest.raises(sqlite3.IntegrityError):
        store.fill([item, item], now=NOW)
    assert store.dump() == before


def raised_in_a_thread(call: Callable[[], object]) -> BaseException | None:
    raised: list[BaseException] = []

    def run() -> None:
        try:
            call()
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return raised[0] if raised else None
