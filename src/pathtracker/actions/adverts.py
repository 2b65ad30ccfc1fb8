"""Job adverts that a learner keeps, with the skills in them that they have confirmed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from pathtracker.actions.skills import skill_in
from pathtracker.core.days import kept_day
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import NOTES_LENGTH, Advert, Role
from pathtracker.core.when import When
from pathtracker.store import Store, Writer

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog

_TITLE = 120


def add_advert(
    store: Store,
    *,
    role: UUID,
    text: str,
    skills: Collection[UUID | str],
    catalog: Catalog,
    when: When,
    title: str = "",
    url: str = "",
    on: date | None = None,
) -> Advert:
    """Keeps the text of an advert for a role, with the skills confirmed in it.

    `skills` are ids of skills in the store, or slugs of those that only the catalogue has yet;
    these come in. Without a title it is called by its first line. The day is today unless said.
    """
    day = on or when.today
    if day > when.today:
        raise Refused("future", day=day.isoformat())
    if on is not None:
        kept_day(on, when.today)
    if len(text) > NOTES_LENGTH:
        raise Refused("advert.too_long", count=len(text), limit=NOTES_LENGTH)
    name = title.strip() or first_line(text)
    if not name:
        raise Refused("advert.empty")

    def op(writer: Writer) -> Advert:
        writer.get(Role, role)
        return writer.put(
            Advert(
                id=writer.new_id(),
                role_id=role,
                title=name,
                day=day,
                url=url.strip(),
                text=text,
                skills=_ids(writer, skills, catalog),
            )
        )

    return store.write(Message("advert.add", {"title": name}), op, now=when.now)


def set_advert_skills(
    store: Store, *, advert: UUID, skills: Collection[UUID | str], catalog: Catalog, when: When
) -> Advert:
    """Says anew which skills an advert asks for."""

    def op(writer: Writer) -> Advert:
        kept = writer.get(Advert, advert)
        return writer.put(kept.evolve(skills=_ids(writer, skills, catalog)))

    label = Message("advert.skills", {"title": store.get(Advert, advert).title})
    return store.write(label, op, now=when.now)


def remove_advert(store: Store, *, advert: UUID, when: When) -> None:
    """Takes an advert away."""
    found = store.get(Advert, advert)
    label = Message("advert.remove", {"title": found.title})
    store.write(label, lambda writer: writer.remove(found), now=when.now)


def first_line(text: str) -> str:
    """What a text is called that has no name: its first line that says anything, cut short."""
    lines = (line.strip() for line in text.splitlines())
    return next((line for line in lines if line), "")[:_TITLE].strip()


def _ids(writer: Writer, skills: Collection[UUID | str], catalog: Catalog) -> tuple[UUID, ...]:
    """The ids of skills, each once; one that was only in the catalogue comes in."""
    return tuple(dict.fromkeys(skill_in(writer, skill, catalog).id for skill in skills))
