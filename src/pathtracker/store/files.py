"""Files of the learner's alone that are on the disk when the call returns."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from pathtracker.store.database import sync

SIDES = ("-journal", "-wal", "-shm")
"""What SQLite may have left beside a file. It belongs to that file and would spoil another."""


def open_to_others(folder: Path) -> bool:
    """Whether somebody else may put files into a folder or take them away. False where the system
    has no such rights, or doesn't say."""
    if os.name != "posix":
        return False
    try:
        return bool(folder.stat().st_mode & 0o022)
    except OSError:
        return False


def beside(path: Path) -> list[Path]:
    """Where SQLite's own files lie, if there are any."""
    return [path.with_name(path.name + suffix) for suffix in SIDES]


def write_durably(path: Path, text: str) -> None:
    """Writes a small file. Raises OSError."""
    path.touch(mode=0o600)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def copy_durably(source: Path, to: Path) -> str:
    """Copies a file and returns its SHA-256 in hexadecimal digits. Raises OSError.

    Not for a file that this process holds open: closing it again would drop its lock.
    """
    to.unlink(missing_ok=True)
    to.touch(mode=0o600)
    sha = hashlib.sha256()
    with source.open("rb") as reader, to.open("wb") as writer:
        while block := reader.read(1 << 20):
            sha.update(block)
            writer.write(block)
        writer.flush()
        os.fsync(writer.fileno())
    return sha.hexdigest()


def replace_durably(path: Path, data: bytes) -> None:
    """Puts a file in the place of another, or in a new one: whole, or the old one stays as it was.

    Readable by its owner alone, whatever the umask. Raises OSError.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".pathtracker-", suffix=".part")
    half = Path(name)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123
            half.chmod(0o600)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except BaseException:
        with suppress(OSError):
            half.unlink()
        raise
    # It stands there now, even where a file system knows no sync of folders.
    with suppress(OSError):
        sync(path.parent)


def remove_durably(path: Path) -> None:
    """Takes a file away, if it is there, so that no power cut brings it back. Raises OSError."""
    try:
        path.unlink()
    except FileNotFoundError:
        return
    with suppress(OSError):
        sync(path.parent)
