"""When the file is changed, cut, replaced or taken away while the store is open."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pathtracker.core.messages import Refused
from pathtracker.core.model import Item
from pathtracker.store import Store, StoreError, Trouble, Writer
from pathtracker.store.backup import make_backup
from pathtracker.store.backupjob import BackupJob
from pathtracker.store.check import check_file
from pathtracker.store.restore import restore
from pathtracker.wording import sentence

from .conftest import GOLDEN, LABEL, NOW, add, give_to_nobody, mode, powerless, sha


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where things go that can't go beside the file."""
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def before(store: Store) -> Path:
    """An older copy of the file with the same size and, but for its contents, the same header."""
    add(store, "First")
    copy = store.path.parent.parent / "older.db"
    shutil.copyfile(store.path, copy)
    store.write(LABEL, lambda writer: writer.put(renamed(store)), now=NOW)
    return copy


def renamed(store: Store) -> Item:
    found = next(row for row in store.dump()["item"] if row["title"] == "First")
    return store.get(Item, Item.model_validate(found).id).evolve(title="Later")


def overwritten(path: Path) -> None:
    data = GOLDEN.read_bytes()
    with path.open("r+b") as file:
        file.write(data)
        file.truncate()


def put_back(path: Path) -> None:
    data = (path.parent.parent / "older.db").read_bytes()
    with path.open("r+b") as file:
        file.write(data)


def replaced(path: Path) -> None:
    shutil.copyfile(GOLDEN, path.with_name("new"))
    path.with_name("new").replace(path)


HARM: dict[str, tuple[Callable[[Path], object], Trouble]] = {
    "cut to nothing": (lambda path: os.truncate(path, 0), Trouble.CHANGED),
    "cut in half": (lambda path: os.truncate(path, path.stat().st_size // 2), Trouble.CHANGED),
    "overwritten": (overwritten, Trouble.CHANGED),
    "an older copy put back in place": (put_back, Trouble.CHANGED),
    "garbage": (lambda path: path.write_bytes(b"x" * path.stat().st_size), Trouble.CHANGED),
    "deleted": (lambda path: path.unlink(), Trouble.GONE),
    "replaced": (replaced, Trouble.GONE),
    "moved": (lambda path: path.rename(path.with_name("moved.db")), Trouble.GONE),
    "folder deleted": (lambda path: shutil.rmtree(path.parent), Trouble.GONE),
    "folder moved": (lambda path: path.parent.rename(path.parent.with_name("m")), Trouble.GONE),
    "a file for its folder": (lambda path: a_file_for_its_folder(path), Trouble.GONE),
}


def a_file_for_its_folder(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_text("")


WRITES: dict[str, Callable[[Store], object]] = {
    "edit": add,
    "undo": lambda store: store.undo(now=NOW),
    "long write": lambda store: finish(store),
    "several together": lambda store: together(store),
    "backup": lambda store: make_backup(store, now=NOW),
    "backup in slices": lambda store: BackupJob(store, now=NOW),
}


def finish(store: Store) -> None:
    def op(writer: Writer) -> Iterator[float]:
        yield 0.5

    store.write_long(LABEL, op, now=NOW).advance(lambda: False)


def together(store: Store) -> None:
    with store.together(LABEL, now=NOW):
        add(store)


@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize("write", WRITES)
def test_nothing_is_acknowledged(store: Store, harm: str, write: str) -> None:
    told: list[StoreError] = []
    store.tell_of_loss(told.append)
    done, trouble = HARM[harm]
    done(store.path)
    there = listing_of(store.path)
    for _ in range(2):
        with pytest.raises(StoreError) as failed:
            WRITES[write](store)
        assert failed.value.trouble is trouble
        assert told[-1] is failed.value
        assert listing_of(store.path) == there
        assert failed.value.rescued is not None
        assert str(failed.value.rescued) in sentence(failed.value.message)
    assert store.lost


def listing_of(path: Path) -> str:
    return sha(path) if path.is_file() else "gone"


@pytest.mark.parametrize("harm", ["deleted", "replaced", "moved", "folder deleted", "folder moved"])
def test_all_there_was_is_saved_with_the_edit(store: Store, harm: str, tmp_path: Path) -> None:
    HARM[harm][0](store.path)
    with pytest.raises(StoreError) as failed:
        add(store, "Typed at last")
    rescued = failed.value.rescued
    assert rescued is not None
    assert failed.value.whole
    assert mode(rescued) == 0o600
    assert check_file(rescued).sound
    store.close()
    back = tmp_path / "back" / "pathtracker.db"
    restore(back, rescued, now=NOW)
    with Store.open(back) as again:
        assert {"Later", "Typed at last"} <= {row["title"] for row in again.dump()["item"]}
        again.undo(now=NOW)
        assert "Typed at last" not in {row["title"] for row in again.dump()["item"]}


def test_it_lies_beside_the_file_or_else_at_home(store: Store, home: Path) -> None:
    shutil.move(store.path, store.path.with_name("moved.db"))
    with pytest.raises(StoreError) as failed:
        add(store)
    assert failed.value.rescued == store.path.parent / "pathtracker-rescued-1.db"
    shutil.rmtree(store.path.parent)
    with pytest.raises(StoreError) as failed:
        add(store)
    assert failed.value.rescued == home / "pathtracker-rescued-1.db"


def test_of_a_torn_file_what_can_be_read_is_saved_as_text(store: Store) -> None:
    os.truncate(store.path, store.path.stat().st_size // 2)
    store._database.raw.execute("PRAGMA shrink_memory")  # what was read once is forgotten
    with pytest.raises(StoreError) as failed:
        add(store, "Typed at last")
    assert failed.value.rescued is not None
    assert not failed.value.whole
    saved = json.loads(failed.value.rescued.read_text())
    assert any(saved[kind] for kind in saved.keys() - {"about"})


def test_a_refusal_does_not_hide_it(store: Store) -> None:
    store.path.unlink()

    def op(writer: Writer) -> None:
        raise Refused("gone", kind="item")

    with pytest.raises(StoreError) as failed:
        store.write(LABEL, op, now=NOW)
    assert failed.value.trouble is Trouble.GONE


def test_what_only_sets_times_or_names_does_no_harm(store: Store) -> None:
    os.utime(store.path, (1, 1))
    add(store)
    store.path.with_name("second name").hardlink_to(store.path)
    store.path.read_bytes()
    add(store)
    os.utime(store.path)
    store.undo(now=NOW)
    assert not store.lost


def test_writing_that_is_not_allowed_any_more_can_be_allowed_again(place_for_all: Path) -> None:
    path = place_for_all / "data" / "pathtracker.db"
    path.parent.mkdir(mode=0o700)
    shutil.copyfile(GOLDEN, path)
    give_to_nobody(path.parent)

    def as_nobody() -> None:
        with Store.open(path) as store:
            for place, no, yes in [(path, 0o400, 0o600), (path.parent, 0o500, 0o700)]:
                place.chmod(no)
                with pytest.raises(StoreError) as failed:
                    add(store)
                assert failed.value.trouble is Trouble.READ_ONLY
                place.chmod(yes)
                add(store)
            path.parent.chmod(0)
            with pytest.raises(StoreError) as failed:
                add(store)
            assert failed.value.trouble is Trouble.GONE
            path.parent.chmod(0o700)

    powerless(as_nobody)
