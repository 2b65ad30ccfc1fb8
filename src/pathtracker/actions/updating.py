"""A newer catalogue: what is new or different in it, and taking what the learner accepts.

An entry in the store remembers the version it came from. Only what came from an older version than
the shipped one is looked at, so that what a learner changes after an update is theirs and is not
offered again. Whatever was decided of an entry, it then counts as seen at the new version.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from pathtracker.actions.entries import Importer, content_of
from pathtracker.core.messages import Message
from pathtracker.core.model import (
    Check,
    FromCatalog,
    Item,
    Requirement,
    Resource,
    Role,
    Rung,
    Skill,
)
from pathtracker.core.when import When
from pathtracker.store import Reader, Store, Writer, queries

if TYPE_CHECKING:
    from pathtracker import catalog as shipped
    from pathtracker.catalog import Catalog

E = TypeVar("E", bound=FromCatalog)


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry that is new, or in which the catalogue and the store differ.

    `fields`: for each field that differs its name, what stands in the store and what the catalogue
    says; empty when the entry is new.
    """

    kind: str
    slug: str
    title: str
    fields: tuple[tuple[str, Any, Any], ...] = ()

    @property
    def is_new(self) -> bool:
        return not self.fields


def differences(reader: Reader, catalog: Catalog) -> list[Difference]:
    """What the catalogue has that the store has not, or has otherwise: steps of chosen roles that
    are new, steps, skills and roles whose text or figures differ, then what chosen roles ask for
    (by “role/rung/skill”)."""
    asked = (difference for difference, _ in _asked_otherwise(reader, catalog))
    return [*_new_steps(reader, catalog), *_changed(reader, catalog), *asked]


def take_catalog(
    store: Store, *, catalog: Catalog, accepted: Collection[tuple[str, str]], when: When
) -> None:
    """Takes what the learner accepts of `differences`, by kind and slug, as one change. The rest
    stays as it is and is not offered again before the next version."""

    def op(writer: Writer) -> None:
        for difference in _changed(writer, catalog):
            entity: FromCatalog
            [entity] = queries.by_slug(writer, _ENTITY[difference.kind], [difference.slug]).values()
            taken = {}
            if (difference.kind, difference.slug) in accepted:
                taken = {name: _merged(entity, name, new) for name, _, new in difference.fields}
            writer.put(entity.evolve(**taken))
        for difference, requirement in _asked_otherwise(writer, catalog):
            if (difference.kind, difference.slug) in accepted:
                writer.put(requirement)
        _take_new_steps(writer, catalog, {slug for kind, slug in accepted if kind == "item"})
        _mark_seen(writer, catalog)

    label = Message("catalog.take", {"count": len(accepted)})
    store.write(label, op, now=when.now)


_ENTITY: dict[str, type[FromCatalog]] = {"item": Item, "skill": Skill, "role": Role}


def _changed(reader: Reader, catalog: Catalog) -> Iterator[Difference]:
    skills = {
        slug: skill.id for slug, skill in queries.by_slug(reader, Skill, catalog.skills).items()
    }
    for kind, said in _said(catalog, skills).items():
        older = {
            slug: entity
            for slug, entity in queries.by_slug(reader, _ENTITY[kind], said).items()
            if (entity.catalog_version or 0) < catalog.version
        }
        for slug, entity in older.items():
            fields = tuple(
                (name, getattr(entity, name), new)
                for name, new in said[slug].items()
                if _plain(name, getattr(entity, name)) != _plain(name, new)
            )
            if fields:
                yield Difference(kind, slug, _title(entity), fields)


def _said(catalog: Catalog, skills: Mapping[str, UUID]) -> dict[str, dict[str, dict[str, Any]]]:
    """What the catalogue says of every entry, by kind and slug, as fields of an entity.

    A skill that is not in the store yet can't be an outcome; it comes in with the next new step.
    """
    nowhere = UUID(int=0)
    items = {}
    for slug, step in catalog.work().items():
        fields = content_of(step, lambda skill: skills.get(skill, nowhere))
        fields["outcomes"] = tuple(o for o in fields["outcomes"] if o.skill_id != nowhere)
        items[slug] = fields
    return {
        "item": items,
        "skill": {
            slug: {
                "name": skill.name,
                "category": skill.category,
                "aliases": skill.aliases,
                "anchors": skill.anchors,
            }
            for slug, skill in catalog.skills.items()
        },
        "role": {
            slug: {"title": role.title, "summary": role.summary}
            for slug, role in catalog.roles.items()
        },
    }


