"""Where one can go: to every place, to a page in it, back and forward."""

from __future__ import annotations

from pathtracker.app.commands import Command
from pathtracker.app.window import MainWindow
from pathtracker.app.words import tr
from pathtracker.store import queries


def go_commands(window: MainWindow) -> list[Command]:
    also = {
        "roadmap": tr("steps plan phases"),
        "timeline": tr("gantt schedule dates forecast"),
        "skills": tr("gap gaps levels radar readiness"),
        "portfolio": tr("projects milestones"),
        "roles": tr("jobs careers catalogue"),
    }
    history = window.history

    def then(key: str, ask: str, *arguments: object) -> None:
        window.go(key)
        window.ask_view(ask, *arguments)

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
        *(
            Command(
                f"go_{place.key}",
                "go",
                place.words,
                lambda key=place.key: window.go(key),  # type: ignore[misc]
                (f"Ctrl+{number}",),
                line_before=number == 1,
                also=also.get(place.key, ""),
            )
            for number, place in enumerate(window.rail_places(), start=1)
        ),
        Command(
            "next",
            "go",
            tr("What to do next"),
            lambda: then("skills", "show_next"),
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
            lambda: then("skills", "show_comparison"),
            also=tr("side by side versus difference"),
        ),
    ]
