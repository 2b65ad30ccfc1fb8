"""The catalogue as a whole, and what was wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from pathtracker.catalog.content import (
    RUNGS,
    Milestone,
    ProjectTemplate,
    Roadmap,
    Skill,
    Source,
    Step,
)
from pathtracker.catalog.glossary import Term
from pathtracker.catalog.guidance import Background, PlanTemplate, Priority, Question
from pathtracker.catalog.roles import Role


def _none() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the catalogue: in which file, with which entry, and why."""

    file: str
    entry: str
    why: str
    is_mention: bool = False
    """Whether only a mention of something that is not there is left out, and the entry stays."""

    def __str__(self) -> str:
        return (
            f"{self.file}: {self.entry}: {self.why}" if self.entry else f"{self.file}: {self.why}"
        )


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything read, by slug and in the order of the files."""

    version: int = 0
    sources: Mapping[str, Source] = field(default_factory=_none)
    skills: Mapping[str, Skill] = field(default_factory=_none)
    steps: Mapping[str, Step] = field(default_factory=_none)
    roadmaps: Mapping[str, Roadmap] = field(default_factory=_none)
    projects: Mapping[str, ProjectTemplate] = field(default_factory=_none)
    roles: Mapping[str, Role] = field(default_factory=_none)
    questions: Mapping[str, Question] = field(default_factory=_none)
    backgrounds: Mapping[str, Background] = field(default_factory=_none)
    priorities: Mapping[str, Priority] = field(default_factory=_none)
    plans: Mapping[str, PlanTemplate] = field(default_factory=_none)
    terms: Mapping[str, Term] = field(default_factory=_none)

    def milestones(self) -> dict[str, Milestone]:
        """The milestones of all project templates by slug."""
        return {m.slug: m for project in self.projects.values() for m in project.milestones}

    def work(self) -> dict[str, Step | Milestone]:
        """Steps and milestones by slug: they share one space of names."""
        return {**self.steps, **self.milestones()}

    def steps_for(self, role: Role, rung: str) -> tuple[Step, ...]:
        """The steps of a role's roadmaps in all phases up to a rung, in order, each once."""
        wanted = RUNGS[: RUNGS.index(rung) + 1]
        slugs = dict.fromkeys(
            slug
            for name in role.roadmaps
            if name in self.roadmaps
            for phase in self.roadmaps[name].phases
            if phase.rung in wanted
            for slug in phase.steps
        )
        return tuple(self.steps[slug] for slug in slugs if slug in self.steps)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read, and what was left out and why."""

    catalog: Catalog
    problems: tuple[Problem, ...] = ()

    @property
    def broken(self) -> tuple[Problem, ...]:
        """The problems without mentions of what is not there: those follow from these, mostly."""
        return tuple(problem for problem in self.problems if not problem.is_mention)
