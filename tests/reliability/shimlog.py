"""Compiling the recording library, running a program under it, and reading its record."""

from __future__ import annotations

import functools
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).with_name("shim.c")
HEAD = struct.Struct("<ciqII")

CREATED = 1
TRUNCATED = 2


class Record(NamedTuple):
    """One thing the watched program did; `op` is the letter that shim.c gives it."""

    op: str
    fd: int
    number: int
    first: bytes
    second: bytes


class UnavailableError(Exception):
    """Why programs cannot be watched on this machine."""


class ProgramFailedError(Exception):
    """The watched program ended with an error; the message holds what it printed."""


@functools.cache
def compiler() -> str:
    """The C compiler's path; `UnavailableError` says what is missing."""
    if not sys.platform.startswith("linux"):
        raise UnavailableError("the recording library is written for Linux")
    found = shutil.which("cc") or shutil.which("gcc")
    if found is None:
        raise UnavailableError("no C compiler (cc or gcc) to build the recording library with")
    return found


def build(folder: Path) -> Path:
    """Compile the library into a folder."""
    library = folder / "shim.so"
    command = [compiler(), "-O1", "-shared", "-fPIC", "-U_FORTIFY_SOURCE", "-pthread"]
    done = subprocess.run(
        [*command, "-o", str(library), str(SOURCE)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ProgramFailedError(f"the recording library does not compile:\n{done.stderr}")
    return library


def run_recorded(
    library: Path, root: Path, log: Path, command: Sequence[str], *, timeout: float = 120
) -> list[Record]:
    """Run a command with everything it does under `root` recorded; return the record.

    The command finds in RELIABILITY_MARKS the path to which it writes its acknowledgements.
    """
    environment = os.environ | {
        "LD_PRELOAD": str(library),
        "RELIABILITY_ROOT": str(root.resolve()),
        "RELIABILITY_LOG": str(log),
        "RELIABILITY_MARKS": str(log.with_suffix(".marks").resolve()),
    }
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=timeout, check=False
    )
    if done.returncode:
        said = f"{done.stdout}{done.stderr}"
        raise ProgramFailedError(f"{command} ended with {done.returncode}:\n{said}")
    return list(parse(log.read_bytes()))


def parse(data: bytes) -> Iterator[Record]:
    """The records of a log, in the order in which they happened."""
    at = 0
    while at < len(data):
        op, fd, number, n1, n2 = HEAD.unpack_from(data, at)
        at += HEAD.size
        first, second = data[at : at + n1], data[at + n1 : at + n1 + n2]
        at += n1 + n2
        if at > len(data):
            raise ValueError("the record ends in the middle of an entry")
        yield Record(op.decode(), fd, number, first, second)
