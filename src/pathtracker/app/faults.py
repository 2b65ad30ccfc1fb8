"""When the program itself makes a mistake: it is logged, told once, and life goes on."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QMessageBox, QWidget

from pathtracker.app.words import tr
from pathtracker.core.messages import Refused
from pathtracker.store.errors import StoreError, of_the_system

log = logging.getLogger("pathtracker")
log.addHandler(logging.NullHandler())  # until there is a file to write to

_LOG_BYTES, _LOG_FILES = 500_000, 3


class _OwnLog(RotatingFileHandler):
    """Readable by its owner alone, whatever the umask."""

    def _open(self) -> TextIOWrapper:
        file = super()._open()
        with suppress(OSError):
            Path(self.baseFilename).chmod(0o600)
        return file


def start_log(file: Path) -> None:
    """Logs to a small rotated file: ids, kinds and places in the code, never a learner's words."""
    try:
        handler: logging.Handler = _OwnLog(
            file, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    for former in log.handlers:
        former.close()
    log.handlers[:] = [handler]
    log.setLevel(logging.INFO)
    log.propagate = False


class Faults(QObject):
    """Catches every exception that nobody caught, on any thread.

    PySide hands those of slots, event handlers and threads to `sys.excepthook`; there they are
    logged, and the first of each kind is shown in a dialog.

    Signals: found, with its name and place; stood_against, with a Refused or StoreError, which is
    no mistake of ours wherever it was raised: the window says it.
    """

    found = Signal(str)
    stood_against = Signal(object)

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__()
        self.window = window
        self.dialog: QMessageBox | None = None
        self._told: set[str] = set()
        self.before_paint: Callable[[BaseException], None] | None = None
        """Who is told instead while there is no window yet to tell it in."""
        self._waiting: list[str] = []
        self.found.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self.note
        threading.excepthook = lambda args: self.note(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        sys.unraisablehook = lambda args: self.note(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        qInstallMessageHandler(_note_qt)

    def note(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Logs an exception without its text, which may hold what a learner wrote."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if self.before_paint is not None:
            log.error("before the first paint: %s", kind.__name__)
            self.before_paint(error)
            return
        error = of_the_system(error) or error
        if isinstance(error, (Refused, StoreError)):
            log.warning("%s: %s", kind.__name__, error.message.id)
            self.stood_against.emit(error)
            return
        places = traceback.extract_tb(trace)
        where = [f"{Path(p.filename).name}:{p.lineno} {p.name}" for p in places]
        log.error("%s\n  %s", kind.__name__, "\n  ".join(where))
        name = f"{kind.__name__}, {where[-1] if where else 'unknown place'}"
        if name not in self._told:
            self._told.add(name)
            self.found.emit(name)

    def _tell(self, name: str) -> None:
        if self.dialog is not None:  # one at a time
            self._waiting.append(name)
            return
        box = QMessageBox(self.window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(tr("PathTracker"))
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(tr("PathTracker made a mistake of its own."))
        box.setInformativeText(
            tr(
                "What you did before it is saved. You can go on; if something looks wrong, start "
                "the program again.\n\n{name}",
                name=name,
            )
        )
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        box.button(QMessageBox.StandardButton.Ok).setText(tr("Go on"))
        box.finished.connect(self._told_it)
        self.dialog = box
        box.open()

    def _told_it(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
        if self._waiting:
            self._tell(self._waiting.pop(0))


def _note_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        log.warning("Qt: %s", message)
