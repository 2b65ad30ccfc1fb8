"""SIGKILL at random moments: a child edits through the real store and is killed, again and again.

Run as a program it is the host: it imports the store once, then forks a child for each round. The
child opens the store and goes on with the numbered edits (see edits.py), some children with a
backup or a restore first, and tells what it promises through a pipe. The host kills it while it
opens the file, or somewhere in the next step after a number of promises drawn at random, and looks
at what is left: it must be exactly what was promised last, or what was under way, and the next
child must be able to open it and go on. How far into a step it strikes is a share of what such
steps have taken here so far, so that a slow disk changes nothing but the time all of it takes.

    python kill.py FOLDER --rounds 300 --seed 1      # prints the figures as JSON
"""

from __future__ import annotations

import argparse
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
from typing import Any, NoReturn

DATABASE = "store.db"
PROMISES = ("ack", "backup", "restored")
ROUNDS_A_FILE = 25
WHILE_OPENING = 0.2
BACKUP_FIRST, RESTORE_FIRST = 0.2, 0.2
MOST_PROMISES = 5
"""A child makes 0 to so many promises before it is killed."""
SILENCE = 120
"""Seconds without a word after which a child is taken to hang."""


@dataclass
class Figures:
    """What a number of kills showed."""

    kills: int = 0
    lost: int = 0
    corrupt: int = 0
    promises: int = 0
    """Edits, backups and restores that were acknowledged."""
    in_edit: int = 0
    """Kills that left an edit half done for the next start to roll back."""
    in_flight_kept: int = 0
    """Kills after which something was there that was done but not yet acknowledged."""
    examples: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> int:
        return self.lost + self.corrupt

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


@dataclass
class Pace:
    """How long one step takes here: a running mean in seconds, kept from what was seen."""

    seconds: float = 0.02

    def note(self, seconds: float, *, steps: int = 1) -> None:
        """`steps` steps took so long."""
        if steps:
            self.seconds = 0.8 * self.seconds + 0.2 * seconds / steps

    def share(self, rng: random.Random) -> float:
        """A moment in the next step, or shortly after its usual end."""
        return rng.uniform(0, 1.2 * self.seconds)


class _News:
    """The lines that a child writes into its pipe."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self._said = b""

    def wait_for(self, words: tuple[str, ...], count: int) -> float:
        """Waits for so many more lines that begin with one of `words`, or for the child's end.

        Returns the seconds it took. A child that is silent for too long is left to be killed.
        """
        began, known = time.monotonic(), self._count(words)
        while self._count(words) < known + count:
            ready, _, _ = select.select([self._pipe], [], [], SILENCE)
            part = os.read(self._pipe, 1 << 16) if ready else b""
            if not part:
                break
            self._said += part
        return time.monotonic() - began

    def rest(self) -> list[str]:
        """All that was said, once the child is gone."""
        while part := os.read(self._pipe, 1 << 16):
            self._said += part
        return self._said.decode().splitlines()

    def _count(self, words: tuple[str, ...]) -> int:
        return sum(line.startswith(words) for line in self._said.decode().splitlines())


class Host:
    """Forks, kills and looks."""

    def __init__(self, folder: Path, seed: int, settings: list[str], *, early: bool) -> None:
        from reliability import contents, edits, promises, session

        self.edits, self.promises, self.session = edits, promises, session
        self.damaged = contents.DamagedError
        self.folder, self.path = folder, folder / DATABASE
        self.settings, self.early = settings, early
        self.rng = random.Random(seed)
        self.figures = Figures()
        self._opening, self._step = Pace(), Pace()
        self._afresh()
        warm: Any = session.Session(self.path, "real", lambda line: None, last=0)
        for _ in range(edits.CYCLE):  # so that no child pays for what is done once
            warm.edit()
        warm.backup()
        warm.restore(lambda found: 0)
        warm.close()

    def _afresh(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(mode=0o700, parents=True)
        self.promised = self.promises.Promises()

    def round(self, number: int) -> None:
        """One child, one kill, one look."""
        if number % ROUNDS_A_FILE == 0:
            self._afresh()
        settings = self.settings[number // ROUNDS_A_FILE % len(self.settings)]
        chance, seed = self.rng.random(), self.rng.random()
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self._go_on_until_killed(writing, settings, chance, random.Random(seed))
        os.close(writing)
        told = self._kill(child, reading)
        os.close(reading)
        for line in told:
            if line.startswith("failed"):
                self._bad("corrupt", line)
                return
            self.promised.hear(line)
            self.figures.promises += line.startswith(PROMISES)
        self._look(through_store=number % 3 == 0)

    def _go_on_until_killed(
        self, pipe: int, settings: str, chance: float, rng: random.Random
    ) -> NoReturn:
        def tell(line: str) -> None:
            if self.early and line.startswith("begin"):
                line = line.replace("begin", "ack")
            os.write(pipe, f"{line}\n".encode())

        try:
            last = self.promised.sure
            session: Any = self.session.Session(self.path, settings, tell, last=last)
            tell("open")
            if chance < BACKUP_FIRST:
                session.backup()
            elif chance < BACKUP_FIRST + RESTORE_FIRST:
                session.restore(rng.randrange)
            while True:
                session.edit()
        except BaseException as error:
            os.write(pipe, f"failed {type(error).__name__}: {error}\n".encode())
            os._exit(1)

    def _kill(self, child: int, pipe: int) -> list[str]:
        """Kills the child at a moment drawn at random; what it said until then."""
        news = _News(pipe)
        if self.rng.random() < WHILE_OPENING:
            pace, wanted = self._opening, 0
        else:
            pace, wanted = self._step, self.rng.randint(0, MOST_PROMISES)
            self._opening.note(news.wait_for(("open",), 1))
            self._step.note(news.wait_for(PROMISES, wanted), steps=wanted)
        time.sleep(pace.share(self.rng))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        self.figures.kills += 1
        return news.rest()

    def _look(self, *, through_store: bool) -> None:
        sure, maybe = self.promised.sure, self.promised.maybe
        journal = self.path.with_name(DATABASE + "-journal")
        if journal.exists() and journal.read_bytes()[:1] not in (b"", b"\0"):
            self.figures.in_edit += 1
        if not self.path.exists():
            if sure:
                self._bad("lost", f"the file is gone after edit {sure}")
            return
        try:
            found = self.edits.last_edit(self.path, through_store=through_store)
            self.promises.check_backups(
                self.folder / "backups",
                self.promised.backups,
                lambda path: self.edits.last_edit(path, through_store=False),
            )
        except self.damaged as error:
            self._bad("corrupt", f"after edit {sure}: {error}")
            return
        if found not in (sure, maybe):
            verdict = "lost" if found < sure else "corrupt"
            self._bad(verdict, f"edit {sure} was acknowledged, {found} is the last there")
            return
        self.figures.in_flight_kept += found != sure
        self.promised.settle(found)

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
