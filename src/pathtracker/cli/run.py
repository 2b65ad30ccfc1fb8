"""Runs one command: gives it a session, prints its answer, turns refusals into an exit status."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from pathtracker.cli.parser import build_parser
from pathtracker.paths import Places, places

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog
    from pathtracker.core.when import When
    from pathtracker.store import Store

DONE, NOT_DONE, MISUSED, UNUSABLE = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command has to say: to people in lines, to programs as one JSON value."""

    lines: Iterable[str]
    value: Any = None
    status: int = DONE


class MisusedError(Exception):
    """What was typed doesn't go together in a way that the parser can't see."""


class Session:
    """What commands share: the arguments, the places, and, once asked for, catalogue and store."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.places: Places = places(args.data_dir)

    @cached_property
    def when(self) -> When:
        """The one clock of the command line; `--today` stops it at noon of that day."""
        from pathtracker.core.when import When

        if self.args.today:
            return When(datetime.combine(self.args.today, time(12), UTC), self.args.today)
        now = datetime.now(UTC)
        return When(now, now.astimezone().date())

    @cached_property
    def catalog(self) -> Catalog:
        from pathtracker.catalog import load_catalog
        from pathtracker.paths import asset

        loaded = load_catalog(asset("catalog"))
        for problem in loaded.broken:
            complain(f"The catalogue is read without this: {problem}.")
        return loaded.catalog

    @cached_property
    def store(self) -> Store:
        from pathtracker.store import Store

        opened = Store.open(self.places.data_file)
        if opened.read_only:
            complain(f"{opened.path} can only be viewed: it, or its folder, is read-only.")
        return opened

    def close(self) -> None:
        if "store" in self.__dict__:
            self.store.close()


Command = Callable[[Session], Answer]


def main(argv: Sequence[str]) -> int:
    """Runs the command line and returns its exit status: 0 done, 1 not, 2 misused, 3 unusable."""
    _ready_streams()
    try:
        try:
            args = build_parser().parse_args(argv)
        except SystemExit as end:
            sys.stdout.flush()
            return int(end.code or 0)
        return _run(Session(args))
    except BrokenPipeError:  # the reader, `head` say, has seen enough
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return DONE


def _run(session: Session) -> int:
    try:
        answer = _command(session.args.run)(session)
        _print(answer, as_json=session.args.json)
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        return NOT_DONE
    except MisusedError as error:
        complain(str(error))
        return MISUSED
    except Exception as error:
        return _explain(error, session)
    finally:
        session.close()
    return answer.status


def _ready_streams() -> None:
    """Titles may hold characters that the terminal's encoding lacks: those are shown as codes.

    A stream that was closed before we began swallows what it is given.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        getattr(sys, name).reconfigure(errors="backslashreplace")


def complain(text: str) -> None:
    """Something for people to know; never among the output that programs read."""
    _write(sys.stderr, text)


def _command(name: str) -> Command:
    module, function = name.split(":")
    command: Command = getattr(import_module(f"pathtracker.cli.{module}"), function)
    return command


def _print(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        # What the encoding lacks is escaped as JSON does it, not as for people.
        plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
        _write(sys.stdout, json.dumps(answer.value, ensure_ascii=plain))
    else:
        for line in answer.lines:
            _write(sys.stdout, line)
    sys.stdout.flush()


def _write(stream: TextIO, text: str) -> None:
    stream.write(text + "\n")


def _explain(error: Exception, session: Session) -> int:
    from pathtracker.core.messages import Refused
    from pathtracker.store import StoreError
    from pathtracker.wording import sentence

    if isinstance(error, Refused):
        complain(sentence(error.message))
        return NOT_DONE
    if isinstance(error, StoreError):
        complain(sentence(error.message))
        return UNUSABLE
    _log(error, session)
    complain(
        f"PathTracker made a mistake of its own ({type(error).__name__}). What was done before is "
        f"safe; “pathtracker history” lists it. Please report it with {session.places.log_file}."
    )
    return NOT_DONE


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
