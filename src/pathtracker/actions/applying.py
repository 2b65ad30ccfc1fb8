"""Preparing to apply: questions to answer, a story to tell, and applications on their way.

All of it is ordinary work in a roadmap of the role, so that it is planned, timed and undone like
everything else: what the learner answers stands in a step's notes, and an application's state is
the phase it stands in.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from pathtracker.actions.steps import last_position, place_last
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import (
    Check,
    Item,
    Kind,
    Membership,
    Phase,
    Role,
    State,
    Track,
)
from pathtracker.core.order import numbered
from pathtracker.core.when import When
from pathtracker.store import Reader, Store, Writer, queries

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog

QUESTIONS, STORY = "questions", "story"
"""The slugs of the phases that hold the interview questions and the story."""


class Stage(StrEnum):
    """Where an application stands; also the slug of the phase for it."""

    TO_SEND = "to-send"
    SENT = "sent"
    TALKING = "talking"
    OFFER = "offer"
    CLOSED = "closed"


PHASES = {
    QUESTIONS: "Interview questions",
    STORY: "My story",
    Stage.TO_SEND: "Applications to send",
    Stage.SENT: "Applications sent",
    Stage.TALKING: "Talking with them",
    Stage.OFFER: "Offers",
    Stage.CLOSED: "Closed applications",
}
PROMPTS = (
    (
        "Say where you come from",
        "What did you do until now, and what of it is of use in the new work? Name one thing you "
        "were relied on for.",
    ),
    (
        "Tell what made you turn",
        "Which day, task or question was it? One scene says more than a reason.",
    ),
    (
        "Show what you did about it",
        "What have you learned and built since? Name the project, one thing that went wrong, and "
        "what you did then.",
    ),
    (
        "Say what you want next, and why there",
        "Which work do you want to do, and what would they get from you that others don't bring?",
    ),
)
"""The four prompts of a career-change story, each with what helps to answer it."""
QUESTION_HOURS = 0.5
PROMPT_HOURS = 0.5
APPLICATION_HOURS = 2.0


def prepare_to_apply(store: Store, *, role: UUID, catalog: Catalog, when: When) -> Track:
    """Adds a roadmap to a role with its interview questions, the prompts of a story and a place
    for applications. Refused if the role has one."""
    found = store.get(Role, role)
    if applying_track(store, found) is not None:
        raise Refused("apply.exists", title=found.title)

    def op(writer: Writer) -> Track:
        track = writer.put(
            Track(
                id=writer.new_id(),
                slug=_slug(found),
                title=f"Applying: {found.title}",
                position=last_position(writer) + 1,
            )
        )
        phases = {
            slug: writer.put(
                Phase(
                    id=writer.new_id(),
                    track_id=track.id,
                    slug=slug,
                    title=title,
                    position=position,
                )
            ).id
            for (slug, title), position in zip(PHASES.items(), numbered(len(PHASES)), strict=True)
        }
        for item in _questions(writer, found, catalog):
            place_last(writer, item.id, phases[QUESTIONS])
        for item in _prompts(writer):
            place_last(writer, item.id, phases[STORY])
        writer.put(writer.get(Role, role).evolve(tracks=(*found.tracks, track.id)))
        return track

    return store.write(Message("apply.prepare", {"title": found.title}), op, now=when.now)


def add_application(
    store: Store, *, role: UUID, title: str, when: When, next_on: date | None = None, url: str = ""
) -> Item:
    """Adds an application, by where and as what, still to be sent. `next_on`: the day on which
    something has to be done for it. Refused if nothing is prepared for the role."""
    found = store.get(Role, role)
    track = applying_track(store, found)
    if track is None:
        raise Refused("apply.not_prepared", title=found.title)

    def op(writer: Writer) -> Item:
        item = writer.put(
            Item(
                id=writer.new_id(),
                title=title,
                kind=Kind.APPLY,
                effort=APPLICATION_HOURS,
                deadline=next_on,
                notes=url,
            )
        )
        place_last(writer, item.id, _phase(writer, track.id, Stage.TO_SEND).id)
        return item

    return store.write(Message("application.add", {"title": title}), op, now=when.now)


def move_application(
    store: Store, *, item: UUID, stage: Stage, when: When, next_on: date | None = None
) -> Item:
    """Says where an application stands now, and on which day something is due for it next.

    A closed one is done with; one that is taken up again is open.
    """
    title = store.get(Item, item).title

    def op(writer: Writer) -> Item:
        found = writer.get(Item, item)
        place = _place(writer, item)
        phase = _phase(writer, writer.get(Phase, place.phase_id).track_id, stage)
        if place.phase_id != phase.id:
            last = [m.position for m in queries.memberships(writer, phase=phase.id)][-1:]
            writer.put(place.evolve(phase_id=phase.id, position=sum(last) + 1))
        closed = stage is Stage.CLOSED
        return writer.put(
            found.evolve(
                deadline=None if closed else next_on,
                state=State.DONE if closed else State.OPEN,
                done_on=when.today if closed else None,
                parked_until=None,
            )
        )

    return store.write(Message("application.move", {"title": title}), op, now=when.now)


def applying_track(reader: Reader, role: Role) -> Track | None:
    """The roadmap in which applying for a role is prepared, if it is."""
    return queries.by_slug(reader, Track, [_slug(role)]).get(_slug(role))


def _slug(role: Role) -> str:
    return f"applying-{role.slug or role.id}"


def _phase(reader: Reader, track: UUID, stage: Stage) -> Phase:
    found = [phase for phase in queries.phases(reader, track) if phase.slug == stage]
    if not found:
        raise Refused("gone", kind="phase")
    return found[0]


def _place(reader: Reader, item: UUID) -> Membership:
    """Where an application stands. Refused if the item is no application."""
    for membership in queries.of_item(reader, Membership, item):
        if reader.get(Phase, membership.phase_id).slug in frozenset(Stage):
            return membership
    raise Refused("application.none", title=reader.get(Item, item).title)


def _questions(writer: Writer, role: Role, catalog: Catalog) -> list[Item]:
    entry = catalog.roles.get(role.slug or "")
    return [
        writer.put(
            Item(
                id=writer.new_id(),
                title=pair.says,
                summary=pair.answer,
                kind=Kind.PRACTISE,
                effort=QUESTION_HOURS,
                checks=(Check(text="answer it aloud in two minutes, without notes"),),
            )
        )
        for pair in (entry.page.interview.items if entry else ())
    ]


def _prompts(writer: Writer) -> list[Item]:
    return [
        writer.put(
            Item(
                id=writer.new_id(),
                title=title,
                summary=help_,
                kind=Kind.APPLY,
                effort=PROMPT_HOURS,
                checks=(Check(text="tell this part in half a minute"),),
            )
        )
        for title, help_ in PROMPTS
    ]
