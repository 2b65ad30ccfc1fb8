"""The command palette's contents: every step, roadmap, project, role and command."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

from pathtracker.app.commands import words
from pathtracker.app.widgets.command_palette import CommandPalette
from pathtracker.app.widgets.palette_rows import PaletteEntry
from pathtracker.app.window import MainWindow
from pathtracker.core.model import Skill, State
from pathtracker.store import queries

_MARKS = {
    State.OPEN: "mark-open",
    State.ACTIVE: "mark-active",
    State.DONE: "mark-done",
    State.KNOWN: "mark-known",
    State.SKIPPED: "mark-skipped",
    State.PARKED: "mark-parked",
}


def open_palette(window: MainWindow) -> None:
    """Opens the palette over the window with everything that can be found or done now."""
    palette = window.findChild(CommandPalette) or CommandPalette(window)
    palette.open(list(_entries(window)))


def _entries(window: MainWindow) -> Iterator[PaletteEntry]:
    reader = window.workspace.reader

    def opening(item: UUID) -> Callable[[], None]:
        return lambda: window.open_anywhere(item)

    for item, title, state in queries.item_titles(reader):
        yield PaletteEntry(words("Steps"), title, opening(item), icon=_MARKS[state])
    for track in queries.tracks(reader):
        yield PaletteEntry(
            words("Roadmaps and projects"),
            track.title,
            lambda key=track.id: window.open_track(key),
            icon="portfolio" if track.kind == "project" else "roadmap",
        )
    for skill in queries.names(reader, Skill):
        yield PaletteEntry(
            words("Skills"),
            skill.title,
            lambda key=skill.value: window.open_skill(key),
            icon="skills",
        )
    for role in window.workspace.catalog.roles.values():
        yield PaletteEntry(
            words("Roles"),
            role.title,
            lambda slug=role.slug: window.open_role(slug),
            icon="roles",
        )
    for name, text, keys in window.commands.palette_entries():
        yield PaletteEntry(
            words("Commands"),
            text,
            lambda command=name: window.commands.run(command),
            keys=keys,
            icon="chevron-right",
        )
