"""A small believable data file to open, copy, damage and restore."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from pathtracker.core.messages import Message
from pathtracker.core.model import Item
from pathtracker.store import Store

NOW = datetime(2026, 11, 22, 12, 51, tzinfo=UTC)
GOLDEN = Path(__file__).parent / "golden" / "v2.db"
LABEL = Message("test")
NOBODY = 65534


@pytest.fixture
def data_file(tmp_path: Path) -> Path:
    """A learner's file, in a folder of its own."""
    path = tmp_path / "data" / "pathtracker.db"
    path.parent.mkdir(mode=0o700)
    shutil.copyfile(GOLDEN, path)
    return path


@pytest.fixture
def store(data_file: Path) -> Iterator[Store]:
    with Store.open(data_file) as store:
        yield store


@pytest.fixture
def place_for_all() -> Iterator[Path]:
    """A folder that other users can reach, which tmp_path is not."""
    folder = Path(tempfile.mkdtemp(prefix="pathtracker-test-"))
    folder.chmod(0o755)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir():
            path.chmod(0o700)
    shutil.rmtree(folder)


def add(store: Store, title: str = "One more") -> Item:
    """Writes one new item."""
    item = Item(id=uuid4(), title=title)
    store.write(LABEL, lambda writer: writer.put(item), now=NOW)
    return item


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def listing(folder: Path) -> dict[str, str]:
    """Every file below a folder with its SHA-256."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): sha(path) for path in files}


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def powerless(function: Callable[[], None]) -> None:
    """Runs a function as somebody whom file modes keep out: in a fork, if we are root.

    What it asserts counts; what it changes in memory does not come back.
    """
    if os.getuid() != 0:
        function()
        return
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setresgid(NOBODY, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, NOBODY)
            function()
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status == 0, "see the traceback above"


def give_to_nobody(folder: Path) -> None:
    """Makes a folder and what is in it belong to whom `powerless` runs as."""
    if os.getuid() == 0:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, NOBODY, NOBODY)


@contextmanager
def another_process_doing(program: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Another Python that has come to the point where it prints something; killed at the end."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline()
            yield process
        finally:
            process.kill()


@contextmanager
def disk_that_takes(size: int) -> Iterator[None]:
    """Every write past this many bytes of a file fails, as on a disk that gives out."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


HOLD = """
import sys
from pathlib import Path
from pathtracker.store import Store
store = Store.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def held_elsewhere(data_file: Path) -> Iterator[Path]:
    """The data file while another process has it open."""
    with another_process_doing(HOLD, data_file):
        yield data_file
