"""Runs one command: gives it a session, and turns refusals into a sentence and an exit status."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cached_property
from importlib import import_module
from pathlib import Path
from random import uniform
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, TypeVar

from pathtracker.cli import beside
from pathtracker.cli.beside import Told
from pathtracker.cli.libraries import library_sentence, missing_library
from pathtracker.cli.telling import complain
from pathtracker.paths import Places

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog
    from pathtracker.core.when import When
    from pathtracker.store import Change, Store

T = TypeVar("T")

DONE, NOT_DONE, MISUSED, UNUSABLE = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command has to say: to people in lines, to programs as one JSON value."""

    lines: Iterable[str]
    value: Any = None
    status: int = DONE


class MisusedError(Exception):
    """What was typed doesn't go together in a way that the parser can't see."""


class UnusableError(Exception):
    """The data file can't be used for now, for a reason that the store doesn't know."""


class WindowOpenError(Exception):
    """The data file is held by a window that can be asked instead."""


PATIENCE = 5.0
"""So many seconds a command waits for another one that has the data file."""


class Session:
    """What commands share: the arguments, the places, and, once asked for, catalogue and store.

    `complain` takes what people should know; `plain` says that JSON has to be all ASCII.
    """

    def __init__(
        self,
        args: argparse.Namespace,
        where: Places,
        *,
        complain: Callable[[str], None] = complain,
        plain: bool = False,
    ) -> None:
        self.args = args
        self.places = where
        self.data_file = where.data_file
        """What the command works on: the learner's own, or the copy that a window has sent."""
        self.complain = complain
        self.plain = plain
        self.typed_in: str | None = None
        """The folder that the command was typed in; None if that was deleted since."""
        with suppress(FileNotFoundError):
            self.typed_in = os.getcwd()  # noqa: PTH109 - to be sent as text
        self.gathered: Any = None
        """What a command asks at the terminal before its work, which may be done elsewhere."""
        self.changes: list[Change] = []
        """What the command has changed so far."""
        self._let_go: Callable[[], None] = lambda: None

    @cached_property
    def when(self) -> When:
        """The one clock of the command line; `--today` stops it at noon of that day."""
        from pathtracker.core.when import When

        if self.args.today:
            return When(datetime.combine(self.args.today, time(12), UTC), self.args.today)
        now = datetime.now(UTC)
        return When(now, now.astimezone().date())

    @property
    def here(self) -> Path:
        """The folder that the command was typed in. Refused if that was deleted meanwhile."""
        from pathtracker.core.messages import Refused

        if self.typed_in is None:
            raise Refused("folder_gone")
        return Path(self.typed_in)

    @cached_property
    def catalog(self) -> Catalog:
        from pathtracker.catalog import load_catalog
        from pathtracker.paths import asset

        loaded = load_catalog(asset("catalog"))
        for problem in loaded.broken:
            self.complain(f"The catalogue is read without this: {problem}.")
        return loaded.catalog

    @cached_property
    def store(self) -> Store:
        from pathtracker.store import Store
        from pathtracker.store.files import open_to_others

        copied = self.data_file != self.places.data_file
        opened = self.patiently(lambda: Store.open(self.data_file, read_only=copied))
        if opened.read_only and not copied:
            self.complain(f"{opened.path} can only be viewed: it, or its folder, is read-only.")
        if open_to_others(self.places.folder):
            self.complain(
                f"Others on this computer can change what is in {self.places.folder}. Take that "
                "right from them, so that your data stay as you left them."
            )
        if opened.older:
            self.complain(
                f"It was written by an older PathTracker (data version {opened.older}): a copy, "
                "brought up to date, is shown."
            )
        self.use(opened)
        self._let_go = opened.close
        return opened

    def use(self, store: Store) -> None:
        """Works on a store and notes what is changed in it, until `close`."""
        self.__dict__["store"] = store
        told = store.on_change

        def note(change: Change) -> None:
            self.changes.append(change)
            told(change)

        def let_go() -> None:
            store.on_change = told

        store.on_change = note
        self._let_go = let_go

    def path(self, text: str) -> Path:
        """A file or folder as it was typed, with its full path."""
        given = Path(text)
        with suppress(RuntimeError):  # ~somebody that the system doesn't know stays as it is
            given = given.expanduser()
        return given if given.is_absolute() else self.here / given

    def address(self, text: str) -> str:
        """A link as it was typed; a file with its full path, which is right tomorrow as well."""
        if "://" in text or not text.strip():
            return text
        try:
            file = self.path(text.strip())
            return str(file) if file.exists() else text
        except (OSError, ValueError):
            return text

    def patiently(self, op: Callable[[], T]) -> T:
        """Does what needs the data file, once no other command has it.

        Raises WindowOpenError where a window turns out to have it, and after some seconds the
        StoreError that says so.
        """
        from pathtracker.store import StoreError, Trouble

        until = monotonic() + PATIENCE
        while True:
            try:
                return op()
            except StoreError as error:
                if error.trouble is not Trouble.IN_USE or monotonic() > until:
                    raise
            if beside.is_listening(self.places.folder):
                raise WindowOpenError
            sleep(uniform(0.02, 0.1))  # not all at the same moment again

    def close(self) -> None:
        self._let_go()


