"""A disk that can lose power: replays a record and says what the disk may hold after a crash.

`Disk` follows a record (see shim.c). For each file it keeps the bytes that are safe and the list of
changes that are not yet; for each folder the same for its names. `Disk.crash` then makes one of the
folders a machine could find at its next start.

What is taken to be true of the disk and its file system. It is POSIX read pessimistically:

1. fsync and fdatasync of a file make all its content and its size safe, and nothing else: not its
   name, not other files. (ext4 also saves the name of a new file; SQLite does not count on it, but
   syncs the folder with the first sync of a journal and, if synchronous=EXTRA, after removing it.)
2. A name that was made, renamed or removed is safe once its folder has been synced through a
   descriptor of the folder. Until then each such change may be there or not, whether or not the
   content of the file is. A file whose removal was lost is there again, with what was safe of it.
3. A rename within one folder happens wholly or not at all. One between two folders may leave the
   file under both names, never under none.
4. A sync keeps its promise. A drive that answers before the data are safe is not modelled.
5. Sectors of 512 bytes are written wholly or not at all, and writing some bytes of a sector harms
   no others ("powersafe overwrite", which SQLite takes for granted on POSIX too).
6. Changes not yet safe may have reached the disk singly, in any order, or not at all, each file
   for itself. Where a file grew and the data did not arrive there are zeros or old garbage.
7. What is safe stays as it is: no decay, no damage to neighbours. That is for backups.

Three ways to lose what was not safe, of which one is chosen for each state:

- dropped: no content that was not safe; of the names none, some or all of the changes.
- torn: each file got its changes in order up to some point, and of the last ones before that point
  only some sectors. The changes of names up to some point.
- reordered: each file got any of its changes, each folder any of its changes of names.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath

from .shimlog import CREATED, TRUNCATED, Record

SECTOR = 512
IN_MEMORY = "-shm"  # SQLite's index of a WAL: a shared mapping, rebuilt after any crash


class Mode(StrEnum):
    """How a crash loses what was not safe."""

    DROPPED = "dropped"
    TORN = "torn"
    REORDERED = "reordered"


@dataclass
class Write:
    at: int
    data: bytes

    def apply(self, content: bytearray, fill: Callable[[int], bytes] = bytes) -> None:
        """Write; what lies between the end so far and the data is filled with zeros or that."""
        if len(content) < self.at:
            content.extend(fill(self.at - len(content)))
        content[self.at : self.at + len(self.data)] = self.data

    def tear(self, content: bytearray, rng: random.Random) -> None:
        """Apply some of the sectors; what lies between them in a grown file is zeros or garbage."""
        end = self.at + len(self.data)
        cuts = [self.at, *range(self.at - self.at % SECTOR + SECTOR, end, SECTOR), end]
        kept = [pair for pair in itertools.pairwise(cuts) if rng.random() < 0.5]
        grown = end if rng.random() < 0.5 else max((stop for _, stop in kept), default=0)
        if missing := max(0, grown - len(content)):
            content.extend(rng.randbytes(missing) if rng.random() < 0.5 else bytes(missing))
        for start, stop in kept:
            content[start:stop] = self.data[start - self.at : stop - self.at]


@dataclass
class Truncate:
    size: int

    def apply(self, content: bytearray, fill: Callable[[int], bytes] = bytes) -> None:
        if self.size <= len(content):
            del content[self.size :]
        else:
            content.extend(fill(self.size - len(content)))

    def tear(self, content: bytearray, rng: random.Random) -> None:
        if rng.random() < 0.5:
            self.apply(content)


@dataclass(eq=False)
class File:
    safe: bytearray = field(default_factory=bytearray)
    unsafe: list[Write | Truncate] = field(default_factory=list)

    def sync(self) -> None:
        for change in self.unsafe:
            change.apply(self.safe)
        self.unsafe.clear()

    def now(self) -> bytearray:
        content = bytearray(self.safe)
        for change in self.unsafe:
            change.apply(content)
        return content

    def crash(self, mode: Mode, rng: random.Random) -> bytearray:
        content = bytearray(self.safe)
        if mode is Mode.TORN:
            reached = rng.randint(0, len(self.unsafe))
            torn_from = reached - rng.randint(0, min(reached, 4))
            for i, change in enumerate(self.unsafe[:reached]):
                change.apply(content) if i < torn_from else change.tear(content, rng)
        elif mode is Mode.REORDERED:
            likely = rng.choice((0.0, 0.25, 0.5, 0.75, 1.0))
            fill = rng.choice((bytes, rng.randbytes))
            for change in self.unsafe:
                if rng.random() < likely:
                    change.apply(content, fill)
        return content


@dataclass
class Renaming:
    """Names that change together: None removes one. `needs` is where a moved file must be safe."""

    pairs: dict[str, Node | None]
    needs: tuple[Folder, str, Node] | None = None

    def apply(self, names: dict[str, Node]) -> None:
        for name, node in self.pairs.items():
            if node is None:
                names.pop(name, None)
            else:
                names[name] = node

    def possible(self) -> bool:
        return self.needs is None or self.needs[0].safe.get(self.needs[1]) is self.needs[2]


@dataclass(eq=False)
class Folder:
    """Names to files and folders, as they are and as they are safe."""

    names: dict[str, Node] = field(default_factory=dict)
    safe: dict[str, Node] = field(default_factory=dict)
    unsafe: list[Renaming] = field(default_factory=list)

    def change(self, renaming: Renaming) -> None:
        self.unsafe.append(renaming)
        renaming.apply(self.names)

    def sync(self) -> None:
        for renaming in self.unsafe:
            if renaming.needs is not None:
                target, name, node = renaming.needs
                target.safe[name] = node
        self.safe = dict(self.names)
        self.unsafe.clear()

    def crash(self, mode: Mode, rng: random.Random) -> dict[str, Node]:
        names = dict(self.safe)
        if mode is Mode.REORDERED:
            chosen = [change for change in self.unsafe if rng.random() < 0.5]
        else:
            some = rng.randint(0, len(self.unsafe))
            if mode is Mode.DROPPED:
                some = rng.choice((0, 0, some, len(self.unsafe)))
            chosen = self.unsafe[:some]
        for change in chosen:
            if change.possible():
                change.apply(names)
        return names


Node = File | Folder
Tree = dict[str, bytes | None]
"""Paths inside the folder to their content; None for a folder."""


class Disk:
    """One folder, and what of it is safe, as a record goes by."""

    def __init__(self, root: Path, base: Tree | None = None) -> None:
        """`root` is where the record was made; `base` what lay there, safely, before it began."""
        self.root = PurePosixPath(root.resolve())
        self.top = Folder()
        self._open: dict[int, Node] = {}
        self._in_memory = File()
        for path, content in sorted((base or {}).items()):
            folder, name = self._find(self.root / path)
            node = Folder() if content is None else File(bytearray(content))
            folder.change(Renaming({name: node}))
            folder.sync()

    def apply(self, record: Record) -> None:
        """Let the next thing happen."""
        op, fd = record.op, record.fd
        if op in "OD":
            self._open[fd] = self._opened(record)
            return
        if op == "C":
            self._open.pop(fd, None)
            return
        node = self._open.get(fd)
        if op == "S" and node is not None:
            node.sync()
        elif op == "W" and isinstance(node, File):
            node.unsafe.append(Write(record.number, record.first))
        elif op == "T" and isinstance(node, File):
            node.unsafe.append(Truncate(record.number))
        elif op == "X" and node is not self._in_memory:
            raise ValueError("the program maps a file to write to it; that cannot be followed")
        elif op in "RULKk":
            self._rename(op, PurePosixPath(record.first.decode()), record.second.decode())

    def _opened(self, record: Record) -> Node:
        path = PurePosixPath(record.first.decode())
        if path == self.root:
            return self.top
        folder, name = self._find(path)
        if record.op == "O" and (record.number & CREATED or name not in folder.names):
            if not record.number & CREATED:
                raise ValueError(f"{path.name} was opened and is in neither base nor record")
            if name.endswith(IN_MEMORY):
                return self._in_memory
            folder.change(Renaming({name: File()}))
        node = folder.names[name]
        if record.number & TRUNCATED and isinstance(node, File):
            node.unsafe.append(Truncate(0))
        return node

    def _rename(self, op: str, path: PurePosixPath, other: str) -> None:
        folder, name = self._find(path)
        if name.endswith(IN_MEMORY):
            return
        if op == "K":
            folder.change(Renaming({name: Folder()}))
        elif op in "Uk":
            folder.change(Renaming({name: None}))
        else:
            target, new = self._find(PurePosixPath(other))
            node = folder.names[name]
            if target.names.get(new) is node:
                return  # POSIX: both names of one file, and both stay
            if op == "L":
                target.change(Renaming({new: node}))
            elif target is folder:
                folder.change(Renaming({new: node, name: None}))
            else:
                target.change(Renaming({new: node}))
                folder.change(Renaming({name: None}, needs=(target, new, node)))

    def _find(self, path: PurePosixPath) -> tuple[Folder, str]:
        *folders, name = path.relative_to(self.root).parts
        found: Node = self.top
        for part in folders:
            assert isinstance(found, Folder)
            found = found.names[part]
        assert isinstance(found, Folder)
        return found, name

    def now(self) -> Tree:
        """The folder as running programs see it."""
        return _tree(self.top, lambda folder: folder.names, lambda file: bytes(file.now()))

    def crash(self, mode: Mode, rng: random.Random) -> Tree:
        """A folder that the machine may find when the power fails here and now."""
        left: dict[int, bytes] = {}  # a file with two names has one content

        def content(file: File) -> bytes:
            if id(file) not in left:
                left[id(file)] = bytes(file.crash(mode, rng))
            return left[id(file)]

        return _tree(self.top, lambda folder: folder.crash(mode, rng), content)


def _tree(
    folder: Folder,
    names: Callable[[Folder], dict[str, Node]],
    content: Callable[[File], bytes],
    prefix: str = "",
) -> Tree:
    tree: Tree = {}
    for name, node in sorted(names(folder).items()):
        if isinstance(node, Folder):
            tree[prefix + name] = None
            tree |= _tree(node, names, content, f"{prefix}{name}/")
        else:
            tree[prefix + name] = content(node)
    return tree
