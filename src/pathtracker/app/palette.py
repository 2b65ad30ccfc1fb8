"""The command palette's contents: every step, roadmap, project, role and command."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

from pathtracker.app.commands import Offer
from pathtracker.app.widgets.command_palette import palette_over
from pathtracker.app.widgets.palette_rows import PaletteEntry
from pathtracker.app.window import MainWindow
from pathtracker.app.words import tr
from pathtracker.core.model import Skill
from pathtracker.store import queries


def open_palette(window: MainWindow) -> None:
    """Opens the palette over the window with everything that can be found or done now."""
    palette_over(window).open(palette_entries(window))


def palette_entries(window: MainWindow) -> Iterator[PaletteEntry]:
    """All of it; what can be done to the selection comes first."""
    reader = window.workspace.reader
    offers = [offer for offer in window.commands.offers() if offer.name != "palette"]
    about = [offer for offer in offers if offer.menu == "step" and not offer.why]
    if window.selected_items():
        for offer in about:
            yield _command(window, offer, tr("On what is selected"))
    else:
        about = []

    def opening(item: UUID) -> Callable[[], None]:
        return lambda: window.open_anywhere(item)

    for one in queries.item_briefs(reader):
        yield PaletteEntry(tr("Steps"), one.title, opening(one.id), icon=f"mark-{one.state}")
    for track in queries.tracks(reader):
        yield PaletteEntry(
            tr("Roadmaps and projects"),
            track.title,
            lambda key=track.id: window.open_track(key),
            icon="portfolio" if track.kind == "project" else "roadmap",
        )
    for skill in queries.names(reader, Skill):
        yield PaletteEntry(
            tr("Skills"),
            skill.title,
            lambda key=skill.value: window.open_skill(key),
            icon="skills",
            also=skill.aliases,
        )
    for role in window.workspace.catalog.roles.values():
        yield PaletteEntry(
            tr("Roles"),
            role.title,
            lambda slug=role.slug: window.open_role(slug),
            icon="roles",
            also=role.aliases,
        )
    for term in window.workspace.catalog.terms.values():
        yield PaletteEntry(
            tr("Glossary"),
            term.name,
            lambda slug=term.slug: window.open_term(slug),
            icon="info",
            also=term.aliases,
            aside=True,
        )
    for offer in offers:
        if offer not in about:
            yield _command(window, offer, tr("Commands"))


def _command(window: MainWindow, offer: Offer, group: str) -> PaletteEntry:
    return PaletteEntry(
        group,
        offer.text,
        lambda: window.commands.run(offer.name),
        keys=offer.keys,
        icon="chevron-right",
        also=tuple(offer.also.split()),
        off=offer.why,
    )
