"""Power cuts: a recorded run of the workload, crash states made from it, and what they show.

For each acknowledged edit the whole content of the database is known, because the record replayed
without a crash gives it. A crash state is good when its database is sound and its whole content is
that after the last acknowledged edit, or that after the one edit that was under way: nothing is
lost, and no edit is there by half.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from . import shimlog
from .replay import Disk, Mode, Tree

WORKLOAD = Path(__file__).with_name("workload.py")
DATABASE = "store.db"
Opener = Callable[[Path], None]
"""Opens and closes the database at a path with the program's own code."""


class DamagedError(Exception):
    """Why a database is not sound."""


@dataclass
class Run:
    """A record of the workload and what is known of it."""

    root: Path
    records: list[shimlog.Record]
    base: Tree
    last: int

    @property
    def disk(self) -> Disk:
        """The disk as it was when the run began."""
        return Disk(self.root, self.base)


@dataclass
class Figures:
    """What a number of crash states showed."""

    states: int = 0
    lost: int = 0
    corrupt: int = 0
    modes: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def add(self, mode: str, verdict: str, detail: str) -> None:
        """Count a state; keep the first few bad ones to show."""
        self.states += 1
        if verdict == "good":
            return
        self.modes[f"{mode} {verdict}"] += 1
        if verdict == "lost":
            self.lost += 1
        else:
            self.corrupt += 1
        if len(self.examples) < 5:
            self.examples.append(f"{mode}, {detail}: {verdict}")

    def __iadd__(self, other: Figures) -> Figures:
        self.states += other.states
        self.lost += other.lost
        self.corrupt += other.corrupt
        self.modes += other.modes
        self.examples = (self.examples + other.examples)[:5]
        return self

    def __str__(self) -> str:
        detail = ", ".join(f"{what} {n}" for what, n in sorted(self.modes.items()))
        return f"{self.states} states, {self.lost} lost, {self.corrupt} corrupt" + (
            f" ({detail})" if detail else ""
        )


def write_tree(tree: Tree, folder: Path) -> None:
    """Make a folder hold exactly this."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    for path, content in tree.items():
        if content is None:
            (folder / path).mkdir(mode=0o700)
        else:
            (folder / path).write_bytes(content)


def read_tree(folder: Path) -> Tree:
    """What a folder holds."""
    return {
        str(path.relative_to(folder)): None if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
    }


def content(path: Path) -> str:
    """A digest of everything in a database; `DamagedError` when SQLite finds it unsound."""
    if not path.exists():
        return "no database"
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous=OFF")
            found = connection.execute("PRAGMA integrity_check").fetchall()
            if found != [("ok",)]:
                raise DamagedError(str(found[0][0]))
            digest = hashlib.sha256()
            tables = connection.execute(
                "SELECT name FROM sqlite_schema WHERE type='table' AND rootpage>0 ORDER BY name"
            ).fetchall()
            for (table,) in tables:
                digest.update(table.encode())
                for row in connection.execute(f'SELECT * FROM "{table}"'):
                    digest.update(repr(row).encode())
            return digest.hexdigest()
    except sqlite3.Error as error:
        raise DamagedError(str(error)) from error


def record(
    library: Path,
    scratch: Path,
    *,
    settings: str,
    edits: int,
    first: int = 1,
    base: Tree | None = None,
) -> Run:
    """Run the workload on a folder that holds `base` and record it."""
    root, log = scratch / "root", scratch / "run.log"
    write_tree(base or {}, root)
    log.unlink(missing_ok=True)
    command = [sys.executable, str(WORKLOAD), str(root), "--settings", settings]
    command += ["--first", str(first), "--edits", str(edits)]
    records = shimlog.run_recorded(library, root, log, command)
    run = Run(root, records, dict(base or {}), first - 1)
    disk = run.disk
    for entry in records:
        disk.apply(entry)
    if disk.now() != read_tree(root):
        raise AssertionError("the record replayed is not the folder: something was not recorded")
    return run


def judge(
    run: Run,
    scratch: Path,
    *,
    states: int,
    seed: int,
    mode: Mode,
    opener: Opener | None = None,
) -> Figures:
    """Cut the power at random moments of a run and count what is lost or corrupt."""
    rng = random.Random(f"{seed} {mode}")
    folder = scratch / "state"
    disk, known = run.disk, {run.last: "no database"}
    steps = {"no database": run.last - 1}
    acked = begun = run.last
    begins = next(i for i, r in enumerate(run.records) if r.op == "M")
    cuts = Counter(rng.randrange(begins, len(run.records)) for _ in range(states))
    seen: list[tuple[int, int, int, str]] = []
    for i, entry in enumerate(run.records):
        disk.apply(entry)
        if i < begins:
            with suppress(DamagedError):
                steps[_content_of(disk.now(), folder)] = run.last - 1
        if entry.op == "M":
            word, _, number = entry.first.decode().strip().partition(" ")
            if word == "begin":
                begun = int(number)
                if begun - 1 == run.last:
                    known[run.last] = _content_of(disk.now(), folder)
            elif word == "ack":
                acked = int(number)
                known[acked] = _content_of(disk.now(), folder)
        for _ in range(cuts[i]):
            write_tree(disk.crash(mode, rng), folder)
            try:
                if opener is not None:
                    opener(folder / DATABASE)
                found = content(folder / DATABASE)
            except DamagedError as error:
                found = f"damaged: {error}"
            seen.append((i, acked, begun, found))
    figures = Figures()
    steps |= {digest: number for number, digest in known.items()}
    for i, acked, begun, found in seen:
        where = f"entry {i} after edit {acked}"
        if found in (known[acked], known.get(begun)):
            figures.add(mode, "good", where)
        elif found in steps:
            figures.add(mode, "lost", f"{where} only edit {steps[found]} is there")
        else:
            figures.add(mode, "corrupt", f"{where} {found[:80]}")
    return figures


def _content_of(tree: Tree, folder: Path) -> str:
    write_tree(tree, folder)
    return content(folder / DATABASE)
