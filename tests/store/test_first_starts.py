"""Many first starts at the same moment: all get a store, or hear that it is in use."""

from __future__ import annotations

import os
from pathlib import Path

from pathtracker.store import Store, StoreError
from pathtracker.store import database as databases
from pathtracker.store.check import check_file

STARTS = 60


def test_all_succeed_or_are_told_that_it_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "new" / "pathtracker.db"
    path.parent.mkdir()
    ready, go = os.pipe()
    told, tell = os.pipe()
    children = []
    for _ in range(STARTS):
        child = os.fork()
        if child == 0:
            os.close(go)
            os.read(ready, 1)  # until the other end is closed
            try:
                with Store.open(path):
                    word = "opened"
            except StoreError as error:
                word = str(error.trouble)
            except BaseException as error:
                word = type(error).__name__
            os.write(tell, f"{word}\n".encode())
            os._exit(0)
        children.append(child)
    os.close(ready)
    os.close(go)
    for child in children:
        os.waitpid(child, 0)
    os.close(tell)
    with os.fdopen(told) as answers:
        words = answers.read().split()
    assert len(words) == STARTS
    assert set(words) <= {"opened", "in_use"}, words
    assert "opened" in words
    assert check_file(path).sound
    assert [left.name for left in path.parent.iterdir()] == [path.name]


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
