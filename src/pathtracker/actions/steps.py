"""Making, editing and moving a learner's own steps, phases and roadmaps."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from pathtracker.actions.items import add_prerequisite
from pathtracker.core.days import kept_day
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import (
    Item,
    Kind,
    Membership,
    Outcome,
    Phase,
    Resource,
    Skill,
    Track,
    TrackKind,
)
from pathtracker.core.naming import meant
from pathtracker.core.order import between, numbered
from pathtracker.core.quickadd import QuickAdd, settled
from pathtracker.core.when import When
from pathtracker.store import Store, Writer, queries

OWN_STEPS = "own-steps"
"""The slug of the roadmap that takes a step added without saying where."""


def add(
    store: Store,
    *,
    wanted: QuickAdd,
    when: When,
    phase: UUID | None = None,
    kind: Kind = Kind.LEARN,
) -> Item:
    """Adds a step as a line of quick add says, at the end of a phase.

    Without a phase it goes to a roadmap of the learner's own. `#skill` names a skill it teaches to
    level 1; `after` an item it comes after. Refused if a name is unknown or ambiguous; but an
    `after` that is like no item's name belongs to the title.
    """

    def op(writer: Writer) -> Item:
        skills = queries.names(writer, Skill) if wanted.skills else []
        outcomes = tuple(
            Outcome(skill_id=meant(name, skills, kind="skill"), level=1) for name in wanted.skills
        )
        if wanted.after is not None and wanted.after.casefold() == wanted.title.casefold():
            raise Refused("after_itself", title=wanted.title)
        names = queries.names(writer, Item) if wanted.after is not None else []
        found = settled(wanted, names)
        after = None if found.after is None else meant(found.after, names, kind="item")
        item = writer.put(
            Item(
                id=writer.new_id(),
                title=found.title,
                kind=kind,
                effort=1.0 if wanted.effort is None else wanted.effort,
                outcomes=outcomes,
                deadline=wanted.by,
            )
        )
        if after is not None:
            add_prerequisite(writer, item=item.id, requires=after)
        where = _own_phase(writer) if phase is None else writer.get(Phase, phase).id
        place_last(writer, item.id, where)
        return item

    return store.write(Message("item.add", {"title": wanted.title}), op, now=when.now)


def rename(store: Store, *, item: UUID, title: str, when: When) -> Item:
    """Gives an item another title."""
    return _edit(store, "item.rename", item, when, title=title)


def set_effort(store: Store, *, item: UUID, hours: float, when: When) -> Item:
    """Changes an item's estimated effort, in hours (0 to 10,000)."""
    return _edit(store, "item.effort", item, when, effort=hours)


def set_kind(store: Store, *, item: UUID, kind: Kind, when: When) -> Item:
    """Says what kind of work an item is."""
    return _edit(store, "item.kind", item, when, kind=kind)


def set_notes(store: Store, *, item: UUID, notes: str, when: When) -> Item:
    """Replaces an item's notes, Markdown."""
    return _edit(store, "item.notes", item, when, notes=notes)


def set_deadline(store: Store, *, item: UUID, day: date | None, when: When) -> Item:
    """Sets the day an item should be done by, or takes it away."""
    if day is not None:
        kept_day(day, when.today)
    return _edit(store, "item.deadline", item, when, deadline=day)


def add_resource(store: Store, *, item: UUID, title: str, url: str, when: When) -> Item:
    """Adds something to learn from, of the learner's own, to an item."""

    def op(writer: Writer) -> Item:
        found = writer.get(Item, item)
        return writer.put(
            found.evolve(resources=(*found.resources, Resource(title=title, url=url)))
        )

    label = Message("item.resource_add", {"title": store.get(Item, item).title})
    return store.write(label, op, now=when.now)


def move(
    store: Store, *, membership: UUID, phase: UUID, before: UUID | None, when: When
) -> Membership:
    """Moves an item's place to a phase, before another place there or to its end."""

    place = store.get(Membership, membership)
    label = Message("item.move", {"title": store.get(Item, place.item_id).title})
    return store.write(
        label,
        lambda writer: _move(writer, membership=membership, phase=phase, before=before),
        now=when.now,
    )


def move_many(
    store: Store,
    *,
    memberships: Sequence[UUID],
    phase: UUID,
    before: UUID | None,
    when: When,
) -> list[Membership]:
    """Moves several places to a phase in one go, in the order named."""

    def op(writer: Writer) -> list[Membership]:
        return [
            _move(writer, membership=membership, phase=phase, before=before)
            for membership in memberships
        ]

    label = Message("items.move", {"count": len(memberships)})
    return store.write(label, op, now=when.now)


