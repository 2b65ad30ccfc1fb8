"""What a learner says of a skill."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from pathtracker.actions.entries import skill_of
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import Rating, Skill
from pathtracker.core.when import When
from pathtracker.store import Store, Writer, queries

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog


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
    comes in. Earlier ratings stay. Not for a day to come.
    """
    day = on or when.today
    if day > when.today:
        raise Refused("future", day=day.isoformat())

    def op(writer: Writer) -> Rating:
        if isinstance(skill, str):
            known = skill_of(catalog.skills[skill], catalog.version, writer)
        else:
            known = writer.get(Skill, skill)
        return add_rating(writer, skill=known.id, level=level, day=day, when=when, note=note)

    name = catalog.skills[skill].name if isinstance(skill, str) else store.get(Skill, skill).name
    return store.write(Message("skill.rate", {"title": name, "level": level}), op, now=when.now)


def add_rating(
    writer: Writer, *, skill: UUID, level: int, day: date, when: When, note: str = ""
) -> Rating:
    """Adds a rating inside a write, so that it is the newest of its day."""
    at = when.now
    newest = queries.newest_rating(writer, skill, day)
    if newest and newest.day == day and newest.at >= at:  # the clock stands, or went back
        at = newest.at + timedelta(microseconds=1)
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
