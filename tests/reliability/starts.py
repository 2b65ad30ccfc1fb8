"""Many first starts at the same moment, on a folder that has no store yet."""

from __future__ import annotations

import os
import shutil
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pathtracker.store import Store, StoreError
from pathtracker.store.check import check_file

ANSWERS = {"opened", "in_use"}


@dataclass
class Figures:
    """What a number of first starts came to."""

    starts: int = 0
    opened: int = 0
    in_use: int = 0
    wrong: int = 0
    """Starts that said something else, and stores that weren't whole and alone afterwards."""
    examples: list[str] = field(default_factory=list)

    def __iadd__(self, other: Figures) -> Figures:
        for name, value in asdict(other).items():
            setattr(self, name, getattr(self, name) + value)
        self.examples = self.examples[:5]
        return self


def run(folder: Path, *, starts: int) -> Figures:
    """So many processes open the same new store at once: all get it, or hear that it is in use."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "pathtracker.db"
    words = _answers(path, starts)
    found = Figures(starts, words.count("opened"), words.count("in_use"))
    found.examples = [word for word in words if word not in ANSWERS]
    found.wrong = starts - found.opened - found.in_use
    left = [left.name for left in folder.iterdir()]
    if not found.opened or left != [path.name] or not check_file(path).sound:
        found.wrong += 1
        found.examples.append(f"{found.opened} opened; left: {sorted(left)}")
    return found


def _answers(path: Path, starts: int) -> list[str]:
    ready, go = os.pipe()
    told, tell = os.pipe()
    children = []
    for _ in range(starts):
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
        return answers.read().split()
