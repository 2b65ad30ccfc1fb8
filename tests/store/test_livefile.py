"""The open store's file: known by every name, kept under its lock, and never written over."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import on

from pathtracker import exchange
from pathtracker.actions import items
from pathtracker.cli.begin import main
from pathtracker.core.messages import Refused
from pathtracker.exchange.source import open_source
from pathtracker.store import Store, StoreError, Trouble
from pathtracker.store.backup import make_backup
from pathtracker.store.check import check_file
from pathtracker.store.livefile import open_to_read, refuse_source, refuse_target
from pathtracker.store.preview import preview
from pathtracker.store.restore import restore

from .conftest import GOLDEN, NOW, add, another_process_doing

WRITING = """
import sqlite3, sys
print("ready", flush=True)
raw = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
try:
    raw.execute("UPDATE item SET notes = 'from elsewhere'")
    print("written", flush=True)
except sqlite3.OperationalError as error:
    print(error, flush=True)
"""
HOLDING = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
raw.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""
OPENING = """
import sys
from pathlib import Path
from pathtracker.store import Store, StoreError
print("ready", flush=True)
try:
    Store.open(Path(sys.argv[1]))
    print("opened", flush=True)
except StoreError as error:
    print(error.trouble, flush=True)
"""


def answer(program: str, path: Path) -> str:
    """What came of it in another process."""
    with another_process_doing(program, path) as process:
        assert process.stdout is not None
        return process.stdout.readline().strip()


@pytest.fixture(params=["itself", "symlink", "hard link", "link to its folder"])
def name(request: pytest.FixtureRequest, data_file: Path, tmp_path: Path) -> Path:
    """A name of the data file."""
    other = tmp_path / "Level Scale Anchors.txt"
    match request.param:
        case "symlink":
            other.symlink_to(data_file)
        case "hard link":
            other.hardlink_to(data_file)
        case "link to its folder":
            (tmp_path / "there").symlink_to(data_file.parent)
            return tmp_path / "there" / data_file.name
        case _:
            return data_file
    return other


def test_another_process_is_kept_out_and_let_in_again(data_file: Path) -> None:
    with Store.open(data_file):
        assert answer(OPENING, data_file) == "in_use"
    assert answer(OPENING, data_file) == "opened"


# Reading.

READING: dict[str, Callable[[Store, Path], object]] = {
    "asking": lambda _store, name: refuse_source(name),
    "opening": lambda _store, name: open_to_read(name),
    "import": lambda _store, name: open_source(name),
    "import in a format": lambda _store, name: exchange.read(open_source(name), "onet"),
    "evidence": lambda store, name: attach(store, name),
}


def attach(store: Store, name: Path) -> object:
    return items.attach(store, item=add(store).id, address=str(name), when=on())


@pytest.mark.parametrize("way", READING)
def test_it_is_refused_to_whoever_would_read_it(store: Store, name: Path, way: str) -> None:
    with pytest.raises(Refused) as refused:
        READING[way](store, name)
    assert refused.value.message.id == "file.live"
    assert answer(WRITING, store.path) == "database is locked"
    add(store)


def test_it_is_no_table_beside_an_import(store: Store, name: Path) -> None:
    table = name.parent / "Skills.txt"
    table.write_text("Element ID\n")
    beside = name.parent / "Level Scale Anchors.txt"
    if beside != name:
        beside.hardlink_to(name)
    assert not list(open_source(table).beside("level scale anchors"))
    assert answer(WRITING, store.path) == "database is locked"


@pytest.mark.parametrize("way", [check_file, lambda p: preview(p, p), lambda p: Store.open(p)])
def test_the_store_s_own_ways_say_that_it_is_in_use(
    store: Store, name: Path, way: Callable[[Path], object]
) -> None:
    with pytest.raises(StoreError) as refused:
        way(name)
    assert refused.value.trouble is Trouble.IN_USE
    assert answer(WRITING, store.path) == "database is locked"


def test_a_restore_takes_neither_an_open_file_nor_one_in_its_place(
    store: Store, name: Path, tmp_path: Path
) -> None:
    for data_file, backup in [(name, GOLDEN), (tmp_path / "new.db", name)]:
        with pytest.raises(StoreError) as refused:
            restore(data_file, backup, now=NOW)
        assert refused.value.trouble is Trouble.IN_USE
    assert answer(WRITING, store.path) == "database is locked"


def test_the_commands_that_read_a_file_refuse_it(
    store: Store, name: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data-dir", str(tmp_path / "another")]
    catalogue = tmp_path / "catalogue"
    catalogue.mkdir()
    (catalogue / "skills.toml").hardlink_to(name.resolve())
    for command in (
        ["import", str(name)],
        ["quiz", "--answers", str(name)],
        ["catalog", "check", str(catalogue)],
    ):
        assert main([*data, *command]) != 0
        assert "is the file that PathTracker keeps your data in" in capsys.readouterr().err
    assert answer(WRITING, store.path) == "database is locked"


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "Skills.txt")
    return tmp_path / "Skills.txt"


@pytest.mark.parametrize("read", [refuse_source, open_to_read, open_source])
def test_what_has_no_end_is_not_waited_for(pipe: Path, read: Callable[[Path], object]) -> None:
    for endless in (pipe, Path("/dev/zero")):
        with pytest.raises(Refused) as refused:
            read(endless)
        assert refused.value.message.id == "file.irregular"


# Writing.


@pytest.fixture
def places(store: Store, tmp_path: Path) -> Path:
    """A folder with other names for the store's files and folders."""
    backup = make_backup(store, now=NOW).path
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "live.ics").hardlink_to(store.path)
    (folder / "link.ics").symlink_to(store.path)
    (folder / "backup.ics").hardlink_to(backup)
    (folder / "backups").symlink_to(backup.parent)
    (folder / "data").symlink_to(store.path.parent)
    (folder / "to-be.ics").symlink_to(store.path.parent / "new.ics")
    (folder / "folder.ics").mkdir()
    (folder / "round.ics").symlink_to(folder / "round.ics")
    os.mkfifo(folder / "pipe.ics")
    return folder


