"""What `make package` has built, run where nothing of the checkout can be found.

Not part of `make test`: `make package` builds and then calls pytest on this file. The folder is
copied to a place with a space and an accent in its name, and started from an empty one, with an
environment that has nothing but a home, a language and the system's commands.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PyInstaller.archive.readers import CArchiveReader
from PySide6.QtGui import QImage

from pathtracker import __version__
from pathtracker.catalog.compiled import Documents

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "dist" / "pathtracker"
PROBE = ROOT / "build" / "pyinstaller" / "pathtracker" / "pathtracker-probe"
GOLDEN = sorted((ROOT / "tests" / "store" / "golden").glob("v*.db"))
START_SECONDS = 60  # of a busy computer


class Program:
    """A copy of the folder that was built, and where it is run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "Päth Tracker"
        shutil.copytree(BUILT, self.folder, symlinks=True)
        self.inside = self.folder / "_internal"
        self.empty = folder / "empty"
        self.empty.mkdir()
        self.command = [str(self.folder / "pathtracker")]

    def environment(self, home: Path, **more: str) -> dict[str, str]:
        (home / "run").mkdir(mode=0o700, parents=True, exist_ok=True)
        return {
            "HOME": str(home),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(home / "run"),
            **more,
        }

    def run(
        self, home: Path, *args: str | Path, before: tuple[str, ...] = ()
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*before, *self.command, *map(str, args)],
            cwd=self.empty,
            env=self.environment(home),
            capture_output=True,
            encoding="utf-8",
            timeout=300,
        )

    def says(self, home: Path, *args: str | Path) -> str:
        """What a command prints that is to succeed and to have nothing to complain of."""
        done = self.run(home, *args)
        assert (done.returncode, done.stderr) == (0, ""), f"{args}: {done.stderr}{logged(home)}"
        return done.stdout


@pytest.fixture(scope="module")
def program() -> Iterator[Program]:
    assert (BUILT / "pathtracker").is_file(), "make package builds it"
    with tempfile.TemporaryDirectory(prefix="pathtracker-") as folder:
        yield Program(Path(folder))


@pytest.fixture(scope="module")
def maya(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the sample learner lives."""
    home = tmp_path_factory.mktemp("maya")
    program.says(home, "demo", "--today", "2026-10-05")
    return home


def logged(home: Path) -> str:
    return "\n".join(log.read_text("utf-8") for log in home.rglob("pathtracker.log"))


def data_folder(home: Path) -> Path:
    return home / ".local" / "share" / "pathtracker"


# The command line.


def test_it_names_its_version_and_its_commands(program: Program, tmp_path: Path) -> None:
    assert program.says(tmp_path, "--version") == f"PathTracker {__version__}\n"
    commands = program.says(tmp_path, "--help")
    assert "choose a role and bring its roadmap in" in commands
    assert "ai-engineer" in program.says(tmp_path, "roles")
    program.says(tmp_path, "catalog", "check")
    assert not data_folder(tmp_path).exists()


def test_a_learner_chooses_works_undoes_and_goes_back(program: Program, tmp_path: Path) -> None:
    def steps() -> list[object]:
        found = json.loads(program.says(tmp_path, "steps", "--json"))
        assert isinstance(found, list)
        return found

    assert "steps came in" in program.says(tmp_path, "choose", "ai-engineer")
    chosen = steps()
    assert len(chosen) > 20
    program.says(tmp_path, "finish", "Set up Python and an editor")
    assert steps() != chosen
    program.says(tmp_path, "undo")
    assert steps() == chosen
    program.says(tmp_path, "backup")
    [kept, *_] = json.loads(program.says(tmp_path, "backups", "--json"))
    assert kept
    [backup] = (data_folder(tmp_path) / "backups").glob("*.db")
    program.says(tmp_path, "add", "Only", "after", "the", "backup")
    assert len(steps()) == len(chosen) + 1
    program.says(tmp_path, "restore", backup)
    assert steps() == chosen
    program.says(tmp_path, "check")
    assert not (data_folder(tmp_path) / "pathtracker.log").exists()


def test_a_refusal_is_a_sentence(program: Program, tmp_path: Path) -> None:
    refused = program.run(tmp_path, "choose", "astronaut")
    assert refused.returncode == 1
    assert "astronaut" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_a_file_of_every_version_opens_and_is_sound(
    program: Program, tmp_path: Path, golden: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    shutil.copyfile(golden, data / "pathtracker.db")
    program.says(tmp_path, "--data-dir", data, "check")
    assert " of 3 steps" in program.says(tmp_path, "--data-dir", data, "steps")


def test_a_migration_happens(program: Program, tmp_path: Path) -> None:
    data_file = Path(shutil.copyfile(GOLDEN[-1], tmp_path / "pathtracker.db"))
    probe = Path(shutil.copy(PROBE, program.folder))
    try:
        done = subprocess.run(
            [probe, data_file],
            cwd=program.empty,
            env=program.environment(tmp_path),
            capture_output=True,
            text=True,
        )
    finally:
        probe.unlink()
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "frozen": True,
        "from_nothing": True,
        "version": 1,
        "moods": ["calm"],
    }
    assert list((tmp_path / "backups").glob("*.db"))


# Pictures and the window.


def test_every_view_is_drawn(program: Program, maya: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    files = json.loads(program.says(maya, "screenshots", out, "--size", "1024x700", "--json"))
    assert sorted(files) == sorted(str(path) for path in out.iterdir())
    assert len(files) >= 10
    pictures = {}
    for file in files:
        picture = QImage(file)
        assert (picture.width(), picture.height()) == (1024, 700), file
        points = {picture.pixel(x, y) for x in range(0, 1024, 3) for y in range(0, 700, 3)}
        assert len(points) > 20, f"{file} is all but blank"
        pictures[file] = picture
    different = {picture.constBits().tobytes() for picture in pictures.values()}
    assert len(different) == len(files)
    assert not (data_folder(maya) / "pathtracker.log").exists()


@contextmanager
def a_screen() -> Iterator[str]:
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        pytest.skip("needs Xvfb and xdotool")
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-noreset", "-displayfd", str(write), "-screen", "0", "1280x900x24"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read, encoding="ascii") as number:
            display = number.readline().strip()
        assert display, "Xvfb did not start"
        yield f":{display}"
    finally:
        screen.terminate()
        screen.wait(10)


def windows(display: str) -> list[str]:
    """The windows on a screen that can be seen and bear the program's name."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "PathTracker"],
        env={**os.environ, "DISPLAY": display},
        capture_output=True,
        text=True,
    )
    return found.stdout.split()


