"""Where one can go: to every place, to a page in it, back and forward."""

from __future__ import annotations

from pathtracker.app.commands import Command
from pathtracker.app.places import place_commands
from pathtracker.app.window import MainWindow
from pathtracker.app.words import tr
from pathtracker.store import queries


def go_commands(window: MainWindow) -> list[Command]:
    history = window.history

    return [
        Command(
            "back",
            "go",
            tr("Back"),
            lambda: window.step_history(-1),
            ("Alt+Left",),
            why=lambda: "" if history.beside(-1) else tr("There is no page to go back to."),
            also=tr("previous page"),
        ),
        Command(
            "forward",
            "go",
            tr("Forward"),
            lambda: window.step_history(1),
            ("Alt+Right",),
            why=lambda: "" if history.beside(1) else tr("There is no page to go forward to."),
            also=tr("next page"),
        ),
        *place_commands(window, "go"),
        Command(
            "next",
            "go",
            tr("What to do next"),
            lambda: window.go("skills", "next"),
            line_before=True,
            also=tr("what next recommend suggest today"),
            why=lambda: (
                ""
                if queries.chosen_roles(window.workspace.reader)
                else tr("What is next depends on a role. Choose one first.")
            ),
        ),
        Command(
            "compare",
            "go",
            tr("Compare roles"),
            lambda: window.go("skills", "comparison"),
            also=tr("side by side versus difference"),
        ),
    ]
