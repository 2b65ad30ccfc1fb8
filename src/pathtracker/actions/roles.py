"""Choosing a role: its roadmaps, steps, skills and requirements come in from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from pathtracker.actions.entries import Importer
from pathtracker.actions.steps import new_roadmap
from pathtracker.core.days import kept_day
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import Requirement, Role, Rung, Standing
from pathtracker.core.when import When
from pathtracker.store import Store, Writer, queries

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog
    from pathtracker.catalog import Role as CatalogRole


@dataclass(frozen=True, slots=True)
class Chosen:
    """A chosen role, and how many steps came in and were there already."""

    role: Role
    steps_added: int
    steps_shared: int


def choose(
    store: Store,
    *,
    catalog: Catalog,
    role: str,
    when: When,
    rung: Rung | None = None,
    start: date | None = None,
    target: date | None = None,
    secondary: bool = False,
) -> Chosen:
    """Chooses a role of the catalogue by its slug and brings in what is not there yet.

    A step that is there already is shared, not doubled. Choosing without `secondary` makes the
    former primary role secondary. Choosing again changes the rung and days that are said and adds
    what is missing. The rung is junior until another is said. Refused for days that `kept_day`
    doesn't keep.
    """
    _check_days(when, start, target)
    known = queries.by_slug(store, Role, [role]).get(role)
    rung = rung or (known.rung if known else Rung.JUNIOR)

    def op(writer: Writer) -> Chosen:
        return choose_role(
            writer,
            catalog=catalog,
            role=role,
            rung=rung,
            start=start,
            target=target,
            secondary=secondary,
        )

    label = Message("role.choose", {"title": catalog.roles[role].title, "rung": rung})
    return store.write(label, op, now=when.now)


def choose_role(
    writer: Writer,
    *,
    catalog: Catalog,
    role: str,
    rung: Rung = Rung.JUNIOR,
    start: date | None = None,
    target: date | None = None,
    secondary: bool = False,
) -> Chosen:
    """What `choose` does, inside a write."""
    entry = catalog.roles[role]
    before = queries.by_slug(writer, Role, [role]).get(role)
    others = [other for other in queries.chosen_roles(writer) if other.slug != role]
    importer = Importer(writer, catalog)
    roadmaps = [catalog.roadmaps[slug] for slug in entry.roadmaps]
    tracks = tuple(importer.roadmap(one, up_to=rung, beside=roadmaps) for one in roadmaps)
    importer.prerequisites()
    known = before or Role(id=writer.new_id(), slug=role, title=entry.title, summary=entry.summary)
    chosen = known.evolve(
        catalog_version=catalog.version,
        standing=Standing.SECONDARY if secondary and others else Standing.PRIMARY,
        rung=rung,
        start=start or known.start,
        target=target or known.target,
        # What was added to the role by hand stays with it.
        tracks=(*tracks, *(track for track in known.tracks if track not in tracks)),
    )
    writer.put(chosen)
    _one_primary(writer, chosen, others)
    _ask_for(writer, importer, chosen, entry)
    return Chosen(chosen, importer.added, importer.shared)


def add_role(store: Store, *, title: str, when: When, tracks: tuple[UUID, ...] = ()) -> Role:
    """Makes a role of the learner's own and chooses it: primary if it is the first.

    Without `tracks` it gets an empty roadmap of its own name.
    """

    def op(writer: Writer) -> Role:
        others = queries.chosen_roles(writer)
        own = tracks or (new_roadmap(writer, title=title, phases=(title,)).id,)
        return writer.put(
            Role(
                id=writer.new_id(),
                title=title,
                standing=Standing.SECONDARY if others else Standing.PRIMARY,
                tracks=own,
            )
        )

    return store.write(Message("role.add", {"title": title}), op, now=when.now)


def make_primary(store: Store, *, role: UUID, when: When) -> Role:
    """Makes a chosen role the primary one, and the former primary one secondary.

    A role of the learner's own need not be chosen before. Refused for one of the catalogue that is
    not: choosing it brings in what it needs.
    """
    found = store.get(Role, role)
    if found.standing is None and found.slug is not None:
        raise Refused("role.not_chosen", title=found.title)

    def op(writer: Writer) -> Role:
        others = [other for other in queries.chosen_roles(writer) if other.id != role]
        first = writer.put(found.evolve(standing=Standing.PRIMARY))
        _one_primary(writer, first, others)
        return first

    return store.write(Message("role.primary", {"title": found.title}), op, now=when.now)


def set_role_days(
    store: Store, *, role: UUID, start: date | None, target: date | None, when: When
) -> Role:
    """Says from which day on a chosen role is worked on and by which it is to be done; None for no
    such day. A target is a deadline. Refused if the role is not chosen."""
    found = store.get(Role, role)
    if found.standing is None:
        raise Refused("role.not_chosen", title=found.title)
    _check_days(when, start, target)

    def op(writer: Writer) -> Role:
        return writer.put(found.evolve(start=start, target=target))

    return store.write(Message("role.days", {"title": found.title}), op, now=when.now)


def _one_primary(writer: Writer, chosen: Role, others: Iterable[Role]) -> None:
    primaries = [role for role in others if role.standing is Standing.PRIMARY]
    if chosen.standing is Standing.PRIMARY:
        for role in primaries:
            writer.put(role.evolve(standing=Standing.SECONDARY))
    elif not primaries:  # the primary one was chosen again as secondary: the next takes its place
        writer.put(next(iter(others)).evolve(standing=Standing.PRIMARY))


def _ask_for(writer: Writer, importer: Importer, role: Role, entry: CatalogRole) -> None:
    """Adds the requirements of every rung, so that a gap can follow the rung aimed at.

    What the learner has set differently stays; it only learns what is given to them now.
    """
    known: dict[tuple[UUID, str], Requirement] = {
        (requirement.skill_id, requirement.rung): requirement
        for requirement in queries.requirements(writer, role.id)
    }
    for asked in entry.requirements:
        skill = importer.skill(asked.skill)
        present = known.get((skill, asked.rung))
        if present is not None and present.is_own:
            same = (present.level, present.importance) == (asked.level, asked.importance)
            given = (None, None) if same else (asked.level, asked.importance)
            writer.put(present.evolve(given_level=given[0], given_importance=given[1]))
        if present is None:
            writer.put(
                Requirement(
                    id=writer.new_id(),
                    role_id=role.id,
                    skill_id=skill,
                    rung=Rung(asked.rung),
                    level=asked.level,
                    importance=asked.importance,
                    by_experience=asked.by_experience,
                )
            )


def _check_days(when: When, *days: date | None) -> None:
    for day in days:
        if day is not None:
            kept_day(day, when.today)
