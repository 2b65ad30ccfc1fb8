"""Asking what is meant, in a list to search: an item, a phase."""

from __future__ import annotations

from collections.abc import Callable, Collection
from uuid import UUID

from PySide6.QtWidgets import QWidget

from pathtracker.app.subjects import Then
from pathtracker.app.widgets.command_palette import palette_over
from pathtracker.app.widgets.palette_rows import PaletteEntry
from pathtracker.app.words import tr
from pathtracker.app.workspace import Workspace
from pathtracker.core.model import State
from pathtracker.store import queries

_LATELY = 6
"""So many items that were worked on come before all others."""


def ask_item(
    workspace: Workspace, window: QWidget, question: str, items: Collection[UUID], then: Then
) -> None:
    """Opens the list of `items`: those under way, then those worked on lately, then all others.
    `then` gets the one that is chosen."""
    lately = {item: at for at, item in enumerate(queries.lately_worked(workspace.reader, _LATELY))}
    wanted, ranked = set(items), []

    def choosing(item: UUID) -> Callable[[], object]:
        return lambda: then([item])

    for one in queries.item_briefs(workspace.reader):
        if one.id not in wanted:
            continue
        if one.state is State.ACTIVE:
            rank, group = (0, lately.get(one.id, _LATELY)), tr("Under way")
        elif one.id in lately:
            rank, group = (1, lately[one.id]), tr("Lately")
        else:
            rank, group = (2, 0), tr("All others")
        entry = PaletteEntry(group, one.title, choosing(one.id), icon=f"mark-{one.state}")
        ranked.append((rank, entry))
    ranked.sort(key=lambda one: one[0])
    palette_over(window).open([entry for _, entry in ranked], prompt=question)


def ask_phase(
    workspace: Workspace, window: QWidget, question: str, then: Callable[[UUID], object]
) -> None:
    """Opens the list of all phases, gathered by roadmap and project."""
    entries = []

    def choosing(phase: UUID) -> Callable[[], object]:
        return lambda: then(phase)

    for track in queries.tracks(workspace.reader):
        icon = "portfolio" if track.kind == "project" else "roadmap"
        entries += [
            PaletteEntry(track.title, phase.title, choosing(phase.id), icon=icon)
            for phase in queries.phases(workspace.reader, track.id)
        ]
    palette_over(window).open(entries, prompt=question)
