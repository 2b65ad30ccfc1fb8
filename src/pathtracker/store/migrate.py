"""Bringing a file of an older version up to date, on a copy: the file itself is only replaced.

The version is the file's `user_version`; revisions are alembic's, ordered by it and named by the
version that they lead to ("0001", "0002", …). Imported only when a file is behind.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from pathtracker.store.backup import back_up
from pathtracker.store.database import connect, sync
from pathtracker.store.errors import StoreError, Trouble, blamed_on, disk_blamed_on
from pathtracker.store.files import copy_durably
from pathtracker.store.identity import SCHEMA_VERSION
from pathtracker.store.schema import Schema, first_difference, schema_of
from pathtracker.store.verify import assure_sound, orphans

REVISIONS = Path(__file__).parent / "migrations"


def current_schema() -> Schema:
    """The schema that a new file gets."""
    from pathtracker.store.tables import METADATA

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        with speaking_to(raw) as connection:
            METADATA.create_all(connection)
        return schema_of(raw)


def schema_of_version(version: int) -> Schema:
    """The schema that a new file of a version got."""
    if version == SCHEMA_VERSION:
        return current_schema()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        with speaking_to(raw) as connection:
            run_revisions(connection, 0, Target(version=version))
        return schema_of(raw)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a migration leads: a version, the revisions on the way, what must have come out."""

    version: int = SCHEMA_VERSION
    revisions: Path = REVISIONS
    schema: Callable[[], Schema] = current_schema


CURRENT = Target()


def migrate(path: Path, from_version: int, target: Target = CURRENT) -> None:
    """Replaces the file by a migrated copy of it. Nothing in this process may have it open.

    First a verified backup is made; the former file stays beside the new one as well, under its
    version. Raises StoreError with the file untouched if anything goes wrong: Trouble.BACKUP,
    Trouble.MIGRATION with the reason, Trouble.IN_USE or the disk's.
    """
    with disk_blamed_on(path):
        # The store knows no clock; the backup is dated by when its contents were last changed.
        changed_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    with blamed_on(path), closing(connect(path)) as held:
        backup = back_up(held, path, now=changed_at)
        with _copied(backup.path, path) as copy:
            with _failing(path), closing(sqlite3.connect(copy, isolation_level=None)) as raw:
                _upgrade(raw, from_version, target)
                assure_sound(raw, path)
            with disk_blamed_on(path):
                sync(copy)
                _keep(path, from_version)
                if os.name == "nt":  # an open file can't be replaced there
                    held.close()
                copy.replace(path)
            with suppress(OSError):  # either file is as good: the former one is only older
                sync(path.parent)


@contextmanager
def _copied(source: Path, path: Path) -> Iterator[Path]:
    copy = path.with_name(f".{path.name}.{os.getpid()}.migrating")
    try:
        with disk_blamed_on(path):
            copy_durably(source, copy)
        yield copy
    finally:
        for left in (copy, copy.with_name(copy.name + "-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _upgrade(raw: sqlite3.Connection, from_version: int, target: Target) -> None:
    """One transaction for all revisions; what comes out must be what a new file would have."""
    # While a table is rebuilt, foreign keys would silently take the rows that refer to it along.
    # Inside a transaction they can't be switched off any more.
    raw.execute("PRAGMA foreign_keys=0")
    # Alembic commits after each rebuilt table unless SQLAlchemy, too, is told of the transaction.
    with speaking_to(raw) as connection, connection.begin():
        raw.execute("BEGIN IMMEDIATE")
        run_revisions(connection, from_version, target)
        for table, row, parent in orphans(raw):
            raise ValueError(f"{table} row {row} has lost its {parent}")
        different = first_difference(schema_of(raw), target.schema())
        if different:
            raise ValueError(f"{different} is not as in a new file")
        raw.execute(f"PRAGMA user_version={target.version}")
        raw.execute("COMMIT")


def run_revisions(connection: Connection, from_version: int, target: Target = CURRENT) -> None:
    """Runs what lies between two versions, in order, in the transaction that is open."""
    context = MigrationContext.configure(connection)
    with Operations.context(context):
        for script in _between(from_version, target):
            script.module.upgrade()


def _between(from_version: int, target: Target) -> list[Script]:
    scripts = ScriptDirectory(str(target.revisions), version_locations=[str(target.revisions)])
    base = f"{from_version:04}" if from_version else "base"
    return list(scripts.iterate_revisions(f"{target.version:04}", base))[::-1]


@contextmanager
def speaking_to(raw: sqlite3.Connection) -> Iterator[Connection]:
    """SQLAlchemy on a connection of ours, without transactions of its own.

    To be used outside a transaction: Python commits one that is open when autocommit is set.
    """
    engine = create_engine(
        "sqlite://", creator=lambda: raw, poolclass=StaticPool, pool_reset_on_return=None
    )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield connection


@contextmanager
def _failing(path: Path) -> Iterator[None]:
    """A revision that fails, whatever it raises, is no reason to lose the file or to crash."""
    try:
        with blamed_on(path):
            yield
    except StoreError:
        raise
    except Exception as error:
        raise StoreError(Trouble.MIGRATION, path, detail=f"{error}") from error


def _keep(path: Path, version: int) -> None:
    """Leaves the former file a second name; a link, since opening it would drop our lock."""
    number, name = 1, path.with_name(f"{path.name}.version-{version}")
    while name.exists():
        number += 1
        name = path.with_name(f"{path.name}.version-{version}-{number}")
    try:
        name.hardlink_to(path)
    except OSError:  # a file system without links; the backup just made is the same
        return
    sync(path.parent)
