"""What a learner does with a step or milestone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from pathtracker.actions.evidence import piece_at, told
from pathtracker.actions.skills import add_rating
from pathtracker.core.days import kept_day
from pathtracker.core.graph import circle_through
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import (
    SATISFYING,
    Evidence,
    EvidenceKind,
    Item,
    Membership,
    Prerequisite,
    State,
    TimeEntry,
)
from pathtracker.core.naming import brief
from pathtracker.core.when import When
from pathtracker.store import Reader, Store, Writer, queries
from pathtracker.store import skills as skill_reads


def start(store: Store, *, item: UUID, when: When) -> Item:
    """Takes an item up. What it requires may still be open: that explains, it never forbids."""
    return _settle(store, "item.start", item, State.ACTIVE, when)


def finish(
    store: Store,
    *,
    item: UUID,
    when: When,
    tick: bool | Collection[int] = True,
    evidence: str | None = None,
) -> Item:
    """Finishes an item today. `tick` says which checks are ticked with it: all, none, or those
    with these numbers (0 is the first); one that was ticked before stays so.

    `evidence` is a link or a file that shows it; other words are kept as a note.
    """

    def op(writer: Writer) -> Item:
        found = _unsettled(writer, item, State.DONE)
        if evidence:
            writer.put(piece_at(writer, evidence, item=item, day=when.today))
        for piece in queries.of_item(writer, Evidence, item):
            if piece.day > when.today:  # attached by a clock that was ahead: it is there by now
                writer.put(piece.evolve(day=when.today))
        named = range(len(found.checks)) if tick is True else tick or ()
        checks = tuple(
            check.model_copy(update={"ticked": True}) if number in named else check
            for number, check in enumerate(found.checks)
        )
        return writer.put(
            found.evolve(
                state=State.DONE,
                done_on=when.today,
                parked_until=None,
                known_share=_share_known(found),
                checks=checks,
            )
        )

    return store.write(_label(store, "item.finish", item), op, now=when.now)


def skip(store: Store, *, item: UUID, when: When) -> Item:
    """Leaves an item out. It satisfies prerequisites and changes no level."""
    return _settle(store, "item.skip", item, State.SKIPPED, when)


def know(store: Store, *, item: UUID, when: When, share: float = 1.0) -> Item:
    """Says “I know this”, or how large a share of it (0 to 1).

    All of it takes no hours, satisfies prerequisites and claims its outcomes where they are higher
    than what is claimed; it proves nothing. A share lowers the effort left.
    """

    def op(writer: Writer) -> Item:
        found = _unsettled(writer, item, State.KNOWN)
        if share != 1:
            if found.state in SATISFYING:
                raise Refused(f"already.{found.state}", title=found.title)
            return writer.put(found.evolve(known_share=share))
        return _know_all_of(writer, found, when)

    label = "item.know" if share == 1 else "item.know_share"
    return store.write(_label(store, label, item), op, now=when.now)


def know_many(store: Store, *, items: Collection[UUID], when: When) -> list[Item]:
    """Says “I know this” of several items in one go; those that are settled already stay."""

    def op(writer: Writer) -> list[Item]:
        found = [writer.get(Item, item) for item in items]
        return [_know_all_of(writer, item, when) for item in found if item.state not in SATISFYING]

    return store.write(Message("items.know", {"count": len(items)}), op, now=when.now)


def park(store: Store, *, item: UUID, when: When, until: date | None = None) -> Item:
    """Takes an item out of the plan until a day, or until it is taken up again."""
    if until is not None and until <= when.today:
        raise Refused("park.past", day=until.isoformat())
    if until is not None:
        kept_day(until, when.today)

    def op(writer: Writer) -> Item:
        found = writer.get(Item, item)
        if found.state in (State.DONE, State.SKIPPED, State.KNOWN):
            raise Refused(f"already.{found.state}", title=found.title)
        return writer.put(found.evolve(state=State.PARKED, parked_until=until))

    return store.write(_label(store, "item.park", item), op, now=when.now)


def reopen(store: Store, *, item: UUID, when: When) -> Item:
    """Returns an item to open; what finishing it proved no longer counts."""
    return _settle(store, "item.reopen", item, State.OPEN, when)


def log(
    store: Store, *, item: UUID, minutes: int, when: When, on: date | None = None, note: str = ""
) -> TimeEntry:
    """Notes minutes worked on an item, on a day (today unless said). Not on a day to come."""
    day = on or when.today
    if day > when.today:
        raise Refused("future", day=day.isoformat())
    if on is not None:
        kept_day(on, when.today)

    def op(writer: Writer) -> TimeEntry:
        writer.get(Item, item)
        return writer.put(
            TimeEntry(
                id=writer.new_id(),
                item_id=item,
                minutes=minutes,
                day=day,
                at=when.now,
                note=note,
            )
        )

    label = _label(store, "item.log", item, minutes=minutes, day=day.isoformat())
    return store.write(label, op, now=when.now)


def tick_check(store: Store, *, item: UUID, index: int, ticked: bool, when: When) -> Item:
    """Ticks, or unticks, one of an item's checks (0 is the first)."""

    def op(writer: Writer) -> Item:
        found = writer.get(Item, item)
        checks = list(found.checks)
        if index not in range(len(checks)):
            raise Refused("gone", kind="check")
        checks[index] = checks[index].model_copy(update={"ticked": ticked})
        return writer.put(found.evolve(checks=tuple(checks)))

    label = "item.check" if ticked else "item.uncheck"
    return store.write(_label(store, label, item), op, now=when.now)


