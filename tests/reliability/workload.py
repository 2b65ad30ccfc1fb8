"""Run as a program: opens a store, does numbered edits, acknowledges each after it has returned.

    python workload.py FOLDER --settings wal-normal --first 1 --edits 50

Written to the path in RELIABILITY_MARKS: `begin N` before edit N, `ack N` after it, `closed` at the
end. A crash between the two may or may not keep edit N; after `ack N` it must keep it.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reliability.plain import SETTINGS, PlainStore


def opened(path: Path, settings: str) -> Any:
    """The store that these settings name: SQLite alone, or the real one."""
    if settings in SETTINGS:
        path.parent.mkdir(exist_ok=True)
        folder = os.open(path.parent.parent, os.O_RDONLY)
        os.fsync(folder)  # the new folder's name; SQLite syncs only what lies inside
        os.close(folder)
        return PlainStore(path, settings)
    from reliability.edits import Learner

    return Learner(path, settings)


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--settings", required=True)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--edits", type=int, default=50)
    asked = parser.parse_args()
    marks = os.open(os.environ["RELIABILITY_MARKS"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    store = opened(asked.folder / "data" / "store.db", asked.settings)
    for number in range(asked.first, asked.first + asked.edits):
        os.write(marks, b"begin %d\n" % number)
        store.edit(number)
        os.write(marks, b"ack %d\n" % number)
    store.close()
    os.write(marks, b"closed\n")


if __name__ == "__main__":
    main()