def perform(session: Session) -> Told:
    """Does the command of a session, here and now, whatever may stand against it."""
    return explained(session, lambda: done(session))


def done(session: Session) -> Told:
    from pathtracker.cli.days import settle_days

    try:
        try:
            settle_days(session.args, lambda: session.when.today)
        except ValueError as error:
            raise MisusedError(str(error)) from None
        answer: Answer = named(session.args.run)(session)
        if session.args.json:
            out = json.dumps(answer.value, ensure_ascii=session.plain) + "\n"
        else:
            out = "".join(f"{line}\n" for line in answer.lines)
    finally:
        session.close()
    return Told(answer.status, out, did=_did(session))


def _did(session: Session) -> str:
    """What the command leaves behind it, in a sentence, or nothing."""
    from pathtracker.wording import past, undo_sentence

    if session.args.leaves:
        return str(session.args.leaves)
    if not session.changes:
        return ""
    change = session.changes[-1]
    if change.is_undo or change.is_redo:
        return f"{undo_sentence(change.label, 'redo' if change.is_redo else 'undo')}."
    return f"{past(change.label)}."


def named(name: str) -> Callable[[Session], Any]:
    module, function = name.split(":")
    found: Callable[[Session], Any] = getattr(import_module(f"pathtracker.cli.{module}"), function)
    return found


def explained(session: Session, work: Callable[[], Told]) -> Told:
    """What came of some work, or the status and the sentence for what stood against it."""
    try:
        return work()
    except KeyboardInterrupt:
        return Told(NOT_DONE)
    except MisusedError as error:
        session.complain(str(error))
        return Told(MISUSED)
    except UnusableError as error:
        session.complain(str(error))
        return Told(UNUSABLE)
    except Exception as error:
        return Told(_explain(error, session))


def _explain(error: Exception, session: Session) -> int:
    from pathtracker.core.messages import Refused
    from pathtracker.store import StoreError
    from pathtracker.store.errors import of_the_system
    from pathtracker.wording import sentence

    error = of_the_system(error) or error
    if isinstance(error, Refused):
        session.complain(sentence(error.message))
        return NOT_DONE
    if isinstance(error, StoreError):
        session.complain(sentence(error.message))
        return UNUSABLE
    if isinstance(error, ImportError) and (library := missing_library(error)) is not None:
        session.complain(library_sentence(library))
        return NOT_DONE
    _log(error, session)
    if _is_unsound(session):
        session.complain(
            f"Something in {session.places.data_file} is not as PathTracker writes it, and this "
            "stumbled over it. “pathtracker check” names it; “pathtracker restore” goes back to a "
            "backup."
        )
        return UNUSABLE
    session.complain(
        f"PathTracker made a mistake of its own ({type(error).__name__}). What was done before is "
        f"safe; “pathtracker history” lists it. Please report it with {session.places.log_file}."
    )
    return NOT_DONE


def _is_unsound(session: Session) -> bool:
    """Whether the fault may be the file's: looked at only when something unexpected happened."""
    from pathtracker.store.check import check_file

    try:
        return not check_file(session.places.data_file).sound
    except Exception:  # not to be told now; what happened first is what is said
        return False


def _log(error: Exception, session: Session) -> None:
    """Notes where it went wrong. Places in the program only: what a learner wrote stays out."""
    import traceback

    places_in_code = traceback.extract_tb(error.__traceback__)
    path = session.places.log_file
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
    with suppress(OSError), path.open("a", encoding="utf-8") as log:
        log.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {type(error).__name__}\n")
        for place in places_in_code:
            log.write(f"  {Path(place.filename).name}:{place.lineno} {place.name}\n")
