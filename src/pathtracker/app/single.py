"""One window for each data folder: what others want of the folder, they ask the window.

A second start rings for it to come to the front; the command line, which can't read the file while
the window holds it, has its commands done here (docs/adr/0008). The lock on the data is the
database's own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from pathtracker.cli.beside import (
    BEGUN,
    HELLO,
    LONGEST_REQUEST,
    Told,
    address_of,
    has_left,
    is_same_user,
    reply,
)

_AGAIN_MS = 50
"""How soon it is looked again whether a command may begin."""

Request = Mapping[str, Any]


class Doorbell(QObject):
    """Answers whoever comes, one after the other. Signal: rung, by a second start.

    `do` does what a command wants; `may_begin` says whether the store is free for it.
    """

    rung = Signal()

    def __init__(
        self,
        folder: Path,
        do: Callable[[Request], Told],
        may_begin: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._do = do
        self._may_begin = may_begin
        self._waiting: list[tuple[QLocalSocket, Request]] = []
        self._busy = False
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        address = address_of(folder)
        if address is not None:
            # We hold the database's lock, so a socket that is still there is a dead process's.
            QLocalServer.removeServer(str(address))
            self._server.listen(str(address))

    def close(self) -> None:
        """Nobody is let in any more; who has been, still gets an answer."""
        self._server.close()

    def _greet(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            if not is_same_user(int(caller.socketDescriptor())):
                caller.abort()
                caller.deleteLater()
                continue
            caller.setParent(self)
            caller.disconnected.connect(caller.deleteLater)
            caller.readyRead.connect(partial(self._hear, caller))
            caller.write(HELLO)
            caller.flush()

    def _hear(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            if caller.bytesAvailable() > LONGEST_REQUEST:
                caller.abort()
            return
        try:
            request = json.loads(bytes(caller.readLine().data()))
            wanted = request["do"]
        except (ValueError, RecursionError, TypeError, KeyError):
            wanted = None
        if wanted not in ("raise", "copy", "command"):
            caller.abort()
            return
        if wanted == "raise":
            _answer(caller, Told(0), begin=True)
            self.rung.emit()
            return
        self._waiting.append((caller, request))
        self._serve()

    def _serve(self) -> None:
        while self._waiting and not self._busy:
            if not self._may_begin() or _is_dragging():
                QTimer.singleShot(_AGAIN_MS, self, self._serve)
                return
            caller, request = self._waiting.pop(0)
            if not _is_there(caller):  # given up: what is not waited for is not done
                continue
            caller.write(BEGUN)
            caller.flush()
            self._busy = True
            try:
                told = self._do(request)
            except BaseException:  # a mistake of ours: it is logged, and who waits goes on
                caller.abort()
                raise
            finally:
                self._busy = False
            _answer(caller, told)


def _is_there(caller: QLocalSocket) -> bool:
    try:
        connected = caller.state() is QLocalSocket.LocalSocketState.ConnectedState
    except RuntimeError:  # deleted since
        return False
    return connected and not has_left(int(caller.socketDescriptor()))


def _is_dragging() -> bool:
    """What is under the hand is not to change."""
    return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton


def _answer(caller: QLocalSocket, told: Told, *, begin: bool = False) -> None:
    caller.write((BEGUN if begin else b"") + reply(told))
    caller.flush()
    caller.disconnectFromServer()
