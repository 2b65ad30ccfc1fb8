"""Sixty things one may type into the palette, and what should come first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from commands_help import settle
from PySide6.QtWidgets import QLineEdit

from pathtracker.app.palette import palette_entries
from pathtracker.app.widgets.command_palette import CommandPalette
from pathtracker.app.widgets.fuzzy import Index
from pathtracker.app.widgets.palette_rows import PaletteEntry, PaletteModel
from pathtracker.app.window import MainWindow

Open = Callable[..., MainWindow]

WANTED = {
    "dark mode": "Look: dark",
    "dark": "Look: dark",
    "light mode": "Look: light",
    "theme": "Look:",
    "high contrast": "Look: high contrast",
    "settings": "Preferences",
    "preferences": "Preferences",
    "options": "Preferences",
    "zoom": "Text size: Larger text",
    "zoom in": "Timeline: Zoom in",
    "zoom to fit": "Timeline: Zoom to fit",
    "bigger": "Text size: Larger text",
    "font": "Text size: Larger text",
    "columns": "Columns",
    "kanban": "Columns",
    "outline": "Outline",
    "compare roles": "Compare roles",
    "compare": "Compare roles",
    "days off": "When I have time",
    "holiday": "When I have time",
    "vacation": "When I have time",
    "docker": "Containers",
    "pyhton": "Python",
    "python": "Python",
    "mark done": "Finish",
    "done": "Finish",
    "complete": "Finish",
    "history": "Restore an earlier state",
    "backup": "Back up now",
    "what next": "What to do next",
    "next": "What to do next",
    "diary": "Log time",
    "journal": "Log time",
    "log": "Log time",
    "track hours": "Log time",
    "snooze": "Park",
    "delete": "Remove",
    "due date": "Deadline",
    "estimate": "Change the effort",
    "rename": "Rename",
    "help": "Keyboard shortcuts",
    "shortcuts": "Keyboard shortcuts",
    "hotkeys": "Keyboard shortcuts",
    "gap": "Skills",
    "gantt": "Timeline",
    "projects": "Portfolio",
    "jobs": "Roles",
    "ml engineer": "Machine learning engineer",
    "machine learning eng": "Machine learning engineer",
    "mlops": "MLOps",
    "data scientist": "Data scientist",
    "dta engineer": "Data engineer",
    "analyst": "Data analyst",
    "pdf": "Export the plan as PDF",
    "print": "Print the plan",
    "calendar": "Export the plan for a calendar",
    "import": "Import a file",
    "onet": "Import a file",
    "job ads": "Job adverts",
    "quiz": "Fit quiz",
    "full screen": "Full screen",
    "undo": "Undo",
    "copy": "Copy",
}


def first_hit(entries: list[PaletteEntry], index: Index, query: str) -> str:
    found, _ = index.search(query, 1)
    return entries[found[0][0]].title if found else ""


@pytest.fixture
def entries(open_window: Open) -> list[PaletteEntry]:
    window = open_window()
    window.go("roadmap")
    settle(window)
    return list(palette_entries(window))


def made(entries: list[PaletteEntry]) -> Index:
    back = {place: entry.back for place, entry in enumerate(entries) if entry.back}
    return Index([entry.title for entry in entries], [entry.also for entry in entries], back)


def test_what_one_types_finds_what_one_means(entries: list[PaletteEntry]) -> None:
    assert len(WANTED) >= 60
    index = made(entries)
    missed = {
        query: hit
        for query, wanted in WANTED.items()
        if not (hit := first_hit(entries, index, query)).startswith(wanted)
    }
    assert not missed, str(missed)


@pytest.mark.parametrize("query", ["theme", "gap", "help", "zoom", "diary"])
def test_strewn_letters_are_no_answer(entries: list[PaletteEntry], query: str) -> None:
    found, _ = made(entries).search(query, 40)
    for place, _ in found:
        everything = " ".join((entries[place].title, *entries[place].also)).lower()
        assert query in everything


def test_what_is_off_stands_behind_what_answers_alike_but_is_first_by_its_name(
    open_window: Open,
) -> None:
    window = open_window()
    window.commands.run("palette")
    settle(window)
    palette = window.findChild(CommandPalette)
    assert palette is not None
    field, model = palette.findChild(QLineEdit), palette.findChild(PaletteModel)

    def found(query: str) -> list[PaletteEntry]:
        field.setText(query)
        entries = [row.entry for row in model.rows if row.entry and row.entry.group == "Commands"]
        assert entries
        return entries

    assert not found("re")[0].off
    assert {entry.title for entry in found("re") if entry.off} >= {"Redo"}
    assert found("redo")[0].title == "Redo"


def test_a_command_that_is_off_is_found_and_says_why(entries: list[PaletteEntry]) -> None:
    (redo,) = [entry for entry in entries if entry.title == "Redo"]
    assert redo.off == "There is nothing to redo."


def test_what_can_be_done_to_the_selection_comes_first(open_window: Open) -> None:
    from commands_help import select_one

    window = open_window()
    assert select_one(window)
    entries = list(palette_entries(window))
    assert entries[0].group == "On what is selected"
    assert [entry.title for entry in entries[:2]] == ["Start", "Finish"]
    off = {entry.title: entry.off for entry in entries}
    assert off["No deadline"] == "It has no deadline."
    assert off["Reopen"].endswith("is open already.")
