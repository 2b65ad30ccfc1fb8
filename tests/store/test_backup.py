"""Backups: whole, checked, in order, and never a half one."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pathtracker.core.model import Item
from pathtracker.store import BugError, Store, StoreError, Trouble, jsoncopy
from pathtracker.store import backup as backup_module
from pathtracker.store.backup import Backup, is_due, make_backup
from pathtracker.store.backupfile import folder_of, list_backups

from .conftest import HOLD, LABEL, NOW, add, disk_that_takes, give_to_nobody, mode, powerless, sha

HOUR = timedelta(hours=1)


def test_a_backup_holds_everything_and_says_so_by_name(store: Store) -> None:
    add(store)
    backup = make_backup(store, now=NOW)
    assert backup.path == store.path.parent / "backups" / "pathtracker-20261122T125100Z-0001.db"
    assert (backup.at, backup.sequence, backup.verified) == (NOW, 1, True)
    assert backup.size == backup.path.stat().st_size
    with Store.open(backup.path, read_only=True) as copy:
        assert copy.dump() == store.dump()
        assert copy.history(100) == store.history(100)


def test_its_fingerprint_is_checked_by_sha256sum(store: Store) -> None:
    backup = make_backup(store, now=NOW)
    beside = Path(f"{backup.path}.sha256")
    command = ["sha256sum", "--check", "--strict", beside.name]
    subprocess.run(command, cwd=beside.parent, check=True, capture_output=True)


def test_backups_are_their_owners_alone_and_nothing_else_is_left(store: Store) -> None:
    make_backup(store, now=NOW)
    folder = folder_of(store.path)
    assert mode(folder) == 0o700
    assert {path.suffix: mode(path) for path in folder.iterdir()} == {
        ".db": 0o600,
        ".sha256": 0o600,
        ".json": 0o600,
    }


def test_the_number_gives_the_order_when_the_clock_goes_back_years(store: Store) -> None:
    moments = [NOW, NOW - timedelta(days=3000), NOW + timedelta(days=9000), NOW]
    made = [make_backup(store, now=moment) for moment in moments]
    assert list_backups(folder_of(store.path)) == made[::-1]
    assert [backup.sequence for backup in made] == [1, 2, 3, 4]


def test_a_number_is_not_used_again_and_may_grow_beyond_four_digits(store: Store) -> None:
    folder = folder_of(store.path)
    folder.mkdir()
    (folder / "pathtracker-20200101T000000Z-9999.json").write_text("{}")
    assert make_backup(store, now=NOW).sequence == 10_000
    assert make_backup(store, now=NOW).sequence == 10_001
    assert [backup.sequence for backup in list_backups(folder)] == [10_001, 10_000]


def test_other_files_in_the_folder_are_none_of_ours(store: Store) -> None:
    folder = folder_of(store.path)
    folder.mkdir()
    names = ["notes.txt", "pathtracker.db", "pathtracker-20201332T000000Z-0001.db", "x.tmp"]
    for name in names:
        (folder / name).write_text("mine")
    (folder / "pathtracker-20200101T000000Z-0001.db").mkdir()
    make_backup(store, now=NOW)
    assert len(list_backups(folder)) == 1
    assert [(folder / name).read_text() for name in names] == ["mine"] * 4


def test_no_folder_no_backups(tmp_path: Path) -> None:
    assert list_backups(tmp_path / "backups") == []


def test_a_copy_without_its_fingerprint_is_not_verified(store: Store) -> None:
    backup = make_backup(store, now=NOW)
    Path(f"{backup.path}.sha256").unlink()
    assert [found.verified for found in list_backups(backup.path.parent)] == [False]


def test_what_an_interrupted_backup_left_goes_with_the_next(store: Store) -> None:
    folder = folder_of(store.path)
    folder.mkdir()
    left = [folder / f"pathtracker-20200101T000000Z-0007.db{end}" for end in (".tmp", ".sha256")]
    for path in left:
        path.write_text("half")
    assert list_backups(folder) == []
    assert make_backup(store, now=NOW).sequence == 8
    assert not any(path.exists() for path in left)


def test_a_fresh_store_needs_no_backup_until_something_is_in_it(tmp_path: Path) -> None:
    with Store.open(tmp_path / "pathtracker.db") as store:
        assert not is_due(store, now=NOW)
        add(store)
        assert is_due(store, now=NOW)


def test_the_next_is_due_after_a_change_and_half_an_hour(store: Store) -> None:
    assert is_due(store, now=NOW)
    make_backup(store, now=NOW)
    assert not is_due(store, now=NOW + 99 * HOUR)
    add(store)
    assert not is_due(store, now=NOW + timedelta(minutes=29))
    assert is_due(store, now=NOW + timedelta(minutes=30))
    assert is_due(store, now=NOW - timedelta(days=3000)), "the clock was set back years"
    store.undo(now=NOW)
    assert is_due(store, now=NOW + HOUR), "an undo is a change"


def test_a_backup_that_cannot_be_read_does_not_count(store: Store) -> None:
    backup = make_backup(store, now=NOW)
    backup.path.write_bytes(b"garbage" * 1000)
    assert is_due(store, now=NOW + HOUR)


def test_old_ones_are_pruned_with_their_fingerprints(store: Store) -> None:
    for number in range(30):
        make_backup(store, now=NOW + number * timedelta(minutes=1))
    folder = folder_of(store.path)
    kept = list_backups(folder)
    assert [backup.sequence for backup in kept] == list(range(30, 10, -1))
    beside = {path.name for path in folder.glob("*.sha256")}
    assert beside == {f"{backup.path.name}.sha256" for backup in kept}


def test_a_readable_copy_is_written_every_week(store: Store) -> None:
    folder = folder_of(store.path)
    for day in range(0, 100):
        make_backup(store, now=NOW + timedelta(days=day))
    names = sorted(path.name for path in folder.glob("*.json"))
    assert len(names) == 8
    assert names[-1].startswith("pathtracker-20270228T")  # 14 weeks later


def test_the_readable_copy_needs_no_program_to_be_understood(store: Store) -> None:
    backup = make_backup(store, now=NOW)
    text = backup.path.with_suffix(".json").read_text("utf-8")
    everything = json.loads(text)
    assert list(everything)[:2] == ["about", "made_at"]
    assert everything.pop("about").count(".") == 1
    assert everything.pop("made_at") == "2026-11-22T12:51:00+00:00"
    assert everything == store.dump()
    assert "🐍, אבג and <b>no bold</b>" in text


def test_a_damaged_store_gives_no_backup(store: Store) -> None:
    """What the copy's check finds is said, and an earlier backup stays."""
    earlier = make_backup(store, now=NOW)
    raw = store._database.raw
    raw.execute("PRAGMA foreign_keys=0")
    raw.execute("UPDATE membership SET phase_id = 'nowhere'")
    with pytest.raises(StoreError) as failed:
        make_backup(store, now=NOW + HOUR)
    assert failed.value.trouble is Trouble.BACKUP
    assert "phase" in str(failed.value.message.params["detail"])
    folder = folder_of(store.path)
    assert list_backups(folder) == [earlier]
    assert list(folder.glob("*0002*")) == []


