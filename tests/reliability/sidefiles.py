"""The small files beside the store, numbered: written by the program's own code and read by it.

Run as a program it writes each of them again and again, and says so after each has returned:

    python sidefiles.py FOLDER --rounds 12

What it promises goes to the path in RELIABILITY_MARKS: `begin NAME N`, then `ack NAME N`.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtWidgets import QApplication, QWidget

from pathtracker.app.drafts import Drafts
from pathtracker.app.geometry import keep_geometry, restore_geometry
from pathtracker.app.settings import Settings, read_settings, write_settings
from pathtracker.app.timeline.cache import read_cache, write_cache
from pathtracker.app.timeline.rows import Row, Sort
from pathtracker.app.timeline.scene import Scene, Schedule
from pathtracker.exchange.calendar_memory import Memory, Told, read_memory, write_memory
from pathtracker.paths import Places
from pathtracker.store import files
from reliability.contents import DamagedError

NOTHING = 0
"""What stands in a file that is not there yet, or was let go."""
DRAFT = "item.notes/1"
_DAY = 739_000
_LEAST_WIDTH = 200
_LETTING_GO = 4
"""Every draft of a number that this divides is let go instead of put."""


def written(number: int) -> int:
    """What the drafts hold after that many rounds: some rounds let all of them go."""
    return NOTHING if number % _LETTING_GO == 0 else number


class SideFiles:
    """The files of a data folder. A Qt application has to be there."""

    def __init__(self, folder: Path) -> None:
        self.places = Places(folder / "data")
        places = self.places
        self.paths = {
            "window": places.geometry_file,
            "settings": places.settings_file,
            "timeline": places.timeline_file,
            "calendar": places.calendar_file,
            "drafts": places.drafts_file,
        }

    def write(self, name: str, number: int) -> None:
        """Writes the state of that number into one of them, as the window or a command does."""
        path = self.paths[name]
        if name == "window":
            window = QWidget()
            window.resize(_LEAST_WIDTH + number, 200)
            keep_geometry(path, window)
        elif name == "settings":
            write_settings(path, _settings(number))
        elif name == "timeline":
            write_cache(path, _picture(number), 0)
        elif name == "calendar":
            write_memory(self.places, _memory(number))
        else:
            drafts = Drafts(self.places)
            if written(number) == NOTHING:
                drafts.drop(DRAFT)
            else:
                drafts.put(DRAFT, _words(number))

    def read(self, name: str) -> int:
        """The number of the state that the program finds. DamagedError if it isn't whole."""
        path = self.paths[name]
        if name == "drafts":
            found = Drafts(self.places).text(DRAFT)
            number = int(found.split()[0]) if found else NOTHING
            whole = found is not None and found == _words(number)
        else:
            number, whole = getattr(self, f"_{name}")(path)
        if path.exists() and not whole:
            raise DamagedError(f"{path.name} is there and is not as it was written")
        return number if whole else NOTHING

    def _window(self, path: Path) -> tuple[int, bool]:
        window = QWidget()
        window.resize(1, 1)
        whole = restore_geometry(path, window)
        return window.width() - _LEAST_WIDTH, whole

    def _settings(self, path: Path) -> tuple[int, bool]:
        found = read_settings(path)
        number = found.views.get("roadmap", {}).get("number", NOTHING)
        return number, found == _settings(number)

    def _timeline(self, path: Path) -> tuple[int, bool]:
        scene = read_cache(path, _DAY)
        if scene is None:
            return NOTHING, False
        number = int(scene.rows[0].key)
        return number, scene.rows == _picture(number).rows

    def _calendar(self, path: Path) -> tuple[int, bool]:
        found = read_memory(self.places)
        return found.sequence, path.exists() and found == _memory(found.sequence)


def _words(number: int) -> str:
    """A draft: a line, or some pages."""
    return f"{number} " + "learned " * (number * 37 % 701)


def _settings(number: int) -> Settings:
    views: dict[str, Any] = {"roadmap": {"number": number, "folded": [_words(number)]}}
    return Settings(view="roadmap", views=views)


def _picture(number: int) -> Scene:
    rows = [
        Row(str(number), Sort.PHASE, 0, f"Phase {one}", 0, "") for one in range(number % 60 + 1)
    ]
    return Scene(rows, Schedule(today=_DAY), {}, {})


def _memory(number: int) -> Memory:
    begins = datetime(2026, 11, 30, 18, tzinfo=UTC).replace(tzinfo=None) + timedelta(days=number)
    ends = begins + timedelta(hours=1)
    sittings = tuple(
        Told(item=UUID(int=one), number=1, title=f"{number}", track="", start=begins, end=ends)
        for one in range(number % 60)
    )
    return Memory(sequence=number, sittings=sittings)


def application() -> QApplication:
    """The one there is, or a new one without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication(sys.argv[:1])


def write_carelessly(path: Path, data: bytes) -> None:
    """Over the old file, as no program should: to see that it is found out."""
    path.write_bytes(data)


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--careless", action="store_true")
    asked = parser.parse_args()
    if asked.careless:
        files.replace_durably.__code__ = write_carelessly.__code__
    kept = application()
    marks = os.open(os.environ["RELIABILITY_MARKS"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    side = SideFiles(asked.folder)
    for number in range(1, asked.rounds + 1):
        for name in side.paths:
            os.write(marks, f"begin {name} {number}\n".encode())
            side.write(name, number)
            os.write(marks, f"ack {name} {number}\n".encode())
    del kept


if __name__ == "__main__":
    main()
