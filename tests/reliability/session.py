"""The program as a learner drives it: edits, a backup now and then, a restore once in a while."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pathtracker.store.backup import make_backup
from pathtracker.store.backupfile import folder_of, list_backups
from pathtracker.store.restore import restore

from . import edits

Tell = Callable[[str], None]
"""Where promises go, at once; the lines are those of promises.py."""


class Session:
    """A store in use. Numbers go on from `last`, the last edit in the file."""

    def __init__(self, path: Path, settings: str, tell: Tell, *, last: int) -> None:
        self.last = last
        self._path = path
        self._settings = settings
        self._tell = tell
        self._learner = edits.Learner(path, settings)

    def edit(self) -> None:
        """Make the next edit."""
        self._tell(f"begin {self.last + 1}")
        self._learner.edit(self.last + 1)
        self.last += 1
        self._tell(f"ack {self.last}")

    def backup(self) -> None:
        """Make a backup."""
        made = make_backup(self._learner.store, now=edits.NOW)
        self._tell(f"backup {self.last} {made.path.name}")

    def restore(self, choose: Callable[[int], int]) -> None:
        """Put a backup back; `choose` picks one of so many, 0 being the newest."""
        found = [each for each in list_backups(folder_of(self._path)) if each.verified]
        if not found:
            return
        backup = found[choose(len(found))].path
        last = edits.last_edit(backup, through_store=False)
        self._learner.close()
        self._tell(f"restoring {last}")
        restore(self._path, backup, now=edits.NOW)
        self.last = last
        self._tell(f"restored {last}")
        self._learner = edits.Learner(self._path, self._settings)

    def close(self) -> None:
        """Close the file."""
        self._learner.close()
