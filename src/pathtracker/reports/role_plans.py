"""What a plan would be made of if a role were chosen, and by when the role is likely done.

The planner and the forecast are those of the timeline, on the learner's own availability: only the
steps that choosing would bring in are added. So what is said of a role before it is chosen is what
the timeline says afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from pathtracker.core.forecast import Forecast, LoggedWeek, forecast
from pathtracker.core.model import Item, Phase, Role, Rung, Standing, Track
from pathtracker.core.plan import After, PlanInputs, PlannedTrack, Task
from pathtracker.core.planning import plan_of
from pathtracker.core.work import minutes_left
from pathtracker.store import Reader, queries
from pathtracker.store.pace import own_pace
from pathtracker.store.places_left import coming, places_left
from pathtracker.store.planning import own_weeks, plan_inputs, tasks_of

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog, Roadmap, Step
    from pathtracker.catalog import Role as CatalogRole


@dataclass(frozen=True, slots=True)
class AsChosen:
    """`inputs` of the plan once the role is chosen as the primary one, up to a rung. `steps`: those
    of the catalogue that are not in the store yet, by the ids that stand for them in the plan."""

    inputs: PlanInputs
    steps: Mapping[UUID, Step]

    @property
    def has_time(self) -> bool:
        """Whether the learner has said when there is time."""
        return self.inputs.calendar.week_minutes > 0


def as_chosen(
    reader: Reader,
    catalog: Catalog,
    entry: CatalogRole | None,
    role: Role | None,
    rung: Rung,
    today: date,
) -> AsChosen:
    """The plan's inputs with a role, given by its entry in the catalogue, by what the learner made
    of it, or by both. One that is chosen, at the rung aimed at, is planned as it stands."""
    if role is not None and (entry is None or (role.standing and role.rung is rung)):
        return AsChosen(plan_inputs(reader, today, role=role), {})
    if entry is None:
        raise ValueError("neither an entry nor a role")
    return _Choosing(reader, catalog, entry, role, rung).planned(today)


@dataclass(frozen=True, slots=True)
class Brought:
    """The tasks that another rung adds to a plan; `titles` of those that only the catalogue has."""

    tasks: tuple[Task, ...] = ()
    titles: Mapping[UUID, str] = field(default_factory=dict)


def brought_by(
    reader: Reader, catalog: Catalog, role: Role, rung: Rung, inputs: PlanInputs
) -> Brought:
    """What aiming at another rung of a role would add to `inputs`. A role of the learner's own
    brings nothing."""
    entry = catalog.roles.get(role.slug or "")
    if entry is None:
        return Brought()
    found = as_chosen(reader, catalog, entry, role, rung, inputs.today)
    known = {task.id for task in inputs.tasks}
    more = tuple(task for task in found.inputs.tasks if task.id not in known)
    return Brought(more, {item: step.title for item, step in found.steps.items()})


class RoleTimes:
    """By when roles are likely done: each is planned when it is first asked about."""

    def __init__(self, reader: Reader, catalog: Catalog, today: date) -> None:
        self._reader, self._catalog, self._today = reader, catalog, today
        self._known: dict[tuple[str | UUID | None, Rung], RoleTime] = {}

    def of(self, entry: CatalogRole | None, role: Role | None, rung: Rung) -> RoleTime:
        """The time of a role up to a rung."""
        key = (entry.slug if entry else role.id if role else None, rung)
        if key not in self._known:
            found = as_chosen(self._reader, self._catalog, entry, role, rung, self._today)
            self._known[key] = role_time(found.inputs, *self._past)
        return self._known[key]

    @cached_property
    def _past(self) -> tuple[tuple[LoggedWeek, ...], date | None]:
        return own_weeks(self._reader, self._today)


@dataclass(frozen=True, slots=True)
class RoleTime:
    """By when a role is likely done, with the projects and roadmaps of one's own in the plan.

    `hours_a_week`: those that the learner has said, 0 until then. `finish`: of the plan."""

    forecast: Forecast
    finish: date | None
    today: date
    hours_a_week: float

    @property
    def likely(self) -> date | None:
        return self.forecast.p50

    @property
    def weeks(self) -> int | None:
        """Whole weeks from today until it is likely done, rounded up; None without such a day."""
        if self.likely is None:
            return None
        return ceil(((self.likely - self.today).days + 1) / 7)


def role_time(
    inputs: PlanInputs, logged: Sequence[LoggedWeek], first_logged: date | None
) -> RoleTime:
    """The forecast of a plan. Pure, for any thread."""
    plan = plan_of(inputs)
    found = forecast(plan, inputs.calendar, inputs.today, logged, first_logged)
    return RoleTime(found, plan.finish, inputs.today, inputs.calendar.hours_a_week)


class _Choosing:
    """What choosing a role of the catalogue up to a rung would make of the plan."""

    def __init__(
        self, reader: Reader, catalog: Catalog, entry: CatalogRole, role: Role | None, rung: Rung
    ) -> None:
        self._reader, self._catalog = reader, catalog
        self._roadmaps = [
            catalog.roadmaps[one] for one in entry.roadmaps if one in catalog.roadmaps
        ]
        self._tracks = queries.by_slug(reader, Track, entry.roadmaps)
        self._rung = rung
        self._left = places_left(reader)
        here = tuple(
            self._tracks[one.slug].id for one in self._roadmaps if one.slug in self._tracks
        )
        known = role or Role(id=stand_in(entry.slug), title=entry.title)
        added = tuple(track for track in known.tracks if track not in here)
        self._role = known.evolve(
            standing=known.standing or Standing.PRIMARY, rung=rung, tracks=(*here, *added)
        )
        places = [step for one in self._roadmaps for step in self._steps_of(one)]
        self._items = {
            slug: item.id
            for slug, item in queries.by_slug(reader, Item, self._needed(places)).items()
        }

    def planned(self, today: date) -> AsChosen:
        inputs = plan_inputs(self._reader, today, role=self._role)
        known = {task.id: task for task in inputs.tasks}
        order, fresh = self._order()
        others = [item for item in order if item not in known and item not in fresh]
        known |= {task.id: task for task in tasks_of(self._reader, others)}
        stretch = own_pace(self._reader).stretch
        tasks: list[Task] = []
        for item, (track, rung) in order.items():
            task = known.get(item)
            if item in fresh:
                task = self._new_task(item, fresh[item], track, stretch)
            if task is not None:  # what is settled is not
                more = self._more_links(item, fresh)
                tasks.append(
                    task._replace(track=track, rung=rung, requires=(*task.requires, *more))
                )
        tasks += [task for task in known.values() if task.id not in order]
        tracks = [PlannedTrack(_track_id(one, self._tracks)) for one in self._roadmaps]
        shares = {track.id: track for track in inputs.tracks}
        first = [shares.get(track.id, track) for track in tracks]
        rest = [track for track in inputs.tracks if track.id not in {one.id for one in first}]
        steps = {item: self._catalog.steps[slug] for item, slug in fresh.items()}
        return AsChosen(replace(inputs, tasks=tuple(tasks), tracks=(*first, *rest)), steps)

    def _order(self) -> tuple[dict[UUID, tuple[UUID, int]], dict[UUID, str]]:
        """Every item of the roadmaps in the order that choosing would leave, each with the track
        it is planned under and the height of its phase; and the slugs of the new ones."""
        order: dict[UUID, tuple[UUID, int]] = {}
        fresh: dict[UUID, str] = {}
        for roadmap in self._roadmaps:
            track = _track_id(roadmap, self._tracks)
            for item, height, slug in self._placed(roadmap):
                if slug is not None:
                    fresh.setdefault(item, slug)
                order.setdefault(item, (track, height))
        return order, fresh

    def _placed(self, roadmap: Roadmap) -> Iterator[tuple[UUID, int, str | None]]:
        """The items of a roadmap with their heights, phase by phase: those that stand there, and
        those that would come in, at the places they would get."""
        known = self._tracks.get(roadmap.slug)
        present: Sequence[Phase] = queries.phases(self._reader, known.id) if known else ()
        standing: dict[UUID, list[tuple[float, str, UUID, str | None]]] = {}
        for line in queries.outline(self._reader, [known.id]) if known else ():
            row = (line.position, line.title, line.id, None)
            standing.setdefault(line.phase_id, []).append(row)
        here = {row[2] for several in standing.values() for row in several}
        by_slug = {phase.slug: phase for phase in present}
        wanted = coming(roadmap, self._rung, self._left, self._roadmaps)
        phases: dict[str, tuple[float, Sequence[tuple[str, float]], Rung]] = {
            phase.slug: (float(place), wanted[phase.slug], Rung(phase.rung))
            for place, phase in enumerate(roadmap.phases, start=1)
            if Rung(phase.rung).height <= self._rung.height
        }
        rows: list[tuple[float, str, str | None, UUID | None, Rung]]
        rows = [(one.position, one.title, one.slug, one.id, one.rung) for one in present]
        rows += [
            (place, "", slug, None, rung)
            for slug, (place, _, rung) in phases.items()
            if slug not in by_slug
        ]
        for _, _, slug, phase, rung in sorted(rows, key=lambda row: row[:2]):
            if rung.height > self._rung.height:
                continue
            placed = list(standing.get(phase, ())) if phase else []
            for step, position in phases[slug][1] if slug in phases else ():
                entry, key = self._catalog.steps.get(step), self._items.get(step)
                if entry is not None and key not in here:
                    item = stand_in(step) if key is None else key
                    placed.append((position, entry.title, item, step if key is None else None))
            for _, _, item, new in sorted(placed, key=lambda row: row[:2]):
                yield item, rung.height, new

    def _new_task(self, item: UUID, slug: str, track: UUID, stretch: float) -> Task:
        """A step as it comes from the catalogue."""
        step = self._catalog.steps[slug]
        return Task(item, track, minutes_left(step.hours, 0, 0, stretch), self._links(slug))

    def _links(self, slug: str) -> tuple[After, ...]:
        """What a step requires, as far as it is there or comes in too."""
        needed = (self._id_of(other) for other in self._catalog.steps[slug].requires)
        return tuple(After(other) for other in needed if other is not None)

    def _more_links(self, item: UUID, fresh: Mapping[UUID, str]) -> tuple[After, ...]:
        """What of the steps that come in an item that is there will require."""
        slug = self._slugs.get(item)
        if slug is None or item in fresh:
            return ()
        return tuple(link for link in self._links(slug) if link.id in fresh)

    def _id_of(self, slug: str) -> UUID | None:
        if slug in self._items:
            return self._items[slug]
        return stand_in(slug) if slug in self._coming else None

    @cached_property
    def _coming(self) -> frozenset[str]:
        return frozenset(step for one in self._roadmaps for step in self._steps_of(one))

    @cached_property
    def _slugs(self) -> dict[UUID, str]:
        return {item: slug for slug, item in self._items.items() if slug in self._catalog.steps}

    def _steps_of(self, roadmap: Roadmap) -> Iterator[str]:
        for phase in roadmap.phases:
            if Rung(phase.rung).height <= self._rung.height:
                yield from (slug for slug in phase.steps if slug in self._catalog.steps)

    def _needed(self, slugs: Sequence[str]) -> set[str]:
        return {*slugs, *(need for slug in slugs for need in self._catalog.steps[slug].requires)}


def _track_id(roadmap: Roadmap, tracks: Mapping[str, Track]) -> UUID:
    known = tracks.get(roadmap.slug)
    return known.id if known else stand_in(roadmap.slug)


def stand_in(slug: str) -> UUID:
    """Stands for what is not in the store; the same each time."""
    return uuid5(NAMESPACE_URL, f"pathtracker:{slug}")
