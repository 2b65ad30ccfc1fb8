"""Commands on how the window looks: light or dark, the size of its text, what a page shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from pathtracker.app.commands import Command
from pathtracker.app.settings import Look
from pathtracker.app.theme import current_theme
from pathtracker.app.window import MainWindow
from pathtracker.app.words import tr
from pathtracker.store import queries

if TYPE_CHECKING:
    from pathtracker.app.roadmap.view import RoadmapView
    from pathtracker.app.timeline.view import TimelineView

SIZES = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
"""How large text can be, as a share of what the system asks for."""


def look_commands(window: MainWindow) -> list[Command]:
    def nothing_planned() -> str:
        some = queries.tracks(window.workspace.reader)
        return "" if some else tr("There is nothing to plan yet. Choose a role first.")

    timeline = (replace(command, why=nothing_planned) for command in _timeline(window))
    return [*_looks(window), *_sizes(window), *_roadmap(window), *timeline]


def _wear(window: MainWindow) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    settings = window.settings
    current_theme().apply(
        app,
        settings.theme,
        text_factor=settings.text_size,
        reduced_motion=settings.reduced_motion,
    )
    window.commands.refresh_soon()


def _looks(window: MainWindow) -> list[Command]:
    looks: dict[Look, tuple[str, str]] = {
        "system": (tr("Look: like the system"), tr("theme mode automatic")),
        "light": (tr("Look: light"), tr("light mode theme bright day white")),
        "dark": (tr("Look: dark"), tr("dark mode theme night black")),
        "contrast": (tr("Look: high contrast"), tr("theme accessibility contrast")),
    }

    def wear(name: Look) -> None:
        before = current_theme().tokens.name
        window.settings.theme = name
        _wear(window)
        if current_theme().tokens.name == before:  # as the system is just so
            window.show_toast(looks[name][0])

    return [
        Command(
            f"look_{name}",
            f"view/{tr('Look')}",
            text,
            lambda name=name: wear(name),  # type: ignore[misc]
            also=also,
            ticked=lambda name=name: window.settings.theme == name,  # type: ignore[misc]
            choice="look",
        )
        for name, (text, also) in looks.items()
    ]


def _sizes(window: MainWindow) -> list[Command]:
    within = f"view/{tr('Text size')}"

    def other(direction: int) -> float | None:
        now = window.settings.text_size
        if direction > 0:
            return next((size for size in SIZES if size > now + 0.01), None)
        return next((size for size in reversed(SIZES) if size < now - 0.01), None)

    def turn(direction: int) -> None:
        size = other(direction)
        if size is not None:
            window.settings.text_size = size
            _wear(window)

    def usual() -> None:
        window.settings.text_size = 1.0
        _wear(window)

    return [
        Command(
            "text_larger",
            within,
            tr("Larger text"),
            lambda: turn(1),
            ("Ctrl++", "Ctrl+="),
            why=lambda: "" if other(1) else tr("The text is as large as it can be."),
            also=tr("zoom in font bigger increase scale"),
        ),
        Command(
            "text_smaller",
            within,
            tr("Smaller text"),
            lambda: turn(-1),
            ("Ctrl+-",),
            why=lambda: "" if other(-1) else tr("The text is as small as it can be."),
            also=tr("zoom out font decrease scale"),
        ),
        Command(
            "text_usual",
            within,
            tr("Usual text size"),
            usual,
            ("Ctrl+0",),
            why=lambda: (
                tr("The text has its usual size.") if window.settings.text_size == 1 else ""
            ),
            also=tr("reset normal default"),
        ),
    ]


def _roadmap(window: MainWindow) -> list[Command]:
    from pathtracker.app.roadmap.head import COLUMNS, OUTLINE

    def view() -> RoadmapView:
        window.go("roadmap")
        return cast("RoadmapView", window.view)

    def shown() -> str:
        if window.place() == "roadmap":
            return str(window.view.state().get("layout")) if window.view else ""
        return str(window.settings.views.get("roadmap", {}).get("layout", OUTLINE))

    def nothing_to_lay_out() -> str:
        some = queries.tracks(window.workspace.reader)
        return "" if some else tr("There is no roadmap yet that could be looked at.")

    layouts = (
        (OUTLINE, tr("Outline"), tr("layout list tree rows")),
        (COLUMNS, tr("Columns"), tr("layout board kanban cards")),
    )
    return [
        Command(
            f"layout_{name}",
            "view",
            text,
            lambda name=name: view().set_layout(name),  # type: ignore[misc]
            line_before=name == OUTLINE,
            also=also,
            why=nothing_to_lay_out,
            ticked=lambda name=name: shown() == name,  # type: ignore[misc]
            choice="layout",
        )
        for name, text, also in layouts
    ]


def _timeline(window: MainWindow) -> list[Command]:
    from pathtracker.app.timeline.options import DATES_WORDS, GROUPINGS, SHOWS
    from pathtracker.app.timeline.scale import Zoom

    within = f"view/{tr('Timeline')}"

    def on(run: Callable[[TimelineView], object]) -> Callable[[], None]:
        def go() -> None:
            window.go("timeline")
            run(cast("TimelineView", window.view))

        return go

    def asked(question: Callable[[TimelineView], bool]) -> Callable[[], bool]:
        def answer() -> bool:
            return window.place() == "timeline" and question(cast("TimelineView", window.view))

        return answer

    zooms = {
        Zoom.DAY: tr("Days"),
        Zoom.WEEK: tr("Weeks"),
        Zoom.MONTH: tr("Months"),
        Zoom.QUARTER: tr("Quarters"),
        Zoom.YEAR: tr("Years"),
    }
    timeline = tr("timeline gantt chart")
    return [
        Command(
            "timeline_in",
            within,
            tr("Zoom in"),
            on(lambda view: view.chart.zoom_by(1.25)),
            also=timeline,
        ),
        Command(
            "timeline_out",
            within,
            tr("Zoom out"),
            on(lambda view: view.chart.zoom_by(0.8)),
            also=timeline,
        ),
        Command(
            "timeline_fit",
            within,
            tr("Zoom to fit"),
            on(lambda view: view.show_all_days()),
            ("Ctrl+9",),
            also=f"{timeline} {tr('whole plan everything')}",
        ),
        Command(
            "timeline_today",
            within,
            tr("Show today"),
            on(lambda view: view.chart.show_today()),
            also=timeline,
        ),
        *(
            Command(
                f"zoom_{zoom}",
                within,
                text,
                on(lambda view, zoom=zoom: view.chart.set_zoom(zoom)),  # type: ignore[misc]
                line_before=zoom is Zoom.DAY,
                also=timeline,
                ticked=asked(lambda view, zoom=zoom: view.chart.zoom is zoom),  # type: ignore[misc]
                choice="zoom",
            )
            for zoom, text in zooms.items()
        ),
        *(
            Command(
                f"gather_{grouping}",
                within,
                text,
                on(lambda view, grouping=grouping: view.gather_by(grouping)),  # type: ignore[misc]
                line_before=at == 0,
                also=f"{timeline} {tr('group gather')}",
                ticked=asked(
                    lambda view, grouping=grouping: view.contents.view.grouping is grouping  # type: ignore[misc]
                ),
                choice="grouping",
            )
            for at, (grouping, text) in enumerate(GROUPINGS)
        ),
        *(
            Command(
                f"show_{show}",
                within,
                text,
                on(lambda view, show=show: view.show_only(show)),  # type: ignore[misc]
                line_before=at == 0,
                also=f"{timeline} {tr('filter')}",
                ticked=asked(lambda view, show=show: view.contents.view.show is show),  # type: ignore[misc]
                choice="show",
            )
            for at, (show, text) in enumerate(SHOWS)
        ),
        Command(
            "timeline_links",
            within,
            tr("Dependencies"),
            on(lambda view: view.head.links.toggle()),
            line_before=True,
            also=f"{timeline} {tr('arrows links prerequisites')}",
            ticked=asked(lambda view: view.chart.links),
        ),
        Command(
            "timeline_dates",
            within,
            DATES_WORDS,
            on(lambda view: view.chart.show_dates(not view.chart.dates)),
            also=f"{timeline} {tr('start finish columns')}",
            ticked=asked(lambda view: view.chart.dates),
        ),
        Command(
            "timeline_table",
            within,
            tr("As a table"),
            on(lambda view: view.head.table.toggle()),
            also=timeline,
            ticked=asked(lambda view: view.head.table.isChecked()),
        ),
    ]
