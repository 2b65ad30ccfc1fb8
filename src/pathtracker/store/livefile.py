"""Which files are the store itself, by whatever name they are reached.

A file is known by device and inode: a link, a second name or another mount of it leads to the same
pair. What this process holds open is not to be opened by it once more: on POSIX, closing any handle
of a file drops the locks that the process has on it. And nothing that is written for the learner
may land on the store, on a backup, or anywhere else among its files.

Every path that a person names goes through here before it is opened: `open_to_read` or
`refuse_source` for reading, `refuse_target` for writing.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from pathtracker.core.messages import Refused

Key = tuple[int, int]
"""Device and inode."""

_NONE: Key = (-1, -1)
_held: dict[Key, Path] = {}


def key_of(path: Path) -> Key:
    """What a name leads to; (-1, -1), which is no file's, if it can't be told."""
    try:
        return key_in(path.stat())
    except (OSError, ValueError):
        return _NONE


def key_in(status: os.stat_result) -> Key:
    return status.st_dev, status.st_ino


def hold(key: Key, path: Path) -> None:
    """Says that this process has a store's file open."""
    _held[key] = path


def let_go(key: Key) -> None:
    _held.pop(key, None)


def is_held(path: Path) -> bool:
    """Whether this process has the file open as a store; then nothing else here may open it."""
    return key_of(path) in _held


def refuse_source(path: Path) -> None:
    """Refused if a file may not be read as something that the learner brings: ``file.live`` for
    the store, ``file.irregular`` for what has no end: a device, a pipe, a socket.

    What is not there, or can't be looked at, passes: opening it says why.
    """
    try:
        status = path.expanduser().stat()
    except (OSError, ValueError, RuntimeError):
        return
    if key_in(status) in _held:
        raise Refused("file.live", path=str(path))
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        raise Refused("file.irregular", path=str(path))


def open_to_read(path: Path) -> BinaryIO:
    """Opens a file that the learner names, unless `refuse_source` stands against it. Raises
    OSError where it can't be opened, a folder among them."""
    refuse_source(path)
    try:
        # A name may come to lead to a pipe meanwhile; without this, opening one waits for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except ValueError as error:  # a NUL in the name
        raise OSError(22, str(error)) from error
    if key_in(os.fstat(handle)) in _held:  # left open on purpose: closing is what does the harm
        raise Refused("file.live", path=str(path))
    try:
        return os.fdopen(handle, "rb")
    except OSError:  # a folder
        os.close(handle)
        raise


def refuse_target(path: Path) -> None:
    """Refused if nothing may be written to a path: ``target.ours`` if it is the store, a backup,
    or lies in the folder of a store that is open here, ``target.irregular`` if it is there and is
    no regular file. A name for a new file elsewhere passes, and so does a file to be replaced.
    """
    try:
        real = path.expanduser().resolve()
        status = real.stat() if real.exists() else None
    except (OSError, ValueError, RuntimeError) as error:  # the last: a link that leads in a circle
        raise Refused("target.irregular", path=str(path)) from error
    if status is not None and not stat.S_ISREG(status.st_mode):
        raise Refused("target.irregular", path=str(path))
    ours = {key for file in _held.values() for key in _keys_of_ours(file)} | _held.keys()
    ours.discard(_NONE)
    places = [real, *real.parents]
    if ours.intersection(key_of(place) for place in places if place.exists()):
        raise Refused("target.ours", path=str(path))


def _keys_of_ours(data_file: Path) -> Iterator[Key]:
    """The data folder with everything that the program keeps there."""
    folder = data_file.resolve().parent
    yield key_of(folder)
    folders = [folder, *(found for found in folder.glob("*") if found.is_dir())]
    for one in folders:
        yield key_of(one)
        with suppress(OSError):
            for entry in os.scandir(one):
                # A file is ours by its name; any other may lie beside it as it likes.
                if entry.is_file() and entry.name.startswith(("pathtracker", ".pathtracker")):
                    yield key_of(Path(entry.path))
