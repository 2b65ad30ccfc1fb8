"""Where things lie. The only module that knows places."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

DATA_FOLDER_VARIABLE = "PATHTRACKER_DATA_DIR"


@dataclass(frozen=True, slots=True)
class Places:
    """Everything the program writes, inside one folder."""

    folder: Path

    @property
    def data_file(self) -> Path:
        return self.folder / "pathtracker.db"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def log_file(self) -> Path:
        return self.folder / "pathtracker.log"

    @property
    def settings_file(self) -> Path:
        return self.folder / "settings.json"

    @property
    def timeline_file(self) -> Path:
        """The last picture of the timeline. Losing it costs nothing."""
        return self.folder / "timeline.json"

    @property
    def calendar_file(self) -> Path:
        """What has gone out to calendars."""
        return self.folder / "calendar.json"

    @property
    def geometry_file(self) -> Path:
        return self.folder / "window.ini"

    @property
    def drafts_file(self) -> Path:
        """What was typed and could not be written to the store."""
        return self.folder / "drafts.json"

    @property
    def other_drafts_file(self) -> Path:
        """Among the settings of this user, for when the data folder can't be written."""
        _forget_relative_places()
        from appdirs import user_config_dir

        whose = sha256(str(self.folder).encode("utf-8", "surrogateescape")).hexdigest()[:12]
        return Path(user_config_dir("pathtracker", appauthor=False)) / f"drafts-{whose}.json"

    @property
    def sample_folder(self) -> Path:
        """The sample learner has a store of its own, so that it never mixes with the learner's."""
        return self.folder / "sample"

    def holds(self, path: Path) -> bool:
        """Whether something there, or to be put there, is the program's own: inside the data
        folder, or one of its files by another name. Nothing is opened. Raises OSError."""
        own = self.folder
        if own.name == "sample" and Places(own.parent).data_file.exists():
            own = own.parent
        real = path.resolve()
        if own.exists() and any(_same(one, own) for one in (real, *real.parents)):
            return True
        if not real.exists():
            return own.resolve() in real.parents
        return any(_same(real, one) for place in (own, own / "sample") for one in _files(place))


def _files(folder: Path) -> Iterator[Path]:
    for pattern in ("*", "*/*"):  # backups, files set aside
        yield from folder.glob(pattern)


def _same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file or folder, over links and mounts as well."""
    try:
        return one.samefile(other)
    except FileNotFoundError:
        return False


def places(override: str | None = None) -> Places:
    """The data folder: the one asked for, the variable's, or the system's for this user."""
    chosen = override or os.environ.get(DATA_FOLDER_VARIABLE)
    if chosen:
        with suppress(RuntimeError):  # ~somebody that the system doesn't know stays as it is
            return Places(Path(chosen).expanduser().absolute())
        return Places(Path(chosen).absolute())
    _forget_relative_places()
    from appdirs import user_data_dir

    return Places(Path(user_data_dir("pathtracker", appauthor=False)))


def _forget_relative_places() -> None:
    """appdirs answers with a relative path when these are empty or relative."""
    for name in [name for name in os.environ if name.startswith("XDG_")]:
        if name.endswith(("_HOME", "_DIR")) and not Path(os.environ[name]).is_absolute():
            del os.environ[name]


def asset(relative: str) -> Path:
    """A file or folder of resources/: in the frozen program, the package, or the repository."""
    package = Path(__file__).parent
    frozen = Path(getattr(sys, "_MEIPASS", package))
    candidates = [
        frozen / "resources" / relative,
        package / "resources" / relative,
        package.parents[1] / "resources" / relative,
    ]
    for candidate in candidates:
        if candidate.exists():
            return candidate
    raise FileNotFoundError(f"resources/{relative} is not part of this installation")
