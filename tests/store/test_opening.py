"""Each thing that may lie where the data file should: its own answer, and nothing is changed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from pathtracker.core.model import Item
from pathtracker.store import Store, StoreError, Trouble, database
from pathtracker.store.database import GuardedConnection
from pathtracker.store.identity import APPLICATION_ID, SCHEMA_VERSION, identify

from .conftest import (
    GOLDEN,
    HOLD,
    NOW,
    add,
    another_process_doing,
    give_to_nobody,
    listing,
    mode,
    powerless,
    sha,
)

PAGE = 4096


def trouble_opening(path: Path, *, read_only: bool = False) -> StoreError:
    """The refusal; and the folder is as it was, to the byte."""
    before = listing(path.parent) if path.parent.is_dir() else {}
    with pytest.raises(StoreError) as refused:
        Store.open(path, read_only=read_only)
    assert (listing(path.parent) if path.parent.is_dir() else {}) == before
    return refused.value


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "pathtracker.db"
    with Store.open(path) as store:
        add(store)
        assert [mode(file) for file in path.parent.iterdir()] == [0o600] * 2  # with the journal
    assert mode(path) == 0o600
    assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b") == 0o700


@pytest.mark.parametrize("number", range(0, GOLDEN.stat().st_size // PAGE))
@pytest.mark.parametrize("more", [0, 1, 2000], ids=lambda more: f"+{more}")
def test_truncated(data_file: Path, number: int, more: int) -> None:
    data_file.write_bytes(GOLDEN.read_bytes()[: number * PAGE + more])
    expected = Trouble.TRUNCATED if number or more else Trouble.EMPTY
    assert trouble_opening(data_file).trouble is expected


@pytest.mark.parametrize(
    "content",
    [
        b"x",
        b"SQLite",
        b"SQLite format 3\x00" * 100,
        os.urandom(50_000),
        b"\0" * 8192,
        b"PK\3\4" * 99,
    ],
    ids=["a letter", "half a magic", "magic only", "random", "zeros", "archive"],
)
def test_garbage(data_file: Path, content: bytes) -> None:
    data_file.write_bytes(content)
    troubles = (Trouble.GARBAGE, Trouble.TRUNCATED, Trouble.FOREIGN)
    assert trouble_opening(data_file).trouble in troubles


def test_another_programs_database(data_file: Path) -> None:
    data_file.unlink()
    with closing(sqlite3.connect(data_file)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    assert trouble_opening(data_file).trouble is Trouble.FOREIGN


def test_a_file_of_a_newer_version_is_named_with_its_number(data_file: Path) -> None:
    set_header(data_file, "user_version", 7)
    refused = trouble_opening(data_file)
    assert refused.trouble is Trouble.NEWER
    assert refused.message.params == {"path": str(data_file), "detail": "7"}
    assert trouble_opening(data_file, read_only=True).trouble is Trouble.NEWER


def test_a_version_that_never_was(data_file: Path) -> None:
    set_header(data_file, "user_version", 0)
    assert trouble_opening(data_file).trouble is Trouble.DAMAGED


def test_tables_are_missing(data_file: Path) -> None:
    data_file.unlink()
    with closing(sqlite3.connect(data_file)) as raw:
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        raw.execute("CREATE TABLE item (id TEXT)")
    assert trouble_opening(data_file).trouble is Trouble.DAMAGED


def test_damaged_inside(data_file: Path) -> None:
    content = bytearray(data_file.read_bytes())
    content[5 * PAGE : 6 * PAGE] = os.urandom(PAGE)
    data_file.write_bytes(content)
    assert trouble_opening(data_file).trouble is Trouble.DAMAGED


def test_a_folder(data_file: Path) -> None:
    data_file.unlink()
    data_file.mkdir()
    assert trouble_opening(data_file).trouble is Trouble.NOT_A_FILE


def test_a_link_to_nowhere_says_where(data_file: Path) -> None:
    data_file.unlink()
    data_file.symlink_to("/nowhere/at/all.db")
    refused = trouble_opening(data_file)
    assert refused.trouble is Trouble.LINK_TO_NOWHERE
    assert refused.message.params["detail"] == "/nowhere/at/all.db"


def test_a_link_to_a_data_file_is_followed(data_file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(data_file)
    with Store.open(link) as store:
        add(store)
        with pytest.raises(StoreError) as refused:
            Store.open(data_file)
        assert refused.value.trouble is Trouble.IN_USE


def test_a_folder_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    refused = trouble_opening(tmp_path / "file" / "below" / "pathtracker.db")
    assert refused.trouble is Trouble.FOLDER


def test_a_folder_that_cannot_be_written_gets_no_file(place_for_all: Path) -> None:
    place_for_all.chmod(0o555)

    def try_it() -> None:
        for path in (place_for_all / "pathtracker.db", place_for_all / "new" / "pathtracker.db"):
            assert trouble_opening(path).trouble is Trouble.FOLDER

    powerless(try_it)
    assert list(place_for_all.iterdir()) == []


@pytest.mark.parametrize(
    ("folder_mode", "file_mode"), [(0o755, 0o444), (0o555, 0o644), (0o555, 0o444)]
)
def test_a_place_that_cannot_be_written_is_opened_for_viewing(
    place_for_all: Path, folder_mode: int, file_mode: int
) -> None:
    path = place_for_all / "pathtracker.db"
    path.write_bytes(GOLDEN.read_bytes())
    give_to_nobody(place_for_all)
    path.chmod(file_mode)
    place_for_all.chmod(folder_mode)

    powerless(partial(look_but_not_touch, path))
    assert listing(place_for_all) == {path.name: sha(GOLDEN)}


def test_viewing_may_be_asked_for(data_file: Path) -> None:
    look_but_not_touch(data_file, read_only=True)
    assert listing(data_file.parent) == {data_file.name: sha(GOLDEN)}


def test_nothing_is_made_for_viewing(tmp_path: Path) -> None:
    assert trouble_opening(tmp_path / "none.db", read_only=True).trouble is Trouble.FOLDER


def look_but_not_touch(path: Path, *, read_only: bool = False) -> None:
    with Store.open(path, read_only=read_only) as store:
        assert store.read_only
        before = store.dump()
        attempts: list[Callable[[], object]] = [
            lambda: add(store),
            lambda: store.undo(now=NOW),
            lambda: store.fill([Item(id=store.new_id(), title="x")], now=NOW),
            lambda: store.write_long(before, lambda writer: iter([0.5]), now=NOW),  # type: ignore
        ]
        for attempt in attempts:
            with pytest.raises(StoreError) as refused:
                attempt()
            assert refused.value.trouble is Trouble.READ_ONLY
        assert store.dump() == before


def test_in_use_by_another_process(held_elsewhere: Path) -> None:
    assert trouble_opening(held_elsewhere).trouble is Trouble.IN_USE
    assert trouble_opening(held_elsewhere, read_only=True).trouble is Trouble.IN_USE
    assert database.SETTINGS["busy_timeout"] <= 2000  # milliseconds that it waits before it says so


def test_in_use_here(store: Store) -> None:
    with pytest.raises(StoreError) as refused:
        Store.open(store.path)
    assert refused.value.trouble is Trouble.IN_USE
    check = [sys.executable, "-c", HOLD, str(store.path)]  # our lock is still there
    found = subprocess.run(check, capture_output=True, text=True, input="", check=False)
    assert "IN_USE" in found.stderr
    add(store)


def test_who_waits_for_the_lock_holds_none_that_another_waits_for(
    data_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In exclusive mode a lock for reading is kept: two who begin at once would never get on."""
    said: list[str] = []
    connect = sqlite3.connect

    def listened(*args: Any, **options: Any) -> sqlite3.Connection:
        raw = connect(*args, **options)
        raw.set_trace_callback(said.append)
        return raw

    monkeypatch.setattr(sqlite3, "connect", listened)
    Store.open(data_file).close()
    begun = said.index("BEGIN EXCLUSIVE")
    assert [words.partition("=")[0] for words in said[:begun]] == ["PRAGMA busy_timeout"]
    assert said[begun + 1] == "PRAGMA locking_mode=exclusive"


