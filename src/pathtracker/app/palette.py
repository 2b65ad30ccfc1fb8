"""The command palette's contents: every step, roadmap, project, role and command."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

from pathtracker.app.commands import words
from pathtracker.app.widgets.command_palette import palette_over
from pathtracker.app.widgets.palette_rows import PaletteEntry
from pathtracker.app.window import MainWindow
from pathtracker.core.model import Skill
from pathtracker.store import queries


def open_palette(window: MainWindow) -> None:
    """Opens the palette over the window with everything that can be found or done now."""
    palette_over(window).open(list(_entries(window)))


def _entries(window: MainWindow) -> Iterator[PaletteEntry]:
    reader = window.workspace.reader

    def opening(item: UUID) -> Callable[[], None]:
        return lambda: window.open_anywhere(item)

    for one in queries.item_briefs(reader):
        yield PaletteEntry(words("Steps"), one.title, opening(one.id), icon=f"mark-{one.state}")
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
    for offer in window.commands.offers():
        if offer.name != "palette":
            yield PaletteEntry(
                words("Commands"),
                offer.text,
                lambda command=offer.name: window.commands.run(command),
                keys=offer.keys,
                icon="chevron-right",
            )
