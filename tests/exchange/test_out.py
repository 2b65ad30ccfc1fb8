"""Files that go out: whole or not at all, and never over what is of value."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from pathtracker.core.messages import Refused
from pathtracker.exchange.out import write_out
from pathtracker.paths import Places
from pathtracker.wording import sentence

OURS = b"BEGIN:VCALENDAR\r\nPRODID:-//PathTracker//Plan//EN\r\n"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A data folder with a store, a backup, settings, and the sample learner's store in it."""
    places = Places(tmp_path / "data")
    for name in (
        "pathtracker.db",
        "settings.json",
        "backups/one.db",
        "sample/pathtracker.db",
        "replaced-20261130T080000Z/pathtracker.db",
    ):
        file = places.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"dear")
    return places


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


def refusal(path: Path, places: Places, *, replace: bool = True) -> str:
    with pytest.raises(Refused) as caught:
        write_out(path, b"new", places=places, replace=replace)
    assert str(path)[:40] in sentence(caught.value.message)
    return caught.value.message.id


def test_a_new_file_is_its_owners_alone_whatever_the_umask(places: Places, elsewhere: Path) -> None:
    for umask in (0o000, 0o022, 0o777):
        file, before = elsewhere / f"{umask}.ics", os.umask(umask)
        try:
            write_out(file, OURS, places=places)
            write_out(file, OURS, places=places)
        finally:
            os.umask(before)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert file.read_bytes() == OURS


def names(places: Places, elsewhere: Path) -> Iterator[Path]:
    """The store and what lies around it, by all names that a file can have."""
    store = places.data_file
    yield from (store, places.backups / "one.db", places.settings_file, places.folder / "new.ics")
    yield from (places.backups / "new.ics", places.sample_folder / "pathtracker.db")
    yield elsewhere / ".." / "data" / "pathtracker.db"
    (elsewhere / "link").symlink_to(store)
    (elsewhere / "hard").hardlink_to(store)
    (elsewhere / "hard backup").hardlink_to(places.backups / "one.db")
    (elsewhere / "folder").symlink_to(places.folder)
    (elsewhere / "twice").symlink_to(elsewhere / "link")
    (elsewhere / "to a new one").symlink_to(places.folder / "new.ics")
    yield from (elsewhere / "link", elsewhere / "hard", elsewhere / "hard backup")
    (elsewhere / "set aside").hardlink_to(
        places.folder / "replaced-20261130T080000Z" / "pathtracker.db"
    )
    yield elsewhere / "set aside"
    yield from (elsewhere / "folder" / "x.ics", elsewhere / "twice", elsewhere / "to a new one")


def test_nothing_is_written_over_the_programs_own_files(places: Places, elsewhere: Path) -> None:
    files = [file for file in places.folder.rglob("*") if file.is_file()]
    for path in names(places, elsewhere):
        assert refusal(path, places) == "target.ours", path
        if path != places.sample_folder / "pathtracker.db":
            assert refusal(path, Places(places.sample_folder)) == "target.ours", path
    assert all(file.read_bytes() == b"dear" for file in files)
    assert sorted(files) == sorted(one for one in places.folder.rglob("*") if one.is_file())


def test_a_data_folder_that_is_a_link_is_known_by_both_names(
    places: Places, elsewhere: Path
) -> None:
    (elsewhere / "linked").symlink_to(places.folder)
    for path in (places.folder / "x.ics", elsewhere / "linked" / "x.ics"):
        assert refusal(path, Places(elsewhere / "linked")) == "target.ours"


def test_only_a_file_is_replaced(places: Places, elsewhere: Path) -> None:
    os.mkfifo(elsewhere / "pipe")
    (elsewhere / "device").symlink_to("/dev/null")
    for path in (elsewhere, elsewhere / "pipe", elsewhere / "device", Path("/dev/full")):
        assert refusal(path, places) == "target.irregular"
    (elsewhere / "circle").symlink_to(elsewhere / "circle")
    for path in (elsewhere / "none" / "x.ics", elsewhere / ("x" * 300)):
        assert refusal(path, places) in ("export.file", "target.irregular")
    assert refusal(elsewhere / "circle", places) == "target.irregular"
    with pytest.raises(Refused, match=r"target\.irregular"):
        write_out(elsewhere / "a\0b", b"new", places=places)


def test_a_link_to_a_file_stays_one(places: Places, elsewhere: Path) -> None:
    (elsewhere / "real.ics").write_bytes(OURS)
    (elsewhere / "link.ics").symlink_to("real.ics")
    write_out(elsewhere / "link.ics", OURS + b"newer", places=places)
    assert (elsewhere / "link.ics").is_symlink()
    assert (elsewhere / "real.ics").read_bytes().endswith(b"newer")


def test_what_we_did_not_write_is_replaced_only_when_told_to(
    places: Places, elsewhere: Path
) -> None:
    for content in (b"", b"PathTracker is good", b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\n"):
        file = elsewhere / "mine.ics"
        file.write_bytes(content)
        assert refusal(file, places, replace=False) == "export.there"
        assert file.read_bytes() == content
    write_out(file, OURS, places=places, replace=True)
    write_out(file, OURS + b"newer", places=places)


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_write_that_fails_leaves_what_was_there(
    places: Places, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    file = elsewhere / "plan.ics"
    write_out(file, OURS, places=places)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if call == "write":
        resource = pytest.importorskip("resource")
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8_192, before[1]))
    else:
        target = (os, "fsync") if call == "fsync" else (Path, "replace")
        monkeypatch.setattr(*target, full)
    try:
        with pytest.raises(Refused, match=r"export\.file"):
            write_out(file, OURS * 1_000, places=places)
    finally:
        if call == "write":
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert file.read_bytes() == OURS
    assert [one.name for one in elsewhere.iterdir()] == ["plan.ics"]
