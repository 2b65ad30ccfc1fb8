"""Writing a file for the learner to take along: whole or not at all, and over nothing of value."""

from __future__ import annotations

from pathlib import Path

from pathtracker.core.messages import Refused
from pathtracker.paths import Places
from pathtracker.store.files import replace_durably
from pathtracker.store.livefile import refuse_target

MADE_BY = "PathTracker"
"""What the files that go out name as their maker; by it they are known again."""
_HEAD = 4_096
_MARKS = (
    (b"BEGIN:VCALENDAR", b"PRODID:-//" + MADE_BY.encode() + b"//"),
    (b"%PDF-", b"/Creator (\xfe\xff" + MADE_BY.encode("utf-16-be")),
    (b"\x89PNG", b"Software\0" + MADE_BY.encode()),
    (b"<?xml", b"<desc>" + MADE_BY.encode() + b"</desc>"),
)
"""How each kind of file begins, and where in its head its maker stands."""


def write_out(path: Path, data: bytes, *, places: Places, replace: bool = False) -> None:
    """Writes a file beside its place and puts it there when all of it is on the disk.

    Refused as by `place_for`, and ``export.file`` where it can't be written; what was there before
    is there still then.
    """
    target = place_for(path, places=places, replace=replace)
    try:
        replace_durably(target, data)
    except OSError as error:
        raise _failed(path, error) from error


def place_for(path: Path, *, places: Places, replace: bool = False) -> Path:
    """Where a file goes that is written to `path`, links followed.

    Refused ``target.ours`` inside the data folder or on a file of the program's by any name,
    ``target.irregular`` on what is neither a file nor new, ``export.there`` on a file that we
    didn't write unless it is to be replaced, ``export.file`` where the system doesn't let us look.
    """
    refuse_target(path)
    try:
        if places.holds(path):  # more than the store that is open: all that lies around it
            raise Refused("target.ours", path=str(path))
        target = path.resolve()
        if target.exists() and not replace and not _is_ours(target):
            raise Refused("export.there", path=str(path))
    except OSError as error:
        raise _failed(path, error) from error
    return target


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return any(head.startswith(begins) and mark in head for begins, mark in _MARKS)


def _failed(path: Path, error: OSError) -> Refused:
    return Refused("export.file", path=str(path), why=error.strerror or str(error))
