"""Putting a backup in the place of the learner's file, so that it can be taken back.

The order of the steps is what makes it safe to be killed between any two of them: the copy that
will be used is whole and checked before anything is touched; the present file is kept under a
second name before its place is taken; its place is taken by one rename.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pathtracker.store.backup import back_up
from pathtracker.store.backupfile import Backup, assure_unchanged, fingerprint_beside, stamp
from pathtracker.store.check import assure_values
from pathtracker.store.database import connect, make_folder, sync
from pathtracker.store.errors import StoreError, Trouble, damage_blamed_on, disk_blamed_on
from pathtracker.store.files import beside, copy_durably
from pathtracker.store.identity import SCHEMA_VERSION, identify
from pathtracker.store.livefile import is_held
from pathtracker.store.verify import assure_schema, assure_sound, copy_with_sides

REPLACED, DAMAGED = "replaced-", "damaged-"
"""How the folders begin that former files are set aside in."""
MOST_REPLACED = 5


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: both ways lead back.

    `before` is a backup of what was there, if that could be read; `kept` is the folder that the
    former file lies in as it was, unless there was none.
    """

    before: Backup | None
    kept: Path | None


def restore(data_file: Path, backup: Path, *, now: datetime) -> Restored:
    """Replaces the data file by a backup. Nothing may have the file open.

    Works as well when the present file is damaged, is something else or is gone. Raises
    StoreError, with nothing changed, if the backup is not sound or from a newer version, if
    another process uses the file (Trouble.IN_USE) or if the disk does not play along; after
    Trouble.UNCONFIRMED the backup is in place, but a power cut might undo that. A backup of an
    older version is migrated when it is opened.
    """
    data_file = _place(data_file)
    if is_held(data_file) or is_held(backup):
        raise StoreError(Trouble.IN_USE, data_file if is_held(data_file) else backup)
    version = identify(backup).version
    with (
        disk_blamed_on(data_file),
        _arriving(backup, data_file, version) as arriving,
        _locked(data_file) as present,
    ):
        before = _backed_up(present, data_file, now)
        kept = _set_aside(data_file, now, sound=before is not None)
        if present is not None and os.name == "nt":  # an open file can't be replaced there
            present.close()
        with disk_blamed_on(data_file):
            arriving.replace(data_file)
        _confirm(data_file)
    _forget_old(data_file)
    return Restored(before, kept)


def _confirm(data_file: Path) -> None:
    """Sees to it that the new file's name is on the disk. It is in its place already."""
    try:
        sync(data_file.parent)
    except OSError:
        try:
            sync(data_file.parent)
        except OSError as error:
            detail = error.strerror or ""
            raise StoreError(Trouble.UNCONFIRMED, data_file, detail=detail) from error


def _place(data_file: Path) -> Path:
    """The file itself where the name given is a link to it."""
    if data_file.is_symlink():
        if not data_file.exists():
            raise StoreError(Trouble.LINK_TO_NOWHERE, data_file, detail=str(data_file.readlink()))
        data_file = data_file.resolve()
    if data_file.exists() and not data_file.is_file():
        raise StoreError(Trouble.NOT_A_FILE, data_file)
    return data_file


@contextmanager
def _arriving(backup: Path, data_file: Path, version: int) -> Iterator[Path]:
    """A checked copy of the backup, on the disk, in the folder where it will be needed."""
    arriving = data_file.with_name(f".{data_file.name}.{os.getpid()}.restoring")
    try:
        with disk_blamed_on(data_file.parent):
            make_folder(data_file.parent)
            _copy_unchanging(backup, arriving)
        with damage_blamed_on(backup), closing(connect(arriving)) as raw:
            assure_sound(raw, backup)
            assure_schema(raw, backup, version)
            if version == SCHEMA_VERSION:  # an older one has other fields until it is opened
                assure_values(raw, backup)
        with disk_blamed_on(data_file.parent):
            sync(arriving)
        yield arriving
    finally:
        for left in (arriving, *beside(arriving)):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _copy_unchanging(backup: Path, to: Path) -> None:
    """Copies a backup as its fingerprint says it was, or any other file of ours as it is."""
    for left in beside(to):  # a journal that a kill left under this name would be rolled into it
        left.unlink(missing_ok=True)
    if fingerprint_beside(backup).is_file():
        assure_unchanged(backup, copy_durably(backup, to))
        return
    copy_with_sides(backup, to)


