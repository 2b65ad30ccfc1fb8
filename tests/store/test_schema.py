"""A file's whole schema is compared with a new file's: on opening, in a check, before a restore."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pathtracker.store import Store, StoreError, Trouble
from pathtracker.store.check import check_file
from pathtracker.store.identity import SCHEMA_VERSION
from pathtracker.store.migrate import schema_of_version
from pathtracker.store.preview import preview
from pathtracker.store.restore import restore
from pathtracker.store.schema import FINGERPRINTS, fingerprint_of

from .conftest import GOLDEN, NOW, give_to_nobody, listing, powerless, sha

FRESH = "PRAGMA application_id=1347701586; PRAGMA user_version=2;"
ODD = {
    "a trigger": "CREATE TRIGGER t AFTER UPDATE ON item BEGIN UPDATE item SET title='x'; END",
    "a trigger by SQLite's name": (
        "CREATE TRIGGER sqlitex AFTER INSERT ON change BEGIN DELETE FROM change; END"
    ),
    "a view": "CREATE VIEW more AS SELECT * FROM item",
    "a view for a table": (
        "ALTER TABLE rating RENAME TO hidden; CREATE VIEW rating AS SELECT * FROM hidden"
    ),
    "a table more": "CREATE TABLE more (id INTEGER PRIMARY KEY)",
    "a table less": "DROP TABLE rating",
    "a column more": "ALTER TABLE item ADD COLUMN more TEXT",
    "a column less": "ALTER TABLE item DROP COLUMN notes",
    "an index more": "CREATE INDEX more ON item (title)",
    "version 1 with the schema of 2": "PRAGMA user_version=1",
}


def odd(path: Path, script: str) -> Path:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA legacy_alter_table=1")
        raw.executescript(script)
    return path


def no_tables(path: Path) -> Path:
    path.unlink()
    return odd(path, f"{FRESH} CREATE TABLE x (a); DROP TABLE x; VACUUM;")


CASES: dict[str, Callable[[Path], Path]] = {
    **{name: (lambda path, script=script: odd(path, script)) for name, script in ODD.items()},
    "our id and no tables": no_tables,
}


@pytest.mark.parametrize("case", CASES)
def test_a_schema_that_is_not_ours_is_refused_everywhere(
    data_file: Path, tmp_path: Path, case: str
) -> None:
    CASES[case](data_file)
    before = sha(data_file)
    with pytest.raises(StoreError) as failed:
        Store.open(data_file)
    assert failed.value.trouble in (Trouble.DAMAGED, Trouble.MIGRATION)
    assert not check_file(data_file).sound
    present = tmp_path / "present" / "pathtracker.db"
    present.parent.mkdir()
    shutil.copyfile(GOLDEN, present)
    for way in (
        lambda: restore(present, data_file, now=NOW),
        lambda: preview(present, data_file),
    ):
        with pytest.raises(StoreError) as failed:
            way()
        assert failed.value.trouble is Trouble.DAMAGED
    assert sha(present) == sha(GOLDEN)
    assert list(present.parent.iterdir()) == [present]
    assert sha(data_file) == before


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_the_fingerprints_are_those_of_new_files(version: int) -> None:
    assert FINGERPRINTS[version] == fingerprint_of(schema_of_version(version))


def test_an_older_file_that_may_not_be_changed_is_seen_through_a_copy(place_for_all: Path) -> None:
    folder = place_for_all / "data"
    folder.mkdir(mode=0o700)
    path = folder / "pathtracker.db"
    shutil.copyfile(GOLDEN.with_name("v1.db"), path)
    give_to_nobody(folder)

    def as_nobody() -> None:
        path.chmod(0o400)
        folder.chmod(0o500)
        before = listing(folder)
        with Store.open(path) as store:
            assert store.read_only
            assert store.older == 1
            assert store.path == path
            assert store.dump()["item"]
            with pytest.raises(StoreError) as failed:
                store.undo(now=NOW)
            assert failed.value.trouble is Trouble.READ_ONLY
            assert Path(store._database.raw.execute("PRAGMA database_list").fetchone()[2]) != path
        assert listing(folder) == before

    powerless(as_nobody)
