"""Where things lie: the data folder, whoever names it, and the resources."""

from __future__ import annotations

import os
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from pathtracker import paths
from pathtracker.paths import Places, asset, places


@pytest.fixture
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """Nothing is set but a home."""
    for name in list(os.environ):
        if name.startswith(("XDG_", "PATHTRACKER_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return monkeypatch


def test_the_one_asked_for_wins_over_the_variable(
    surroundings: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    surroundings.setenv("PATHTRACKER_DATA_DIR", str(tmp_path / "variable"))
    assert places(str(tmp_path / "asked")).folder == tmp_path / "asked"
    assert places().folder == tmp_path / "variable"
    assert places("").folder == tmp_path / "variable"


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's own place")
def test_without_either_it_is_the_systems_place(
    surroundings: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert places().folder == tmp_path / ".local" / "share" / "pathtracker"
    surroundings.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    assert places().folder == tmp_path / "xdg" / "pathtracker"


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's own place")
@pytest.mark.parametrize("value", ["", ".", "share", "../share"])
def test_an_empty_or_relative_xdg_place_is_not_followed(
    surroundings: pytest.MonkeyPatch, tmp_path: Path, value: str
) -> None:
    surroundings.setenv("XDG_DATA_HOME", value)
    assert places().folder == tmp_path / ".local" / "share" / "pathtracker"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("here", "here"),
        ("~/mine", "mine"),
        ("a folder/with spaces", "a folder/with spaces"),
        ("~nobody-of-that-name/x", "~nobody-of-that-name/x"),
    ],
)
def test_a_folder_is_named_from_here_or_from_home(
    surroundings: pytest.MonkeyPatch, tmp_path: Path, asked: str, expected: str
) -> None:
    assert places(asked).folder == tmp_path / expected


def test_naming_places_makes_none(surroundings: pytest.MonkeyPatch, tmp_path: Path) -> None:
    places(str(tmp_path / "data"))
    assert list(tmp_path.iterdir()) == []


def test_all_that_is_written_lies_in_the_one_folder(tmp_path: Path) -> None:
    assert [field.name for field in fields(Places)] == ["folder"]
    named = [name for name, value in vars(Places).items() if isinstance(value, property)]
    assert {"data_file", "backups", "log_file", "sample_folder"} <= set(named)
    named.remove("other_drafts_file")  # for when nothing can be written in that folder
    found = [getattr(Places(tmp_path), name) for name in named]
    assert all(place.parent == tmp_path for place in found)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("given", ["", "relative"])
def test_drafts_that_find_no_room_there_lie_among_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", given)
    place = Places(tmp_path).other_drafts_file
    assert place.is_absolute()
    assert tmp_path not in place.parents


# Resources, in the three ways the program can lie on a disk.


def test_from_a_checkout_resources_lie_at_its_root() -> None:
    assert asset("catalog") == Path(paths.__file__).parents[2] / "resources" / "catalog"


def test_installed_they_lie_in_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "lib" / "site-packages" / "pathtracker"
    (package / "resources" / "catalog").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    assert asset("catalog") == package / "resources" / "catalog"


def test_frozen_they_lie_beside_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "resources" / "catalog").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert asset("catalog") == tmp_path / "resources" / "catalog"


def test_what_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="resources/no-such-thing"):
        asset("no-such-thing")