@contextmanager
def _locked(data_file: Path) -> Iterator[sqlite3.Connection | None]:
    """The present file's lock while it is replaced; None if it is no database that can be opened.

    Taking it also rolls back what a crash has left half done in it.
    """
    try:
        identify(data_file)
    except StoreError as error:
        if error.trouble not in (Trouble.NEWER, Trouble.TRUNCATED):
            yield None
            return
    try:
        with damage_blamed_on(data_file):
            raw = connect(data_file)
    except StoreError as error:
        if error.trouble not in (Trouble.DAMAGED, Trouble.GARBAGE):
            raise
        yield None
        return
    with closing(raw):
        yield raw


def _backed_up(present: sqlite3.Connection | None, data_file: Path, now: datetime) -> Backup | None:
    """A backup of the present file, unless that is damaged: then it is only set aside.

    Raises StoreError if it could not be made for any other reason: no backup, no restore.
    """
    if present is None:
        return None
    try:
        return back_up(present, data_file, now=now)
    except StoreError:
        if _is_sound(present, data_file):
            raise
        return None


def _is_sound(present: sqlite3.Connection, data_file: Path) -> bool:
    try:
        with damage_blamed_on(data_file):
            assure_sound(present, data_file)
    except StoreError as error:
        if error.trouble not in (Trouble.DAMAGED, Trouble.GARBAGE):
            raise
        return False
    return True


def _set_aside(data_file: Path, now: datetime, *, sound: bool) -> Path | None:
    """Gives the present file and what lies beside it a second name in a folder of its own,
    `replaced-…` if it was sound, `damaged-…` if not.

    The file keeps its place till another takes it; its journal must go before that.
    """
    sides = [path for path in beside(data_file) if path.exists()]
    if not data_file.exists() and not sides:
        return None
    with disk_blamed_on(data_file.parent):
        folder = _new_folder(data_file.with_name(f"{REPLACED if sound else DAMAGED}{stamp(now)}"))
        for path in (data_file, *sides):
            if path.exists():
                _second_name(path, folder / path.name)
        sync(folder)
        sync(folder.parent)
        for path in sides:
            path.unlink()
        sync(folder.parent)
    return folder


def _forget_old(data_file: Path) -> None:
    """Keeps the newest of the sound files that were replaced: each is among the backups as well.

    Damaged ones stay, since there may be nothing else left of them. The restore has been done by
    then, so a disk that fails here takes nothing back.
    """
    with suppress(OSError):
        named = [path for path in data_file.parent.glob(f"{REPLACED}*") if path.is_dir()]
        newest_first = sorted(named, key=lambda path: path.stat().st_mtime, reverse=True)
        for folder in newest_first[MOST_REPLACED:]:
            with suppress(OSError):  # something else was put there: then it stays
                for path in (folder / data_file.name, *beside(folder / data_file.name)):
                    path.unlink(missing_ok=True)
                folder.rmdir()


def _new_folder(wished: Path) -> Path:
    folder, number = wished, 1
    while folder.exists():
        number += 1
        folder = wished.with_name(f"{wished.name}-{number}")
    make_folder(folder)
    return folder


def _second_name(path: Path, name: Path) -> None:
    """A link where there are links: opening the file to copy it would drop our lock on it."""
    try:
        name.hardlink_to(path)
    except OSError:
        copy_durably(path, name)