def test_a_second_viewer_may_look_along(data_file: Path) -> None:
    with another_process_doing(HOLD.replace("]))", "]), read_only=True)"), data_file):
        look_but_not_touch(data_file, read_only=True)


def test_a_file_in_wal_mode_is_taken_back_to_a_journal(data_file: Path) -> None:
    make_wal(data_file)
    with Store.open(data_file) as store:
        assert store.dump() == golden_dump()
        add(store)
    assert [path.name for path in data_file.parent.iterdir()] == [data_file.name]
    assert data_file.read_bytes()[18:20] == b"\1\1"


def test_a_wal_that_was_left_behind_is_not_lost(data_file: Path) -> None:
    left_behind_wal(data_file)
    assert not identify(data_file).ended_cleanly
    with Store.open(data_file) as store:
        titles = {item["title"] for item in store.dump()["item"]}
    assert "in the wal" in titles


def test_a_wal_file_can_be_viewed(data_file: Path) -> None:
    make_wal(data_file)
    before = sha(data_file)
    look_but_not_touch(data_file, read_only=True)
    assert sha(data_file) == before


def test_after_an_unclean_end_all_is_checked(data_file: Path) -> None:
    """An index that does not fit its table is found by the full check only, which takes longer."""
    swapped = (
        "PRAGMA writable_schema=1; UPDATE sqlite_master SET sql = replace(sql, '{}', '{}') "
        "WHERE name = 'time_entry_item'"
    )
    for script in (
        swapped.format("day, minutes", "minutes, day"),
        "REINDEX time_entry_item",
        swapped.format("minutes, day", "day, minutes"),
    ):
        with closing(sqlite3.connect(data_file)) as raw:
            raw.executescript(script)
    with Store.open(data_file):
        pass
    data_file.with_name(data_file.name + "-journal").write_bytes(b"\0" * 512)
    assert trouble_opening(data_file).trouble is Trouble.DAMAGED


