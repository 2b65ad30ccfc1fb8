"""The catalogue's checks: what a contributor is told before anybody else sees it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pathtracker.catalog.catalog import Catalog, Loaded, Problem
from pathtracker.catalog.checks_roles import role_problems
from pathtracker.catalog.content import STAGES, Milestone, Step
from pathtracker.catalog.cycles import find_cycles
from pathtracker.catalog.links import unhook

HOURS = (1.0, 8.0)
CHECKS = (1, 3)
LONGEST_TERM = 160
# What a finished item of a kind can back at most; the fourth level takes artefacts of two projects.
SUPPORTS = {"learn": 1, "practise": 3, "build": 4, "apply": 3}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check_catalog(found: Loaded | Catalog) -> tuple[Problem, ...]:
    """Everything that is wrong; what loading found comes first."""
    if isinstance(found, Loaded):
        catalog, earlier = found.catalog, found.problems
    else:
        catalog, earlier = unhook(found)
    return (
        *earlier,
        *_skills(catalog),
        *_work(catalog),
        *_cycles(catalog),
        *_standing(catalog),
        *role_problems(catalog),
        *_guidance(catalog),
        *_glossary(catalog),
        *_slugs(catalog),
    )


def _skills(catalog: Catalog) -> Iterator[Problem]:
    for skill in catalog.skills.values():
        anchors = [anchor for anchor in skill.anchors if anchor.strip()]
        if len(anchors) != 6 or len(skill.anchors) != 6:
            why = f"has {len(anchors)} anchors; the levels 0 to 5 need six"
            yield Problem(skill.file, skill.slug, why)
    names: dict[str, str] = {}
    for skill in catalog.skills.values():
        for name in (skill.name, *skill.aliases):
            other = names.setdefault(name.casefold(), skill.slug)
            if other != skill.slug:
                yield Problem(skill.file, skill.slug, f"“{name}” already means {other}")


def _work(catalog: Catalog) -> Iterator[Problem]:
    for item in catalog.work().values():
        for why in _item(item):
            yield Problem(item.file, item.slug, why)
    for step in catalog.steps.values():
        if not any(resource.cost == "free" for resource in step.resources):
            yield Problem(step.file, step.slug, "has no free resource")


def _item(item: Step | Milestone) -> Iterator[str]:
    low, high = HOURS
    if not low <= item.hours <= high:
        yield f"takes {item.hours:g} hours; between {low:g} and {high:g} are meant"
    fewest, most = CHECKS
    if not fewest <= len(item.checks) <= most or not all(map(str.strip, item.checks)):
        yield f"has {len(item.checks)} checks; between {fewest} and {most} are meant, none blank"
    cap = SUPPORTS.get(item.kind, 5)
    by_experience = isinstance(item, Step) and item.by_experience
    for outcome in item.outcomes:
        if not 1 <= outcome.level <= 5:
            yield f"raises {outcome.skill} to level {outcome.level}, outside 1 to 5"
        elif outcome.level > cap and not by_experience:
            yield (
                f"raises {outcome.skill} to level {outcome.level}; "
                f"a {item.kind} item backs {cap} at most"
            )
    for resource in item.resources:
        if not resource.url.startswith("https://"):
            yield f"address is not https: {resource.url}"


def _cycles(catalog: Catalog) -> Iterator[Problem]:
    work = catalog.work()
    for circle in find_cycles({slug: item.requires for slug, item in work.items()}):
        titles = [work[slug].title for slug in (*circle, circle[0])]
        first = work[circle[0]]
        why = "prerequisites go round in a circle: " + " needs ".join(f"“{t}”" for t in titles)
        yield Problem(first.file, first.slug, why)


def _standing(catalog: Catalog) -> Iterator[Problem]:
    """Steps that stand in no roadmap, or twice in one, and projects with a stage left out."""
    placed = set()
    for roadmap in catalog.roadmaps.values():
        slugs = [slug for phase in roadmap.phases for slug in phase.steps]
        placed.update(slugs)
        for slug in sorted({slug for slug in slugs if slugs.count(slug) > 1}):
            yield Problem(roadmap.file, roadmap.slug, f"lists the step {slug} twice")
        phases = [phase.slug for phase in roadmap.phases]
        for name in sorted({name for name in phases if phases.count(name) > 1}):
            yield Problem(roadmap.file, roadmap.slug, f"has two phases called {name}")
    for step in catalog.steps.values():
        if step.slug not in placed:
            yield Problem(step.file, step.slug, "stands in no roadmap")
    for project in catalog.projects.values():
        stages = {milestone.stage for milestone in project.milestones}
        for stage in (stage for stage in STAGES if stage not in stages):
            yield Problem(project.file, project.slug, f"has no milestone at the stage {stage}")


def _guidance(catalog: Catalog) -> Iterator[Problem]:
    for question in catalog.questions.values():
        for answer in question.answers:
            if bool(answer.hard) != bool(answer.hard_for):
                why = f"“{answer.text}” needs both what is hard, and in which roles"
                yield Problem(question.file, question.slug, why)
    for background in catalog.backgrounds.values():
        for skill, level in background.ratings.items():
            if not 0 <= level <= 5:
                why = f"rates {skill} at level {level}, outside 0 to 5"
                yield Problem(background.file, background.slug, why)
    for plan in catalog.plans.values():
        if not plan.phases:
            yield Problem(plan.file, plan.slug, "has no phases")
        for phase in plan.phases:
            if not 1 <= phase.from_week <= phase.to_week:
                why = f"phase “{phase.title}” goes from week {phase.from_week} to {phase.to_week}"
                yield Problem(plan.file, plan.slug, why)


def _glossary(catalog: Catalog) -> Iterator[Problem]:
    """One plain sentence a term, and each name means one thing."""
    names: dict[str, str] = {}
    for term in catalog.terms.values():
        if not term.text.endswith(".") or ". " in term.text:
            yield Problem(term.file, term.slug, "is explained in one sentence, with a full stop")
        if len(term.text) > LONGEST_TERM:
            why = f"takes {len(term.text)} characters to explain; at most {LONGEST_TERM} are meant"
            yield Problem(term.file, term.slug, why)
        for name in (term.name, *term.aliases):
            other = names.setdefault(name.casefold(), term.slug)
            if other != term.slug:
                yield Problem(term.file, term.slug, f"“{name}” already means {other}")


def _slugs(catalog: Catalog) -> Iterator[Problem]:
    """Slugs stand on the command line and in learners' files: nothing to quote, nothing to fold."""
    kinds: tuple[Mapping[str, Any], ...] = (
        catalog.sources,
        catalog.skills,
        catalog.work(),
        catalog.roadmaps,
        catalog.projects,
        catalog.roles,
        catalog.questions,
        catalog.backgrounds,
        catalog.priorities,
        catalog.plans,
        catalog.terms,
    )
    for entries in kinds:
        for slug, entry in entries.items():
            if not SLUG.fullmatch(slug):
                why = "a slug is made of small letters, digits and hyphens"
                yield Problem(entry.file, slug, why)
