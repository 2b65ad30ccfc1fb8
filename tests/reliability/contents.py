"""Folders as values, and everything that is in a database as one digest."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from .replay import IN_MEMORY, Tree

NONE = "no database"


class DamagedError(Exception):
    """Why a database is not sound, or does not show what it should."""


def fast_place() -> Path | None:
    """A folder in memory, or None for the usual temporary one."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and os.access(memory, os.W_OK) else None


def write_tree(tree: Tree, folder: Path) -> None:
    """Make a folder hold exactly this."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    for path, content in tree.items():
        if content is None:
            (folder / path).mkdir(mode=0o700)
        else:
            (folder / path).write_bytes(content)


def read_tree(folder: Path) -> Tree:
    """What a folder holds, SQLite's working memory apart."""
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if not path.name.endswith(IN_MEMORY)
    }


def content(path: Path) -> str:
    """A digest of everything in a database, or NONE; `DamagedError` if SQLite finds it unsound."""
    if not path.exists():
        return NONE
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous=OFF")
            check_soundness(connection)
            digest = hashlib.sha256()
            tables = connection.execute(
                "SELECT name FROM sqlite_schema WHERE type='table' AND rootpage>0 ORDER BY name"
            ).fetchall()
            for (table,) in tables:
                digest.update(table.encode())
                for row in connection.execute(f'SELECT * FROM "{table}"'):
                    digest.update(repr(row).encode())
            return digest.hexdigest()
    except sqlite3.Error as error:
        raise DamagedError(str(error)) from error


def check_soundness(connection: sqlite3.Connection) -> None:
    """Raise `DamagedError` with the first thing that SQLite's full check finds."""
    found = connection.execute("PRAGMA integrity_check").fetchall()
    if found != [("ok",)]:
        raise DamagedError(str(found[0][0]))
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise DamagedError("a row refers to one that is not there")
