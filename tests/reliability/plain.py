"""A stand-in for the store: SQLite alone, with settings to choose, to show what the harness sees.

The real store must lose nothing. That says something only if a store with weaker settings is seen
to lose edits by the same means, so these settings are tried as well.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

SETTINGS = {
    "delete-extra": ("locking_mode=EXCLUSIVE", "journal_mode=DELETE", "synchronous=EXTRA"),
    "delete-extra-shared": ("journal_mode=DELETE", "synchronous=EXTRA"),
    "delete-full": ("locking_mode=EXCLUSIVE", "journal_mode=DELETE", "synchronous=FULL"),
    "delete-full-shared": ("journal_mode=DELETE", "synchronous=FULL"),
    "delete-off": ("locking_mode=EXCLUSIVE", "journal_mode=DELETE", "synchronous=OFF"),
    "wal-full": ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL"),
    "wal-normal": ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=NORMAL"),
    "wal-normal-shared": ("journal_mode=WAL", "synchronous=NORMAL"),
}


class PlainStore:
    """The same steps as the real store's workload, on one table and a table of changes."""

    def __init__(self, path: Path, settings: str) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in SETTINGS[settings]:
            self._connection.execute(f"PRAGMA {pragma}").fetchall()
        self._connection.execute("CREATE TABLE IF NOT EXISTS item(id INTEGER PRIMARY KEY, title)")
        self._connection.execute("CREATE INDEX IF NOT EXISTS item_title ON item(title)")
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS change(sequence INTEGER PRIMARY KEY, label)"
        )

    def edit(self, number: int) -> None:
        """Do the edit of this number: most add, some change or remove what is there."""
        self._connection.execute("BEGIN IMMEDIATE")
        title = f"Edit {number} " + "x" * (number * 37 % 900)
        if number % 5 == 3:
            self._connection.execute("UPDATE item SET title=? WHERE id=?", (title, number // 2))
        elif number % 7 == 6:
            self._connection.execute("DELETE FROM item WHERE id=?", (number - 1,))
        else:
            self._connection.execute("INSERT INTO item VALUES(?, ?)", (number, title))
        self._connection.execute("INSERT INTO change VALUES(?, ?)", (number, f"Edit {number}"))
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
