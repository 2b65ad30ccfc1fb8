"""Checks of roles: requirements that can be met, levels that never fall, pages without holes."""

from collections.abc import Iterator

from pathtracker.catalog.catalog import Catalog, Problem
from pathtracker.catalog.content import RUNGS, Milestone, Step
from pathtracker.catalog.roles import Role

HIGHEST = {"junior": 3, "mid": 4, "senior": 5}
JUNIOR_SKILLS = 15
JUNIOR_VITAL = 4
LONGEST_SHORT = 60


def role_problems(catalog: Catalog) -> Iterator[Problem]:
    """Everything that is wrong with the roles."""
    for role in catalog.roles.values():
        found = (
            *_levels(role),
            *_junior(role),
            *_reach(catalog, role),
            *_brought(catalog, role),
            *_page(role),
        )
        for why in found:
            yield Problem(role.file, role.slug, why)


def _levels(role: Role) -> Iterator[str]:
    for need in role.requirements:
        if not 0 <= need.level <= 5:
            yield f"{need.skill} at {need.rung} is at level {need.level}, outside 0 to 5"
        elif need.level > HIGHEST[need.rung]:
            yield f"{need.skill} at {need.rung} is above {HIGHEST[need.rung]}: {need.level}"
        if not 1 <= need.importance <= 5:
            yield f"{need.skill} at {need.rung} has importance {need.importance}, outside 1 to 5"
    asked = {(need.skill, need.rung): need.level for need in role.requirements}
    for skill in dict.fromkeys(need.skill for need in role.requirements):
        levels = [asked.get((skill, rung), 0) for rung in RUNGS]
        for i in (1, 2):
            if levels[i] < levels[i - 1]:
                yield f"{skill} falls from {levels[i - 1]} to {levels[i]} going up to {RUNGS[i]}"


def _junior(role: Role) -> Iterator[str]:
    junior = role.at("junior")
    if not junior:
        yield "asks for nothing at junior"
    if len(junior) > JUNIOR_SKILLS:
        yield f"asks for {len(junior)} skills at junior; {JUNIOR_SKILLS} are the most"
    vital = sum(need.importance == 5 for need in junior)
    if vital > JUNIOR_VITAL:
        yield f"has {vital} skills of importance 5 at junior; {JUNIOR_VITAL} are the most"


def _reach(catalog: Catalog, role: Role) -> Iterator[str]:
    """Required levels that no step of the rung, and no project offered, raises a skill to."""
    milestones = [
        milestone
        for name in role.projects
        if name in catalog.projects
        for milestone in catalog.projects[name].milestones
    ]
    for rung in RUNGS:
        best: dict[str, int] = {}
        work: list[Step | Milestone] = [*catalog.steps_for(role, rung), *milestones]
        for item in work:
            for outcome in item.outcomes:
                best[outcome.skill] = max(best.get(outcome.skill, 0), outcome.level)
        for need in role.at(rung):
            reached = best.get(need.skill, 0)
            if reached < need.level and not need.by_experience:
                yield (
                    f"{need.skill} is asked for at level {need.level} at {rung}, "
                    f"and nothing raises it above {reached}"
                )


def _brought(catalog: Catalog, role: Role) -> Iterator[str]:
    """Steps whose prerequisites the role's own roadmaps do not bring along at that rung."""
    told: set[tuple[str, str]] = set()
    for rung in RUNGS:
        steps = catalog.steps_for(role, rung)
        brought = {step.slug for step in steps}
        for step in steps:
            for name in step.requires:
                if name not in brought and (step.slug, name) not in told:
                    told.add((step.slug, name))
                    yield f"brings the step {step.slug} at {rung} without {name}, which it requires"


def _page(role: Role) -> Iterator[str]:
    if len(role.short) > LONGEST_SHORT:
        yield f"short has {len(role.short)} characters; a card has room for {LONGEST_SHORT}"
    if not role.page.interview.items:
        yield "section interview has no questions"
    for name, section in role.page.sections():
        if section.empty:
            yield f"section {name} is empty, without the sentence that says why"
        elif section.none and (section.items or section.text):
            yield f"section {name} has content and says that there is none"
        named = [getattr(item, "source", "") for item in section.items]
        if section.basis == "sources" and not section.none and not (section.sources or any(named)):
            yield f"section {name} names no source and is not marked as general knowledge"
    for name in ("pay", "stars", "demand", "costs", "times"):
        for item in getattr(role.page, name).items:
            if not item.source:
                yield f"section {name} has a figure without its source"
