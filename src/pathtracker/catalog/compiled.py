"""The parsed form of the catalogue's files, kept beside them so that the program starts faster.

TOML is read by pure Python at some 6 MB a second, JSON by C at well over 100. The compiled file
holds each TOML file's hash and content; a file whose hash differs is parsed anew, so that an
outdated compiled file costs time and never shows an old text.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pathtracker.catalog.bounds import LARGEST, beyond_bounds

COMPILED = "compiled.json"
_LARGEST_COMPILED = 20_000_000
Document = Mapping[str, Any]


class Documents:
    """The files of a catalogue folder, each parsed once.

    Attributes:
        failures: why a file could not be read, by its path inside the folder.
        parsed: paths that had to be parsed because the compiled form had no use for them.
    """

    def __init__(self, folder: Path, compiled: Path | None = None) -> None:
        self.failures: dict[str, str] = {}
        self.parsed: list[str] = []
        self._hashes: dict[str, str] = {}
        self._documents: dict[str, Document] = {}
        known = _known(compiled or folder / COMPILED)
        for path in _toml_files(folder):
            self._read(path, path.relative_to(folder).as_posix(), known)

    def under(self, part: str) -> list[tuple[str, Document]]:
        """The documents of one part: ``skills.toml`` and everything in ``skills/``."""
        return [
            (name, document)
            for name, document in self._documents.items()
            if name == f"{part}.toml" or name.startswith(f"{part}/")
        ]

    def dump(self) -> str:
        """The compiled form of what was read."""
        files = {name: [self._hashes[name], doc] for name, doc in self._documents.items()}
        return json.dumps({"files": files}, ensure_ascii=False, default=_plain)

    def _read(self, path: Path, name: str, known: Mapping[str, Any]) -> None:
        try:
            if not path.is_file():  # a pipe would keep us waiting
                self.failures[name] = "is no file"
                return
            with path.open("rb") as file:
                raw = file.read(LARGEST + 1)
        except OSError as error:
            self.failures[name] = f"cannot be read: {error.strerror or error}"
            return
        if len(raw) > LARGEST:
            self.failures[name] = f"is larger than {LARGEST // 1_000_000} MB"
            return
        digest = hashlib.blake2b(raw, digest_size=16).hexdigest()
        kept = known.get(name)
        if isinstance(kept, list) and len(kept) == 2 and kept[0] == digest:
            document = kept[1]
        else:
            import tomllib  # costs a start some milliseconds that the compiled form spares it

            self.parsed.append(name)
            try:
                text = raw.decode("utf-8").replace("\r\n", "\n")
                if why := beyond_bounds(text):
                    self.failures[name] = why
                    return
                document = tomllib.loads(text)
            except UnicodeDecodeError:
                self.failures[name] = "is not text in UTF-8"
                return
            except (ValueError, RecursionError) as error:  # a number without end is the former
                self.failures[name] = f"is not valid TOML: {str(error).partition(';')[0]}"
                return
        self._hashes[name] = digest
        self._documents[name] = document


def write_compiled(folder: Path, target: Path | None = None) -> Path:
    """Write the compiled form of a catalogue folder, whole or not at all, and say where."""
    target = target or folder / COMPILED
    beside = target.with_suffix(".part")
    beside.write_text(Documents(folder, target).dump(), encoding="utf-8")
    beside.replace(target)
    return target


def _toml_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.toml"))


def _known(compiled: Path) -> Mapping[str, Any]:
    """What the compiled file holds; nothing when it is missing or of no use."""
    try:
        if not compiled.is_file() or compiled.stat().st_size > _LARGEST_COMPILED:
            return {}
        files = json.loads(compiled.read_bytes()).get("files")
    except (OSError, ValueError, AttributeError, RecursionError):
        return {}
    return files if isinstance(files, dict) else {}


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a catalogue")
