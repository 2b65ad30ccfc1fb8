"""Migrations: revisions and models tell the same, and a failing one leaves the file alone."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from pathtracker.store import Store, StoreError, Trouble
from pathtracker.store.backupfile import folder_of, list_backups
from pathtracker.store.identity import SCHEMA_VERSION
from pathtracker.store.migrate import (
    CURRENT,
    REVISIONS,
    Target,
    current_schema,
    migrate,
    run_revisions,
    speaking_to,
)
from pathtracker.store.restore import restore
from pathtracker.store.schema import Schema, first_difference, schema_of
from pathtracker.store.tables import METADATA
from pathtracker.store.verify import count_rows

from .conftest import GOLDEN, HOLD, NOW, another_process_doing, listing, sha

NEXT = SCHEMA_VERSION + 1
OLD = f"pathtracker.db.version-{SCHEMA_VERSION}"
AGAIN = "python -m tests.store.golden writes it anew"

# A table that others refer to, rebuilt with a new column: what alembic's batch mode does.
REBUILDING = f"""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT:04}"
down_revision = "{SCHEMA_VERSION:04}"

def upgrade():
    strict = {{"sqlite_strict": True}}
    with op.batch_alter_table("item", recreate="always", table_kwargs=strict) as item:
        item.add_column(sa.Column("mood", sa.TEXT(), nullable=False, server_default="calm"))
"""

FAILING = (
    REBUILDING
    + """
    op.execute("UPDATE item SET title = 'half migrated'")
    raise RuntimeError("in the middle")
"""
)


def revisions_with(folder: Path, second: str) -> Path:
    revisions = folder / "revisions"
    shutil.copytree(REVISIONS, revisions, ignore=shutil.ignore_patterns("__pycache__"))
    (revisions / f"{NEXT:04}_next.py").write_text(second)
    return revisions


def schema_with_mood() -> Schema:
    with closing(sqlite3.connect(":memory:")) as raw:
        with speaking_to(raw) as connection:
            METADATA.create_all(connection)
        [sql] = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'item'").fetchone()
        [index] = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'item_slug'").fetchone()
        raw.execute("DROP TABLE item")
        column = "mood TEXT DEFAULT 'calm' NOT NULL, PRIMARY KEY (id)"
        raw.execute(sql.replace("PRIMARY KEY (id)", column))
        raw.execute(index)
        return schema_of(raw)


@pytest.fixture
def to_next(tmp_path: Path) -> Target:
    return Target(NEXT, revisions_with(tmp_path, REBUILDING), schema_with_mood)


def dump(path: Path) -> dict[str, list[object]]:
    with closing(sqlite3.connect(path)) as raw:
        tables = count_rows(raw)
        return {table: raw.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


# What revisions and models say.


def test_the_revisions_make_the_tables_that_the_models_describe() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        with speaking_to(raw) as connection:
            run_revisions(connection, 0)
            differences = compare_metadata(MigrationContext.configure(connection), METADATA)
        assert differences == [], AGAIN
        assert schema_of(raw) == current_schema(), AGAIN


def test_there_is_one_head_and_it_is_the_version() -> None:
    scripts = ScriptDirectory(str(REVISIONS), version_locations=[str(REVISIONS)])
    assert scripts.get_heads() == [f"{SCHEMA_VERSION:04}"]
    assert [len(script.revision) for script in scripts.walk_revisions()] == [4] * SCHEMA_VERSION


def test_revisions_import_nothing_of_the_program() -> None:
    for path in REVISIONS.glob("*.py"):
        assert "pathtracker" not in path.read_text("utf-8"), path.name


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_every_version_has_a_golden_database_that_opens(tmp_path: Path, version: int) -> None:
    golden = GOLDEN.with_name(f"v{version}.db")
    assert golden.is_file(), f"the golden database of version {version} is missing"
    path = tmp_path / "pathtracker.db"
    shutil.copy(golden, path)
    with Store.open(path) as store:
        everything = store.dump()
        assert len(everything["item"]) >= 3
        assert store.to_undo() is not None
        assert store.redo(now=NOW)
        while store.to_undo():
            store.undo(now=NOW)
        assert not any(store.dump().values())
    with closing(sqlite3.connect(golden)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (version,)


def test_the_golden_database_has_the_schema_of_today() -> None:
    with closing(sqlite3.connect(f"{GOLDEN.as_uri()}?mode=ro", uri=True)) as raw:
        assert first_difference(schema_of(raw), current_schema()) == "", AGAIN


def test_opening_a_file_of_today_imports_no_alembic(data_file: Path) -> None:
    program = """
