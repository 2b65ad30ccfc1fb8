"""Begins a command: reads what was typed, and has it done here or by the window that is open."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from pathtracker.cli import beside
from pathtracker.cli.beside import Told
from pathtracker.cli.parser import Beside, build_parser
from pathtracker.cli.run import (
    UNUSABLE,
    Session,
    UnusableError,
    WindowOpenError,
    done,
    explained,
    named,
)
from pathtracker.cli.telling import complain, deliver, is_plain, ready_streams, undelivered
from pathtracker.paths import places


def main(argv: Sequence[str]) -> int:
    """Runs the command line and returns its exit status: 0 done, 1 not, 2 misused, 3 unusable."""
    ready_streams()
    try:
        try:
            args = build_parser().parse_args(argv)
        except SystemExit as end:
            sys.stdout.flush()
            return int(end.code or 0)
    except OSError as error:
        return undelivered(error)
    try:
        session = Session(args, places(args.data_dir), plain=is_plain())
    except FileNotFoundError:  # a relative place, and where we are is no more
        complain(
            "The folder that this was typed in was deleted, so the data folder can't be found from "
            "there. Go to another folder, or name the data folder with its full path."
        )
        return UNUSABLE
    return deliver(explained(session, lambda: _begun(session, argv)))


def _begun(session: Session, argv: Sequence[str]) -> Told:
    args = session.args
    if args.gather:
        session.gathered = named(args.gather)(session)
    while True:
        if args.beside is not Beside.ALONE and (told := _by_window(session, argv)) is not None:
            return told
        with suppress(WindowOpenError):  # one has opened while we waited: now it can be asked
            return done(session)


def _by_window(session: Session, argv: Sequence[str]) -> Told | None:
    """What the window that has the data folder open answers; None if there is none.

    What works on a copy is done here, on the one that the window sends.
    """
    copy = session.args.beside is Beside.COPY
    request: Mapping[str, Any] = {"do": "copy"}
    if not copy:
        request = {
            "do": "command",
            "argv": list(argv),
            "here": session.typed_in,
            "now": session.when.now.isoformat(),
            "today": session.when.today.isoformat(),
            "plain": session.plain,
            "gathered": session.gathered,
        }
    file = session.places.data_file
    try:
        told = beside.ask(session.places.folder, request)
    except beside.NobodyError:
        return None
    except beside.SilentError as error:
        if error.begun:
            raise UnusableError(
                f"The window that has {file} open took the command and does not answer. Whether "
                "it was done, “pathtracker history” will show once the window answers or is closed."
            ) from None
        raise UnusableError(
            f"The window that has {file} open does not answer. Nothing was changed. Wait until it "
            "does, or close it, and try again."
        ) from None
    except beside.OtherVersionError as error:
        raise UnusableError(
            f"{file} is open in a window of PathTracker {error.version}, another version. "
            "Close that window and try again."
        ) from None
    if not copy or told.status:
        return told
    with tempfile.TemporaryDirectory(prefix="pathtracker-") as folder:
        session.data_file = Path(folder, file.name)
        session.data_file.write_bytes(told.data)
        return done(session)
