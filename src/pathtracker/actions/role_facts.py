"""What is known of roles as they stand to the learner, chosen or not: readiness, the way ahead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from pathtracker.core.compare_roles import Road, Stretch, road
from pathtracker.core.gaps import Need, needs_at
from pathtracker.core.levels import NOT_RATED, SkillLevel
from pathtracker.core.model import SATISFYING, Item, Role, Rung, State
from pathtracker.core.readiness import BothReadinesses, both_readinesses
from pathtracker.store import Reader, queries
from pathtracker.store import skills as reads

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
    the catalogue.
    """

    def __init__(self, reader: Reader, catalog: Catalog, today: date) -> None:
        self._reader, self._catalog, self._today = reader, catalog, today
        self._work: dict[UUID, Work] = {item.id: item for item in reads.work(reader)}
        self._items = {
            named.slug: named.value for named in queries.names(reader, Item) if named.slug
        }
        lines = reads.skill_lines(reader)
        self._skills = {line.slug: line.id for line in lines if line.slug}
        self._names = {line.id: line.name for line in lines}
        own = reads.needs(reader, queries.chosen_roles(reader)).values()
        wanted = {line.id for line in lines if line.slug in catalog.skills}
        wanted |= {need.skill_id for needs in own for need in needs}
        facts = reads.facts(reader, self._work.values(), wanted)
        self._levels = facts.levels(wanted, today)
        self._own: dict[tuple[UUID, Rung], tuple[Need, ...]] = {}

    def needs(self, entry: CatalogRole | None, role: Role | None, rung: Rung) -> tuple[Need, ...]:
        """What a role asks for at a rung."""
        if role is not None and (role.standing is not None or entry is None):
            key = (role.id, rung)
            if key not in self._own:
                asked = role.evolve(rung=rung)
                self._own[key] = reads.needs(self._reader, [asked])[role.id]
            return self._own[key]
        return () if entry is None else self._shipped_needs(entry, rung)

    def asked(self, entry: CatalogRole | None, role: Role | None, rung: Rung) -> list[Asked]:
        """The same with names and levels, the most important first."""
        fresh = {} if entry is None else self._fresh_names(entry)
        found = [
            Asked(
                self._names.get(need.skill_id) or fresh.get(need.skill_id, ""),
                need,
                self._levels.get(need.skill_id, NOT_RATED),
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
        return both_readinesses(self.needs(entry, role, rung), self._levels)

    def road(self, entry: CatalogRole | None, role: Role | None, rung: Rung) -> Road:
        """The steps of a role up to a rung."""
        if role is not None and role.standing is not None and (rung is role.rung or entry is None):
            return road(self._steps_of(role))
        return road(self._steps_by_slug(entry, rung)) if entry is not None else road(())

    def to_come(self, entry: CatalogRole, rung: Rung) -> Road:
        """The steps that choosing a role at a rung would bring in or share."""
        return road(self._steps_by_slug(entry, rung))

    def _shipped_needs(self, entry: CatalogRole, rung: Rung) -> tuple[Need, ...]:
        """What the catalogue asks for, in its order."""
        return needs_at(entry.requirements, rung, self._skills)

    def _fresh_names(self, entry: CatalogRole) -> Mapping[UUID, str]:
        """Names of the skills that only the catalogue has yet."""
        skills = self._catalog.skills
        return {
            need.skill_id: skills[asked.skill].name
            for asked in entry.requirements
            if asked.skill in skills and asked.skill not in self._skills
            for need in needs_at((asked,), Rung(asked.rung), {})
        }

    def _steps_by_slug(self, entry: CatalogRole, rung: Rung) -> Iterator[Stretch]:
        for step in self._catalog.steps_for(entry, rung):
            key = self._items.get(step.slug)
            work = self._work.get(key) if key is not None else None
            if work is None:
                yield Stretch(key is not None, False, step.hours, step.hours)
            else:
                yield _stretch(work, step.hours)

    def _steps_of(self, role: Role) -> Iterator[Stretch]:
        """What stands in the roadmaps of a role, in phases up to its rung."""
        hours = {self._items.get(slug): step.hours for slug, step in self._catalog.steps.items()}
        places = queries.places_among(self._reader, None, role.tracks)
        items = dict.fromkeys(item for item, _, rung in places if rung.height <= role.rung.height)
        for item in items:
            if (work := self._work.get(item)) is not None:
                yield _stretch(work, hours.get(item, work.hours_left))


def _stretch(work: Work, hours: float) -> Stretch:
    """A step that is there. What is parked is out of the plan: none of its hours are ahead."""
    settled = work.state in SATISFYING
    left = 0.0 if settled or work.state is State.PARKED else work.hours_left
    return Stretch(True, settled, hours, left)
