"""Run as a program: opens a store, does numbered edits and says so after each has returned.

    python workload.py FOLDER --settings wal-normal --last 0 --edits 50

What it promises goes to the path in RELIABILITY_MARKS, in the lines of promises.py.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from stat import S_ISDIR

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reliability.plain import SETTINGS, PlainStore

DATABASE = Path("data") / "store.db"


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--settings", required=True)
    parser.add_argument("--last", type=int, default=0, help="the last edit that is in the file")
    parser.add_argument("--edits", type=int, default=50)
    parser.add_argument("--backups", action="store_true", help="backups and restores as well")
    parser.add_argument("--forget-folders", action="store_true", help="never sync a folder")
    asked = parser.parse_args()
    if asked.forget_folders:
        sync = os.fsync
        os.fsync = lambda fd: None if S_ISDIR(os.fstat(fd).st_mode) else sync(fd)
    marks = os.open(os.environ["RELIABILITY_MARKS"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def tell(line: str) -> None:
        os.write(marks, f"{line}\n".encode())

    if asked.settings in SETTINGS:
        edit_plain(asked, tell)
    else:
        edit_real(asked, tell)


def edit_plain(asked: argparse.Namespace, tell: Callable[[str], None]) -> None:
    """The edits through SQLite alone."""
    path = asked.folder / DATABASE
    path.parent.mkdir(exist_ok=True)
    folder = os.open(asked.folder, os.O_RDONLY)
    os.fsync(folder)  # the new folder's name; SQLite syncs only what lies inside
    os.close(folder)
    store = PlainStore(path, asked.settings)
    tell("open")
    for number in range(asked.last + 1, asked.last + asked.edits + 1):
        tell(f"begin {number}")
        store.edit(number)
        tell(f"ack {number}")
    store.close()


def edit_real(asked: argparse.Namespace, tell: Callable[[str], None]) -> None:
    """The edits through the real store."""
    from reliability.session import Session

    session = Session(asked.folder / DATABASE, asked.settings, tell, last=asked.last)
    tell("open")
    for number in range(1, asked.edits + 1):
        session.edit()
        if asked.backups and number % 8 == 0:
            session.backup()
        if asked.backups and number % 16 == 11:
            session.restore(lambda found: min(1, found - 1))
    session.close()


if __name__ == "__main__":
    main()
