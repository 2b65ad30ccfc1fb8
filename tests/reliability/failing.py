"""Failing calls: every nth call of every kind on the data folder fails, once or from then on.

Run as a program, with failing.so loaded, it is the host: it prepares each operation's folder once,
then forks a child for each case. The child lets one call fail, does the operation as the command
line does it, and tells what was said. The host then looks, on a disk without faults: nothing may
be corrupt, what was said must be so, and no fault of the disk is a mistake of the program's.

    python failing.py FOLDER --cases 300 --seed 1      # prints the figures as JSON
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import errno
import io
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import NamedTuple, NoReturn

KINDS = (
    *("open", "read", "write", "sync", "truncate"),
    *("name", "remove", "folder", "look", "list"),
)
ERRORS = {
    **dict.fromkeys(("open", "name", "remove", "folder", "look", "list"), errno.EACCES),
    **dict.fromkeys(("read", "sync", "truncate"), errno.EIO),
    "write": errno.ENOSPC,
}
DATABASE = "pathtracker.db"
TODAY = "2026-11-30"


@dataclass
class Figures:
    """What a number of failing calls showed. Each list holds a few examples."""

    cases: int = 0
    corrupt: int = 0
    """The file is not sound any more, or shows neither the state before nor the one after."""
    said_wrongly: int = 0
    """Said to be done and isn't, said not to be done and is, or a backup or export half there."""
    mistakes: int = 0
    """Blamed on the program, or ended without a sentence."""
    examples: list[str] = field(default_factory=list)

    def __iadd__(self, other: Figures) -> Figures:
        for name, value in asdict(other).items():
            setattr(self, name, getattr(self, name) + value)
        self.examples = self.examples[:8]
        return self

    @property
    def wrong(self) -> int:
        return self.corrupt + self.said_wrongly + self.mistakes


def build(folder: Path) -> Path:
    """Compiles the library. `UnavailableError` says why it can't be."""
    from reliability.shimlog import compiler

    library = folder / "failing.so"
    source = Path(__file__).with_suffix(".c")
    command = [compiler(), "-O1", "-shared", "-fPIC", "-U_FORTIFY_SOURCE", "-pthread"]
    subprocess.run([*command, "-o", str(library), str(source), "-ldl"], check=True)
    return library


