"""What stands around the code: the lock file, the package, the scripts, the versions."""

import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
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


def wheel_of(folder: Path, out: Path) -> dict[str, str]:
    """What is in the wheel that is built from a folder: its files and their hashes."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(build, cwd=folder, check=True, capture_output=True)
    (wheel,) = out.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


def test_a_wheel_is_the_same_however_and_whenever_it_is_built(tmp_path: Path) -> None:
    """Before and after set-up, which leaves a file in the catalogue; from a checkout or a source
    package."""
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    for name in ("src", "resources"):
        leave_out = shutil.ignore_patterns("__pycache__", "compiled.json")
        shutil.copytree(ROOT / name, checkout / name, ignore=leave_out)
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, checkout)
    before = wheel_of(checkout, tmp_path / "before")
    (checkout / "resources" / "catalog" / "compiled.json").write_text("{}", "utf-8")
    assert wheel_of(checkout, tmp_path / "after") == before
    build = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(build, cwd=checkout, check=True, capture_output=True)
    (source,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (unpacked,) = (tmp_path / "source").iterdir()
    assert wheel_of(unpacked, tmp_path / "from source") == before
    assert "pathtracker/resources/catalog/catalog.toml" in before
    assert not any(name.endswith("compiled.json") for name in before)


def test_the_pythons_that_are_promised_are_those_that_set_up_takes() -> None:
    assert PROJECT["requires-python"] == ">=3.11,<3.15"
    assert "3.1[1-4])" in (ROOT / "scripts" / "setup.sh").read_text("utf-8")
    named = [name.rpartition(" ")[2] for name in PROJECT["classifiers"] if " :: 3." in name]
    assert named == ["3.11", "3.12", "3.13", "3.14"]
    for file in ("README.md", "scripts/setup.sh"):
        assert "Python 3.11 to 3.14" in (ROOT / file).read_text("utf-8")
    assert "3.11 or later" not in (ROOT / "README.md").read_text("utf-8")


def test_no_tracked_file_names_a_place_of_one_machine() -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
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
    tmp_path: Path, *packages: str, user: int, installed: str, sudo: bool | None = False
) -> str:
    """scripts/debian.sh on a made-up Debian; what it printed, then what apt-get was asked."""
    tools = {
        "dpkg-query": f'case " {installed} " in *" $4 "*) printf installed ;; *) exit 1 ;; esac',
        "apt-get": 'echo "$@" >> "$ASKED"',
        "id": f"echo {user}",
        "sudo": 'shift; [ "$1" = true ] || "$@"' if sudo else "exit 1",
    }
    if sudo is None:  # there is none
        del tools["sudo"]
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
def test_setup_names_no_sudo_where_there_is_none(tmp_path: Path) -> None:
    said = run_debian(tmp_path, "libegl1", user=1000, installed="", sudo=None)
    assert "sudo" not in said
    assert "run this line as root, then try again:\n    apt-get update && apt-get install" in said
    assert said.endswith("status 1")


@posix
@pytest.mark.parametrize("sudo", [True, None], ids=["sudo", "no sudo"])
def test_setup_says_how_to_get_a_python_that_is_missing(tmp_path: Path, sudo: bool | None) -> None:
    tools = {"dpkg-query": "exit 1", "apt-get": "exit 1", "id": "echo 1000"}
    if sudo:
        tools["sudo"] = "exit 1"
    for name, body in tools.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    for name in ("dirname", "cat"):
        (tmp_path / name).symlink_to(shutil.which(name) or name)
    done = subprocess.run(
        ["/bin/sh", str(ROOT / "scripts" / "setup.sh")],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "python3 is not there" in done.stderr
    line = "apt-get install -y --no-install-recommends python3 python3-venv\n"
    assert f"{'sudo ' if sudo else ''}{line}" in done.stderr
    assert ("sudo" in done.stderr) == bool(sudo)


@posix
@pytest.mark.parametrize(
    "script", sorted((ROOT / "scripts").glob("*.sh")), ids=lambda path: path.name
)
def test_a_script_is_plain_shell_and_may_be_run(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert subprocess.run(["/bin/sh", "-n", str(script)]).returncode == 0
    assert "\nset -eu\n" in script.read_text("utf-8")
