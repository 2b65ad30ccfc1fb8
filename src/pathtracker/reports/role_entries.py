"""The roles that can be looked at: those of the catalogue, and those of the learner's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pathtracker.core.model import Role, Rung, Standing
from pathtracker.store import Reader, queries

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog, RoleFacts
    from pathtracker.catalog import Role as CatalogRole


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A role by its slug, or by its id if it is the learner's own.

    `shipped` is what the catalogue says of it, `stored` what the learner made of it."""

    key: str
    title: str
    summary: str
    shipped: CatalogRole | None
    stored: Role | None
    steps: int = 0
    """How many steps a role of the learner's own has."""

    @property
    def facts(self) -> RoleFacts | None:
        """What it can be filtered by, if it is of the catalogue."""
        return self.shipped.facts if self.shipped else None

    @property
    def standing(self) -> Standing | None:
        return self.stored.standing if self.stored else None

    @property
    def rung(self) -> Rung:
        return self.stored.rung if self.stored else Rung.JUNIOR


def role_entries(reader: Reader, catalog: Catalog) -> list[RoleEntry]:
    """Those of the catalogue in its order, then the learner's own by title."""
    stored = queries.roles(reader)
    by_slug = {role.slug: role for role in stored if role.slug}
    found = [
        RoleEntry(slug, role.title, role.summary, role, by_slug.get(slug))
        for slug, role in catalog.roles.items()
    ]
    own = [role for role in stored if role.slug not in catalog.roles]
    own.sort(key=lambda role: role.title.casefold())
    return found + [
        RoleEntry(
            role.slug or role.id.hex,
            role.title,
            role.summary,
            None,
            role,
            steps=len(queries.once_each(queries.outline(reader, role.tracks))),
        )
        for role in own
    ]
