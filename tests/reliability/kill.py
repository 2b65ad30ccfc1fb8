"""SIGKILL at random moments: a child edits through the real store and is killed, again and again.

Run as a program it is the host: it imports the store once, then forks a child for each round. The
child opens the store and goes on with the numbered edits (see edits.py), writing each number to a
pipe once the edit has returned. The host kills it while it opens the file or up to 40 ms after its
first edit, and looks at what is left: it must be exactly what the last acknowledged edit left, or
the one edit after it, and the next child must be able to open it and go on.

    python kill.py FOLDER --rounds 300 --seed 1      # prints the figures as JSON
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

DATABASE = "store.db"
ROUNDS_A_FILE = 25
WHILE_OPENING = 0.2
LONGEST_WAIT = 0.040


@dataclass
class Figures:
    """What a number of kills showed."""

    kills: int = 0
    lost: int = 0
    corrupt: int = 0
    acknowledged: int = 0
    in_edit: int = 0
    """Kills that left an edit half done for the next start to roll back."""
    in_flight_kept: int = 0
    """Kills that came after an edit was safe and before it was acknowledged."""
    examples: list[str] = field(default_factory=list)

    def __iadd__(self, other: Figures) -> Figures:
        for name, value in asdict(other).items():
            setattr(self, name, getattr(self, name) + value)
        self.examples = self.examples[:5]
        return self


def run(
    folder: Path,
    *,
    rounds: int,
    seed: int,
    settings: Sequence[str] = ("real", "real-small-cache"),
    acknowledge_early: bool = False,
) -> Figures:
    """Do some rounds in a process of their own, each file with the next of the settings.

    To acknowledge an edit before it is made is wrong, and must be found out.
    """
    command = [sys.executable, str(Path(__file__)), str(folder)]
    command += ["--rounds", str(rounds), "--seed", str(seed), "--settings", *settings]
    command += ["--early"] if acknowledge_early else []
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the host of the kills failed:\n{done.stderr}")
    return Figures(**json.loads(done.stdout))


class Host:
    """Forks, kills and looks."""

    def __init__(self, folder: Path, seed: int, settings: list[str], *, early: bool) -> None:
        from reliability import edits

        self.edits: Any = edits
        self.settings = settings
        self.early = early
        self.setting = settings[0]
        self.folder = folder
        self.path = folder / DATABASE
        self.rng = random.Random(seed)
        self.figures = Figures()
        self.last = 0
        self._afresh()
        learner = edits.Learner(self.path)  # so that no child pays for what is done once
        for number in range(1, edits.CYCLE + 1):
            learner.edit(number)
        learner.close()

    def _afresh(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(mode=0o700, parents=True)
        self.last = 0

    def round(self, number: int) -> None:
        """One child, one kill, one look."""
        if number % ROUNDS_A_FILE == 0:
            self._afresh()
            self.setting = self.settings[number // ROUNDS_A_FILE % len(self.settings)]
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self._edit_until_killed(writing)
        os.close(writing)
        try:
            text = self._kill(child, reading)
        finally:
            os.close(reading)
        if b"failed" in text:
            self._bad("corrupt", text.decode())
            return
        acked = [int(line) for line in text.split()]
        self.figures.acknowledged += len(acked)
        self._look(acked[-1] if acked else self.last, through_store=number % 3 == 0)

    def _edit_until_killed(self, acks: int) -> None:
        try:
            learner = self.edits.Learner(self.path, self.setting)
            for number in itertools.count(self.last + 1):
                if self.early:
                    os.write(acks, b"%d\n" % number)
                learner.edit(number)
                if not self.early:
                    os.write(acks, b"%d\n" % number)
        except BaseException as error:
            os.write(acks, f"failed {type(error).__name__}: {error}\n".encode())
            os._exit(1)

    def _kill(self, child: int, acks: int) -> bytes:
        if self.rng.random() >= WHILE_OPENING:
            select.select([acks], [], [], 10)
        time.sleep(self.rng.uniform(0, LONGEST_WAIT))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        self.figures.kills += 1
        text = b""
        while part := os.read(acks, 1 << 16):
            text += part
        return text

    def _look(self, acked: int, *, through_store: bool) -> None:
        journal = self.path.with_name(DATABASE + "-journal")
        if journal.exists() and journal.stat().st_size and journal.read_bytes()[0]:
            self.figures.in_edit += 1
        if not self.path.exists():
            if acked:
                self._bad("lost", f"the file is gone after edit {acked}")
            return
        try:
            found = self.edits.last_edit(self.path, through_store=through_store)
        except self.edits.DamagedError as error:
            self._bad("corrupt", f"after edit {acked}: {error}")
            return
        if found < acked:
            self._bad("lost", f"edit {acked} was acknowledged, {found} is the last there")
        elif found > acked + 1:
            self._bad("corrupt", f"edit {found} is there, only {acked} was acknowledged")
        else:
            self.figures.in_flight_kept += found == acked + 1
            self.last = found

    def _bad(self, verdict: str, detail: str) -> None:
        setattr(self.figures, verdict, getattr(self.figures, verdict) + 1)
        self.figures.examples = [*self.figures.examples, detail][:5]
        self._afresh()


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--settings", nargs="+", default=["real"])
    parser.add_argument("--early", action="store_true")
    asked = parser.parse_args()
    host = Host(asked.folder, asked.seed, asked.settings, early=asked.early)
    for number in range(asked.rounds):
        host.round(number)
    print(json.dumps(asdict(host.figures)))


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])
    main()
