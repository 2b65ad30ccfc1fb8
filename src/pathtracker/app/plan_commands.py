"""Commands on the plan: when there is time, keeping it, and the ways out of the program."""

from __future__ import annotations

from pathtracker.app.commands import Command
from pathtracker.app.places import place_commands
from pathtracker.app.subjects import first_of, guard
from pathtracker.app.window import MainWindow
from pathtracker.app.words import tr
from pathtracker.store import queries


def plan_commands(window: MainWindow) -> list[Command]:
    """They lead to the timeline first: what is exported is what one sees."""

    def no_work() -> str:
        some = queries.tracks(window.workspace.reader)
        return "" if some else tr("There is nothing to plan yet. Choose a role first.")

    return [
        *place_commands(window, "tools", "plan"),
        Command(
            "plan_keep",
            "tools",
            tr("Keep the plan of today"),
            lambda: window.go("timeline", "keep"),
            also=tr("baseline snapshot"),
            why=first_of(lambda: guard(writable=not window.workspace.read_only), no_work),
        ),
        Command(
            "plan_pdf",
            "file",
            tr("Export the plan as PDF…"),
            lambda: window.go("timeline", "export", "pdf"),
            line_before=True,
            why=no_work,
        ),
        Command(
            "plan_png",
            "file",
            tr("Export the plan as a picture…"),
            lambda: window.go("timeline", "export", "png"),
            why=no_work,
        ),
        Command(
            "plan_ics",
            "file",
            tr("Export the plan for a calendar…"),
            lambda: window.go("timeline", "export", "ics"),
            why=no_work,
        ),
        Command(
            "plan_print",
            "file",
            tr("Print the plan…"),
            lambda: window.go("timeline", "print"),
            ("Ctrl+P",),
            why=no_work,
        ),
    ]
