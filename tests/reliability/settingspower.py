"""Power cuts while the small files beside the store are written.

A crash state is good when the program reads of each file what it held after the last write that
returned, or what the one under way would have left; never half of it.
"""

from __future__ import annotations

import random
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from . import shimlog
from .contents import DamagedError, write_tree
from .power import Figures
from .replay import Disk, Mode, Tree
from .sidefiles import NOTHING, SideFiles, application, written

WORKLOAD = Path(__file__).with_name("sidefiles.py")
ROUNDS = 12


@dataclass
class _Promises:
    """Of each file the number that must be found, and the one that may be instead."""

    sure: dict[str, int] = field(default_factory=dict)
    maybe: dict[str, int] = field(default_factory=dict)

    def hear(self, line: str) -> None:
        word, name, number = line.split()
        value = written(int(number)) if name == "drafts" else int(number)
        self.maybe[name] = value
        if word == "ack":
            self.sure[name] = value

    def allow(self, name: str) -> set[int]:
        return {found.get(name, NOTHING) for found in (self.sure, self.maybe)}


def cut_power(
    library: Path, scratch: Path, *, states: int, seed: int, careless: bool = False
) -> Figures:
    """So many crash states of one recorded run, as evenly over the three modes as they go.

    To be careless, and write over the old file, is wrong, and must be found out.
    """
    kept = application()
    root, log = scratch / "root", scratch / "run.log"
    base: Tree = {"data": None}
    write_tree(base, root)
    log.unlink(missing_ok=True)
    command = [sys.executable, str(WORKLOAD), str(root), "--rounds", str(ROUNDS)]
    command += ["--careless"] if careless else []
    records = shimlog.run_recorded(library, root, log, command)
    rng = random.Random(seed)
    modes = list(Mode)
    cuts: dict[int, list[Mode]] = {}
    for number in range(states):
        cuts.setdefault(rng.randrange(len(records)), []).append(modes[number % len(modes)])
    figures, promised, disk = Figures(), _Promises(), Disk(root, base)
    for i, entry in enumerate(records):
        disk.apply(entry)
        if entry.op == "M":
            promised.hear(entry.first.decode())
        for mode in cuts.get(i, ()):
            # Each in a place of its own: QSettings reads a file again only if its time has changed.
            state = scratch / f"state-{figures.states}"
            write_tree(disk.crash(mode, rng), state)
            figures.states += 1
            _judge(SideFiles(state), promised, figures, f"{mode}", f"entry {i}")
            shutil.rmtree(state)
    del kept
    return figures


def _judge(side: SideFiles, promised: _Promises, figures: Figures, mode: str, where: str) -> None:
    for name in side.paths:
        allowed = promised.allow(name)
        try:
            found = side.read(name)
        except DamagedError as error:
            figures.bad(mode, "corrupt", f"{where}: {error}")
            return
        if found not in allowed:
            figures.bad(mode, "lost", f"{where}: {name} shows {found}, not {sorted(allowed)}")
            return
        figures.in_flight_kept += found != promised.sure.get(name, NOTHING)
