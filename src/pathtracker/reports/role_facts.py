"""What is known of roles as they stand to the learner, chosen or not: readiness, the way ahead."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from pathtracker.core.compare_roles import Road, RoadStep, road
from pathtracker.core.gaps import Need, needs_at, stand_in
from pathtracker.core.levels import NOT_RATED, SkillLevel
from pathtracker.core.model import SATISFYING, Item, Role, Rung, State
from pathtracker.core.readiness import BothReadinesses, both_readinesses
from pathtracker.core.work import minutes_left
from pathtracker.store import Reader, queries
from pathtracker.store import skills as reads
from pathtracker.store.pace import own_pace

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog
    from pathtracker.catalog import Role as CatalogRole
    from pathtracker.core.work import Work


@dataclass(frozen=True, slots=True)
class Asked:
    """A skill that a role asks for: what it is called, and how far it is."""

    name: str
    need: Need
    level: SkillLevel

    @property
    def is_shown(self) -> bool:
        """Nothing is missing in what can be shown."""
        return self.level.proven >= self.need.level


class RoleFacts:
    """Reads once what stands in the store; roles are measured as they are asked about.

    A role is given by its entry in the catalogue, by what the learner made of it, or by both. At
    the rung that a learner aims at, their own roadmap and requirements count; elsewhere those of
    the catalogue. What is left of a step is what the plan gives it: its estimate at the learner's
    own pace, less what is logged.

    Attributes: levels, of all skills that any role asks for, as far as there are any; names, of
    skills, those too that only the catalogue has yet.
    """

    def __init__(self, reader: Reader, catalog: Catalog, today: date) -> None:
        self._reader, self._catalog, self._today = reader, catalog, today
        self._stretch = own_pace(reader).stretch
        work = reads.work(reader, ahead=False)
        self._work: dict[UUID, Work] = {item.id: item for item in work}
        self._items = queries.slugs(reader, Item)
        self._slugs = {item: slug for slug, item in self._items.items()}
        lines = reads.skill_lines(reader)
        self._skills = {line.slug: line.id for line in lines if line.slug}
        self.names = {line.id: line.name for line in lines}
        self.names |= {
            stand_in(slug): skill.name
            for slug, skill in catalog.skills.items()
            if slug not in self._skills
        }
        self._roles = queries.roles(reader)
        self._own: dict[Rung, Mapping[UUID, tuple[Need, ...]]] = {}
        wanted = {line.id for line in lines if line.slug in catalog.skills} | reads.asked_for(
            reader
        )
        self.levels = reads.facts(reader, work, wanted).levels(wanted, today)

    def needs(self, entry: CatalogRole | None, role: Role | None, rung: Rung) -> tuple[Need, ...]:
        """What a role asks for at a rung."""
        if role is not None and (role.standing is not None or entry is None):
            if rung not in self._own:
                several = [one.evolve(rung=rung) for one in self._roles]
                self._own[rung] = reads.needs(self._reader, several)
            return self._own[rung].get(role.id, ())
        return () if entry is None else self._shipped_needs(entry, rung)

    def asked(self, entry: CatalogRole | None, role: Role | None, rung: Rung) -> list[Asked]:
        """The same with names and levels, the most important first."""
        found = [
            Asked(
                self.names.get(need.skill_id, ""),
                need,
                self.levels.get(need.skill_id, NOT_RATED),
            )
            for need in self.needs(entry, role, rung)
        ]
        order = [] if entry is None else [one.skill_id for one in self._shipped_needs(entry, rung)]
        places = {skill: place for place, skill in enumerate(order)}
        last = len(places)
        return sorted(
            found,
            key=lambda one: (
                *(-one.need.importance, -one.need.level),
                places.get(one.need.skill_id, last),
            ),
        )

    def readiness(
        self, entry: CatalogRole | None, role: Role | None, rung: Rung
    ) -> BothReadinesses | None:
        """Claimed and proven; None if the role asks for nothing."""
        return both_readinesses(self.needs(entry, role, rung), self.levels)

    def road(self, entry: CatalogRole | None, role: Role | None, rung: Rung) -> Road:
        """The steps of a role up to a rung."""
        return road(self.steps(entry, role, rung).values())

    def steps(
        self, entry: CatalogRole | None, role: Role | None, rung: Rung
    ) -> Mapping[Hashable, RoadStep]:
        """The steps of a role up to a rung, by what makes a step the same one in every role."""
        if role is not None and (entry is None or (role.standing and rung is role.rung)):
            return self._steps_of(role, rung)
        return self._steps_by_slug(entry, rung) if entry is not None else {}

    def to_come(self, entry: CatalogRole, rung: Rung) -> Road:
        """The steps that choosing a role at a rung would bring in or share."""
        return road(self._steps_by_slug(entry, rung).values())

    def _shipped_needs(self, entry: CatalogRole, rung: Rung) -> tuple[Need, ...]:
        """What the catalogue asks for, in its order."""
        return needs_at(entry.requirements, rung, self._skills)

    def _steps_by_slug(self, entry: CatalogRole, rung: Rung) -> Mapping[Hashable, RoadStep]:
        found: dict[Hashable, RoadStep] = {}
        for step in self._catalog.steps_for(entry, rung):
            key = self._items.get(step.slug)
            work = self._work.get(key) if key is not None else None
            if work is None:
                left = minutes_left(step.hours, 0, 0, self._stretch) / 60
                found[step.slug] = RoadStep(key is not None, False, step.hours, left)
            else:
                found[step.slug] = _road_step(work, step.hours)
        return found

    def _steps_of(self, role: Role, rung: Rung) -> Mapping[Hashable, RoadStep]:
        """What stands in the roadmaps of a role, in phases up to a rung."""
        found: dict[Hashable, RoadStep] = {}
        heights = {one: one.height for one in Rung}
        for track in role.tracks:
            for item, at in self._places[track]:
                work = self._work.get(item)
                if work is not None and heights[at] <= rung.height:
                    slug = self._slugs.get(item)
                    step = self._catalog.steps.get(slug) if slug else None
                    found[slug or item] = _road_step(work, step.hours if step else work.hours_left)
        return found

    @cached_property
    def _places(self) -> Mapping[UUID, list[tuple[UUID, Rung]]]:
        """The items of each roadmap that a role names, with the rungs of their phases."""
        tracks = {track for role in self._roles for track in role.tracks}
        found: dict[UUID, list[tuple[UUID, Rung]]] = {track: [] for track in tracks}
        for item, track, rung in queries.places_among(self._reader, None, tracks):
            found[track].append((item, rung))
        return found


def _road_step(work: Work, hours: float) -> RoadStep:
    """A step that is there. What is parked is out of the plan: none of its hours are ahead."""
    settled = work.state in SATISFYING
    left = 0.0 if settled or work.state is State.PARKED else work.hours_left
    return RoadStep(True, settled, hours, left)
