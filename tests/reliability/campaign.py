"""Many power cuts over the real store: what the test run does once and the long run repeats."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from . import edits, power, shimlog
from .contents import DamagedError, write_tree
from .replay import Mode, Tree

EDITS = 40
RUNS = 4
SHARE_WHILE_OPENING = 6  # one state of so many is cut while the file is made or opened

through_store = partial(edits.last_edit, through_store=True)
through_sqlite = partial(edits.last_edit, through_store=False)


def runs(library: Path, scratch: Path, *, seed: int) -> Iterator[power.Run]:
    """Recorded runs of the real store: one that makes its file, then each on a crash of the last.

    So what SQLite and the store do to a file that a crash left is itself cut short. Every second
    run has so small a cache that pages of an edit are written before the edit is whole, and the
    last two make backups and restore them.
    """
    rng = random.Random(seed)
    base: Tree | None = None
    last = 0
    for number in range(RUNS):
        settings = "real-small-cache" if number % 2 else "real"
        run = power.record(
            library,
            scratch,
            settings=settings,
            edits=EDITS,
            last=last,
            base=base,
            backups=number >= RUNS // 2,
        )
        yield run
        base = interrupted(run, rng)
        write_tree(base, scratch / "state")
        last = through_sqlite(scratch / "state" / power.DATABASE)


def interrupted(run: power.Run, rng: random.Random) -> Tree:
    """A folder left by a crash in the middle of an edit, with a journal to be rolled back."""
    middle = rng.randrange(run.started, len(run.records))
    disk = run.disk
    found: Tree = {}
    for i, entry in enumerate(run.records):
        disk.apply(entry)
        if i >= middle or not found:
            tree = disk.now()
            journal = tree.get(f"{power.DATABASE}-journal")
            if journal and journal[0]:
                found = disk.crash(Mode.TORN, rng)
                journal = found.get(f"{power.DATABASE}-journal")
                if i >= middle and journal and journal[0]:
                    break
    return found


def cut_power(library: Path, scratch: Path, *, states: int, seed: int) -> power.Figures:
    """At least so many crash states of a chain of runs, a fifth of them opened by the program."""
    total = power.Figures()
    each = -(-states // (RUNS * len(Mode)))
    opening = max(1, each // SHARE_WHILE_OPENING)
    chain = enumerate(runs(library, scratch, seed=seed))
    try:
        for number, run in chain:
            for mode, while_opening in itertools.product(Mode, (False, True)):
                total += power.judge(
                    run,
                    scratch,
                    states=opening if while_opening else each - opening,
                    seed=seed * RUNS + number,
                    mode=mode,
                    while_opening=while_opening,
                    reader=through_store,
                    # A file that was never whole is made afresh only by the program.
                    read_every=1 if while_opening and not run.base else 5,
                )
    except (DamagedError, shimlog.ProgramFailedError) as error:
        if not total.states:
            raise
        total.states += 1  # a crash that no run could go on from
        total.bad("next run", "corrupt", str(error))
    return total
