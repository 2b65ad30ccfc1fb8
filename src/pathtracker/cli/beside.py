"""Beside an open window: where it listens, and how it is asked (docs/adr/0008).

The window holds the data file alone, so what a command wants of it the window does or sends. They
talk over a local socket, in lines of JSON:

    window   {"pathtracker": "0.1.0"}                     as soon as its event loop gets to it
    command  {"do": "command", "argv": […], …}            only then, so that what was given up
    window   {"begun": true}                              before this is never done afterwards
    window   {"status": 0, "out": "…", …, "bytes": 0}     and, for "copy", so many bytes

Both ends see to it that the other belongs to the same user.
"""

from __future__ import annotations

import json
import os
import socket
import struct
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from select import select
from time import monotonic
from typing import Any

from pathtracker import __version__

LONGEST_REQUEST = 4_000_000
"""Bytes; what may be typed in a line of a shell is less."""

_PATIENCE = 5.0
"""So many seconds a window may take until it begins."""
_WORK = 60.0
"""So many seconds may pass without a word until it counts as hung in the middle of the work."""
_RAISE_PATIENCE = 1.2
_AT_ONCE = 0.2
"""A window that can answer mostly does within so many seconds."""
_LONGEST_PATH = 100  # a socket's address holds 108 bytes on Linux, fewer elsewhere


@dataclass(frozen=True, slots=True)
class Told:
    """What a command ended with: its status, its output, what it complained of, what it did."""

    status: int
    out: str = ""
    err: str = ""
    did: str = ""
    """What can't be unsaid when the output can't be written; empty if nothing was changed."""
    data: bytes = field(default=b"", repr=False)


class NobodyError(Exception):
    """No window has this folder open, or it went before it began."""


class SilentError(Exception):
    """A window is there and does not answer. `begun`: it may have done what was asked, or may
    still do it; otherwise nothing was asked of it."""

    def __init__(self, *, begun: bool) -> None:
        super().__init__(begun)
        self.begun = begun


