"""Starting a ready plan of the catalogue on a Monday."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from pathtracker.actions.entries import Importer
from pathtracker.actions.steps import last_position, place_last
from pathtracker.core.messages import Message, Refused
from pathtracker.core.model import SATISFYING, Item, Kind, Phase, Track
from pathtracker.core.when import When
from pathtracker.store import Store, Writer, queries

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog, PlanPhase, PlanTemplate

TASK_HOURS = 1.0
"""What a task of a plan that is no step of a roadmap is taken to need."""


def start_plan(store: Store, *, catalog: Catalog, plan: str, monday: date, when: When) -> Track:
    """Starts a ready plan by its slug: a roadmap with a phase for each stretch of weeks.

    Steps that are there already are the same steps; what they require comes in with them. All of a
    stretch that is still to do is pinned to the Monday on which the stretch begins. Refused if the
    plan is started already, on another day than a Monday, and in a week that is over.
    """
    entry = catalog.plans[plan]
    if monday.weekday() != 0:
        raise Refused("plan.not_a_monday", day=monday.isoformat())
    if monday + timedelta(days=7) <= when.today:
        raise Refused("plan.past", day=monday.isoformat())
    if queries.by_slug(store, Track, [plan]):
        raise Refused("plan.exists", title=entry.title)

    def op(writer: Writer) -> Track:
        return _started(writer, catalog, entry, monday)

    return store.write(Message("plan.start", {"title": entry.title}), op, now=when.now)


def _started(writer: Writer, catalog: Catalog, entry: PlanTemplate, monday: date) -> Track:
    track = writer.put(
        Track(
            id=writer.new_id(),
            slug=entry.slug,
            catalog_version=catalog.version,
            title=entry.title,
            summary=entry.summary,
            position=last_position(writer) + 1,
        )
    )
    importer = Importer(writer, catalog)
    placed: set[UUID] = set()
    for number, stretch in enumerate(entry.phases, start=1):
        phase = writer.put(
            Phase(id=writer.new_id(), track_id=track.id, title=stretch.title, position=number)
        )
        first_day = monday + timedelta(weeks=stretch.from_week - 1)
        steps = [importer.step(slug) for slug in _with_required(catalog, stretch.steps)]
        for item in (*steps, *_tasks(writer, stretch)):
            if item not in placed:
                placed.add(item)
                place_last(writer, item, phase.id)
                _pin(writer, item, first_day)
    importer.prerequisites()
    return track


def _with_required(catalog: Catalog, slugs: tuple[str, ...]) -> list[str]:
    """Steps with all they require, each after what it requires."""
    ordered: dict[str, None] = {}

    def visit(slug: str) -> None:
        if slug not in ordered and slug in catalog.steps:
            for needed in catalog.steps[slug].requires:
                visit(needed)
            ordered[slug] = None

    for slug in slugs:
        visit(slug)
    return list(ordered)


def _tasks(writer: Writer, stretch: PlanPhase) -> list[UUID]:
    return [
        writer.put(Item(id=writer.new_id(), title=text, kind=Kind.APPLY, effort=TASK_HOURS)).id
        for text in stretch.tasks
    ]


def _pin(writer: Writer, item: UUID, day: date) -> None:
    found = writer.get(Item, item)
    if found.state not in SATISFYING and found.pinned is None:
        writer.put(found.evolve(pinned=day))
