"""Names that lead nowhere: a mention of an entry that is not there is taken out and named."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from pathtracker.catalog.catalog import Catalog, Problem
from pathtracker.catalog.content import Milestone, Outcome, Phase, ProjectTemplate, Roadmap, Step
from pathtracker.catalog.glossary import Term
from pathtracker.catalog.guidance import (
    Answer,
    Background,
    PlanPhase,
    PlanTemplate,
    Priority,
    Question,
)
from pathtracker.catalog.roles import Role, Section

W = TypeVar("W", Step, Milestone)
V = TypeVar("V")


def unhook(catalog: Catalog) -> tuple[Catalog, tuple[Problem, ...]]:
    """The catalogue without mentions of what it does not hold, and the list of them."""
    links = _Links(catalog)
    cleaned = replace(
        catalog,
        steps=_each(catalog.steps, links.work),
        roadmaps=_each(catalog.roadmaps, links.roadmap),
        projects=_each(catalog.projects, links.project),
        roles=_each(catalog.roles, links.role),
        questions=_each(catalog.questions, links.question),
        backgrounds=_each(catalog.backgrounds, links.background),
        priorities=_each(catalog.priorities, links.priority),
        plans=_each(catalog.plans, links.plan),
        terms=_each(catalog.terms, links.term),
    )
    return cleaned, tuple(links.problems)


def _each(entries: Mapping[str, V], clean: Callable[[V], V]) -> Mapping[str, V]:
    return MappingProxyType({slug: clean(entry) for slug, entry in entries.items()})


class _Links:
    """The names there are, and the mentions of others found so far."""

    def __init__(self, catalog: Catalog) -> None:
        self.problems: list[Problem] = []
        self.catalog = catalog
        self.items = frozenset(catalog.work())

    def keep(
        self, names: tuple[str, ...], there: Collection[str], what: str, file: str, entry: str
    ) -> tuple[str, ...]:
        """The names that are there; the same tuple when all are."""
        missing = [name for name in names if name not in there]
        if not missing:
            return names
        for name in missing:
            why = f"{what} “{name}”, which is not there"
            self.problems.append(Problem(file, entry, why, is_mention=True))
        return tuple(name for name in names if name in there)

    def weights(
        self, values: Mapping[str, int], there: Collection[str], what: str, file: str, entry: str
    ) -> Mapping[str, int]:
        names = self.keep(tuple(values), there, what, file, entry)
        return {name: values[name] for name in names}

    def work(self, item: W) -> W:
        """A step or milestone."""
        requires = self.keep(item.requires, self.items, "requires", item.file, item.slug)
        outcomes = self.outcomes(item.outcomes, item.file, item.slug)
        if requires is item.requires and outcomes is item.outcomes:
            return item
        return replace(item, requires=requires, outcomes=outcomes)

    def outcomes(self, outcomes: tuple[Outcome, ...], file: str, entry: str) -> tuple[Outcome, ...]:
        skills = self.catalog.skills
        names = tuple(outcome.skill for outcome in outcomes)
        if self.keep(names, skills, "raises the skill", file, entry) is names:
            return outcomes
        return tuple(outcome for outcome in outcomes if outcome.skill in skills)

    def roadmap(self, roadmap: Roadmap) -> Roadmap:
        def clean(phase: Phase) -> Phase:
            what = f"phase {phase.slug} lists the step"
            steps = self.keep(phase.steps, self.catalog.steps, what, roadmap.file, roadmap.slug)
            return phase if steps is phase.steps else replace(phase, steps=steps)

        return replace(roadmap, phases=tuple(clean(phase) for phase in roadmap.phases))

    def project(self, project: ProjectTemplate) -> ProjectTemplate:
        file, slug = project.file, project.slug
        return replace(
            project,
            milestones=tuple(self.work(milestone) for milestone in project.milestones),
            skills=self.keep(project.skills, self.catalog.skills, "names the skill", file, slug),
        )

    def role(self, role: Role) -> Role:
        catalog, file, slug = self.catalog, role.file, role.slug
        wanted = tuple(dict.fromkeys(need.skill for need in role.requirements))
        there = self.keep(wanted, catalog.skills, "asks for the skill", file, slug)
        for name, section in role.page.sections():
            self.section(section, f"section {name} names the source", file, slug)
        page = role.page
        for related in page.related.items:
            names = (related.role,) if related.role else ()
            self.keep(names, catalog.roles, "is related to the role", file, slug)
        demand = tuple(each.skill for each in page.demand.items)
        self.keep(demand, catalog.skills, "speaks of the demand for the skill", file, slug)
        related_items = tuple(
            each if each.role in catalog.roles else replace(each, role="")
            for each in page.related.items
        )
        demand_items = tuple(each for each in page.demand.items if each.skill in catalog.skills)
        return replace(
            role,
            roadmaps=self.keep(role.roadmaps, catalog.roadmaps, "lists the roadmap", file, slug),
            projects=self.keep(role.projects, catalog.projects, "offers the project", file, slug),
            requirements=tuple(need for need in role.requirements if need.skill in there),
            page=replace(
                page,
                related=replace(page.related, items=related_items),
                demand=replace(page.demand, items=demand_items),
            ),
        )

    def section(self, section: Section[V], what: str, file: str, entry: str) -> None:
        """Sources are only named as missing: the sentence itself still stands."""
        named = [getattr(item, "source", "") for item in section.items]
        names = tuple(dict.fromkeys(name for name in (*section.sources, *named) if name))
        self.keep(names, self.catalog.sources, what, file, entry)

    def question(self, question: Question) -> Question:
        roles, file, slug = self.catalog.roles, question.file, question.slug

        def clean(answer: Answer) -> Answer:
            weights = self.weights(answer.weights, roles, "speaks for the role", file, slug)
            hard_for = self.keep(answer.hard_for, roles, "names as hard the role", file, slug)
            return replace(answer, weights=weights, hard_for=hard_for)

        return replace(question, answers=tuple(clean(answer) for answer in question.answers))

    def background(self, entry: Background) -> Background:
        skills = self.catalog.skills
        ratings = self.weights(entry.ratings, skills, "rates the skill", entry.file, entry.slug)
        return replace(entry, ratings=ratings)

    def priority(self, entry: Priority) -> Priority:
        roles = self.catalog.roles
        weights = self.weights(entry.weights, roles, "speaks for the role", entry.file, entry.slug)
        return replace(entry, weights=weights)

    def plan(self, plan: PlanTemplate) -> PlanTemplate:
        catalog, file, slug = self.catalog, plan.file, plan.slug

        def clean(phase: PlanPhase) -> PlanPhase:
            steps = self.keep(phase.steps, self.items, "lists the step", file, slug)
            return replace(phase, steps=steps)

        self.keep(
            (plan.source,) * bool(plan.source), catalog.sources, "names the source", file, slug
        )
        return replace(
            plan,
            phases=tuple(clean(phase) for phase in plan.phases),
            roles=self.keep(plan.roles, catalog.roles, "is for the role", file, slug),
        )

    def term(self, term: Term) -> Term:
        steps = self.keep(term.steps, self.items, "is taught by", term.file, term.slug)
        return term if steps is term.steps else replace(term, steps=steps)
