"""Commands on the plan: when there is time, keeping it, and the ways out of the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pathtracker.app.commands import Command
from pathtracker.app.subjects import first_of, guard
from pathtracker.app.window import MainWindow
from pathtracker.app.words import tr
from pathtracker.store import queries

if TYPE_CHECKING:
    from pathtracker.app.timeline.tools import TimelineTools


def plan_commands(window: MainWindow) -> list[Command]:
    """They lead to the timeline first: what is exported is what one sees."""

    def no_work() -> str:
        some = queries.tracks(window.workspace.reader)
        return "" if some else tr("There is nothing to plan yet. Choose a role first.")

    def on_plan(run: Callable[[TimelineTools], object]) -> Callable[[], None]:
        return lambda: _on_plan(window, run)

    return [
        Command(
            "time",
            "tools",
            tr("When I have time…"),
            lambda: window.go("time"),
            also=tr("days off holiday vacation pause week hours availability free"),
        ),
        Command(
            "plan_keep",
            "tools",
            tr("Keep the plan of today"),
            on_plan(lambda tools: tools.keep_plan()),
            also=tr("baseline snapshot"),
            why=first_of(lambda: guard(writable=not window.workspace.read_only), no_work),
        ),
        Command(
            "plan_pdf",
            "file",
            tr("Export the plan as PDF…"),
            on_plan(lambda tools: tools.export("pdf")),
            line_before=True,
            why=no_work,
        ),
        Command(
            "plan_png",
            "file",
            tr("Export the plan as a picture…"),
            on_plan(lambda tools: tools.export("png")),
            why=no_work,
        ),
        Command(
            "plan_ics",
            "file",
            tr("Export the plan for a calendar…"),
            on_plan(lambda tools: tools.export("ics")),
            why=no_work,
        ),
        Command(
            "plan_print",
            "file",
            tr("Print the plan…"),
            on_plan(lambda tools: tools.print_plan()),
            ("Ctrl+P",),
            why=no_work,
        ),
    ]


def _on_plan(window: MainWindow, run: Callable[[TimelineTools], object]) -> None:
    from pathtracker.app.timeline.tools import TimelineTools

    window.go("timeline")
    tools = window.view.findChild(TimelineTools) if window.view else None
    if tools is not None:
        tools.when_ready(lambda: run(tools))
