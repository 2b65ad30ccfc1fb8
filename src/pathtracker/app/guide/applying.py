"""What is prepared for applying as a role, read in one go. Without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pathtracker.actions.applying import QUESTIONS, STORY, Stage, applying_track
from pathtracker.core.model import Item, Role
from pathtracker.store import Reader, queries


@dataclass(frozen=True, slots=True)
class Prepared:
    """Items in their order; applications by stage."""

    questions: Sequence[Item]
    story: Sequence[Item]
    applications: dict[Stage, Sequence[Item]]


def read_prepared(reader: Reader, role: Role) -> Prepared | None:
    """None while nothing is prepared for the role."""
    track = applying_track(reader, role)
    if track is None:
        return None
    items: dict[str, list[Item]] = {}
    for phase in queries.phases(reader, track.id):
        places = queries.memberships(reader, phase=phase.id)
        items[phase.slug or ""] = [reader.get(Item, place.item_id) for place in places]
    return Prepared(
        questions=items.get(QUESTIONS, []),
        story=items.get(STORY, []),
        applications={stage: items.get(stage, []) for stage in Stage},
    )


def joined(story: Sequence[Item]) -> str:
    """The answers to the prompts as one text, in their order."""
    return "\n\n".join(item.notes.strip() for item in story if item.notes.strip())
