"""Portfolio projects: a track whose phases are the stages and whose items are the milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from pathtracker.actions.entries import STAGES, Importer
from pathtracker.core.messages import Message
from pathtracker.core.model import Phase, Track, TrackKind
from pathtracker.core.order import numbered
from pathtracker.core.when import When
from pathtracker.store import Store, Writer, queries

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog


def start_project(
    store: Store, *, catalog: Catalog, template: str, when: When, title: str = ""
) -> Track:
    """Starts a project from a template of the catalogue, by its slug: its milestones come in."""
    entry = catalog.projects[template]

    def op(writer: Writer) -> Track:
        return Importer(writer, catalog).project(entry, title=title or entry.title)

    label = Message("project.start", {"title": title or entry.title})
    return store.write(label, op, now=when.now)


def add_project(store: Store, *, title: str, when: When) -> Track:
    """Makes an empty project of the learner's own, with the usual stages."""

    def op(writer: Writer) -> Track:
        last = max((track.position for track in queries.tracks(writer)), default=0.0)
        track = writer.put(
            Track(id=writer.new_id(), kind=TrackKind.PROJECT, title=title, position=last + 1)
        )
        for name, position in zip(STAGES, numbered(len(STAGES)), strict=True):
            writer.put(Phase(id=writer.new_id(), track_id=track.id, title=name, position=position))
        return track

    return store.write(Message("project.start", {"title": title}), op, now=when.now)


def set_project_notes(store: Store, *, track: UUID, notes: str, when: When) -> Track:
    """Replaces a project's or roadmap's notes, Markdown."""
    found = store.get(Track, track)
    return store.write(
        Message("track.notes", {"title": found.title}),
        lambda writer: writer.put(writer.get(Track, track).evolve(notes=notes)),
        now=when.now,
    )


def rename_track(store: Store, *, track: UUID, title: str, when: When) -> Track:
    """Gives a roadmap or project another title."""
    return store.write(
        Message("track.rename", {"title": title}),
        lambda writer: writer.put(writer.get(Track, track).evolve(title=title)),
        now=when.now,
    )
