"""What a learner says of a skill."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from pathtracker.actions.entries import skill_of
from pathtracker.actions.evidence import piece_at
from pathtracker.core.days import kept_day
from pathtracker.core.levels import moment_for
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import Evidence, EvidenceKind, Rating, Skill
from pathtracker.core.when import When
from pathtracker.store import Reader, Store, Writer, queries
from pathtracker.store import skills as reads

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog

_SAID_ALONE = (EvidenceKind.CERTIFICATE, EvidenceKind.EXAM)
"""What may be named in words alone, such as the number of a certificate."""


def rate(
    store: Store,
    *,
    skill: UUID | str,
    level: int,
    catalog: Catalog,
    when: When,
    on: date | None = None,
    note: str = "",
) -> Rating:
    """Notes the learner's own level of a skill (0 to 5) on a day, today unless said.

    `skill` is the id of one in the store, or the slug of one that is only in the catalogue yet and
    comes in. Earlier ratings stay, and one for a day before leaves those of later days as they are.
    Not for a day to come.
    """
    day = on or when.today
    if day > when.today:
        raise Refused("future", day=day.isoformat())
    if on is not None:
        kept_day(on, when.today)

    def op(writer: Writer) -> Rating:
        known = skill_in(writer, skill, catalog)
        return add_rating(writer, skill=known.id, level=level, day=day, when=when, note=note)

    name = skill_name(store, skill, catalog)
    return store.write(Message("skill.rate", {"title": name, "level": level}), op, now=when.now)


def add_rating(
    writer: Writer, *, skill: UUID, level: int, day: date, when: When, note: str = ""
) -> Rating:
    """Adds a rating inside a write, so that it counts from its day on."""
    at = moment_for(reads.said(writer, [skill]).get(skill, ()), day, when)
    return writer.put(
        Rating(id=writer.new_id(), skill_id=skill, level=level, day=day, at=at, note=note)
    )


def add_skill(store: Store, *, name: str, when: When, category: str = "") -> Skill:
    """Makes a skill of the learner's own."""
    return store.write(
        Message("skill.add", {"title": name}),
        lambda writer: writer.put(Skill(id=writer.new_id(), name=name, category=category)),
        now=when.now,
    )


def attach_to_skill(
    store: Store,
    *,
    skill: UUID | str,
    address: str,
    level: int,
    note: str,
    catalog: Catalog,
    when: When,
    kind: EvidenceKind | None = None,
    on: date | None = None,
) -> Evidence:
    """Attaches a link or a file to a skill: `level` (1 to 5) is the anchor that it supports, and
    `note` says in one sentence how.

    The level is kept as it was named; what the kind of evidence can show at most caps it where
    levels are computed. The kind is told from the address unless it is said: that something is a
    certificate, or a supervised exam. The day is today unless said.
    """
    day = on or when.today
    if day > when.today:
        raise Refused("future", day=day.isoformat())
    if on is not None:
        kept_day(on, when.today)
    if not address.strip():
        raise Refused("evidence.nothing")
    if level == 0:
        raise Refused("evidence.level_0")
    if not note.strip():
        raise Refused("evidence.unsaid")

    def op(writer: Writer) -> Evidence:
        known = skill_in(writer, skill, catalog)
        piece = piece_at(writer, address, day=day, skill=known.id, note=note.strip())
        named = kind if kind in _SAID_ALONE or piece.kind is not EvidenceKind.NOTE else None
        return writer.put(piece.evolve(supports=level, kind=named or piece.kind))

    label = Message("skill.attach", {"title": skill_name(store, skill, catalog)})
    return store.write(label, op, now=when.now)


def skill_in(writer: Writer, skill: UUID | str, catalog: Catalog) -> Skill:
    """A skill of the store; by the slug of one that only the catalogue has yet, it comes in."""
    if isinstance(skill, UUID):
        return writer.get(Skill, skill)
    known = queries.by_slug(writer, Skill, [skill]).get(skill)
    return known or skill_of(catalog.skills[skill], catalog.version, writer)


def skill_name(reader: Reader, skill: UUID | str, catalog: Catalog) -> str:
    """What a skill is called, wherever it is known."""
    return catalog.skills[skill].name if isinstance(skill, str) else reader.get(Skill, skill).name
