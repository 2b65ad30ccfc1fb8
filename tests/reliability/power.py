"""Power cuts: a recorded run of the workload, crash states made from it, and what they show.

For each acknowledged edit the whole content of the database is known, because the record replayed
without a crash gives it. A crash state is good when its database is sound and its whole content is
that after the last acknowledged edit, or that after the one edit that was under way: nothing is
lost, and no edit is there by half.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from . import shimlog
from .contents import NONE, DamagedError, content, read_tree, write_tree
from .promises import LastEdit, Promises, check_backups
from .replay import Disk, Mode, Tree

WORKLOAD = Path(__file__).with_name("workload.py")
DATABASE = "data/store.db"


@dataclass
class Figures:
    """What a number of crash states showed."""

    states: int = 0
    lost: int = 0
    corrupt: int = 0
    in_flight_kept: int = 0
    """States that hold an edit which was under way and not yet acknowledged."""
    modes: dict[str, int] = field(default_factory=dict)
    examples: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> int:
        return self.lost + self.corrupt

    def bad(self, mode: str, verdict: str, detail: str) -> None:
        """Count a bad state; keep the first few to show."""
        key = f"{mode} {verdict}"
        self.modes[key] = self.modes.get(key, 0) + 1
        setattr(self, verdict, getattr(self, verdict) + 1)
        self.examples = [*self.examples, f"{mode}, {detail}"][:5]

    def __iadd__(self, other: Figures) -> Figures:
        self.states += other.states
        self.lost += other.lost
        self.corrupt += other.corrupt
        self.in_flight_kept += other.in_flight_kept
        self.modes = dict(Counter(self.modes) + Counter(other.modes))
        self.examples = (self.examples + other.examples)[:5]
        return self


@dataclass
class Run:
    """A record of the workload: where, what, on which folder, and after which edit."""

    root: Path
    records: list[shimlog.Record]
    base: Tree
    last: int

    @property
    def disk(self) -> Disk:
        """The disk as it was when the run began."""
        return Disk(self.root, self.base)

    @property
    def started(self) -> int:
        """The place in the record where the store was open and the first edit began."""
        return next(i for i, entry in enumerate(self.records) if entry.op == "M")


def record(
    library: Path,
    scratch: Path,
    *,
    settings: str,
    edits: int,
    last: int = 0,
    base: Tree | None = None,
    backups: bool = False,
    forget_folders: bool = False,
) -> Run:
    """Record the workload on a folder that holds `base`, whose last edit is `last`.

    To forget to sync folders is wrong, and must be found out.
    """
    root, log = scratch / "root", scratch / "run.log"
    write_tree(base or {}, root)
    log.unlink(missing_ok=True)
    command = [sys.executable, str(WORKLOAD), str(root), "--settings", settings]
    command += ["--last", str(last), "--edits", str(edits)]
    command += ["--backups"] if backups else []
    command += ["--forget-folders"] if forget_folders else []
    run = Run(root, shimlog.run_recorded(library, root, log, command), base or {}, last)
    disk = run.disk
    for entry in run.records:
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
    while_opening: bool = False,
    reader: LastEdit | None = None,
    read_every: int = 5,
) -> Figures:
    """Cut the power at random moments of a run and count what is lost or corrupt.

    The moments lie between the store being open and the end or, with `while_opening`, before that.
    A `reader` opens one state of every `read_every` first, and must find the same edit; in these
    the backups are looked at as well.
    """
    rng = random.Random(f"{seed} {mode} {while_opening}")
    moments = range(run.started) if while_opening else range(run.started, len(run.records))
    cuts = Counter(rng.choices(moments, k=states))
    judging = _Judging(run, scratch / "state", reader, read_every)
    for i, entry in enumerate(run.records[: moments.stop + 1]):
        judging.go_on(entry)
        for _ in range(cuts[i]):
            judging.cut(i, mode, rng)
    return judging.figures(mode)


class _Judging:
    """Follows a record, knows what is acknowledged, and looks at crash states on the way."""

    def __init__(self, run: Run, folder: Path, reader: LastEdit | None, read_every: int) -> None:
        self._run = run
        self._disk = run.disk
        self._folder = folder
        self._reader = reader
        self._read_every = read_every
        self._promised = Promises(sure=run.last, maybe=run.last)
        self._opened = False
        self._known: dict[int, str] = {}
        self._before = {NONE}  # contents before the store was open for the first time
        self._seen: list[tuple[str, int, int, str]] = []

    def go_on(self, entry: shimlog.Record) -> None:
        """The next entry of the record."""
        self._disk.apply(entry)
        if entry.op == "M":
            self._opened = True
            self._promised.hear(entry.first.decode())
            if self._promised.sure not in self._known:
                self._known[self._promised.sure] = self._now()
        elif not self._opened and not self._run.base:
            with suppress(DamagedError):
                self._before.add(self._now())

    def _now(self) -> str:
        write_tree(self._disk.now(), self._folder)
        return content(self._folder / DATABASE)

    def cut(self, i: int, mode: Mode, rng: random.Random) -> None:
        """The power fails here."""
        write_tree(self._disk.crash(mode, rng), self._folder)
        promised = self._promised
        try:
            if self._reader is not None and len(self._seen) % self._read_every == 0:
                found = self._read(self._reader)
            else:
                found = content(self._folder / DATABASE)
        except DamagedError as error:
            found = str(error)
        where = f"entry {i} after edit {promised.sure}"
        self._seen.append((where, promised.sure, promised.maybe, found))

    def _read(self, reader: LastEdit) -> str:
        """The content, once the program has opened the file and the backups have been checked."""
        path, promised = self._folder / DATABASE, self._promised
        number = reader(path)
        check_backups(path.parent / "backups", promised.backups, reader)
        if number > promised.maybe and number not in self._known:
            raise DamagedError(f"the program shows edit {number}, which was not made yet")
        found = content(path)
        if number not in (promised.sure, promised.maybe) and found == self._known[promised.sure]:
            raise DamagedError(f"the program shows edit {number} where SQLite shows another")
        return found

    def figures(self, mode: Mode) -> Figures:
        """What the states showed. Only now is known what an edit under way would have left."""
        figures = Figures(states=len(self._seen))
        steps = dict.fromkeys(self._before, "none")
        steps |= {digest: str(number) for number, digest in self._known.items()}
        for where, sure, maybe, found in self._seen:
            if found == self._known[sure]:
                continue
            if found == self._known.get(maybe):
                figures.in_flight_kept += 1
            elif found in steps:
                figures.bad(mode, "lost", f"{where}: the last edit there is {steps[found]}")
            else:
                figures.bad(mode, "corrupt", f"{where}: {found[:200]}")
        return figures