def _plain(name: str, value: Any) -> Any:
    """A field without what the learner does with it: ticks, copies, resources of their own."""
    if name == "checks":
        return tuple(check.text for check in value)
    if name == "resources":
        return tuple((r.title, r.url, r.cost, r.access, r.language) for r in _shipped(value))
    return value


def _shipped(resources: tuple[Resource, ...]) -> list[Resource]:
    return [resource for resource in resources if resource.known_on is not None]


def _merged(entity: FromCatalog, name: str, new: Any) -> Any:
    """The catalogue's value with what the learner has done with the one before."""
    if name == "checks":
        ticked = {check.text: check.ticked for check in entity.checks}  # type: ignore[attr-defined]
        return tuple(Check(text=c.text, ticked=ticked.get(c.text, False)) for c in new)
    if name == "resources":
        old: tuple[Resource, ...] = entity.resources  # type: ignore[attr-defined]
        kept = {resource.url: resource for resource in old}
        own = [resource for resource in old if resource.known_on is None]
        taken = [
            resource.model_copy(update={"ticked": was.ticked, "saved": was.saved})
            if (was := kept.get(resource.url))
            else resource
            for resource in new
        ]
        return (*taken, *own)
    return new


def _title(entity: FromCatalog) -> str:
    return str(getattr(entity, "title", "") or getattr(entity, "name", ""))


def _new_steps(reader: Reader, catalog: Catalog) -> list[Difference]:
    chosen = [role for role in queries.chosen_roles(reader) if role.slug in catalog.roles]
    steps = {
        step.slug: step.title
        for role in chosen
        if (role.catalog_version or 0) < catalog.version
        for step in catalog.steps_for(catalog.roles[role.slug or ""], role.rung)
    }
    known = queries.by_slug(reader, Item, steps)
    return [Difference("item", slug, title) for slug, title in steps.items() if slug not in known]


def _take_new_steps(writer: Writer, catalog: Catalog, slugs: Collection[str]) -> None:
    """Steps come in at their places in the roadmaps of the chosen roles."""
    declined = {step.slug for step in _new_steps(writer, catalog)} - set(slugs)
    importer = Importer(writer, catalog, without=declined)
    for role in queries.chosen_roles(writer):
        entry = catalog.roles.get(role.slug or "")
        if entry and (role.catalog_version or 0) < catalog.version:
            for slug in entry.roadmaps:
                importer.roadmap(catalog.roadmaps[slug], up_to=role.rung)
    importer.prerequisites()


def _asked_otherwise(reader: Reader, catalog: Catalog) -> Iterator[tuple[Difference, Requirement]]:
    """Requirements that the catalogue has otherwise, each with what it would become.

    Where the learner has set one differently, theirs stays, and what they can go back to changes.
    """
    for role in queries.chosen_roles(reader):
        entry = catalog.roles.get(role.slug or "")
        if entry is None or (role.catalog_version or 0) >= catalog.version:
            continue
        skills = queries.by_slug(reader, Skill, [asked.skill for asked in entry.requirements])
        known = {(r.skill_id, r.rung): r for r in queries.requirements(reader, role.id)}
        for asked in entry.requirements:
            skill = skills.get(asked.skill)
            was = known.get((skill.id, Rung(asked.rung))) if skill else None
            fields = _asks(was, asked) if was else ()
            if skill and was and fields:
                title = f"{role.title}: {skill.name}"
                slug = f"{role.slug}/{asked.rung}/{asked.skill}"
                prefix = "given_" if was.is_own else ""
                changes = {f"{prefix}{name}": new for name, _, new in fields}
                yield Difference("requirement", slug, title, fields), was.evolve(**changes)


def _asks(was: Requirement, asked: shipped.Requirement) -> tuple[tuple[str, Any, Any], ...]:
    own = was.is_own
    pairs = (
        ("level", was.given_level if own else was.level, asked.level),
        ("importance", was.given_importance if own else was.importance, asked.importance),
    )
    return tuple(pair for pair in pairs if pair[1] != pair[2])


def _mark_seen(writer: Writer, catalog: Catalog) -> None:
    entries = {"item": catalog.work(), "skill": catalog.skills, "role": catalog.roles}
    for kind, slugs in entries.items():
        for entity in queries.by_slug(writer, _ENTITY[kind], slugs).values():
            if (entity.catalog_version or 0) < catalog.version:
                writer.put(entity.evolve(catalog_version=catalog.version))