def test_a_place_that_cannot_be_written_is_named(place_for_all: Path) -> None:
    path = place_for_all / "data" / "pathtracker.db"
    with Store.open(path) as store:
        add(store)
    give_to_nobody(place_for_all)

    def try_it() -> None:
        folder_of(path).mkdir(mode=0o500)
        with Store.open(path) as store:
            with pytest.raises(StoreError) as failed:
                make_backup(store, now=NOW)
            assert failed.value.trouble is Trouble.FOLDER
            assert failed.value.path == folder_of(path)
            add(store)

    powerless(try_it)


def test_a_file_in_the_place_of_the_folder(store: Store) -> None:
    folder_of(store.path).write_text("not a folder")
    with pytest.raises(StoreError) as failed:
        make_backup(store, now=NOW)
    assert failed.value.trouble in (Trouble.FOLDER, Trouble.DISK)
    assert folder_of(store.path).read_text() == "not a folder"


@pytest.mark.parametrize("size", [0, 50, 4096, 100_000, 190_000])
def test_a_disk_that_gives_out_leaves_no_half_backup(store: Store, size: int) -> None:
    earlier = make_backup(store, now=NOW)
    add(store)
    with disk_that_takes(size), pytest.raises(StoreError) as failed:
        make_backup(store, now=NOW + HOUR)
    assert failed.value.trouble is Trouble.DISK
    folder = folder_of(store.path)
    assert list_backups(folder) == [earlier]
    assert not list(folder.glob("*.tmp"))
    add(store)
    assert make_backup(store, now=NOW + HOUR).verified