def _move(writer: Writer, *, membership: UUID, phase: UUID, before: UUID | None) -> Membership:
    place = writer.get(Membership, membership)
    writer.get(Phase, phase)
    others = [m for m in queries.memberships(writer, phase=phase) if m.id != membership]
    if any(other.item_id == place.item_id for other in others):
        raise Refused("already_in_phase", title=writer.get(Item, place.item_id).title)
    ids = [other.id for other in others]
    index = ids.index(before) if before in ids else len(ids)
    position = between(
        others[index - 1].position if index > 0 else None,
        others[index].position if index < len(others) else None,
    )
    if position is None:  # no number is left between them: number the phase anew
        others.insert(index, place)
        for other, fresh in zip(others, numbered(len(others)), strict=True):
            if other.id != membership:
                writer.put(other.evolve(position=fresh))
        position = float(index + 1)
    return writer.put(place.evolve(phase_id=phase, position=position))


def add_roadmap(store: Store, *, title: str, when: When, phases: tuple[str, ...] = ()) -> Track:
    """Makes a roadmap of the learner's own, with phases (one called like it, if none is named)."""

    return store.write(
        Message("roadmap.add", {"title": title}),
        lambda writer: new_roadmap(writer, title=title, phases=phases or (title,)),
        now=when.now,
    )


def new_roadmap(writer: Writer, *, title: str, phases: Collection[str]) -> Track:
    """Makes a roadmap with phases inside a write, after all other tracks."""
    track = writer.put(Track(id=writer.new_id(), title=title, position=last_position(writer) + 1))
    for name, position in zip(phases, numbered(len(phases)), strict=True):
        writer.put(Phase(id=writer.new_id(), track_id=track.id, title=name, position=position))
    return track


def add_phase(store: Store, *, track: UUID, title: str, when: When) -> Phase:
    """Adds a phase at the end of a roadmap."""

    def op(writer: Writer) -> Phase:
        writer.get(Track, track)
        last = [phase.position for phase in queries.phases(writer, track)][-1:]
        return writer.put(
            Phase(id=writer.new_id(), track_id=track, title=title, position=sum(last) + 1)
        )

    return store.write(Message("phase.add", {"title": title}), op, now=when.now)


def rename_phase(store: Store, *, phase: UUID, title: str, when: When) -> Phase:
    """Gives a phase another title."""
    return store.write(
        Message("phase.rename", {"title": title}),
        lambda writer: writer.put(writer.get(Phase, phase).evolve(title=title)),
        now=when.now,
    )


def remove_phase(store: Store, *, phase: UUID, when: When) -> None:
    """Takes an empty phase away. Refused while items stand in it."""

    def op(writer: Writer) -> None:
        found = writer.get(Phase, phase)
        standing = len(queries.memberships(writer, phase=phase))
        if standing:
            raise Refused("phase.not_empty", title=found.title, count=standing)
        writer.remove(found)

    label = Message("phase.remove", {"title": store.get(Phase, phase).title})
    store.write(label, op, now=when.now)


def place_last(writer: Writer, item: UUID, phase: UUID) -> Membership:
    """Gives an item a place at the end of a phase."""
    last = [place.position for place in queries.memberships(writer, phase=phase)][-1:]
    return writer.put(
        Membership(id=writer.new_id(), item_id=item, phase_id=phase, position=sum(last) + 1)
    )


def last_position(writer: Writer) -> float:
    """The place of the last track, 0 if there is none."""
    return max((track.position for track in queries.tracks(writer)), default=0.0)


def _own_phase(writer: Writer) -> UUID:
    own = queries.by_slug(writer, Track, [OWN_STEPS]).get(OWN_STEPS)
    if own is None:
        own = writer.put(
            Track(
                id=writer.new_id(),
                kind=TrackKind.ROADMAP,
                slug=OWN_STEPS,
                title="My own steps",
                position=last_position(writer) + 1,
            )
        )
    phases = queries.phases(writer, own.id)
    if phases:
        return phases[-1].id
    phase = Phase(id=writer.new_id(), track_id=own.id, title=own.title, position=1)
    return writer.put(phase).id


def _edit(store: Store, label: str, item: UUID, when: When, **changes: Any) -> Item:
    title = store.get(Item, item).title
    return store.write(
        Message(label, {"title": title}),
        lambda writer: writer.put(writer.get(Item, item).evolve(**changes)),
        now=when.now,
    )