@contextmanager
def a_window(program: Program, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        program.command,
        cwd=program.empty,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as window:
        try:
            yield window
        finally:
            window.kill()


def test_the_window_opens_comes_to_the_front_and_closes(program: Program, maya: Path) -> None:
    with a_screen() as display:
        environment = program.environment(maya, DISPLAY=display)
        with a_window(program, environment) as window:
            end = time.monotonic() + START_SECONDS
            while not windows(display):
                assert window.poll() is None, window.communicate()[0]
                assert time.monotonic() < end, "no window came"
                time.sleep(0.1)
            time.sleep(1)  # what comes after the first paint: menus, the socket
            second = subprocess.run(program.command, cwd=program.empty, env=environment, timeout=30)
            assert second.returncode == 0
            assert len(windows(display)) == 1
            # Older ones of xdotool can't ask a window to close, and no window manager runs here.
            subprocess.run(
                ["xdotool", "windowfocus", "--sync", windows(display)[0], "key", "ctrl+q"],
                env={**os.environ, "DISPLAY": display},
                check=True,
            )
            said, _ = window.communicate(timeout=30)
    assert (window.returncode, said) == (0, "")
    program.says(maya, "check")


def test_without_a_screen_it_stays_alive_until_ended(program: Program, maya: Path) -> None:
    environment = program.environment(maya, QT_QPA_PLATFORM="offscreen")
    with a_window(program, environment) as window:
        with pytest.raises(subprocess.TimeoutExpired):
            window.wait(3)
        window.terminate()
        said, _ = window.communicate(timeout=30)
    assert window.returncode in (0, -signal.SIGTERM)
    assert said == ""
    program.says(maya, "check")


# What it is made of.


def test_it_opens_no_connection_nothing_of_the_checkout_and_qt_for_views_only(
    program: Program, maya: Path, tmp_path: Path
) -> None:
    if shutil.which("strace") is None:
        pytest.skip("needs strace")
    log = tmp_path / "log"
    watched = ("strace", "-f", "-qq", "-o", str(log), "-e", "trace=%file,%network")
    if subprocess.run([*watched, "true"], capture_output=True).returncode:
        pytest.skip("strace may not watch a program here")
    for args in (["steps", "--json"], ["screenshots", tmp_path / "out", "--view", "roadmap"]):
        done = program.run(maya, *args, before=watched)
        assert done.returncode == 0, done.stderr
        calls = log.read_text("utf-8", "backslashreplace").splitlines()
        loaded = [call for call in calls if "libQt6Core" in call and "openat(" in call]
        assert bool(loaded) is (args[0] == "screenshots")
        assert any("pathtracker.db" in call for call in calls)
        assert not [call for call in calls if f'"{ROOT}' in call]
        assert not [call for call in calls if "AF_INET" in call]


def test_no_place_of_the_checkout_is_written_in_it(program: Program) -> None:
    place = str(ROOT).encode()
    own = b"pathtracker/cli/run.py"  # as tracebacks and the log name it
    found, names_itself = [], False
    for name, content in every_content(program):
        names_itself |= own in content
        if place in content:
            found.append(name)
    assert found == []
    assert names_itself, "the search looks into the modules"


def every_content(program: Program) -> Iterator[tuple[str, bytes]]:
    """Every file of the folder, and what is packed inside the program and Python's library."""
    for path in program.folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            yield path.name, path.read_bytes()
    program_file = CArchiveReader(program.command[0])
    for name in program_file.toc:
        yield name, program_file.extract(name)
    modules = program_file.open_embedded_archive("PYZ.pyz")
    for name in modules.toc:
        yield name, modules.extract(name, raw=True) or b""
    with zipfile.ZipFile(program.inside / "base_library.zip") as library:
        for name in library.namelist():
            yield name, library.read(name)


def test_nothing_that_only_developers_need_is_in_it(program: Program) -> None:
    modules = CArchiveReader(program.command[0]).open_embedded_archive("PYZ.pyz").toc
    inside = {name.split(".")[0] for name in modules}
    inside |= {path.name.split(".")[0] for path in program.inside.iterdir()}
    assert "pathtracker" in inside
    unwanted = {"pytest", "hypothesis", "mypy", "setuptools", "pip", "tkinter", "numpy", "tests"}
    assert not inside & unwanted
    libraries = {path.name for path in program.inside.rglob("libQt6*")}
    assert "libQt6Widgets.so.6" in libraries
    assert not [name for name in libraries if "Qml" in name or "Quick" in name or "Web" in name]


def test_the_catalogue_need_not_be_parsed(program: Program) -> None:
    catalogue = Documents(program.inside / "resources" / "catalog")
    assert catalogue.failures == {}
    assert catalogue.parsed == []
    assert catalogue.under("roles")
