"""What a store has promised so far, told line by line, and how it is held to it.

begin N          edit N is about to be made: from here on it may be there
ack N            it has been made: from here on it must be there
backup N NAME    a backup of the state after edit N has been made
restoring N      a backup of that state is about to take the file's place
restored N       it has
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pathtracker.store.backupfile import assure_unchanged, fingerprint, list_backups
from pathtracker.store.errors import StoreError

from .contents import DamagedError

LastEdit = Callable[[Path], int]
"""Says which edit is the last in a database; `DamagedError` if it does not show what it should."""


@dataclass
class Promises:
    """The edit that the file must show as its last, and the one it may show instead."""

    sure: int = 0
    maybe: int = 0
    backups: dict[str, int] = field(default_factory=dict)

    def hear(self, line: str) -> None:
        """The next line."""
        word, *rest = line.split()
        if word in ("begin", "restoring"):
            self.maybe = int(rest[0])
        elif word in ("ack", "restored"):
            self.sure = self.maybe = int(rest[0])
        elif word == "backup":
            self.backups[rest[1]] = int(rest[0])

    def settle(self, found: int) -> None:
        """A crash is over, and this is the last edit that it left."""
        self.sure = self.maybe = found


def check_backups(folder: Path, promised: dict[str, int], last_edit: LastEdit) -> None:
    """The newest backup promised is there, and none that is there is less than it claims."""
    listed = {backup.path.name: backup for backup in list_backups(folder)}
    newest = max(promised, default=None)
    if newest is not None and (newest not in listed or not listed[newest].verified):
        raise DamagedError(f"the backup {newest} is gone or has no fingerprint")
    for name, backup in listed.items():
        if not backup.verified:
            continue
        try:
            assure_unchanged(backup.path, fingerprint(backup.path))
        except StoreError as error:
            raise DamagedError(f"the backup {name} is not what its fingerprint says") from error
        number = last_edit(backup.path)
        if name in promised and number != promised[name]:
            raise DamagedError(f"the backup {name} holds edit {number}, not {promised[name]}")
