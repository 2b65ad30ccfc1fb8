"""From answers to ranked roles, and from where somebody comes from to levels to begin with.

Everything here is a suggestion: results never say no, and levels are confirmed by the learner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pathtracker.catalog.catalog import Catalog
from pathtracker.catalog.content import Skill
from pathtracker.catalog.roles import Role
from pathtracker.core.fit import Asked, Choice, ranked

MOST_CITED = 3
"""How many skills the quick self-check asks of."""
MET_ELSEWHERE = 1
"""The level that a sign of a skill met under another name suggests."""
OFTEN = (0, 1, 2, 3, 3)
"""The level of “never”, “once or twice”, “now and then”, “weekly” and “daily”."""


@dataclass(frozen=True, slots=True)
class RoleFit:
    """A role with its fit, 0 to 1; `reasons` strongest first, `hard`: what is hard, what helps."""

    role: str
    score: float
    reasons: tuple[str, ...]
    hard: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggested:
    """A level to confirm: the background that suggests it by its slug, or none where it is the
    skill's signs that do."""

    skill: str
    level: int
    background: str = ""


def role_fits(
    catalog: Catalog, answers: Mapping[str, int], priorities: Iterable[str] = ()
) -> list[RoleFit]:
    """All roles, best first. `answers`: the choice (from 0) of each question by its slug; those
    that the catalogue doesn't have any more are passed over, and so are priorities."""
    given = known_answers(catalog, answers)
    asked = [
        Asked(
            slug,
            tuple(Choice(a.weights, a.reason) for a in catalog.questions[slug].answers),
            taken,
        )
        for slug, taken in given.items()
    ]
    matters = [
        Choice(entry.weights, f"it goes with “{entry.title}”, which matters to you")
        for entry in (catalog.priorities.get(slug) for slug in priorities)
        if entry is not None
    ]
    return [
        RoleFit(
            fit.role,
            fit.score,
            tuple(dict.fromkeys(ground.reason for ground in fit.reasons)),
            tuple(_hard(catalog, given, fit.role)),
        )
        for fit in ranked(list(catalog.roles), asked, matters)
    ]


def known_answers(catalog: Catalog, answers: Mapping[str, int]) -> dict[str, int]:
    """Those answers that the questions still have, in the order of the questions."""
    return {
        slug: answers[slug]
        for slug, question in catalog.questions.items()
        if slug in answers and 0 <= answers[slug] < len(question.answers)
    }


def _hard(catalog: Catalog, given: Mapping[str, int], role: str) -> Iterator[str]:
    for slug, taken in given.items():
        answer = catalog.questions[slug].answers[taken]
        if answer.hard and role in answer.hard_for:
            yield answer.hard


def most_cited(catalog: Catalog, role: Role, rung: str = "junior") -> list[Skill]:
    """The three skills of a role to ask of first: those its page names as sought that it also
    requires, then the most important."""
    needs = {need.skill: need.importance for need in role.at(rung)}
    sought = [demand.skill for demand in role.page.demand.items if demand.skill in needs]
    by_weight = sorted(needs, key=lambda skill: -needs[skill])
    wanted = [skill for skill in dict.fromkeys([*sought, *by_weight]) if skill in catalog.skills]
    return [catalog.skills[skill] for skill in wanted[:MOST_CITED]]


def starting_levels(
    catalog: Catalog, backgrounds: Iterable[str], role: Role | None = None, rung: str = "junior"
) -> list[Suggested]:
    """Levels to offer for confirmation: what the backgrounds bring, highest first, then skills of
    a role that one may have met under another name."""
    found: dict[str, Suggested] = {}
    for slug in backgrounds:
        entry = catalog.backgrounds.get(slug)
        for skill, level in entry.ratings.items() if entry else ():
            if skill in catalog.skills and (skill not in found or found[skill].level < level):
                found[skill] = Suggested(skill, level, slug)
    brought = sorted(found.values(), key=lambda suggested: -suggested.level)
    needs = sorted(role.at(rung), key=lambda need: -need.importance) if role else ()
    met = [
        Suggested(need.skill, MET_ELSEWHERE)
        for need in needs
        if need.skill not in found and _has_signs(catalog, need.skill)
    ]
    return [*brought, *met]


def roles_in_order(
    catalog: Catalog, backgrounds: Iterable[str], priorities: Iterable[str]
) -> list[Role]:
    """The roles, first those that go best with what matters and of which a background brings most,
    both counting alike; in the order of the catalogue where nothing was said."""
    fits = {fit.role: fit.score for fit in role_fits(catalog, {}, priorities)}
    brought = {one.skill: one.level for one in starting_levels(catalog, backgrounds)}

    def share(role: Role) -> float:
        needs = role.at("junior")
        whole = sum(need.importance * need.level for need in needs)
        has = sum(need.importance * min(need.level, brought.get(need.skill, 0)) for need in needs)
        return has / whole if whole else 0.0

    shares = {slug: share(role) for slug, role in catalog.roles.items()}
    most_fit, most_brought = (
        max(fits.values(), default=0) or 1,
        max(shares.values(), default=0) or 1,
    )

    def both(role: Role) -> float:
        return fits[role.slug] / most_fit + shares[role.slug] / most_brought

    return sorted(catalog.roles.values(), key=lambda role: -both(role))


def _has_signs(catalog: Catalog, skill: str) -> bool:
    return skill in catalog.skills and bool(catalog.skills[skill].signs)
