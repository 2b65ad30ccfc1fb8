"""Backups as files in a folder: their names, their order and their fingerprints.

    pathtracker-20261122T125100Z-0001.db           a whole copy of the store
    pathtracker-20261122T125100Z-0001.db.sha256    its SHA-256, for `sha256sum --check`

The number orders them; the time in the name is only as good as the clock was.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pathtracker.store.errors import StoreError, Trouble, disk_blamed_on

_NAME = re.compile(r"pathtracker-(\d{8}T\d{6}Z)-(\d{4,})\.(\w+)(\.sha256|\.tmp)?")
_TIME = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole copy of the store. `at` is aware UTC, `size` in bytes.

    `verified` says that it was checked when made and that its fingerprint lies beside it;
    `assure_unchanged` compares it with the file as it is now. `incomplete` says of one just made
    what is not beside it though it should be; the backup itself is whole all the same.
    """

    path: Path
    at: datetime
    sequence: int
    size: int
    verified: bool
    incomplete: StoreError | None = field(default=None, compare=False)


def folder_of(data_file: Path) -> Path:
    """Where the backups of a data file are kept."""
    return data_file.parent / "backups"


def list_backups(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first. A folder that is not there has none.

    Raises StoreError if it can't be looked into.
    """
    return newest_first(folder, "db")


def newest_first(folder: Path, ending: str) -> list[Backup]:
    """What is in the folder under our names with this ending, by sequence. Raises StoreError."""
    with disk_blamed_on(folder):
        if not folder.is_dir():
            return []
        found = [_backup(path) for path in folder.iterdir() if path.name.endswith(f".{ending}")]
    listed = [backup for backup in found if backup is not None]
    return sorted(listed, key=lambda backup: (backup.sequence, backup.at), reverse=True)


def next_name(folder: Path, at: datetime) -> str:
    """The name, without an ending, that the next backup gets. Numbers are never used again."""
    names = (_NAME.fullmatch(path.name) for path in folder.iterdir())
    last = max((int(name[2]) for name in names if name), default=0)
    return f"pathtracker-{stamp(at)}-{last + 1:04}"


def stamp(at: datetime) -> str:
    """A moment in UTC as it stands in names of files and folders."""
    return at.astimezone(UTC).strftime(_TIME)


def named_at(path: Path) -> datetime | None:
    """When a backup was made, by its name; None for a file that has another."""
    backup = _backup(path)
    return backup.at if backup else None


def sequence_of(path: Path) -> int:
    """The number in a backup's name."""
    name = _NAME.fullmatch(path.name)
    assert name is not None
    return int(name[2])


def leftovers(folder: Path) -> list[Path]:
    """What a backup that was cut short has left: half copies and fingerprints of nothing."""
    ours = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    return [
        path
        for path in ours
        if path.suffix == ".tmp" or (path.suffix == ".sha256" and not path.with_suffix("").exists())
    ]


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal digits. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fingerprint_beside(path: Path) -> Path:
    return path.with_name(path.name + ".sha256")


def assure_unchanged(path: Path, found: str) -> None:
    """Raises StoreError unless a fingerprint is the one kept beside the file, if one is."""
    beside = fingerprint_beside(path)
    with disk_blamed_on(beside):
        if not beside.is_file():
            return
        kept = beside.read_text("ascii", errors="replace").split()
    if kept[:1] != [found]:
        raise StoreError(
            Trouble.DAMAGED, path, detail=f"its SHA-256 is not the one in {beside.name}"
        )


def _backup(path: Path) -> Backup | None:
    """A backup from its name and what the folder knows of it.

    One that was taken away meanwhile, or is named after no such day, is none; a disk that won't
    tell raises OSError, lest backups that are there count as gone.
    """
    name = _NAME.fullmatch(path.name)
    try:
        if name is None or not path.is_file():
            return None
        at = datetime.strptime(name[1], _TIME).replace(tzinfo=UTC)
        size = path.stat().st_size
    except (ValueError, FileNotFoundError):
        return None
    return Backup(path, at, int(name[2]), size, verified=fingerprint_beside(path).is_file())
