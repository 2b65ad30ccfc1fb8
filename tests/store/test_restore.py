"""Restoring: from any present state, whole or not at all, and back again."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pathtracker.store import Store, StoreError, Trouble
from pathtracker.store import backup as backup_module
from pathtracker.store.backup import make_backup
from pathtracker.store.backupfile import Backup, folder_of, list_backups
from pathtracker.store.preview import Difference, preview
from pathtracker.store.restore import restore

from .conftest import (
    GOLDEN,
    HOLD,
    LABEL,
    NOW,
    add,
    another_process_doing,
    disk_that_takes,
    listing,
    mode,
    sha,
)

LATER = datetime(2026, 11, 25, 8, tzinfo=UTC)


@pytest.fixture
def backup(data_file: Path) -> Backup:
    """A backup of the file, which has gone on since."""
    with Store.open(data_file) as store:
        made = make_backup(store, now=NOW)
        add(store, "after the backup")
    return made


def titles(path: Path) -> set[str]:
    with Store.open(path) as store:
        return {item["title"] for item in store.dump()["item"]}


def test_a_restore_brings_back_everything_and_can_be_taken_back(
    data_file: Path, backup: Backup
) -> None:
    done = restore(data_file, backup.path, now=LATER)
    assert "after the backup" not in titles(data_file)
    assert mode(data_file) == 0o600
    assert done.before is not None
    assert done.before.verified
    restore(data_file, done.before.path, now=LATER)
    assert "after the backup" in titles(data_file)


def test_the_former_file_is_kept_as_it_was(data_file: Path, backup: Backup) -> None:
    former = sha(data_file)
    done = restore(data_file, backup.path, now=LATER)
    assert done.kept == data_file.parent / "replaced-20261125T080000Z"
    assert mode(done.kept) == 0o700
    assert listing(done.kept) == {data_file.name: former}
    again = restore(data_file, done.kept / data_file.name, now=LATER)
    assert again.kept == data_file.parent / "replaced-20261125T080000Z-2"
    assert "after the backup" in titles(data_file)


def test_a_damaged_file_is_called_so_and_never_thrown_away(data_file: Path, backup: Backup) -> None:
    spoil(data_file, "damaged")
    kept = restore(data_file, backup.path, now=LATER).kept
    assert kept == data_file.parent / "damaged-20261125T080000Z"
    for _ in range(7):
        restore(data_file, backup.path, now=LATER)
    assert kept.is_dir()
    assert len(list(data_file.parent.glob("replaced-*"))) == 5


def test_without_a_backup_of_the_present_nothing_is_restored(
    data_file: Path, backup: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = sha(data_file)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(backup_module, "write_durably", full)
    with pytest.raises(StoreError) as failed:
        restore(data_file, backup.path, now=LATER)
    assert failed.value.trouble is Trouble.DISK
    assert sha(data_file) == former
    assert not list(data_file.parent.glob("replaced-*"))


def test_a_restore_prunes_no_backup(data_file: Path, backup: Backup) -> None:
    folder = folder_of(data_file)
    for number in range(2, 40):
        for end in ("", ".sha256"):
            name = f"pathtracker-20261122T12{number:02}00Z-{number:04}.db{end}"
            shutil.copy(f"{backup.path}{end}", folder / name)
    restore(data_file, backup.path, now=LATER)
    assert len(list_backups(folder)) == 40


@pytest.mark.parametrize(
    "present", ["missing", "empty", "garbage", "truncated", "damaged", "foreign"]
)
def test_whatever_is_there_now(data_file: Path, backup: Backup, present: str) -> None:
    spoil(data_file, present)
    spoilt = sha(data_file) if data_file.exists() else None
    done = restore(data_file, backup.path, now=LATER)
    assert done.before is None
    if spoilt is None:
        assert done.kept is None
    else:
        assert done.kept is not None
        assert listing(done.kept) == {data_file.name: spoilt}
    assert "after the backup" not in titles(data_file)


def test_even_the_folder_is_gone(data_file: Path, backup: Backup, tmp_path: Path) -> None:
    safe = tmp_path / "safe.db"
    shutil.copy(backup.path, safe)
    shutil.rmtree(data_file.parent)
    restore(data_file, safe, now=LATER)
    assert "after the backup" not in titles(data_file)


def test_a_newer_programs_file_is_backed_up_and_kept(data_file: Path, backup: Backup) -> None:
    with closing(sqlite3.connect(data_file)) as raw:
        raw.execute("PRAGMA user_version=9")
    done = restore(data_file, backup.path, now=LATER)
    assert done.before is not None
    titles(data_file)


def test_side_files_of_the_former_file_do_not_spoil_the_new_one(
    data_file: Path, backup: Backup
) -> None:
    """A journal that was written for another file would be rolled back into this one."""
    journal = hot_journal(data_file)
    spoil(data_file, "garbage")
    sides = {f"{data_file.name}{end}": end.encode() for end in ("-wal", "-shm")}
    for name, content in sides.items():
        (data_file.parent / name).write_bytes(content)
    done = restore(data_file, backup.path, now=LATER)
    assert done.kept is not None
    kept = {path.name: path.read_bytes() for path in done.kept.iterdir()}
    assert kept[f"{data_file.name}-journal"] == journal
    assert sides.items() <= kept.items()
    assert not any(
        path.name.startswith(f"{data_file.name}-") for path in data_file.parent.iterdir()
    )
    assert "after the backup" not in titles(data_file)


def test_a_crashed_file_is_rolled_back_before_it_is_backed_up(
    data_file: Path, backup: Backup
) -> None:
    hot_journal(data_file)
    done = restore(data_file, backup.path, now=LATER)
    assert done.before is not None
    assert "after the backup" in titles_of(done.before.path)


def test_a_crashed_file_can_be_restored_from_with_its_journal(
    data_file: Path, backup: Backup, tmp_path: Path
) -> None:
    hot_journal(data_file)
    crashed = tmp_path / "crashed"
    data_file.parent.rename(crashed)
    before = listing(crashed)
    restore(data_file, crashed / data_file.name, now=LATER)
    assert "torn" not in titles(data_file)
    assert "after the backup" in titles(data_file)
    assert listing(crashed) == before


@pytest.mark.parametrize("fault", ["empty", "garbage", "truncated", "damaged", "foreign", "bit"])
def test_a_backup_that_is_not_sound_is_refused(data_file: Path, backup: Backup, fault: str) -> None:
    spoil(backup.path, fault)
    refused(data_file, backup.path)


def test_a_copy_without_a_fingerprint_is_checked_all_the_same(
    data_file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "from a friend.db"
    shutil.copy(GOLDEN, copy)
    restore(data_file, copy, now=LATER)
    spoil(copy, "damaged")
    assert refused(data_file, copy).trouble is Trouble.DAMAGED


def test_files_in_wal_mode_on_both_sides(data_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "wal" / "copy.db"
    copy.parent.mkdir()
    shutil.copy(GOLDEN, copy)
    for path in (data_file, copy):
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("PRAGMA journal_mode=wal")
    before = listing(copy.parent)
    assert preview(data_file, copy).differences == {}
    done = restore(data_file, copy, now=LATER)
    assert done.before is not None
    assert listing(copy.parent) == before
    assert {path.suffix for path in data_file.parent.iterdir() if path.is_file()} == {".db"}
    assert "Python from zero" in titles(data_file)


def test_orphans_in_a_backup_are_refused(data_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "orphans.db"
    shutil.copy(GOLDEN, copy)
    with closing(sqlite3.connect(copy)) as raw:
        raw.execute("UPDATE membership SET phase_id = 'nowhere'")
        raw.commit()
    assert refused(data_file, copy).trouble is Trouble.DAMAGED


def test_a_newer_backup_is_refused_untouched(data_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "newer.db"
    shutil.copy(GOLDEN, copy)
    with closing(sqlite3.connect(copy)) as raw:
        raw.execute("PRAGMA user_version=99")
    assert refused(data_file, copy).trouble is Trouble.NEWER


def test_a_backup_that_is_not_there(data_file: Path, tmp_path: Path) -> None:
    assert refused(data_file, tmp_path / "none.db").trouble is Trouble.NOT_A_FILE


def test_not_while_this_process_has_the_file_open(data_file: Path, backup: Backup) -> None:
    with Store.open(data_file) as store:
        with pytest.raises(StoreError) as failed:
            restore(data_file, backup.path, now=LATER)
        assert failed.value.trouble is Trouble.IN_USE
        add(store)


def test_not_while_another_process_has_the_file_open(held_elsewhere: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(GOLDEN, copy)
    assert refused(held_elsewhere, copy).trouble is Trouble.IN_USE


def test_not_from_a_file_that_another_process_writes(data_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    shutil.copy(GOLDEN, other)
    with another_process_doing(HOLD, other):
        assert refused(data_file, other).trouble is Trouble.IN_USE


def test_a_folder_in_the_place_of_the_file(data_file: Path, backup: Backup) -> None:
    data_file.unlink()
    data_file.mkdir()
    assert refused(data_file, backup.path).trouble is Trouble.NOT_A_FILE


def test_a_link_stays_a_link(data_file: Path, backup: Backup, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(data_file)
    restore(link, backup.path, now=LATER)
    assert link.is_symlink()
    assert "after the backup" not in titles(data_file)
    link.unlink()
    link.symlink_to(tmp_path / "unplugged" / "pathtracker.db")
    assert refused(link, backup.path).trouble is Trouble.LINK_TO_NOWHERE


def test_without_room_for_the_backup_of_the_present_nothing_happens(
    data_file: Path, backup: Backup
) -> None:
    safe = data_file.parent / "safe.db"
    shutil.copy(backup.path, safe)
    shutil.rmtree(folder_of(data_file))
    folder_of(data_file).write_text("in the way")
    refused(data_file, safe)


@pytest.mark.parametrize("size", [0, 4096, 100_000])
def test_a_disk_that_gives_out_leaves_the_present_file(
    data_file: Path, backup: Backup, size: int
) -> None:
    with disk_that_takes(size):
        assert refused(data_file, backup.path).trouble is Trouble.DISK


def test_what_a_killed_restore_left_goes_at_the_next_start(data_file: Path) -> None:
    left = data_file.with_name(f".{data_file.name}.99.restoring")
    left.write_bytes(b"half")
    with Store.open(data_file):
        assert not left.exists()


def test_a_preview_says_what_would_change(data_file: Path) -> None:
    with Store.open(data_file) as store:
        stays, goes = add(store, "stays"), add(store, "goes")
        comes_back = add(store, "comes back")
        backup = make_backup(store, now=NOW)
        new = store.write(LABEL, lambda writer: writer.put(goes.evolve(title="changed")), now=NOW)
        store.write(LABEL, lambda writer: writer.remove(comes_back), now=NOW)
        extra = add(store, "extra")
        seen = preview(store, backup.path)
        add(store)  # and the store goes on
        store.undo(now=NOW)
    assert seen.at == NOW
    assert seen.now is not None
    assert seen.then["item"] == seen.now["item"]
    ids = [frozenset([item.id]) for item in (comes_back, extra, new)]
    assert seen.differences == {"item": Difference(*ids)}
    assert stays.id not in frozenset().union(*ids)
    before = listing(data_file.parent)
    assert preview(data_file, backup.path) == seen
    assert listing(data_file.parent) == before


@pytest.mark.parametrize("present", ["missing", "empty", "garbage", "truncated", "foreign"])
def test_a_preview_of_a_file_that_cannot_be_read(
    data_file: Path, backup: Backup, present: str
) -> None:
    spoil(data_file, present)
    seen = preview(data_file, backup.path)
    assert (seen.now, seen.differences) == (None, None)
    assert seen.then["item"] == 3


def test_a_preview_of_a_crashed_file(data_file: Path, backup: Backup) -> None:
    hot_journal(data_file)
    before = listing(data_file.parent)
    seen = preview(data_file, backup.path)
    assert seen.differences is not None
    assert len(seen.differences["item"].gone) == 1
    assert listing(data_file.parent) == before


def test_a_preview_while_another_process_has_the_file(held_elsewhere: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(GOLDEN, copy)
    with pytest.raises(StoreError) as failed:
        preview(held_elsewhere, copy)
    assert failed.value.trouble is Trouble.IN_USE


@pytest.mark.parametrize("fault", ["garbage", "truncated", "bit"])
def test_no_preview_of_a_backup_that_is_not_sound(
    data_file: Path, backup: Backup, fault: str
) -> None:
    spoil(backup.path, fault)
    with pytest.raises(StoreError):
        preview(data_file, backup.path)


def refused(data_file: Path, backup: Path) -> StoreError:
    """The refusal, and nothing is changed by it."""
    before = listing(data_file.parent)
    with pytest.raises(StoreError) as failed:
        restore(data_file, backup, now=LATER)
    assert listing(data_file.parent) == before
    return failed.value


def titles_of(path: Path) -> set[str]:
    with Store.open(path, read_only=True) as store:
        return {item["title"] for item in store.dump()["item"]}


def spoil(path: Path, how: str) -> None:
    content = bytearray(path.read_bytes())
    if how == "missing":
        path.unlink()
        return
    if how == "empty":
        content.clear()
    elif how == "garbage":
        content[:] = os.urandom(20_000)
    elif how == "truncated":
        del content[len(content) // 2 :]
    elif how == "damaged":
        content[5 * 4096 : 6 * 4096] = os.urandom(4096)
    elif how == "foreign":
        content[68:72] = bytes(4)
    elif how == "bit":  # in the middle of a text, where SQLite itself notices nothing
        content[content.index(b"Python from zero")] ^= 2
    path.write_bytes(content)


def hot_journal(path: Path) -> bytes:
    """Kills a process in the middle of a transaction that has already reached the file."""
    program = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute("PRAGMA cache_size=2")
raw.execute("BEGIN IMMEDIATE")
raw.execute("UPDATE item SET title = 'torn', notes = ?", ("n" * 50_000,))
raw.execute("UPDATE change SET edits = ?", ("n" * 50_000,))
print("torn", flush=True)
sys.stdin.readline()
"""
    with another_process_doing(program, path) as process:
        process.kill()
        process.wait()
    journal = path.with_name(path.name + "-journal").read_bytes()
    assert journal[:8] == bytes.fromhex("d9d505f920a163d7")
    return journal