@pytest.mark.parametrize(
    ("place", "why"),
    {
        "live.ics": "ours",
        "link.ics": "ours",
        "backup.ics": "ours",
        "backups/new.ics": "ours",
        "data/new.ics": "ours",
        "data/deep/er/new.ics": "ours",
        "data/pathtracker.db-journal": "ours",
        "../data/new.ics": "ours",
        "to-be.ics": "ours",
        "folder.ics": "irregular",
        "round.ics": "irregular",
        "pipe.ics": "irregular",
    }.items(),
)
def test_nothing_is_written_over_the_store(places: Path, place: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse_target(places / place)
    assert refused.value.message.id == f"target.{why}"


def test_elsewhere_anything_may_be_written(places: Path) -> None:
    (places / "old.ics").write_text("there")
    for place in ("new.ics", "old.ics", "no/such/folder/new.ics"):
        refuse_target(places / place)


# The lock.


def test_a_lock_dropped_inside_the_process_keeps_others_out(store: Store) -> None:
    store.path.read_bytes()
    assert answer(OPENING, store.path) == "in_use"
    add(store)
    assert answer(WRITING, store.path) == "database is locked"


def test_what_another_wrote_without_the_lock_is_not_written_over(store: Store) -> None:
    before = store.history(5)
    store.path.read_bytes()
    assert answer(WRITING, store.path) == "written"
    for _ in range(2):
        with pytest.raises(StoreError) as failed:
            add(store)
        assert failed.value.trouble is Trouble.CHANGED
    store.close()
    with Store.open(store.path) as again:
        assert again.history(5) == before
        assert {row["notes"] for row in again.dump()["item"]} == {"from elsewhere"}


def test_a_lock_that_another_has_taken_stops_the_store(store: Store) -> None:
    store.path.read_bytes()
    with another_process_doing(HOLDING, store.path):
        with pytest.raises(StoreError) as failed:
            add(store)
        assert failed.value.trouble is Trouble.LOCK_LOST
    with pytest.raises(StoreError):
        add(store)