import sys
from pathlib import Path
from pathtracker.store import Store
Store.open(Path(sys.argv[1])).close()
Store.open(Path(sys.argv[2])).close()
assert not any(name.startswith(("alembic", "mako")) for name in sys.modules)
"""
    new = data_file.with_name("new.db")
    subprocess.run([sys.executable, "-c", program, str(data_file), str(new)], check=True)


# What a migration does.


def test_rebuilding_a_table_keeps_what_refers_to_it(data_file: Path, to_next: Target) -> None:
    before = dump(data_file)
    migrate(data_file, SCHEMA_VERSION, to_next)
    after = dump(data_file)
    assert {row[-1] for row in after["item"]} == {"calm"}
    after["item"] = [row[:-1] for row in after["item"]]
    assert after == before
    assert len(before["membership"]) > 2
    with closing(sqlite3.connect(data_file)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (NEXT,)
        assert raw.execute("PRAGMA application_id").fetchone() != (0,)


def test_a_backup_and_the_old_file_stay(data_file: Path, to_next: Target) -> None:
    before, old = dump(data_file), sha(data_file)
    migrate(data_file, SCHEMA_VERSION, to_next)
    assert sha(data_file.with_name(OLD)) == old
    [backup] = list_backups(folder_of(data_file))
    assert backup.verified
    assert dump(backup.path) == before
    names = {path.name for path in data_file.parent.iterdir()}
    assert names == {"pathtracker.db", OLD, "backups"}
    restore(data_file, backup.path, now=NOW)
    migrate(data_file, SCHEMA_VERSION, to_next)
    assert data_file.with_name(f"{OLD}-2").exists()


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (FAILING, "in the middle"),
        (REBUILDING + '\n    op.execute("DELETE FROM phase")', "has lost its phase"),
        (REBUILDING + '\n    op.execute("DROP INDEX item_slug")', "item_slug is not as in a new"),
        (
            REBUILDING.replace('"sqlite_strict": True', '"sqlite_strict": False'),
            "item is not as in a",
        ),
        ("syntax error", "invalid syntax"),
        (f'revision = "{NEXT + 1:04}"\ndown_revision = "{NEXT:04}"', f"{NEXT:04}"),
    ],
    ids=["raises", "loses rows", "loses an index", "loses strictness", "no Python", "no such"],
)
def test_a_failing_revision_leaves_the_file_untouched(
    data_file: Path, tmp_path: Path, second: str, why: str
) -> None:
    old = sha(data_file)
    target = Target(NEXT, revisions_with(tmp_path, second), schema_with_mood)
    with pytest.raises(StoreError) as failed:
        migrate(data_file, SCHEMA_VERSION, target)
    assert failed.value.trouble is Trouble.MIGRATION
    assert why in str(failed.value.message.params["detail"])
    assert sha(data_file) == old
    assert {path.name for path in data_file.parent.iterdir()} == {"pathtracker.db", "backups"}
    with Store.open(data_file) as store:
        assert store.redo(now=NOW)


def test_no_backup_no_migration(data_file: Path, to_next: Target) -> None:
    folder_of(data_file).write_text("in the way")
    before = listing(data_file.parent)
    with pytest.raises(StoreError):
        migrate(data_file, SCHEMA_VERSION, to_next)
    assert listing(data_file.parent) == before


def test_a_damaged_file_is_not_migrated(data_file: Path, to_next: Target) -> None:
    with closing(sqlite3.connect(data_file)) as raw:
        raw.execute("UPDATE membership SET phase_id = 'nowhere'")
        raw.commit()
    old = sha(data_file)
    with pytest.raises(StoreError) as failed:
        migrate(data_file, SCHEMA_VERSION, to_next)
    assert failed.value.trouble is Trouble.BACKUP
    assert sha(data_file) == old


def test_not_while_another_process_has_it(held_elsewhere: Path, to_next: Target) -> None:
    with pytest.raises(StoreError) as failed:
        migrate(held_elsewhere, SCHEMA_VERSION, to_next)
    assert failed.value.trouble is Trouble.IN_USE
    assert not folder_of(held_elsewhere).exists()


def test_who_waited_for_the_lock_does_not_get_the_old_file(
    data_file: Path, to_next: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second start waits while the first migrates; what it then holds has lost its place."""
    taking_its_place = """
import os, sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.readline()
os.replace(sys.argv[2], sys.argv[1])
raw.close()
"""
    other = data_file.with_name("other.db")
    shutil.copy(GOLDEN, other)
    with another_process_doing(taking_its_place, data_file, other) as first:
        connect = sqlite3.connect

        def connect_and_let_go_on(*where: Any, **how: Any) -> sqlite3.Connection:
            assert first.stdin is not None
            with suppress(BrokenPipeError):  # it has heard it, and gone
                first.stdin.write("go on\n")
                first.stdin.flush()
            return connect(*where, **how)

        monkeypatch.setattr(sqlite3, "connect", connect_and_let_go_on)
        with pytest.raises(StoreError) as failed:
            Store.open(data_file)
        monkeypatch.undo()
        assert failed.value.trouble is Trouble.IN_USE
    Store.open(data_file).close()


def test_the_machinery_leads_from_nothing_to_today(tmp_path: Path) -> None:
    path = tmp_path / "pathtracker.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA application_id=1")
    migrate(path, 0, CURRENT)
    with closing(sqlite3.connect(path)) as raw:
        assert schema_of(raw) == current_schema()


def test_the_lock_is_held_all_the_while(data_file: Path, tmp_path: Path) -> None:
    looking = FAILING.replace(
        'raise RuntimeError("in the middle")',
        "import subprocess, sys\n"
        f"    subprocess.run([sys.executable, '-c', {HOLD!r}, {str(data_file)!r}], check=True,"
        " input=b'', stderr=subprocess.PIPE)",
    )
    with pytest.raises(StoreError) as failed:
        migrate(
            data_file,
            SCHEMA_VERSION,
            Target(NEXT, revisions_with(tmp_path, looking), schema_with_mood),
        )
    assert isinstance(failed.value.__cause__, subprocess.CalledProcessError)
    assert b"IN_USE" in failed.value.__cause__.stderr
