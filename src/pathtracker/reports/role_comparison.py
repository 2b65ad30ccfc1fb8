"""What the comparison shows: the chosen roles from the store, all others from the catalogue."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from pathtracker.core.compare import Candidate, Compared, cheapest_next, compare, nearest
from pathtracker.core.compare_roles import RoadStep
from pathtracker.core.gaps import role_stand_in
from pathtracker.core.model import Role, Rung, Standing
from pathtracker.reports.role_facts import RoleFacts
from pathtracker.store import Reader, queries

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog


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
    catalogue, and those that only the store has, as far as they ask for something."""
    facts = RoleFacts(reader, catalog, today)
    stored = queries.roles(reader)
    chosen = [role for role in stored if role.standing is not None]
    taken = {role.slug for role in chosen}
    candidates = [_candidate(facts, catalog, role, role.rung) for role in chosen]
    candidates += [
        Candidate(
            role_stand_in(slug),
            entry.title,
            facts.needs(entry, None, rung),
            _open(facts.steps(entry, None, rung)),
        )
        for slug, entry in catalog.roles.items()
        if slug not in taken
    ]
    own = (role for role in stored if role.standing is None and role.slug not in catalog.roles)
    candidates += [
        one for role in own if (one := _candidate(facts, catalog, role, rung)) and one.needs
    ]
    found = compare(candidates, facts.levels)
    rungs = {role.id: role.rung for role in chosen}
    return Comparison(found, nearest(found), cheapest_next(found), facts.names, rungs)


def _candidate(facts: RoleFacts, catalog: Catalog, role: Role, rung: Rung) -> Candidate:
    """A role in the store."""
    entry = catalog.roles.get(role.slug or "")
    return Candidate(
        role.id,
        role.title,
        facts.needs(entry, role, rung),
        _open(facts.steps(entry, role, rung)),
        is_chosen=role.standing is not None,
        is_primary=role.standing is Standing.PRIMARY,
    )


def _open(steps: Mapping[Hashable, RoadStep]) -> dict[Hashable, float]:
    """The hours of those that are ahead."""
    return {key: step.hours_left for key, step in steps.items() if step.hours_left}
