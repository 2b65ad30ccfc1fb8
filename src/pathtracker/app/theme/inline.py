"""Drawings a style sheet can name: tinted for the palette in use, kept in memory.

A style sheet takes pictures only by address. Files would have to be written somewhere and could
be missing; Qt's own resource format, built here for a handful of small drawings, cannot.
"""

from __future__ import annotations

import struct
import weakref

from PySide6.QtCore import qRegisterResourceData, qUnregisterResourceData

_VERSION = 1
_DIRECTORY = 2
_ANY_COUNTRY, _C_LOCALE = 0, 1


def _hash(name: str) -> int:
    value = 0
    for char in name:
        value = (value << 4) + ord(char)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value


class InlineFolder:
    """Files under `:/<name>/` for as long as it is open."""

    def __init__(self, name: str, files: dict[str, bytes]) -> None:
        self.prefix = f":/{name}/"
        names, data = bytearray(), bytearray()

        def name_at(text: str) -> int:
            at = len(names)
            names.extend(struct.pack(">HI", len(text), _hash(text)) + text.encode("utf-16-be"))
            return at

        def directory(name_offset: int, count: int, first: int) -> bytes:
            return struct.pack(">IHII", name_offset, _DIRECTORY, count, first)

        tree = bytearray(directory(0, 1, 1) + directory(name_at(name), len(files), 2))
        for file in sorted(files, key=_hash):
            tree.extend(struct.pack(">IHHHI", name_at(file), 0, _ANY_COUNTRY, _C_LOCALE, len(data)))
            data.extend(struct.pack(">I", len(files[file])) + files[file])
        # Qt reads from these for as long as they are registered: both end together.
        parts = (bytes(tree), bytes(names), bytes(data))
        qRegisterResourceData(_VERSION, *parts)
        self.close = weakref.finalize(self, qUnregisterResourceData, _VERSION, *parts)