def run(library: Path, folder: Path, *, cases: int, seed: int, careless: bool = False) -> Figures:
    """So many cases, drawn evenly over operations and kinds, in a process of their own.

    To be careless, and pass over an error at the commit, is wrong, and must be found out.
    """
    command = [sys.executable, str(Path(__file__)), str(folder)]
    command += ["--cases", str(cases), "--seed", str(seed)]
    command += ["--careless"] if careless else []
    environment = os.environ | {"LD_PRELOAD": str(library)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise RuntimeError(f"the host of the failing calls failed:\n{done.stderr}")
    return Figures(**json.loads(done.stdout))


class Said(NamedTuple):
    """How a command ended: its exit status and its words, both streams together."""

    status: int
    words: str


class Operation(NamedTuple):
    """A command of the program's, and what it is done to.

    `folder` holds the state before; `undone` is said when something is known to be left undone.
    """

    name: str
    command: tuple[str, ...]
    prepare: Callable[[Path], None]


class Case(NamedTuple):
    """Call number `nth` of `kind` fails in an operation, and with `onward` all later ones too."""

    operation: Operation
    kind: str
    nth: int
    onward: bool


def command(folder: Path, *words: str) -> Said:
    """A command as somebody types it."""
    from pathtracker.cli import main

    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            status = main(["--data-dir", str(folder / "data"), "--today", TODAY, *words])
        except SystemExit as ended:
            status = int(ended.code or 0)
    out.seek(0)
    return Said(status, out.read())


def a_learner(folder: Path) -> None:
    """A small store with a role, some steps, a change to undo and a backup to go back to."""
    for words in (
        ("choose", "data-analyst"),
        ("add", "Read a book 2h"),
        ("backup",),
        ("availability", "--mon", "60", "--sat", "120"),
        ("add", "Write a page 1h"),
    ):
        said = command(folder, *words)
        assert said.status == 0, said.words


def nothing(folder: Path) -> None:
    """A folder without data."""
    (folder / "data").mkdir(parents=True)


def an_older_file(folder: Path) -> None:
    """A file that has to be migrated."""
    nothing(folder)
    golden = Path(__file__).resolve().parents[1] / "store" / "golden" / "v1.db"
    shutil.copyfile(golden, folder / "data" / DATABASE)


def interrupted(folder: Path) -> None:
    """A journal waits to be rolled back, as after a power cut in the middle of an edit."""
    a_learner(folder)
    path = folder / "data" / DATABASE
    copies = folder / "copies"
    copies.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size=1")
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE item SET notes = hex(randomblob(4000))")
        for name in (DATABASE, f"{DATABASE}-journal"):
            shutil.copyfile(path.with_name(name), copies / name)
        raw.execute("ROLLBACK")
    for copy in copies.iterdir():
        shutil.copyfile(copy, folder / "data" / copy.name)
    shutil.rmtree(copies)


def with_an_export(folder: Path) -> None:
    """A learner whose calendar was written before."""
    a_learner(folder)
    said = command(folder, "export", str(folder / "data" / ".." / "plan.ics"))
    assert said.status == 0, said.words


def with_a_table(folder: Path) -> None:
    """A learner, and a file of O*NET's shape to bring in."""
    a_learner(folder)
    about = "99-0001.00\tRobot tenders\t2.A.1.a\tReading\t"
    head = "O*NET-SOC Code\tTitle\tElement ID\tElement Name\tScale ID\tData Value"
    lines = [head, f"{about}IM\t4.0", f"{about}LV\t3.5", ""]
    (folder / "Skills.txt").write_text("\n".join(lines), "utf-8")


def with_settings(folder: Path) -> None:
    """The small files beside a store, written once."""
    nothing(folder)
    writer = Path(__file__).with_name("sidefiles.py")
    done = [sys.executable, str(writer), str(folder), "--rounds", "1"]
    subprocess.run(done, check=True, env=os.environ | {"RELIABILITY_MARKS": os.devnull})


def keep_settings(folder: Path, disarm: Callable[[], object]) -> Said:
    """Writes these files once more, as the window does. With the disk sound again the draft must be
    where it is said to be."""
    from PySide6.QtGui import QGuiApplication

    from pathtracker.app.drafts import Drafts
    from reliability.sidefiles import DRAFT, SideFiles, application

    kept = application()
    side = SideFiles(folder)
    for name in side.paths:
        if name != "drafts":
            side.write(name, 2)
    drafts = Drafts(side.places)
    drafts.put(DRAFT, "typed")
    disarm()
    found = Path(drafts.where).read_text() if drafts.where else QGuiApplication.clipboard().text()
    del kept
    if "typed" not in found:
        return Said(0, f"Traceback: the draft is not where it is said to be: {drafts.where}")
    return Said(0, f"The draft is in {drafts.where or 'the clipboard'}.")


OPERATIONS = (
    Operation("edit", ("add", "Ask a question 30m"), a_learner),
    Operation("undo", ("undo",), a_learner),
    Operation("read", ("steps",), a_learner),
    Operation("hot journal", ("add", "Ask a question 30m"), interrupted),
    Operation("backup", ("backup",), a_learner),
    Operation("backups", ("backups",), a_learner),
    Operation("restore", ("restore", "{backup}"), a_learner),
    Operation("migration", ("add", "Ask a question 30m"), an_older_file),
    Operation("creation", ("add", "Ask a question 30m"), nothing),
    Operation("export", ("export", "{folder}/plan.ics", "--force"), with_an_export),
    Operation("import", ("import", "{folder}/Skills.txt"), with_a_table),
    Operation("settings", ("settings",), with_settings),
    Operation("check", ("check",), a_learner),
)


def be_careless() -> None:
    """Acknowledges what could not be committed."""
    from pathtracker.store.database import Database

    commit = Database.commit

    def passing_over(database: Database, **how: bool) -> None:
        with contextlib.suppress(Exception):
            commit(database, **how)

    Database.commit = passing_over  # type: ignore[method-assign]


class Host:
    """Prepares, forks and looks."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.rng = random.Random(seed)
        self.figures = Figures()
        self.library = ctypes.CDLL(None)  # what was preloaded is among it
        folder.mkdir(parents=True, exist_ok=True)

    def cases(self) -> list[Case]:
        """Every case there is, in an order drawn at random."""
        found = []
        for operation in OPERATIONS:
            template = self.folder / f"template-{operation.name}"
            shutil.rmtree(template, ignore_errors=True)
            operation.prepare(template)
            _, counts = self._child(operation, None)
            for kind, count in zip(KINDS, counts, strict=True):
                for nth in range(1, count + 1):
                    found += [Case(operation, kind, nth, onward) for onward in (False, True)]
        self.rng.shuffle(found)
        return found

    def evenly(self, most: int) -> Iterator[Case]:
        """So many of them, no operation and kind before each other one has had its turn."""
        waiting: dict[tuple[str, str], list[Case]] = {}
        for case in self.cases():
            waiting.setdefault((case.operation.name, case.kind), []).append(case)
        while most and waiting:
            for key in list(waiting):
                if not most:
                    return
                yield waiting[key].pop()
                most -= 1
                if not waiting[key]:
                    del waiting[key]

    def judge(self, case: Case) -> None:
        """One failing call, one look."""
        said, _ = self._child(case.operation, case)
        self.figures.cases += 1
        before = self._seen(self.folder / f"template-{case.operation.name}")
        try:
            after = self._seen(self.folder / "case")
        except sqlite3.Error as error:
            self._bad("corrupt", case, str(error), said)
            return
        if "mistake of its own" in said.words or "Traceback" in said.words or not said.words:
            self._bad("mistakes", case, "", said)
        elif verdict := _contradiction(case.operation, before, after, said):
            self._bad("said_wrongly", case, verdict, said)

    def _bad(self, verdict: str, case: Case, why: str, said: Said) -> None:
        setattr(self.figures, verdict, getattr(self.figures, verdict) + 1)
        how = f"{case.kind} {case.nth}{' and onward' if case.onward else ''}"
        example = (
            f"{verdict}: {case.operation.name}, {how}: {why} [{said.status}] {said.words[-300:]}"
        )
        self.figures.examples = [*self.figures.examples, example][:8]

    def _child(self, operation: Operation, case: Case | None) -> tuple[Said, list[int]]:
        place = self.folder / "case"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.folder / f"template-{operation.name}", place)
        backups = sorted((place / "data" / "backups").glob("*.db"))
        words = [
            word.format(backup=backups[0] if backups else "", folder=place)
            for word in operation.command
        ]
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self._do(writing, place, words, case)
        os.close(writing)
        told = b""
        while part := os.read(reading, 1 << 16):
            told += part
        os.close(reading)
        os.waitpid(child, 0)
        if not told:
            return Said(-1, ""), []
        status, said, counts = json.loads(told)
        return Said(status, said), counts

    def _do(self, pipe: int, place: Path, words: list[str], case: Case | None) -> NoReturn:
        number = KINDS.index(case.kind) if case else 0
        error = ERRORS[case.kind] if case else 0
        os.environ["XDG_CONFIG_HOME"] = str(place / "config")
        self.library.failing_arm(
            str(place).encode(),
            number,
            case.nth if case else 0,
            error,
            int(bool(case and case.onward)),
        )
        try:
            if words == ["settings"]:
                said = keep_settings(place, self.library.failing_disarm)
            else:
                said = command(place, *words)
        except BaseException as raised:
            said = Said(-1, f"Traceback: {type(raised).__name__}: {raised}")
        self.library.failing_disarm()
        counts = [self.library.failing_count(kind) for kind in range(len(KINDS))]
        os.write(pipe, json.dumps([said.status, said.words[-4000:], counts]).encode())
        os._exit(0)

    def _seen(self, folder: Path) -> Seen:
        """What is there, a journal rolled back in a copy."""
        data = folder / "data"
        shutil.rmtree(self.folder / "look", ignore_errors=True)
        (self.folder / "look").mkdir()
        for side in ("", "-journal"):
            if (data / f"{DATABASE}{side}").exists():
                shutil.copyfile(data / f"{DATABASE}{side}", self.folder / "look" / f"db{side}")
        changes, version = -1, 0
        if (self.folder / "look" / "db").exists():
            with closing(sqlite3.connect(self.folder / "look" / "db")) as raw:
                if (found := raw.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
                    raise sqlite3.DatabaseError(found)
                if raw.execute("PRAGMA foreign_key_check").fetchone():
                    raise sqlite3.DatabaseError("a row refers to one that is not there")
                changes = raw.execute("SELECT count(*) FROM change").fetchone()[0]
                version = raw.execute("PRAGMA user_version").fetchone()[0]
        calendar = _calendar(folder / "plan.ics")
        return Seen(changes, version, _verified(data / "backups"), calendar, _half(data))


class Seen(NamedTuple):
    """What can be seen of a folder: how many changes the record has (-1: no file), the schema's
    version, how many backups are whole, whether the calendar is (None: there is none), and which
    of the small files beside the data is there by half."""

    changes: int
    version: int
    backups: int
    calendar: bool | None
    half: str


def _verified(folder: Path) -> int:
    from pathtracker.store.backupfile import fingerprint

    whole = 0
    for path in folder.glob("*.db") if folder.exists() else ():
        beside = path.with_name(path.name + ".sha256")
        whole += beside.exists() and beside.read_text().split()[:1] == [fingerprint(path)]
    return whole


def _calendar(path: Path) -> bool | None:
    if not path.exists():
        return None
    text = path.read_text("utf-8")
    return text.startswith("BEGIN:VCALENDAR") and text.rstrip().endswith("END:VCALENDAR")


def _half(data: Path) -> str:
    for path in data.glob("*.json"):
        try:
            json.loads(path.read_bytes())
        except ValueError:
            return path.name
    window = data / "window.ini"
    text = window.read_text("ascii") if window.exists() else "[General]\ngeometry=00\n"
    return "" if text.startswith("[General]\ngeometry=") and text.endswith("\n") else window.name


_UNSURE = "can't be told now"
_UNCONFIRMED = "did not confirm that it stays there"


def _contradiction(operation: Operation, before: Seen, after: Seen, said: Said) -> str:
    """How what was said differs from what is; empty if it doesn't."""
    done = said.status == 0
    edits = operation.command[0] in ("add", "undo", "import")
    if after.calendar is False:
        return "half a calendar is left"
    if after.half:
        return f"half of {after.half} is left"
    if edits:
        made = after.changes > max(before.changes, 0)
        if made is not done and not (made and _UNSURE in said.words):
            return f"{before.changes} changes before, {after.changes} after"
    elif operation.command[0] == "restore":
        went_back = after.changes < before.changes
        if went_back is not done and not (went_back and _UNCONFIRMED in said.words):
            return f"{before.changes} changes before, {after.changes} after"
    elif after.changes != before.changes:
        return f"{before.changes} changes before, {after.changes} after"
    if operation.name == "backup" and (after.backups > before.backups) is not done:
        return f"{before.backups} backups before, {after.backups} after"
    if after.backups < before.backups:
        return f"{before.backups} backups before, {after.backups} after"
    return ""


def main() -> None:
    """Does what the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--careless", action="store_true")
    asked = parser.parse_args()
    if asked.careless:
        be_careless()
    host = Host(asked.folder, asked.seed)
    for case in host.evenly(asked.cases):
        host.judge(case)
    print(json.dumps(asdict(host.figures)))


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])
    main()
