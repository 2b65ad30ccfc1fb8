"""What the packaged program is to hold, told without building it; check_package.py runs it.

No `__init__.py` lies here: this folder has the name of a library that pytest itself imports.
"""

from __future__ import annotations

import argparse
import ast
import importlib.util
import pkgutil
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

import pathtracker
from pathtracker.cli.parser import build_parser
from pathtracker.store.migrate import REVISIONS

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"


@pytest.fixture(scope="module")
def contents() -> ModuleType:
    spec = importlib.util.spec_from_file_location("contents", ROOT / "packaging" / "contents.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def commands(parser: argparse.ArgumentParser) -> set[str]:
    """The `module:function` of the parser and of every command in it."""
    found = {parser.get_default("run")}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                found |= commands(command)
    return found


def test_every_command_that_is_found_by_name_is_packaged(contents: ModuleType) -> None:
    runs = commands(build_parser())
    assert "window:open_window" in runs
    assert len(runs) > 20
    wanted = {f"pathtracker.cli.{run.split(':')[0]}" for run in runs}
    assert wanted <= set(contents.modules())


def test_every_module_is_packaged(contents: ModuleType) -> None:
    walked = {found.name for found in pkgutil.walk_packages(pathtracker.__path__, "pathtracker.")}
    walked = {name for name in walked if not name.endswith(".__main__")}
    assert "pathtracker.store.queries" in walked
    assert walked | {"pathtracker"} == set(contents.modules())


def test_nothing_is_imported_by_a_name_that_was_not_thought_of() -> None:
    """A new place that imports by name has to be looked at, and then noted here."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = {node.attr} if isinstance(node, ast.Attribute) else set()
            names |= {node.id} if isinstance(node, ast.Name) else set()
            if names & {
                "import_module",
                "__import__",
                "entry_points",
                "run_module",
                "iter_modules",
            }:
                found.add(path.relative_to(SOURCE).as_posix())
    # All of them name modules of the program alone, and every one of those is packaged.
    assert found == {
        "pathtracker/app/places.py",
        "pathtracker/cli/run.py",
        "pathtracker/cli/window.py",
        "pathtracker/exchange/__init__.py",
    }


def test_revisions_stay_files_for_alembic_to_list(contents: ModuleType) -> None:
    folder = SOURCE.joinpath(*contents.REVISIONS.split("."))
    assert folder == REVISIONS
    packaged = {name for name in contents.modules() if name.startswith(f"{contents.REVISIONS}.")}
    assert packaged == {f"{contents.REVISIONS}.{path.stem}" for path in folder.glob("[0-9]*.py")}
    assert packaged


def test_every_folder_of_resources_is_packaged(contents: ModuleType) -> None:
    files = contents.resources()
    packaged = {folder for _, folder in files}
    folders = [path for path in (ROOT / "resources").rglob("*") if path.is_dir()]
    assert {folder.name for folder in folders} >= {"catalog", "icons"}
    for folder in folders:
        if any(path.is_file() for path in folder.iterdir()):
            assert folder.relative_to(ROOT).as_posix() in packaged
    for file, folder in files:
        assert Path(file).relative_to(ROOT).parent.as_posix() == folder


def test_a_parsed_catalogue_of_the_checkout_is_not_packaged(
    contents: ModuleType, tmp_path: Path
) -> None:
    folder = tmp_path / "resources" / "catalog"
    folder.mkdir(parents=True)
    for name in ("quiz.toml", "compiled.json", "compiled.part"):
        (folder / name).touch()
    assert contents.resources(tmp_path / "resources") == [
        (str(folder / "quiz.toml"), "resources/catalog")
    ]


def test_what_only_developers_need_stays_out(contents: ModuleType) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [re.split(r"[^\w-]", line)[0] for line in project["optional-dependencies"]["dev"]]
    modules = {"pytest-qt": "pytestqt", "pyinstaller": "PyInstaller"}
    modules["recurring-ical-events"] = "recurring_ical_events"
    programs = {"ruff"}  # nothing to import
    needed = {modules.get(name, name) for name in named} - programs
    assert "hypothesis" in needed
    assert needed <= set(contents.LEFT_OUT)


def test_nothing_that_the_program_imports_stays_out(contents: ModuleType) -> None:
    left_out = set(contents.LEFT_OUT)
    for path in (SOURCE / "pathtracker").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)]
            for name in names:
                parts = name.split(".")
                parents = {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
                assert not parents & left_out, f"{path.name} imports {name}"


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqminimal.so", True),
        ("PySide6/Qt/plugins/platforms/libqminimalegl.so", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/plugins/iconengines/libqsvgicon.so", True),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", True),
        ("PySide6/Qt/plugins/imageformats/libqtiff.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/lib/libQt6QmlModels.so.6", False),
        ("PySide6\\Qt6Quick.dll", False),
        ("PySide6/QtWidgets.abi3.so", True),
        ("resources/icons/undo.svg", True),
        ("libxcb-cursor.so.0", True),
    ],
)
def test_of_qt_the_window_s_part_is_packaged(
    contents: ModuleType, place: str, wanted: bool
) -> None:
    assert contents.is_wanted(place) is wanted


def test_windows_gets_a_program_for_the_console_as_well(
    contents: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def programs(platform: str) -> list[dict[str, object]]:
        monkeypatch.setattr(sys, "platform", platform)
        return list(contents.programs())

    assert programs("linux") == [{"name": "pathtracker", "console": True}]
    assert programs("win32") == [
        {"name": "pathtracker", "console": False},
        {"name": "pathtracker-cli", "console": True},
    ]
    assert programs("darwin") == [{"name": "pathtracker", "console": False}]
