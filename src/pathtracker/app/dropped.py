"""Files dropped on the window: one of a known format is brought in, any other shows something."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from pathtracker.actions import items
from pathtracker.app.subjects import guard
from pathtracker.app.widgets.command_palette import palette_over
from pathtracker.app.widgets.palette_rows import PaletteEntry
from pathtracker.app.words import tr
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import Item, Skill, TrackKind
from pathtracker.core.when import When
from pathtracker.exchange import is_known
from pathtracker.store import Store, queries
from pathtracker.store.livefile import refuse_source

if TYPE_CHECKING:
    from pathtracker.app.window import MainWindow


def take_dropped(window: MainWindow, files: Sequence[Path]) -> None:
    """Opens the page that brings in a file of a known format; of others asks what they show."""
    workspace = window.workspace
    against = guard(writable=not workspace.read_only)
    try:
        for file in files:
            refuse_source(file)
        known = [file for file in files if not file.is_dir() and is_known(file)]
    except Refused as refusal:
        workspace.refused.emit(refusal.message)
        return
    if against:
        window.show_message(against)
    elif known:
        window.go("import", "file", known[0])
    elif files:
        name = files[0].name
        question = tr("What does {name} show?", name=name[:60])
        if len(files) > 1:
            question = tr("What [does this file|do these {n} files] show?", len(files))
        palette_over(window).open(list(_targets(window, files)), prompt=question)


def _targets(window: MainWindow, files: Sequence[Path]) -> Iterator[PaletteEntry]:
    """What evidence can be attached to: what is selected first, then all steps and milestones,
    projects, skills."""
    reader, addresses = window.workspace.reader, [str(file) for file in files]
    chosen = window.selected_items()

    def to_item(item: UUID) -> Callable[[], object]:
        return lambda: _attach(window, item, addresses)

    def to_project(track: UUID) -> Callable[[], object]:
        def attach() -> None:
            window.open_track(track)
            window.go("portfolio", "attach", addresses)

        return attach

    def to_skill(skill: UUID) -> Callable[[], object]:
        def attach() -> None:
            window.go("evidence", "skill", skill)
            window.go("evidence", "attach", addresses)

        return attach

    briefs = queries.item_briefs(reader)
    for group, wanted in ((tr("What is selected"), True), (tr("Steps"), False)):
        for one in briefs:
            if (one.id in chosen) is wanted:
                yield PaletteEntry(group, one.title, to_item(one.id), icon=f"mark-{one.state}")
    with_steps = {track for tracks in queries.tracks_of_items(reader).values() for track in tracks}
    for track in queries.tracks(reader):
        if track.kind is TrackKind.PROJECT and track.id in with_steps:
            group = tr("Projects")
            yield PaletteEntry(group, track.title, to_project(track.id), icon="portfolio")
    for skill in queries.names(reader, Skill):
        yield PaletteEntry(
            tr("Skills"), skill.title, to_skill(skill.value), icon="skills", also=skill.aliases
        )


def _attach(window: MainWindow, item: UUID, addresses: Sequence[str]) -> None:
    """All of them as one change."""
    title = window.workspace.reader.get(Item, item).title

    def attach(store: Store, *, when: When) -> None:
        with store.together(Message("item.attach", {"title": title}), now=when.now):
            for address in addresses:
                items.attach(store, item=item, address=address, when=when)

    window.workspace.do(attach)
