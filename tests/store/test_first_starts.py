"""Many first starts at the same moment: all get a store, or hear that it is in use."""

from __future__ import annotations

import os
from pathlib import Path

from reliability import starts

from pathtracker.store import Store
from pathtracker.store import database as databases

STARTS = 60


def test_all_succeed_or_are_told_that_it_is_in_use(tmp_path: Path) -> None:
    found = starts.run(tmp_path / "new", starts=STARTS)
    assert found.wrong == 0, found
    assert found.opened + found.in_use == STARTS


def test_only_what_nobody_is_making_any_more_is_cleared(tmp_path: Path) -> None:
    path = tmp_path / "pathtracker.db"
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    gone = tmp_path / f".pathtracker.db.{child}.new"
    made = tmp_path / f".pathtracker.db.{os.getppid()}.migrating"
    for half in (gone, made):
        half.touch()
    with Store.open(path):
        pass
    assert not gone.exists()
    assert made.exists()
    assert not databases._is_running("not a number")
