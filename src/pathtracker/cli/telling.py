"""What goes to the terminal: answers, complaints, and what to say where they can't be written."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from pathtracker.cli.beside import Told

_closed: set[str] = set()
"""Streams that were closed before we began."""


def ready_streams() -> None:
    """Titles may hold characters that the terminal's encoding lacks: those are shown as codes.

    A stream that was closed before we began swallows what it is given.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            _closed.add(name)
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        getattr(sys, name).reconfigure(errors="backslashreplace")
    if isinstance(sys.stdin, TextIOWrapper):  # odd bytes make an odd answer
        sys.stdin.reconfigure(errors="backslashreplace")


def is_plain() -> bool:
    """Whether JSON has to be all ASCII: what the encoding lacks is escaped as JSON does it."""
    return (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"


def complain(text: str) -> None:
    """Something for people to know; never among the output that programs read."""
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except OSError:  # nobody is there to be told
        _swallow(sys.stderr)


def deliver(told: Told) -> int:
    """Prints an answer and returns the status to end with: 1 if it could not be printed.

    What the command did is said then, because it is done all the same. A reader that has seen
    enough of a list, `head` say, is no fault.
    """
    if told.err:
        complain(told.err.removesuffix("\n"))
    failed = "it was closed" if "stdout" in _closed and told.did and os.name != "nt" else ""
    try:
        sys.stdout.write(told.out)
        sys.stdout.flush()
    except OSError as error:
        _swallow(sys.stdout)
        if isinstance(error, BrokenPipeError) and not told.did:
            return told.status
        failed = _why(error)
    if not failed:
        return told.status
    done = f"This is done all the same: {told.did}" if told.did else "Nothing was changed."
    complain(f"The answer could not be written to standard output ({failed}). {done}")
    return told.status or 1


def undelivered(error: OSError) -> int:
    """For help that could not be printed: the status to end with."""
    _swallow(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return 0
    complain(f"The help could not be written to standard output ({_why(error)}).")
    return 1


def _why(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _swallow(stream: TextIO) -> None:
    """Nothing more can be written there; not even what is left over when the program ends."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
