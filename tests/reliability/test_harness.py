"""The harness itself: it misses nothing the program does, and its disk behaves as it says."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from . import power, shimlog
from .replay import SECTOR, Disk, Mode, Tree

CALLS = {
    "write": "W",
    "pwrite64": "W",
    "fsync": "S",
    "fdatasync": "S",
    "ftruncate": "T",
    "rename": "R",
    "renameat2": "R",
    "unlink": "U",
    "unlinkat": "U",
    "link": "L",
    "linkat": "L",
    "mkdir": "K",
    "mkdirat": "K",
}
OTHERS = ("renameat", "writev", "pwritev", "pwritev2", "sendfile", "copy_file_range", "fallocate")
OTHERS += ("truncate", "splice")
ROOT = Path("/disk")


@pytest.mark.parametrize("settings", ["real", "real-small-cache", "wal-full"])
def test_the_record_holds_every_call_that_the_kernel_saw(library, scratch, settings):
    strace = shutil.which("strace")
    if strace is None or subprocess.run([strace, "-qo/dev/null", "true"], check=False).returncode:
        pytest.skip("no strace here, or it may not trace: nothing to compare with")
    root, log, traced = scratch / "root", scratch / "run.log", scratch / "trace"
    root.mkdir()
    command = [strace, "-f", "-y", "-s0", "-o", str(traced)]
    command += ["-e", f"trace={','.join([*CALLS, *OTHERS])}", sys.executable]
    command += [str(power.WORKLOAD), str(root), "--settings", settings, "--edits", "24"]
    command += ["--backups"]
    records = shimlog.run_recorded(library, root, log, command)
    recorded = Counter(entry.op for entry in records if entry.op in CALLS.values())
    assert recorded == _traced(traced.read_text(), str(root))
    assert recorded["W"] > 100


def _traced(text: str, root: str) -> Counter[str]:
    seen: Counter[str] = Counter()
    for line in text.splitlines():
        call = re.match(r"\d+ +(\w+)\((.*)\) += (\d+)", line)
        if call and re.search(rf'[<"]{re.escape(root)}[/>"]', call[2]):
            seen[CALLS.get(call[1], call[1])] += 1
    return seen


class Program:
    """Writes a record by hand."""

    def __init__(self, base: Tree | None = None) -> None:
        self.disk = Disk(ROOT, base)

    def do(
        self, op: str, name: str = "", *, fd: int = 3, number: int = 0, data: bytes = b""
    ) -> None:
        first = data or str(ROOT / name).encode()
        self.disk.apply(shimlog.Record(op, fd, number, first, b""))

    def move(self, old: str, new: str) -> None:
        paths = str(ROOT / old).encode(), str(ROOT / new).encode()
        self.disk.apply(shimlog.Record("R", -1, 0, *paths))

    def sync_folder(self, name: str = "") -> None:
        self.do("D", name, fd=9)
        self.do("S", fd=9)
        self.do("C", fd=9)

    def crashes(self, count: int = 300) -> list[Tree]:
        rng = random.Random(1)
        return [self.disk.crash(mode, rng) for mode in Mode for _ in range(count)]


def test_what_was_synced_is_in_every_crash_and_what_was_not_is_only_in_some():
    program = Program({"a": b"old"})
    program.do("O", "a")
    program.do("W", data=b"new")
    assert {crash["a"] for crash in program.crashes()} == {b"old", b"new"}
    program.do("S")
    assert {crash["a"] for crash in program.crashes()} == {b"new"}


def test_a_synced_file_can_be_missing_until_its_folder_is_synced():
    program = Program()
    program.do("O", "a", number=shimlog.CREATED)
    program.do("W", data=b"new")
    program.do("S")
    assert {crash.get("a") for crash in program.crashes()} == {None, b"new"}
    program.sync_folder()
    assert {crash.get("a") for crash in program.crashes()} == {b"new"}


def test_a_file_removed_can_come_back_until_its_folder_is_synced():
    program = Program({"a": b"old"})
    program.do("U", "a")
    assert {crash.get("a") for crash in program.crashes()} == {None, b"old"}
    program.sync_folder()
    assert {crash.get("a") for crash in program.crashes()} == {None}


def test_a_file_renamed_before_its_content_is_safe_can_be_empty():
    program = Program({"a": b"old"})
    program.do("O", "b", number=shimlog.CREATED)
    program.do("W", data=b"new")
    program.move("b", "a")
    assert {b"old", b"", b"new"} <= {crash["a"] for crash in program.crashes()}


def test_a_move_between_folders_never_takes_the_file_away():
    program = Program({"a": b"old", "there": None})
    program.move("a", "there/a")
    found = {tuple(sorted(crash)) for crash in program.crashes()}
    assert found == {("a", "there"), ("a", "there", "there/a")}
    program.sync_folder("there")
    found = {tuple(sorted(crash)) for crash in program.crashes()}
    assert found == {("a", "there", "there/a"), ("there", "there/a")}


def test_a_file_with_two_names_has_one_content():
    program = Program({"a": b"old"})
    program.disk.apply(shimlog.Record("L", -1, 0, b"/disk/a", b"/disk/b"))
    program.do("O", "a")
    program.do("W", data=b"new")
    found = {(crash["a"], crash.get("b")) for crash in program.crashes()}
    assert found == {(b"old", None), (b"old", b"old"), (b"new", None), (b"new", b"new")}


def test_a_torn_write_leaves_whole_sectors_and_a_later_write_can_arrive_alone():
    program = Program({"a": b"o" * 4 * SECTOR})
    program.do("O", "a")
    program.do("W", data=b"n" * 2 * SECTOR)
    program.do("W", number=2 * SECTOR, data=b"n" * 2 * SECTOR)
    found = {
        bytes(content[at] for at in range(0, len(content), SECTOR))
        for crash in program.crashes()
        if (content := crash["a"])
    }
    assert {b"oooo", b"nnoo", b"oonn", b"nnnn", b"onoo", b"nnon"} <= found
    for crash in program.crashes():
        content = crash["a"] or b""
        assert all(len(set(content[i : i + SECTOR])) == 1 for i in range(0, 4 * SECTOR, SECTOR))