def tick_resource(store: Store, *, item: UUID, index: int, ticked: bool, when: When) -> Item:
    """Marks one of an item's resources as read, or as not read (0 is the first)."""

    def op(writer: Writer) -> Item:
        found = writer.get(Item, item)
        resources = list(found.resources)
        if index not in range(len(resources)):
            raise Refused("gone", kind="resource")
        resources[index] = resources[index].model_copy(update={"ticked": ticked})
        return writer.put(found.evolve(resources=tuple(resources)))

    label = "item.resource_read" if ticked else "item.resource_unread"
    return store.write(_label(store, label, item), op, now=when.now)


def attach(store: Store, *, item: UUID, address: str, when: When, note: str = "") -> Evidence:
    """Attaches a link or a file that shows an item; other words are kept as a note."""

    def op(writer: Writer) -> Evidence:
        writer.get(Item, item)
        return writer.put(piece_at(writer, address, item=item, day=when.today, note=note))

    is_note = told(address)[0] is EvidenceKind.NOTE
    label = "item.attach_note" if is_note else "item.attach"
    return store.write(_label(store, label, item), op, now=when.now)


def detach(store: Store, *, evidence: UUID, when: When) -> None:
    """Takes a piece of evidence away."""
    found = store.get(Evidence, evidence)
    label = Message("item.detach", {"address": found.address})
    store.write(label, lambda writer: writer.remove(found), now=when.now)


def require(store: Store, *, item: UUID, requires: UUID, when: When) -> None:
    """Says that an item comes after another. Refused ``circle``, with the circle named."""

    def op(writer: Writer) -> None:
        add_prerequisite(writer, item=item, requires=requires)

    label = _label(store, "item.require", item, other=store.get(Item, requires).title)
    store.write(label, op, now=when.now)


def unrequire(store: Store, *, item: UUID, requires: UUID, when: When) -> None:
    """Says that an item no longer comes after another."""

    def op(writer: Writer) -> None:
        for link in queries.of_item(writer, Prerequisite, item):
            if link.requires_id == requires:
                writer.remove(link)

    label = _label(store, "item.unrequire", item, other=store.get(Item, requires).title)
    store.write(label, op, now=when.now)


def add_prerequisite(writer: Writer, *, item: UUID, requires: UUID) -> None:
    """Links two items inside a write. Refused if that would close a circle."""
    known = queries.prerequisite_map(writer)
    if requires in known.get(item, ()):
        return
    circle = circle_through(known, item, requires)
    if circle is not None:
        names = queries.titles(writer, circle)
        if len(circle) == 2:
            raise Refused("after_itself", title=names[item])
        raise Refused("circle", circle=" → ".join(f"“{brief(names[step])}”" for step in circle))
    writer.put(Prerequisite(id=writer.new_id(), item_id=item, requires_id=requires))


def remove(store: Store, *, item: UUID, when: When) -> None:
    """Takes an item out of the store with all that hangs on it; undo brings all of it back."""
    label = _label(store, "item.remove", item)
    store.write(label, lambda writer: take_out(writer, item), now=when.now)


def take_out(writer: Writer, item: UUID) -> None:
    """What `remove` does, inside a write."""
    found = writer.get(Item, item)
    for kind in (TimeEntry, Evidence, Membership, Prerequisite):
        for part in queries.of_item(writer, kind, item):
            writer.remove(part)
    for link in queries.unlocked_by(writer, item):
        writer.remove(link)
    writer.remove(found)


def _know_all_of(writer: Writer, item: Item, when: When) -> Item:
    taught = {outcome.skill_id: outcome.level for outcome in item.outcomes}
    said = _claimed(writer, list(taught), when)
    for skill, level in taught.items():
        if level > said[skill]:
            add_rating(writer, skill=skill, level=level, day=when.today, when=when)
    return writer.put(
        item.evolve(state=State.KNOWN, done_on=None, parked_until=None, known_share=1.0)
    )


def _claimed(reader: Reader, asked: Collection[UUID], when: When) -> dict[UUID, int]:
    """What is claimed of some skills: the newest rating or, without one, the proven level."""
    newest = {skill: queries.newest_rating(reader, skill, when.today) for skill in asked}
    if all(newest.values()):
        return {skill: rating.level for skill, rating in newest.items() if rating}
    facts = skill_reads.facts(reader, skill_reads.work(reader), asked)
    levels = facts.levels(asked, when.today)
    return {skill: level.claimed_counts for skill, level in levels.items()}


def _settle(store: Store, label: str, item: UUID, state: State, when: When) -> Item:
    def op(writer: Writer) -> Item:
        found = _unsettled(writer, item, state)
        share = _share_known(found)
        return writer.put(
            found.evolve(state=state, done_on=None, parked_until=None, known_share=share)
        )

    return store.write(_label(store, label, item), op, now=when.now)


def _share_known(item: Item) -> float:
    """The share that stays known once the item leaves its state: all of it no longer is."""
    return 0.0 if item.state is State.KNOWN else item.known_share


def _unsettled(reader: Reader, item: UUID, wanted: State) -> Item:
    """The item, unless it is in the wanted state already: that is said rather than done again.

    A done item keeps its day: only reopening takes that away.
    """
    found = reader.get(Item, item)
    settled = found.state is State.DONE and wanted is not State.OPEN
    if found.state is wanted or settled:
        raise Refused(f"already.{found.state}", title=found.title)
    return found


def _label(reader: Reader, message: str, item: UUID, **params: str | int | float) -> Message:
    return Message(message, {"title": reader.get(Item, item).title, **params})