def test_no_backup_inside_a_transaction(store: Store) -> None:
    def operation(writer: object) -> Iterator[float]:
        yield 0.5

    long = store.write_long(LABEL, operation, now=NOW)
    long.advance(lambda: True)
    with pytest.raises(BugError):
        make_backup(store, now=NOW)
    long.cancel()
    assert make_backup(store, now=NOW).verified


def test_the_lock_is_still_there_afterwards(store: Store) -> None:
    make_backup(store, now=NOW)
    second = [sys.executable, "-c", HOLD, str(store.path)]
    found = subprocess.run(second, capture_output=True, text=True, input="", check=False)
    assert "IN_USE" in found.stderr


def test_backups_are_of_a_viewed_store_too(data_file: Path) -> None:
    before = sha(data_file)
    with Store.open(data_file, read_only=True) as store:
        backup = make_backup(store, now=NOW)
    assert isinstance(backup, Backup)
    assert sha(data_file) == before


def test_time_is_written_in_utc(store: Store) -> None:
    backup = make_backup(store, now=NOW.astimezone(ZoneInfo("Asia/Kathmandu")))
    assert backup.at == NOW
    assert backup.at.tzinfo is UTC
    assert "T125100Z" in backup.path.name


def test_rows_written_after_the_backup_are_not_in_it(store: Store) -> None:
    backup = make_backup(store, now=datetime(2026, 1, 1, tzinfo=UTC))
    item = add(store)
    with Store.open(backup.path, read_only=True) as copy:
        assert copy.find(Item, item.id) is None


def test_without_its_readable_copy_a_backup_is_still_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store)

    def full(_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(jsoncopy, "write", full)
    made = make_backup(store, now=NOW)
    assert made.incomplete is not None
    assert made.incomplete.trouble is Trouble.READABLE_COPY
    assert [one.path for one in list_backups(made.path.parent)] == [made.path]
    assert list_backups(made.path.parent)[0].verified


def test_a_folder_that_cannot_be_read_has_not_no_backups(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_backup(store, now=NOW)

    def failing(_: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "iterdir", failing)
    with pytest.raises(StoreError) as failed:
        list_backups(folder_of(store.path))
    assert failed.value.trouble is Trouble.DISK
    with pytest.raises(StoreError):
        is_due(store, now=NOW)


def test_a_backup_whose_name_may_not_be_on_the_disk_is_none(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store)
    synced: list[Path] = []
    sync = backup_module.sync

    def failing_at_last(path: Path) -> None:
        synced.append(path)
        if len(synced) == 3:
            raise OSError(errno.EIO, "Input/output error")
        sync(path)

    monkeypatch.setattr(backup_module, "sync", failing_at_last)
    with pytest.raises(StoreError):
        make_backup(store, now=NOW)
    assert list(folder_of(store.path).iterdir()) == []
