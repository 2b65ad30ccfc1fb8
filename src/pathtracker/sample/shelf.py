"""Roles of the catalogue as entities, as choosing them would bring them in, but unrecorded."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pathtracker import catalog as shipped
from pathtracker.core.model import (
    Check,
    Item,
    Kind,
    Outcome,
    Phase,
    Requirement,
    Resource,
    Role,
    Rung,
    Skill,
    Standing,
    Track,
)
from pathtracker.sample.gathered import Gathered


class Shelf:
    """Brings in roles; what several of them share comes in once.

    `skills`, `steps`, `tracks` and `phases` know ids by slug (phases by roadmap and slug).
    """

    def __init__(self, gathered: Gathered, catalog: shipped.Catalog) -> None:
        self.skills: dict[str, UUID] = {}
        self.steps: dict[str, UUID] = {}
        self.tracks: dict[str, UUID] = {}
        self.phases: dict[tuple[str, str], Phase] = {}
        self._gathered = gathered
        self._catalog = catalog

    def role(
        self, slug: str, *, standing: Standing, start: date | None, target: date | None = None
    ) -> Role:
        """A role of the catalogue, chosen at junior, with all that belongs to it."""
        entry = self._catalog.roles[slug]
        fresh: list[str] = []
        tracks = tuple(self._roadmap(self._catalog.roadmaps[s], fresh) for s in entry.roadmaps)
        self._prerequisites(fresh)
        role = Role(
            id=self._gathered.new_id(),
            slug=slug,
            catalog_version=self._catalog.version,
            title=entry.title,
            summary=entry.summary,
            standing=standing,
            rung=Rung.JUNIOR,
            start=start,
            target=target,
            tracks=tracks,
        )
        self._gathered.roles.append(role)
        self._requirements(role, entry)
        return role

    def skill(self, slug: str) -> UUID:
        """The id of a skill, which comes in if it is not there."""
        if slug not in self.skills:
            entry = self._catalog.skills[slug]
            skill = Skill(
                id=self._gathered.new_id(),
                slug=slug,
                catalog_version=self._catalog.version,
                name=entry.name,
                category=entry.category,
                aliases=entry.aliases,
                anchors=entry.anchors,
            )
            self._gathered.skills[skill.id] = skill
            self.skills[slug] = skill.id
        return self.skills[slug]

    def _roadmap(self, roadmap: shipped.Roadmap, fresh: list[str]) -> UUID:
        if roadmap.slug in self.tracks:
            return self.tracks[roadmap.slug]
        track = Track(
            id=self._gathered.new_id(),
            slug=roadmap.slug,
            catalog_version=self._catalog.version,
            title=roadmap.title,
            summary=roadmap.summary,
            position=len(self._gathered.tracks) + 1,
        )
        self._gathered.tracks.append(track)
        self.tracks[roadmap.slug] = track.id
        for position, entry in enumerate(roadmap.phases, start=1):
            if Rung(entry.rung) is Rung.JUNIOR:
                phase = Phase(
                    id=self._gathered.new_id(),
                    track_id=track.id,
                    slug=entry.slug,
                    catalog_version=self._catalog.version,
                    title=entry.title,
                    position=position,
                )
                self._gathered.phases.append(phase)
                self.phases[roadmap.slug, entry.slug] = phase
                for place, slug in enumerate(entry.steps, start=1):
                    self._gathered.place(self._step(slug, fresh), phase, place)
        return track.id

    def _step(self, slug: str, fresh: list[str]) -> Item:
        if slug not in self.steps:
            item = self._item(self._catalog.steps[slug])
            self._gathered.steps[item.id] = item
            self.steps[slug] = item.id
            fresh.append(slug)
        return self._gathered.steps[self.steps[slug]]

    def _item(self, step: shipped.Step) -> Item:
        return Item(
            id=self._gathered.new_id(),
            slug=step.slug,
            catalog_version=self._catalog.version,
            title=step.title,
            summary=step.summary,
            kind=Kind(step.kind),
            effort=step.hours,
            by_experience=step.by_experience,
            checks=tuple(Check(text=text) for text in step.checks),
            outcomes=tuple(
                Outcome(skill_id=self.skill(outcome.skill), level=outcome.level)
                for outcome in step.outcomes
            ),
            resources=tuple(
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
        )

    def _prerequisites(self, fresh: list[str]) -> None:
        for slug in fresh:
            for needed in self._catalog.steps[slug].requires:
                if needed in self.steps:
                    self._gathered.require(self.steps[slug], self.steps[needed])

    def _requirements(self, role: Role, entry: shipped.Role) -> None:
        for asked in entry.requirements:
            self._gathered.requirements.append(
                Requirement(
                    id=self._gathered.new_id(),
                    role_id=role.id,
                    skill_id=self.skill(asked.skill),
                    rung=Rung(asked.rung),
                    level=asked.level,
                    importance=asked.importance,
                    by_experience=asked.by_experience,
                )
            )
