"""When a commit fails: what the store says of it is what the next start finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pathtracker.store import Store, StoreError, Trouble, Writer
from pathtracker.store import database as databases
from pathtracker.store import restore as restoring
from pathtracker.store.backupjob import BackupJob
from pathtracker.store.database import GuardedConnection
from pathtracker.store.restore import restore

from .conftest import GOLDEN, LABEL, NOW, add, sha


class Disk:
    """Lets the next commit fail: `before` it took effect, or `after`; `onward`, the confirming."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.fails = ""
        self.onward = False
        self.monkeypatch = monkeypatch
        plain = GuardedConnection.execute

        def execute(raw: GuardedConnection, sql: str, *more: Any) -> sqlite3.Cursor:
            if sql == "COMMIT" and self.fails and raw.in_transaction:
                how, self.fails = self.fails, ""
                if how == "after":
                    plain(raw, sql, *more)
                raise trouble()
            if sql.startswith("PRAGMA user_version=") and self.onward:
                raise trouble()
            return plain(raw, sql, *more)

        monkeypatch.setattr(GuardedConnection, "execute", execute)

    def hide(self) -> None:
        """No file can be opened any more."""

        def connect(path: Path, **_: Any) -> GuardedConnection:
            raise StoreError(Trouble.DISK, path)

        self.monkeypatch.setattr(databases, "connect", connect)


def trouble() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    return error


@pytest.fixture
def disk(store: Store, monkeypatch: pytest.MonkeyPatch) -> Disk:
    add(store, "First")
    add(store, "Second")
    store.undo(now=NOW)
    return Disk(monkeypatch)


def long_write(store: Store) -> None:
    from uuid import uuid4

    from pathtracker.core.model import Item

    def op(writer: Writer) -> Iterator[float]:
        writer.put(Item(id=uuid4(), title="Long"))
        yield 0.5

    store.write_long(LABEL, op, now=NOW).advance(lambda: False)


def together(store: Store) -> None:
    with store.together(LABEL, now=NOW):
        add(store)


WRITES: dict[str, Callable[[Store], object]] = {
    "edit": add,
    "undo": lambda store: store.undo(now=NOW),
    "redo": lambda store: store.redo(now=NOW),
    "long write": long_write,
    "several together": together,
}


@pytest.mark.parametrize("write", WRITES)
def test_what_is_there_after_all_is_acknowledged(store: Store, disk: Disk, write: str) -> None:
    told = []
    store.on_change = told.append
    before = store.dump()
    disk.fails = "after"
    WRITES[write](store)
    disk.fails = ""
    assert len(told) == 1
    assert store.dump() != before
    assert kept(store)


@pytest.mark.parametrize("write", WRITES)
def test_what_is_not_there_was_not_done(store: Store, disk: Disk, write: str) -> None:
    told = []
    store.on_change = told.append
    before = store.dump()
    disk.fails = "before"
    with pytest.raises(StoreError) as failed:
        WRITES[write](store)
    assert failed.value.trouble is Trouble.DISK
    disk.fails = ""
    assert store.dump() == before
    assert not told
    WRITES[write](store)
    assert len(told) == 1
    assert kept(store)


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("how", ["unconfirmed", "unreadable"])
def test_where_it_can_not_be_told_the_store_stops(
    store: Store, disk: Disk, write: str, how: str
) -> None:
    told: list[StoreError] = []
    store.tell_of_loss(told.append)
    disk.fails = "after"
    if how == "unreadable":
        disk.hide()
    disk.onward = True
    with pytest.raises(StoreError) as failed:
        WRITES[write](store)
    assert failed.value.trouble is Trouble.UNSURE
    assert told == [failed.value]
    disk.fails, disk.onward = "", False
    for more in (add, Store.dump):
        with pytest.raises(StoreError) as failed:
            more(store)
        assert failed.value.trouble is Trouble.UNSURE


def test_what_is_not_in_the_record_can_not_be_told(store: Store, disk: Disk) -> None:
    disk.fails = "after"
    with pytest.raises(StoreError) as failed:
        store.fill([], now=NOW)
    assert failed.value.trouble is Trouble.UNSURE


def test_a_backup_under_way_gives_way(store: Store, disk: Disk) -> None:
    job = BackupJob(store, now=NOW)
    job.advance(lambda: True)
    disk.fails = "after"
    add(store)
    disk.fails = ""
    with pytest.raises(StoreError) as failed:
        job.advance(lambda: True)
    assert failed.value.trouble is Trouble.BACKUP
    add(store)


def kept(store: Store) -> bool:
    seen = store.dump()
    store.close()
    with Store.open(store.path) as again:
        return again.dump() == seen


@pytest.mark.parametrize("times", [1, 2])
def test_a_restore_that_was_done_is_not_called_undone(
    data_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(GOLDEN.read_bytes())
    with Store.open(other) as store:
        add(store)
    plain, failing = restoring.sync, [times]

    def sync(path: Path) -> None:
        done = sha(data_file) == sha(other)
        if path == data_file.parent and done and failing[0]:
            failing[0] -= 1
            raise OSError(5, "Input/output error")
        plain(path)

    monkeypatch.setattr(restoring, "sync", sync)
    if times == 1:
        restore(data_file, other, now=NOW)
    else:
        with pytest.raises(StoreError) as failed:
            restore(data_file, other, now=NOW)
        assert failed.value.trouble is Trouble.UNCONFIRMED
    assert sha(data_file) == sha(other)
