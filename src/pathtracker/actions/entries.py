"""Bringing entries of the catalogue into the store, inside a write; what is there is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pathtracker.core.graph import circle_through
from pathtracker.core.messages import Refused
from pathtracker.core.model import (
    Check,
    Item,
    Kind,
    Membership,
    Outcome,
    Phase,
    Prerequisite,
    Resource,
    Rung,
    Skill,
    Track,
    TrackKind,
)
from pathtracker.store import Writer, queries
from pathtracker.store.places_left import coming, places_left

if TYPE_CHECKING:  # reading the catalogue's package costs every start that doesn't need it
    from pathtracker import catalog as shipped

STAGES = (
    "Problem",
    "Data",
    "Baseline",
    "Features",
    "Model",
    "Evaluation",
    "Deployment",
    "Monitoring",
    "Write-up",
)
"""What the stages of a project are called, in the order of the catalogue's."""


class Importer:
    """Turns catalogue entries into entities and remembers which it has made.

    `added` and `shared` count the steps that came in and those that were there before. Steps in
    `without` don't come in with their roadmap.
    """

    def __init__(
        self, writer: Writer, catalog: shipped.Catalog, without: Collection[str] = ()
    ) -> None:
        self._without = without
        self._left = places_left(writer)
        self.added = 0
        self.shared = 0
        self._writer = writer
        self._catalog = catalog
        self._skills = {
            slug: skill.id for slug, skill in queries.by_slug(writer, Skill, catalog.skills).items()
        }
        self._items: dict[str, UUID] = {}
        self._requires: dict[str, tuple[str, ...]] = {}
        self._new_items: set[UUID] = set()
        self._seen: set[str] = set()

    def skill(self, slug: str) -> UUID:
        """The id of a skill, which comes in if it is not there."""
        if slug not in self._skills:
            skill = skill_of(self._catalog.skills[slug], self._catalog.version, self._writer)
            self._skills[slug] = skill.id
        return self._skills[slug]

    def step(self, slug: str) -> UUID:
        """The id of a step, which comes in if it is not there; the caller gives it a place."""
        entry = self._catalog.steps[slug]
        return self._item(entry, queries.by_slug(self._writer, Item, [slug]).get(slug))

    def roadmap(
        self, roadmap: shipped.Roadmap, *, up_to: Rung, beside: Collection[shipped.Roadmap] = ()
    ) -> UUID:
        """The id of a roadmap's track, with its phases up to a rung and their steps. `beside`: the
        roadmaps that come in with it."""
        track = self._track(TrackKind.ROADMAP, roadmap.slug, roadmap.title, roadmap.summary)
        wanted = coming(roadmap, up_to, self._left, beside)
        for position, phase in enumerate(roadmap.phases, start=1):
            if Rung(phase.rung).height <= up_to.height:
                steps = [
                    (self._catalog.steps[slug], place)
                    for slug, place in wanted[phase.slug]
                    if slug not in self._without
                ]
                self._phase(track, phase.slug, phase.title, Rung(phase.rung), position, steps)
        return track.id

    def project(self, template: shipped.ProjectTemplate, *, title: str) -> Track:
        """The track of a new project. Refused if the template is in use already."""
        from pathtracker import catalog

        if queries.by_slug(self._writer, Track, [template.slug]):
            raise Refused("project.exists", title=title)
        track = self._track(TrackKind.PROJECT, template.slug, title, template.summary)
        stages = dict(zip(catalog.STAGES, STAGES, strict=True))
        for position, (slug, name) in enumerate(stages.items(), start=1):
            milestones = [entry for entry in template.milestones if entry.stage == slug]
            places = [(entry, float(place)) for place, entry in enumerate(milestones, start=1)]
            self._phase(track, slug, name, Rung.JUNIOR, position, places)
        self.prerequisites()
        return track

    def prerequisites(self) -> None:
        """Links what has come in with what it requires, as far as that is there.

        A link between items that were both there before is the learner's own affair; so is one
        that would close a circle with links the learner made, and one that they took from a step
        which is still there.
        """
        requires = {
            item: list(needs) for item, needs in queries.prerequisite_map(self._writer).items()
        }
        present = {**self._known_items(), **self._items}
        for slug, item in self._items.items():
            for needed in self._requires[slug]:
                other = present.get(needed)
                if other is None or not {item, other} & self._new_items:
                    continue
                if item not in self._new_items and (slug, needed) in self._left.unlinked:
                    continue
                if other in requires.get(item, ()) or circle_through(requires, item, other):
                    continue
                requires.setdefault(item, []).append(other)
                self._writer.put(
                    Prerequisite(id=self._writer.new_id(), item_id=item, requires_id=other)
                )

    def _known_items(self) -> dict[str, UUID]:
        needed = {slug for requires in self._requires.values() for slug in requires}
        return {slug: item.id for slug, item in queries.by_slug(self._writer, Item, needed).items()}

    def _track(self, kind: TrackKind, slug: str, title: str, summary: str) -> Track:
        known = queries.by_slug(self._writer, Track, [slug]).get(slug)
        if known is not None:
            return known
        last = max((track.position for track in queries.tracks(self._writer)), default=0.0)
        return self._writer.put(
            Track(
                id=self._writer.new_id(),
                kind=kind,
                slug=slug,
                catalog_version=self._catalog.version,
                title=title,
                summary=summary,
                position=self._left.tracks.get(slug, last + 1),
            )
        )

    def _phase(
        self,
        track: Track,
        slug: str,
        title: str,
        rung: Rung,
        position: int,
        steps: Sequence[tuple[shipped.Step | shipped.Milestone, float]],
    ) -> None:
        known = queries.phases(self._writer, track.id)
        phase = next((phase for phase in known if phase.slug == slug), None) or self._writer.put(
            Phase(
                id=self._writer.new_id(),
                track_id=track.id,
                slug=slug,
                catalog_version=self._catalog.version,
                title=title,
                rung=rung,
                position=position,
            )
        )
        present = queries.by_slug(self._writer, Item, [step.slug for step, _ in steps])
        standing = {line.id for line in queries.outline(self._writer, [track.id])}
        for step, place in steps:
            item = self._item(step, present.get(step.slug))
            if item in standing:  # here, or where the learner has moved it
                continue
            self._writer.put(
                Membership(
                    id=self._writer.new_id(), item_id=item, phase_id=phase.id, position=place
                )
            )

    def _item(self, step: shipped.Step | shipped.Milestone, known: Item | None) -> UUID:
        if known is None:
            known = self._writer.put(self._item_of(step))
            self._new_items.add(known.id)
        if step.slug not in self._seen:
            self._seen.add(step.slug)
            if known.id in self._new_items:
                self.added += 1
            else:
                self.shared += 1
        self._items[step.slug] = known.id
        self._requires[step.slug] = step.requires
        return known.id

    def _item_of(self, step: shipped.Step | shipped.Milestone) -> Item:
        return Item(
            id=self._writer.new_id(),
            slug=step.slug,
            catalog_version=self._catalog.version,
            **content_of(step, self.skill),
        )


def content_of(
    step: shipped.Step | shipped.Milestone, skill: Callable[[str], UUID]
) -> dict[str, Any]:
    """What the catalogue says of a step, as the fields of an item; `skill` gives a skill's id."""
    return {
        "title": step.title,
        "summary": step.summary,
        "kind": Kind(step.kind),
        "effort": float(step.hours),
        "by_experience": getattr(step, "by_experience", False),
        "checks": tuple(Check(text=text) for text in step.checks),
        "outcomes": tuple(
            Outcome(skill_id=skill(outcome.skill), level=outcome.level) for outcome in step.outcomes
        ),
        "resources": tuple(
            Resource(
                title=resource.title,
                url=resource.url,
                cost=resource.cost,
                access=resource.access,
                language=resource.language,
                known_on=resource.known_on,
            )
            for resource in step.resources
        ),
    }


def skill_of(entry: shipped.Skill, version: int, writer: Writer) -> Skill:
    """A skill of the catalogue, put into the store."""
    return writer.put(
        Skill(
            id=writer.new_id(),
            slug=entry.slug,
            catalog_version=version,
            name=entry.name,
            category=entry.category,
            aliases=entry.aliases,
            anchors=entry.anchors,
        )
    )