def test_a_disk_that_fails_while_old_files_are_forgotten_takes_no_restore_back(
    data_file: Path, backup: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = Path.glob

    def glob(folder: Path, pattern: str) -> Iterator[Path]:
        if pattern.startswith("replaced-"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return listed(folder, pattern)

    monkeypatch.setattr(Path, "glob", glob)
    restore(data_file, backup.path, now=LATER)
    assert "after the backup" not in titles(data_file)


@pytest.mark.parametrize(
    "odd", ["UPDATE item SET title = CAST(x'61ff' AS TEXT)", "UPDATE item SET state = 'sleeping'"]
)
def test_a_file_with_a_value_that_nothing_can_show_is_refused(
    data_file: Path, tmp_path: Path, odd: str
) -> None:
    with Store.open(data_file) as store:
        add(store, "mine")
    other = tmp_path / "other.db"
    shutil.copyfile(data_file, other)
    with closing(sqlite3.connect(other)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = 1")
        raw.execute(odd)
        raw.commit()
    before = listing(data_file.parent)
    with pytest.raises(StoreError) as refused:
        restore(data_file, other, now=LATER)
    assert refused.value.trouble is Trouble.DAMAGED
    assert "item" in str(refused.value.message.params["detail"])
    assert listing(data_file.parent) == before
