"""One window for each data folder: a second start raises the first.

The lock on the data is the database's own; this socket only carries “come to the front”.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_CONNECT_MS, _ANSWER_MS = 300, 1200
_LONGEST_PATH = 100  # a socket's address holds 108 bytes on Linux, fewer elsewhere


def address_of(folder: Path) -> str:
    """Where the window of a data folder listens: a local socket, no network."""
    inside = folder / "window.socket"
    if os.name != "nt" and len(os.fsencode(inside)) <= _LONGEST_PATH:
        return str(inside)
    return "pathtracker-" + hashlib.sha256(os.fsencode(folder)).hexdigest()[:20]


def may_be_open(folder: Path) -> bool:
    """Whether it is worth asking; costs nothing where no window has ever been open."""
    address = address_of(folder)
    return not Path(address).is_absolute() or Path(address).exists()


def raise_other(folder: Path) -> bool:
    """Asks the window that has this folder open to come to the front; whether it answered."""
    socket = QLocalSocket()
    socket.connectToServer(address_of(folder))
    if not socket.waitForConnected(_CONNECT_MS):
        return False
    socket.write(b"raise\n")
    socket.flush()
    answered = socket.waitForReadyRead(_ANSWER_MS)
    socket.disconnectFromServer()
    return answered


class Doorbell(QObject):
    """Listens for a second start. Signal: rung."""

    rung = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        address = address_of(folder)
        # We hold the database's lock, so a socket that is still there is a dead process's.
        QLocalServer.removeServer(address)
        self._server.listen(address)

    def close(self) -> None:
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.write(b"here\n")
            socket.flush()
            socket.disconnected.connect(socket.deleteLater)
            self.rung.emit()
