"""In the window: does a command that was typed beside it, on the store that the window holds."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from contextlib import redirect_stderr
from datetime import date, datetime
from io import StringIO
from typing import TYPE_CHECKING, Any

from pathtracker.cli.beside import Told
from pathtracker.cli.parser import Beside, build_parser
from pathtracker.cli.run import DONE, MISUSED, UNUSABLE, Session, perform
from pathtracker.core.when import When
from pathtracker.paths import Places

if TYPE_CHECKING:
    from pathtracker.store import Store

Request = Mapping[str, Any]


def wants_anew(request: Request) -> bool:
    """Whether a command puts another file in place, for which the store has to be closed."""
    args = _understood(request)
    return args is not None and args.beside is Beside.ANEW


def copy_of(store: Store) -> Told:
    """The content of the store, for what a command does on a copy."""
    from pathtracker.store import StoreError
    from pathtracker.store.snapshot import snapshot
    from pathtracker.wording import sentence

    try:
        return Told(DONE, data=snapshot(store))
    except StoreError as error:
        return Told(UNUSABLE, err=sentence(error.message) + "\n")


def perform_for(request: Request, where: Places, store: Store | None) -> Told:
    """Does a command and tells all that it would have printed.

    Works on a store that is open, or, without one, opens the file itself as a command does.
    """
    args = _understood(request)
    complaints: list[str] = []
    try:
        when = When(datetime.fromisoformat(request["now"]), date.fromisoformat(request["today"]))
        here, plain, gathered = request["here"], request["plain"], request["gathered"]
    except (KeyError, TypeError, ValueError):
        args = None
    if args is None:  # no command of ours asks so
        return Told(MISUSED, err="The window could not read what was asked of it.\n")
    session = Session(args, where, complain=complaints.append, plain=bool(plain))
    session.when, session.typed_in, session.gathered = when, here, gathered
    if store is not None:
        session.use(store)
    told = perform(session)
    err = "".join(f"{complaint}\n" for complaint in complaints)
    return Told(told.status, told.out, err, told.did)


def _understood(request: Request) -> Namespace | None:
    argv = request.get("argv")
    if not isinstance(argv, list) or not all(isinstance(word, str) for word in argv):
        return None
    try:
        with redirect_stderr(StringIO()):  # the command's own parser has complained already
            return build_parser().parse_args(argv)
    except SystemExit:
        return None
