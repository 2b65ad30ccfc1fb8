"""A backup in slices: the store is used in between, and nothing written meanwhile is lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from pathtracker.core.model import Item
from pathtracker.store import BugError, Store, StoreError, Trouble, Writer
from pathtracker.store.backup import make_backup
from pathtracker.store.backupfile import folder_of, list_backups
from pathtracker.store.backupjob import BackupJob

from .conftest import LABEL, NOW, add


def always() -> bool:
    return True


@pytest.fixture
def big_store(store: Store) -> Store:
    """Some megabytes: a dozen slices."""
    notes = "A long evening's notes. " * 400
    store.fill([Item(id=uuid4(), title=f"{n}", notes=notes) for n in range(1200)], now=NOW)
    return store


def to_the_end(job: BackupJob) -> None:
    while not job.advance(always):
        time.sleep(0.001)


def test_the_store_is_used_meanwhile_and_the_copy_has_it_all(big_store: Store) -> None:
    job = BackupJob(big_store, now=NOW)
    shares, copied_at_once = [], []
    while not job.advance(always):
        if job.share < 0.69:
            shares.append(job.share)
            copied_at_once.append(add(big_store, f"while {len(shares)}"))
            big_store.find(Item, copied_at_once[-1].id)
        time.sleep(0.001)
    assert len(shares) > 5
    assert shares == sorted(shares)
    assert job.share == 1.0
    assert job.backup is not None
    assert [job.backup] == list_backups(folder_of(big_store.path))
    with Store.open(job.backup.path, read_only=True) as copy:
        for item in copied_at_once:
            assert copy.get(Item, item.id) == item
    assert threads_of_ours() == []


def test_it_waits_while_a_long_write_is_under_way(big_store: Store) -> None:
    def slowly(writer: Writer) -> Iterator[float]:
        for number in range(3):
            writer.put(Item(id=uuid4(), title=f"slow {number}"))
            yield number / 3

    job = BackupJob(big_store, now=NOW)
    assert not job.advance(always)
    long = big_store.write_long(LABEL, slowly, now=NOW)
    share = job.share
    while not long.advance(always):
        assert not job.advance(lambda: False)
        assert job.share == share
    to_the_end(job)
    assert job.backup is not None
    with Store.open(job.backup.path, read_only=True) as copy:
        assert copy.dump() == big_store.dump()


@pytest.mark.parametrize("after", [0, 1, 4])
def test_cancelled_it_leaves_nothing(big_store: Store, after: int) -> None:
    job = BackupJob(big_store, now=NOW)
    for _ in range(after):
        job.advance(always)
    job.cancel()
    job.cancel()
    assert job.backup is None
    folder = folder_of(big_store.path)
    assert not folder.exists() or list(folder.iterdir()) == []
    assert threads_of_ours() == []
    with pytest.raises(BugError):
        job.advance(always)
    add(big_store)


def test_a_second_backup_meanwhile_spoils_neither(big_store: Store) -> None:
    job = BackupJob(big_store, now=NOW)
    job.advance(always)
    make_backup(big_store, now=NOW)
    to_the_end(job)
    assert [backup.verified for backup in list_backups(folder_of(big_store.path))] == [True] * 2


def test_what_the_check_finds_is_raised_and_leaves_no_backup(big_store: Store) -> None:
    raw = big_store._database.raw
    raw.execute("PRAGMA foreign_keys=0")
    raw.execute("UPDATE membership SET phase_id = 'nowhere'")
    job = BackupJob(big_store, now=NOW)
    with pytest.raises(StoreError) as failed:
        to_the_end(job)
    assert failed.value.trouble is Trouble.BACKUP
    assert list(folder_of(big_store.path).iterdir()) == []
    with pytest.raises(BugError):
        job.advance(always)


def test_a_slice_is_short(big_store: Store) -> None:
    """Copying goes on until told that it is enough, and then stops within a slice."""
    job = BackupJob(big_store, now=NOW)
    calls = iter(range(100))
    job.advance(lambda: next(calls) == 2)
    share = job.share
    assert next(calls) == 3
    assert 0 < share < 0.4
    job.cancel()


def test_it_belongs_to_the_stores_thread(big_store: Store) -> None:
    raised: list[BaseException] = []

    def elsewhere() -> None:
        try:
            BackupJob(big_store, now=NOW)
        except BugError as error:
            raised.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(raised) == 1


def test_no_room_is_said(store: Store) -> None:
    folder_of(store.path).write_text("a file where the folder should be")
    job = BackupJob(store, now=NOW)
    with pytest.raises(StoreError):
        job.advance(always)
    assert Path(folder_of(store.path)).is_file()


def threads_of_ours() -> list[str]:
    return [thread.name for thread in threading.enumerate() if "backup" in thread.name]


def test_closing_the_store_lets_go_of_a_backup_under_way(tmp_path: Path) -> None:
    path = tmp_path / "pathtracker.db"
    store = Store.open(path)
    store.fill((Item(id=uuid4(), title="x", notes="n" * 100_000) for _ in range(40)), now=NOW)
    job = BackupJob(store, now=NOW)
    assert not job.advance(lambda: True)
    store.close()
    with Store.open(path) as again:
        assert again.history(1) == []
    assert list_backups(tmp_path / "backups") == []