class OtherVersionError(Exception):
    """The window is another version's and would read the words of this one in its own way."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


# Where.


def address_of(folder: Path) -> Path | None:
    """Where the window of a data folder listens; None where no place is safe from other users."""
    if os.name == "nt":  # Python speaks to no local socket there
        return None
    inside = folder / "window.socket"
    if len(os.fsencode(inside)) <= _LONGEST_PATH:
        return inside if _knows_peers() or _is_private(folder) else None
    return _beyond(folder)


def _beyond(folder: Path) -> Path | None:
    """For a path too long for an address: in the folder that the system keeps for this user."""
    own = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    try:
        if not own.is_absolute() or not _is_private(own):
            return None
        status = folder.stat()
    except OSError:
        return None
    place = own / f"pathtracker-{status.st_dev:x}-{status.st_ino:x}.socket"
    return place if len(os.fsencode(place)) <= _LONGEST_PATH else None


def _is_private(folder: Path) -> bool:
    """Whether nobody but this user can put anything there."""
    try:
        status = folder.stat()
    except OSError:
        return False
    return status.st_uid == os.geteuid() and not status.st_mode & 0o022


def _knows_peers() -> bool:
    return hasattr(socket, "SO_PEERCRED")


def is_same_user(descriptor: int) -> bool:
    """Whether the other end of a local socket is a program of this user's.

    Where the system can't say, `address_of` has chosen a folder that only this user can write.
    """
    if not _knows_peers():
        return True
    with closing(socket.socket(fileno=os.dup(descriptor))) as peer:
        try:
            said = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        except OSError:
            return False
    _, user, _ = struct.unpack("3i", said)
    return bool(user == os.geteuid())


def has_left(descriptor: int) -> bool:
    """Whether the other end has been closed."""
    with closing(socket.socket(fileno=os.dup(descriptor))) as peer:
        try:
            return peer.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
        except BlockingIOError:
            return False
        except OSError:
            return True


# What.


def line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value).encode("ascii") + b"\n"


HELLO = line({"pathtracker": __version__})
BEGUN = line({"begun": True})


def reply(told: Told) -> bytes:
    head = asdict(told)
    data: bytes = head.pop("data")
    return line({**head, "bytes": len(data)}) + data


# Asking.


def raise_window(folder: Path, meanwhile: Callable[[], object] = lambda: None) -> bool:
    """Asks the window that has this folder open to come to the front.

    False if there is none. Raises SilentError, after a second or so, if it does not answer. Once
    it does not answer at once, `meanwhile` is done: what will be needed if it never does.
    """
    try:
        _ask(folder, {"do": "raise"}, patience=_RAISE_PATIENCE, meanwhile=meanwhile)
    except NobodyError:
        return False
    except OtherVersionError:
        return True
    return True


def is_listening(folder: Path) -> bool:
    """Whether a window has this folder open, without asking it for anything."""
    address = address_of(folder)
    if address is None or not address.exists():
        return False
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)) as window:
        try:
            _Heard(window, monotonic() + _RAISE_PATIENCE).connect(address)
        except NobodyError:
            return False
        except SilentError:
            return True
    return True


def ask(folder: Path, request: Mapping[str, Any]) -> Told:
    """Has the window of a folder do something, and waits for what came of it.

    Raises NobodyError, SilentError, OtherVersionError.
    """
    return _ask(folder, request, patience=_PATIENCE)


def _ask(
    folder: Path,
    request: Mapping[str, Any],
    *,
    patience: float,
    meanwhile: Callable[[], object] = lambda: None,
) -> Told:
    address = address_of(folder)
    if address is None or not address.exists():
        raise NobodyError
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)) as window:
        heard = _Heard(window, monotonic() + patience)
        heard.connect(address)
        if not heard.says_something(_AT_ONCE):
            meanwhile()
        hello = heard.line()
        if hello is None:
            raise NobodyError
        if (version := str(hello.get("pathtracker"))) != __version__:
            heard.send({"do": "raise"}, patience)
            raise OtherVersionError(version)
        heard.send(request, patience)
        if heard.line() is None:
            raise NobodyError
        return heard.told()


class _Heard:
    """What a window says, while it says it in time."""

    def __init__(self, window: socket.socket, until: float) -> None:
        self._window = window
        self._until = until
        self._sent = False
        self._said = bytearray()

    def connect(self, address: Path) -> None:
        self._hurry()
        try:
            self._window.connect(os.fspath(address))
        except (TimeoutError, BlockingIOError):  # so many wait already
            raise SilentError(begun=False) from None
        except OSError:  # nobody is behind it, or somebody else
            raise NobodyError from None
        if not is_same_user(self._window.fileno()):
            raise NobodyError

    def says_something(self, patience: float) -> bool:
        """Whether it begins to answer, or goes, within so many seconds."""
        readable, _, _ = select([self._window], [], [], patience)
        return bool(readable)

    def send(self, request: Mapping[str, Any], patience: float) -> None:
        self._until = monotonic() + patience
        self._hurry()
        try:
            self._window.sendall(line(request))
        except TimeoutError:
            raise SilentError(begun=False) from None
        except OSError:
            raise NobodyError from None
        self._sent = True

    def line(self) -> Mapping[str, Any] | None:
        """The next line; None if the window has gone instead."""
        while b"\n" not in self._said:
            if not self._more():
                return None
        end = self._said.index(b"\n") + 1
        try:
            found = json.loads(self._said[:end])
        except (ValueError, RecursionError):
            return None  # no window of ours
        del self._said[:end]
        return found if isinstance(found, dict) else None

    def told(self) -> Told:
        """What came of it, from a window that has begun."""
        self._until = monotonic() + _WORK
        head = self.line()
        if head is None:
            raise SilentError(begun=True)
        size = head["bytes"]
        while len(self._said) < size:
            self._until = monotonic() + _WORK
            if not self._more():
                raise SilentError(begun=True)
        return Told(head["status"], head["out"], head["err"], head["did"], bytes(self._said[:size]))

    def _more(self) -> bool:
        self._hurry()
        try:
            said = self._window.recv(1 << 20)
        except TimeoutError:
            raise SilentError(begun=self._sent) from None
        except OSError:
            return False
        self._said += said
        return bool(said)

    def _hurry(self) -> None:
        self._window.settimeout(max(0.001, self._until - monotonic()))
