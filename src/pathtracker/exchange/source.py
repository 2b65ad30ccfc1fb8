"""A file that was brought: its bytes, within limits, as text, and what lies beside it."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pathtracker.core.messages import Refused
from pathtracker.store.livefile import open_to_read

MOST_BYTES = 20 * 1024 * 1024
_BESIDE = (".txt", ".tsv")
_JOINTS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Source:
    """`folder` is where the file lies, None where it was not read from a disk."""

    name: str
    data: bytes
    folder: Path | None = None

    def text(self) -> str:
        """The file as text: UTF-8, UTF-16 with its mark, else Windows-1252. Refused
        ``import.not_text`` for anything else."""
        found = decoded(self.data)
        if found is None or "\0" in found:
            raise Refused("import.not_text", file=self.name)
        return found

    def beside(self, words: str) -> Iterator[Source]:
        """Files beside this one whose names begin with some words, however they are joined. What
        can't be read is passed over."""
        if self.folder is None:
            return
        try:
            others = sorted(self.folder.iterdir())
        except OSError:
            return
        for path in others:
            plain = _JOINTS.sub(" ", path.name.casefold())
            if plain.startswith(words) and path.suffix.lower() in _BESIDE:
                with suppress(Refused):
                    yield open_source(path)


def open_source(path: Path) -> Source:
    """Reads a file of 20 MB at most. Refused with the reason where that can't be."""
    try:
        if path.is_dir():
            raise Refused("import.folder", file=path.name)
        with open_to_read(path) as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # the latter: a NUL in its name
        detail = getattr(error, "strerror", None) or "no such file"
        raise Refused("import.unreadable", file=str(path), detail=detail) from error
    if len(data) > MOST_BYTES:
        raise Refused("import.too_large", file=path.name, limit=MOST_BYTES // 1024 // 1024)
    if not data.strip():
        raise Refused("import.empty", file=path.name)
    return Source(path.name, data, path.parent)


def decoded(data: bytes) -> str | None:
    """Bytes as text, or None if they are none that we know."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    elif data.startswith(BOM_UTF8):
        encodings = ("utf-8-sig",)
    else:
        encodings = ("utf-8", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
