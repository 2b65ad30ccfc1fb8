"""Leaving a role: what nobody needs any more goes, what the learner has touched stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from pathtracker.actions.entries import content_of
from pathtracker.actions.items import take_out
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import (
    Evidence,
    Item,
    Prerequisite,
    Role,
    Skill,
    Standing,
    State,
    TimeEntry,
    Track,
)
from pathtracker.core.when import When
from pathtracker.store import Reader, Store, Writer, queries

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Left:
    """A role that was left, and how many of its steps went and stayed."""

    role: Role
    steps_removed: int
    steps_kept: int


def leave(store: Store, *, role: UUID, catalog: Catalog, when: When) -> Left:
    """Gives a chosen role up.

    Takes away those of its steps that no other chosen role, project or roadmap of the learner's
    own holds, that nothing left over requires, and that nobody has touched: open, without time,
    evidence, notes or edits. Levels, ratings and evidence stay. If it was primary, the next role
    is. Refused if the role is not chosen.
    """
    found = store.get(Role, role)
    if found.standing is None:
        raise Refused("role.not_chosen", title=found.title)

    def op(writer: Writer) -> Left:
        gone, kept = _tidied_away(writer, found, catalog)
        tracks = {track.id for track in queries.tracks(writer)}
        still_there = tuple(track for track in found.tracks if track in tracks)
        left = writer.put(found.evolve(standing=None, tracks=still_there))
        others = queries.chosen_roles(writer)
        if others and found.standing is Standing.PRIMARY:
            writer.put(others[0].evolve(standing=Standing.PRIMARY))
        return Left(left, gone, kept)

    return store.write(Message("role.leave", {"title": found.title}), op, now=when.now)


def _tidied_away(writer: Writer, role: Role, catalog: Catalog) -> tuple[int, int]:
    """Removes what only this role needs; how many of its steps went, and how many stayed."""
    others = [other for other in queries.chosen_roles(writer) if other.id != role.id]
    needed = {track for other in others for track in other.tracks}
    own = [track for track in role.tracks if track not in needed]
    every = {line.id for line in queries.outline(writer, role.tracks)}
    here = {line.id for line in queries.outline(writer, own)}
    elsewhere = {
        item
        for item, tracks in queries.tracks_of_items(writer).items()
        if not set(tracks) <= set(own)
    }
    untouched = _untouched(writer, here - elsewhere, catalog)
    untouched -= _asked_by(writer, others, catalog)  # moved here out of a roadmap that stays
    going = _not_required(writer, untouched)
    for item in going:
        take_out(writer, item)
    for track in own:
        _give_up_places(writer, track, here & elsewhere)
    for track in own:
        _take_out_if_empty(writer, writer.get(Track, track))
    return len(going), len(every - going)


def _asked_by(reader: Reader, roles: Collection[Role], catalog: Catalog) -> set[UUID]:
    """The items that the roadmaps of some roles bring, up to their rungs, wherever they stand."""
    slugs = {
        step.slug
        for role in roles
        if (known := catalog.roles.get(role.slug or "")) is not None
        for step in catalog.steps_for(known, role.rung)
    }
    return {item.id for item in queries.by_slug(reader, Item, slugs).values()}


def _untouched(reader: Reader, items: Collection[UUID], catalog: Catalog) -> set[UUID]:
    """Those items that are as the catalogue has them, what they require included, and of which
    nothing is noted."""
    skills = {
        slug: skill.id for slug, skill in queries.by_slug(reader, Skill, catalog.skills).items()
    }
    steps = catalog.work()
    slugs = {line.id: line.slug for line in queries.outline(reader)}
    present = {slug for slug in slugs.values() if slug}
    links: dict[UUID, set[tuple[str | UUID, int]]] = defaultdict(set)
    for link in queries.all_of(reader, Prerequisite):
        links[link.item_id].add((slugs.get(link.requires_id) or link.requires_id, link.lag_days))
    untouched = set()
    for key in items:
        item = reader.get(Item, key)
        step = steps.get(item.slug or "")
        # A skill that is not in the store gives an id that no item has.
        if step is None or item != Item(
            id=item.id,
            slug=item.slug,
            catalog_version=item.catalog_version,
            **content_of(step, lambda slug: skills.get(slug, UUID(int=0))),
        ):
            continue
        if links[key] != {(slug, 0) for slug in step.requires if slug in present}:
            continue
        if item.state is State.OPEN and not _is_noted(reader, key):
            untouched.add(key)
    return untouched


def _is_noted(reader: Reader, item: UUID) -> bool:
    return bool(queries.of_item(reader, TimeEntry, item) or queries.of_item(reader, Evidence, item))


def _not_required(reader: Reader, items: set[UUID]) -> set[UUID]:
    """Those items that nothing outside of them requires, directly or through another."""
    requires = queries.prerequisite_map(reader)
    going = set(items)
    waiting = [item for item in requires if item not in going]
    while waiting:
        for needed in requires.get(waiting.pop(), ()):
            if needed in going:
                going.discard(needed)
                waiting.append(needed)
    return going


def _give_up_places(writer: Writer, track: UUID, items: Collection[UUID]) -> None:
    """Takes items that stand elsewhere as well out of a roadmap."""
    for phase in queries.phases(writer, track):
        for place in queries.memberships(writer, phase=phase.id):
            if place.item_id in items:
                writer.remove(place)


def _take_out_if_empty(writer: Writer, track: Track) -> None:
    """Phases without steps go, and with the last of them the roadmap, unless it has notes."""
    phases = queries.phases(writer, track.id)
    empty = [phase for phase in phases if not queries.memberships(writer, phase=phase.id)]
    for phase in empty:
        writer.remove(phase)
    if len(empty) == len(phases) and not track.notes:
        writer.remove(track)
