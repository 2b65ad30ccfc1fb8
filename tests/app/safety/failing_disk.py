"""A disk that fails under the window, and what the window says and keeps then."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from pathtracker.app.widgets.message import InlineMessage
from pathtracker.app.window import MainWindow

FULL = (sqlite3.SQLITE_FULL, "database or disk is full", "is full")
FAILING = (sqlite3.SQLITE_IOERR, "disk I/O error", "did not do its part")
NOT_OURS = (sqlite3.SQLITE_BUSY, "database is locked", "in use by another")


@contextmanager
def failing(window: MainWindow, how: tuple[int, str, str] = FULL) -> Iterator[None]:
    """Every commit ends as SQLite says it."""
    database = window.workspace.store._database

    def commit(*_: object, **__: object) -> None:
        error = sqlite3.OperationalError(how[1])
        error.sqlite_errorcode = how[0]
        raise error

    database.commit = commit
    try:
        yield
    finally:
        del database.commit


def sentences(window: MainWindow) -> str:
    """What the window says beside its fields and on top."""
    said = window.findChildren(InlineMessage)
    return "\n".join(one.text() for one in said if one.isVisible())


def waiting(window: MainWindow) -> list[str | None]:
    drafts = window.workspace.drafts
    return [drafts.text(key) for key in drafts.waiting()]
