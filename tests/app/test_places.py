"""The table of pages: what stands in it is found everywhere, and every way leads somewhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from pathtracker.app.live import LiveView
from pathtracker.app.main import build_window
from pathtracker.app.palette import palette_entries
from pathtracker.app.places import Place, every_place
from pathtracker.app.screenshots import render
from pathtracker.app.settings import Settings
from pathtracker.app.theme import Theme
from pathtracker.app.window import MainWindow
from pathtracker.app.workspace import Workspace
from pathtracker.core.when import When
from pathtracker.store import Change

SOURCE = Path(__file__).parents[2] / "src" / "pathtracker" / "app"


class DiaryPage(LiveView):
    """A page that only this test has."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        QVBoxLayout(self).addWidget(QLabel("Dear diary"))

    def refresh(self, change: Change | None) -> None:
        pass


@pytest.fixture
def with_a_diary(monkeypatch: pytest.MonkeyPatch) -> None:
    """One entry in the table is all that it takes."""
    table = (*every_place(), Place("diary", "Diary", "today", f"{__name__}:DiaryPage"))
    monkeypatch.setattr("pathtracker.app.main.every_place", lambda: table)
    monkeypatch.setattr("pathtracker.app.screenshots.every_place", lambda: table)


@pytest.fixture
def window(workspace: Workspace, theme: Theme, qtbot: QtBot) -> MainWindow:
    made = build_window(workspace, Settings(view="roadmap"))
    qtbot.addWidget(made)
    return made


@pytest.mark.usefixtures("with_a_diary")
def test_one_entry_brings_a_page_to_rail_menu_and_palette(window: MainWindow) -> None:
    assert [place.key for place in window.places_in("go")][-1] == "diary"
    assert "Diary" in [action.text() for action in window.commands.menus["go"].actions()]
    last = len(window.places_in("go"))
    assert window.commands.actions["go_diary"].shortcut().toString() == f"Ctrl+{last}"
    found = [entry for entry in palette_entries(window) if entry.title == "Diary"]
    assert len(found) == 1
    assert callable(found[0].target)
    found[0].target()
    assert isinstance(window.view, DiaryPage)
    assert window._rail.current() == "diary"


@pytest.mark.usefixtures("with_a_diary")
def test_one_entry_brings_a_page_to_the_pictures(
    workspace: Workspace, theme: Theme, tmp_path: Path
) -> None:
    now = datetime(2026, 11, 20, 9, tzinfo=UTC)
    out = tmp_path / "pictures"
    (file,) = render(
        workspace.store,
        workspace.places,
        When(now, now.date()),
        out=str(out),
        view="diary",
        theme="light",
    )
    assert file.exists()


def test_every_destination_is_a_place_that_shows_what_is_asked_for(window: MainWindow) -> None:
    keys = {place.key for place in every_place()}
    asked = sorted(set(destinations()))
    assert len(asked) > 20
    for place, show in asked:
        assert place in keys
        if show:
            window.go(place)
            assert window.view is not None
            assert show in window.view.shows(), (place, show)


def test_what_a_page_can_not_show_is_no_silent_way(window: MainWindow) -> None:
    with pytest.raises(KeyError):
        window.go("preferences", "the moon")


def destinations() -> Iterator[tuple[str, str]]:
    """All that stand written out: Destination(…) and window.go(…)."""
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in (
                "Destination",
                "window.go",
            ):
                said = [getattr(arg, "value", None) for arg in node.args[:2]]
                if said and isinstance(said[0], str):
                    yield said[0], said[1] if len(said) > 1 and isinstance(said[1], str) else ""
