"""What the comparison shows: the chosen roles from the store, all others from the catalogue."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from pathtracker.core.compare import Candidate, Compared, cheapest_next, compare, nearest
from pathtracker.core.gaps import needs_at, stand_in
from pathtracker.core.model import SATISFYING, Role, Rung, Standing
from pathtracker.store import Reader, queries
from pathtracker.store import skills as reads
from pathtracker.store.queries import StepLine

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog
    from pathtracker.catalog import Role as CatalogRole


@dataclass(frozen=True, slots=True)
class Comparison:
    """All roles, the nearest and the cheapest next one; names of skills, rungs of chosen roles."""

    roles: tuple[Compared, ...] = ()
    nearest: Compared | None = None
    cheapest: Compared | None = None
    names: Mapping[UUID, str] = field(default_factory=dict)
    rungs: Mapping[UUID, Rung] = field(default_factory=dict)

    def role(self, key: UUID) -> Compared | None:
        return next((one for one in self.roles if one.id == key), None)


def read_comparison(reader: Reader, catalog: Catalog, rung: Rung, today: date) -> Comparison:
    """The chosen roles at their own rungs beside every other role, at `rung`: those of the
    catalogue, and those in the store that nobody has chosen."""
    chosen = queries.chosen_roles(reader)
    in_store = {skill.slug: skill.id for skill in reads.skill_lines(reader) if skill.slug}
    names = {skill.id: skill.name for skill in reads.skill_lines(reader)}
    names |= {
        stand_in(skill.slug): skill.name
        for skill in catalog.skills.values()
        if skill.slug not in in_store
    }
    lines = queries.outline(reader)
    of_chosen = reads.needs(reader, chosen)
    candidates = [
        Candidate(
            role.id,
            role.title,
            of_chosen[role.id],
            _steps_of(reader, role, lines),
            is_chosen=True,
            is_primary=role.standing is Standing.PRIMARY,
        )
        for role in chosen
    ]
    taken = {role.slug for role in chosen}
    left = {line.slug: line for line in lines if line.slug}
    candidates += [
        Candidate(
            _id_of(entry),
            entry.title,
            needs_at(entry.at(rung), rung, in_store),
            _steps_in(catalog, entry, rung, left),
        )
        for entry in catalog.roles.values()
        if entry.slug not in taken
    ]
    candidates += _own(reader, rung, taken | set(catalog.roles), lines)
    asked = {need.skill_id for one in candidates for need in one.needs}
    facts = reads.facts(reader, reads.work(reader), asked)
    found = compare(candidates, facts.levels(asked, today))
    rungs = {role.id: role.rung for role in chosen}
    return Comparison(found, nearest(found), cheapest_next(found), names, rungs)


def _own(
    reader: Reader, rung: Rung, known: set[str | None], lines: list[StepLine]
) -> list[Candidate]:
    """Roles that only the store has and that are not chosen, such as imported ones."""
    roles = [
        role.evolve(rung=rung)
        for role in queries.all_of(reader, Role)
        if role.standing is None and (role.slug is None or role.slug not in known)
    ]
    needs = reads.needs(reader, roles)
    return [
        Candidate(role.id, role.title, needs[role.id], _steps_of(reader, role, lines))
        for role in roles
        if needs[role.id]
    ]


def _steps_of(reader: Reader, role: Role, lines: list[StepLine]) -> dict[Hashable, float]:
    """The steps still to do of a role in the store, up to its rung."""
    wanted = {
        phase.id
        for track in role.tracks
        for phase in queries.phases(reader, track)
        if phase.rung.height <= role.rung.height
    }
    return {
        line.slug or line.id: line.hours_left
        for line in lines
        if line.phase_id in wanted and line.state not in SATISFYING
    }


def _steps_in(
    catalog: Catalog, entry: CatalogRole, rung: Rung, left: Mapping[str, StepLine]
) -> dict[Hashable, float]:
    """The steps still to do of a role of the catalogue: those that are in the store as they stand
    there."""
    found: dict[Hashable, float] = {}
    for step in catalog.steps_for(entry, rung):
        line = left.get(step.slug)
        if line is None:
            found[step.slug] = step.hours
        elif line.state not in SATISFYING:
            found[step.slug] = line.hours_left
    return found


def _id_of(entry: CatalogRole) -> UUID:
    """An id, the same every time, for a role that only the catalogue has."""
    return uuid5(NAMESPACE_URL, f"role:{entry.slug}")
