"""What a file is, told from its first hundred bytes, before SQLite may write to it.

The layout of the header: https://www.sqlite.org/fileformat2.html#the_database_header
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from pathtracker.store.errors import StoreError, Trouble, disk_blamed_on

APPLICATION_ID = 0x50544B52  # “PTKR”
SCHEMA_VERSION = 2

_MAGIC = b"SQLite format 3\x00"
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


@dataclass(frozen=True, slots=True)
class Identity:
    """A PathTracker database as its header shows it."""

    version: int
    ended_cleanly: bool


def journal_of(path: Path) -> Path:
    """The rollback journal that SQLite keeps beside the file."""
    return path.with_name(path.name + "-journal")


def identify(path: Path) -> Identity:
    """Reads the header. Raises StoreError unless the file is ours and of a version we know.

    Never call it on a file that this process holds open: on POSIX, closing any handle of a file
    drops the locks the process has on it.
    """
    with disk_blamed_on(path):
        if path.is_symlink() and not path.exists():
            raise StoreError(Trouble.LINK_TO_NOWHERE, path, detail=str(path.readlink()))
        if not path.is_file():
            raise StoreError(Trouble.NOT_A_FILE, path)
        with path.open("rb") as file:
            header = file.read(100)
            size = os.fstat(file.fileno()).st_size

    if size == 0:
        raise StoreError(Trouble.EMPTY, path)
    if not header.startswith(_MAGIC[: len(header)]):
        raise StoreError(Trouble.GARBAGE, path)
    if len(header) < 100:
        raise StoreError(Trouble.TRUNCATED, path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StoreError(Trouble.FOREIGN, path)
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA_VERSION:
        raise StoreError(Trouble.NEWER, path, detail=str(version))
    if version < 1:  # no file of ours ever had it
        raise StoreError(Trouble.DAMAGED, path, detail="version 0")

    journal = journal_of(path)
    log = path.with_name(path.name + "-wal")  # only from another program: the store uses none
    # While one of them waits to be played back, the size in the header need not fit.
    if not _is_hot(journal) and not log.exists():
        if size < _size_by_header(header):
            raise StoreError(Trouble.TRUNCATED, path)
        if not _size_by_header(header) or header[24:28] != header[92:96]:
            # SQLite would take the file's own size for it, and write that down on opening.
            raise StoreError(Trouble.DAMAGED, path, detail="no size in the header")
    clean = not journal.exists() and not log.exists()
    return Identity(version=version, ended_cleanly=clean)


def uses_wal(path: Path) -> bool:
    """Whether a file was left in WAL mode with nothing waiting in a log."""
    try:
        with path.open("rb") as file:
            in_wal = file.read(20)[19:] == b"\2"
    except OSError:
        return False
    return in_wal and not path.with_name(path.name + "-wal").exists()


def _size_by_header(header: bytes) -> int:
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return (65536 if page_size == 1 else page_size) * pages


def _is_hot(journal: Path) -> bool:
    try:
        with journal.open("rb") as file:
            return file.read(8) == _JOURNAL_MAGIC
    except OSError:
        return False
