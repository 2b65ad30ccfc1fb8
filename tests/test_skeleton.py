"""What stands around the code: the lock file, the package, the scripts, the versions."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from PySide6 import __version__ as pyside_version
from PySide6.QtWidgets import QApplication, QWidget

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKED = dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", LOCK, re.MULTILINE))


# The lock file.


def test_the_lock_names_no_address() -> None:
    assert "://" not in LOCK
    assert re.findall(r"^\s*--(?!hash=)\S+", LOCK, re.MULTILINE) == []
    assert not re.search(r"\b(index-url|find-links|trusted-host)\b", LOCK)


def test_every_locked_package_is_pinned_and_hashed() -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", LOCK)
    assert len(blocks) == len(LOCKED)
    for block in blocks:
        assert re.match(r"[a-z0-9-]+==\S+", block)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", block), block


def test_the_lock_fits_the_ranges_of_pyproject() -> None:
    declared = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    for wanted in map(Requirement, declared):
        assert LOCKED[canonicalize_name(wanted.name)] in wanted.specifier


def test_other_systems_find_what_only_they_need() -> None:
    for name, system in {"colorama": "win32", "pefile": "win32", "macholib": "darwin"}.items():
        assert re.search(rf"^{name}==\S+ ; sys_platform == '{system}'", LOCK, re.MULTILINE)


# Qt.


def test_qt_is_older_than_the_version_that_loses_references() -> None:
    assert Version("6.8") <= Version(pyside_version) < Version("6.12")


def test_a_void_qt_call_survives_20_000_times(qapp: QApplication) -> None:
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        widget.update()
    assert sys.getrefcount(None) > before - 1_000


# What is handed on.


def test_the_wheel_carries_the_catalogue_and_the_licence(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "pathtracker/core/model.py" in names
    assert any(re.fullmatch(r"pathtracker/resources/catalog/.+\.toml", name) for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_no_tracked_file_names_a_place_of_one_machine() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    place = re.compile(r"(?<![\w.~])/(?:root|work|home|Users)/\w+")
    here = {str(ROOT), str(Path.home())} - {"/"}
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            text = (ROOT / name).read_bytes().decode("utf-8", "ignore")
            found += [f"{name}: {match}" for match in place.findall(text)]
            found += [f"{name}: {path}" for path in here if f"{path}/" in text]
    assert found == []


def test_the_readme_shows_commands_that_work(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = [
        shlex.split(line, comments=True)[1:] for line in re.findall("^pathtracker .+", readme, re.M)
    ]
    assert [words[0] for words in shown] == [
        *("choose", "steps", "finish", "log"),
        *("availability", "plan", "what-if", "undo"),
    ]
    program = [sys.executable, "-m", "pathtracker", "--data-dir", str(tmp_path), "--json"]
    for words in shown:
        done = subprocess.run([*program, *words], capture_output=True, text=True)
        assert done.returncode == 0, (words, done.stderr)
    assert json.loads(done.stdout)


# The scripts.


def run_debian(
    tmp_path: Path, *packages: str, user: int, installed: str, sudo: bool = False
) -> str:
    """scripts/debian.sh on a made-up Debian; what it printed, then what apt-get was asked."""
    tools = {
        "dpkg-query": f'case " {installed} " in *" $4 "*) printf installed ;; *) exit 1 ;; esac',
        "apt-get": 'echo "$@" >> "$ASKED"',
        "id": f"echo {user}",
        "sudo": 'shift; [ "$1" = true ] || "$@"' if sudo else "exit 1",
    }
    for name, body in tools.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    for name in ("mktemp", "rm", "cat"):
        (tmp_path / name).symlink_to(shutil.which(name) or name)
    done = subprocess.run(
        ["/bin/sh", str(ROOT / "scripts" / "debian.sh"), *packages],
        env={"PATH": str(tmp_path), "ASKED": str(tmp_path / "asked"), "TMPDIR": str(tmp_path)},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    asked = tmp_path / "asked"
    calls = asked.read_text("utf-8") if asked.exists() else ""
    return f"{done.stdout}{calls}status {done.returncode}"


posix = pytest.mark.skipif(os.name != "posix", reason="a shell script")


@posix
def test_setup_is_quiet_where_nothing_is_missing(tmp_path: Path) -> None:
    # libegl1 came under its newer name
    said = run_debian(tmp_path, "libegl1", "libgl1", user=1000, installed="libegl1t64 libgl1")
    assert said == "status 0"


@posix
@pytest.mark.parametrize(("user", "sudo"), [(0, False), (1000, True)])
def test_setup_installs_what_is_missing_where_it_may(tmp_path: Path, user: int, sudo: bool) -> None:
    said = run_debian(tmp_path, "libegl1", "libgl1", user=user, installed="libgl1", sudo=sudo)
    assert "missing: libegl1\n" in said
    assert re.search(r"^install .* libegl1$", said, re.MULTILINE)
    assert said.endswith("status 0")


@posix
def test_setup_prints_the_one_line_to_run_where_it_may_not(tmp_path: Path) -> None:
    said = run_debian(tmp_path, "libegl1", "libgl1", user=1000, installed="")
    assert (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 libgl1\n"
        in said
    )
    assert said.endswith("status 1")


@posix
@pytest.mark.parametrize(
    "script", sorted((ROOT / "scripts").glob("*.sh")), ids=lambda path: path.name
)
def test_a_script_is_plain_shell_and_may_be_run(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert subprocess.run(["/bin/sh", "-n", str(script)]).returncode == 0
    assert "\nset -eu\n" in script.read_text("utf-8")