def test_a_kill_leaves_a_file_that_opens(data_file: Path) -> None:
    program = HOLD.replace(
        'print("open"',
        "from datetime import *\n"
        "from pathtracker.core.messages import Message\n"
        "from pathtracker.core.model import Item\n"
        "op = lambda w: w.put(Item(id=w.new_id(), title='kept'))\n"
        "store.write(Message('x'), op, now=datetime(2026, 1, 1, tzinfo=UTC))\n"
        'print("open"',
    )
    with another_process_doing(program, data_file) as process:
        process.kill()
        process.wait()
        assert not identify(data_file).ended_cleanly
        with Store.open(data_file) as store:
            assert "kept" in {item["title"] for item in store.dump()["item"]}
    assert identify(data_file).ended_cleanly


def set_header(path: Path, name: str, value: int) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA {name}={value}")


def make_wal(path: Path) -> None:
    set_header(path, "journal_mode", "wal")  # type: ignore[arg-type]
    assert path.read_bytes()[18:20] == b"\2\2"


def left_behind_wal(path: Path) -> None:
    """What a killed process that used WAL leaves: the newest writes beside the file."""
    program = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1])
raw.execute("PRAGMA journal_mode=wal")
raw.execute("UPDATE item SET title = 'in the wal' WHERE state = 'done'")
raw.commit()
print("written", flush=True)
sys.stdin.readline()
"""
    with another_process_doing(program, path) as process:
        process.kill()
        process.wait()
    assert path.with_name(path.name + "-wal").stat().st_size


def golden_dump() -> object:
    with Store.open(GOLDEN, read_only=True) as golden:
        return golden.dump()


@pytest.mark.parametrize(
    ("found", "trouble"),
    [
        ("Tree 5 page 9: unable to get the page. error code=266", Trouble.DISK),
        ("Tree 5 page 9: unable to get the page. error code=11", Trouble.DAMAGED),
    ],
)
def test_what_the_disk_can_not_read_is_not_called_damaged(
    data_file: Path, monkeypatch: pytest.MonkeyPatch, found: str, trouble: Trouble
) -> None:
    plain = GuardedConnection.execute

    def execute(raw: GuardedConnection, sql: str, *more: object) -> sqlite3.Cursor:
        if sql.startswith("PRAGMA quick_check"):
            return plain(raw, "SELECT ?", (found,))
        return plain(raw, sql, *more)

    monkeypatch.setattr(GuardedConnection, "execute", execute)
    assert trouble_opening(data_file).trouble is trouble
