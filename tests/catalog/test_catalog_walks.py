"""Walks through every role of the shipped catalogue: what its work lets a learner show.

A walk finishes every step of a role's roadmaps up to a rung and all milestones of the projects it
offers, each with its checks ticked and an artefact of its own. What only work brings is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest
from small_catalog import SHIPPED

from pathtracker.catalog import RUNGS, Milestone, Role, Step, load_catalog
from pathtracker.core.gaps import Need, needs_at, stand_in
from pathtracker.core.levels import Facts, grounds
from pathtracker.core.model import EvidenceKind, Kind, Rung, State
from pathtracker.core.readiness import Readiness, ReadyToApply, readiness, ready_to_apply
from pathtracker.core.work import Piece, Teaches, Work

DAY = date(2026, 11, 19)
HOURS_A_WEEK = 10
ENOUGH, STILL_TO_LEARN = 95, 80
WEEKS_IN = {"weeks": 1, "months": 52 / 12, "years": 52}
# The sources' times for the AI specialist in hours, at ten hours a week.
THREE = ("predictor", "image-classifier", "sentiment-analysis")
SAID = {"fastest": (173, 173), "typical": (260, 390), "from programming": (520, 1560)}

CATALOG = load_catalog(SHIPPED).catalog
ROLES = sorted(CATALOG.roles)
WALKS = [(role, rung) for role in ROLES for rung in RUNGS]


@dataclass(frozen=True)
class Walk:
    """What a learner who went all the way up to a rung has done and can show."""

    needs: tuple[Need, ...]
    facts: Facts
    has_project: bool

    def readiness(self, *, leaving_out_experience: bool = False) -> Readiness:
        """What can be shown, of everything asked for or of what does not take work itself."""
        asked = [need for need in self.needs if not (leaving_out_experience and need.by_experience)]
        levels = self.facts.levels((need.skill_id for need in asked), DAY)
        found = readiness(asked, {skill: level.proven for skill, level in levels.items()})
        assert found is not None
        return found

    def ready(self) -> ReadyToApply:
        return ready_to_apply(self.readiness(), has_project=self.has_project)


def walk(role_slug: str, rung: str, *, with_artefacts: bool = True) -> Walk:
    role = CATALOG.roles[role_slug]
    needs = needs_at(role.requirements, Rung(rung), {})
    done = list(_finished(role, rung))
    work = [_as_done(item, project) for item, project in done]
    pieces = [_artefact(item.slug) for item, _ in done] if with_artefacts else []
    is_written_up = any(
        isinstance(item, Milestone) and item.stage == "write-up" for item, _ in done
    )
    return Walk(needs, Facts({}, grounds(work, pieces)), is_written_up and with_artefacts)


def _finished(role: Role, rung: str) -> Iterator[tuple[Step | Milestone, str]]:
    """Each item of the walk once, with the project it is a milestone of, if any."""
    steps = {step.slug: step for step in CATALOG.steps_for(role, rung) if not step.by_experience}
    milestones = {
        milestone.slug: (milestone, name)
        for name in role.projects
        for milestone in CATALOG.projects[name].milestones
    }
    needed = [slug for milestone, _ in milestones.values() for slug in milestone.requires]
    while needed:
        slug = needed.pop()
        if slug not in steps and slug not in milestones:
            steps[slug] = CATALOG.steps[slug]
            needed.extend(CATALOG.steps[slug].requires)
    return chain(((step, "") for step in steps.values()), milestones.values())


def _as_done(item: Step | Milestone, project: str) -> Work:
    return Work(
        _id(item.slug),
        item.title,
        Kind(item.kind),
        State.DONE,
        done_on=DAY,
        all_ticked=True,
        teaches=tuple(Teaches(stand_in(o.skill), o.level) for o in item.outcomes),
        project=_id(project) if project else None,
    )


def _artefact(slug: str) -> Piece:
    address = f"https://example.org/{slug}"
    return Piece(_id(f"piece-{slug}"), EvidenceKind.LINK, address, DAY, _id(slug))


def _id(slug: str) -> UUID:
    return uuid5(NAMESPACE_URL, slug)


def missing(found: Readiness) -> dict[str, tuple[int, int]]:
    """What is asked for and what can be shown, of the skills that fall short."""
    names = {stand_in(slug): slug for slug in CATALOG.skills}
    return {
        names[term.need.skill_id]: (term.need.level, term.counted)
        for term in found.terms
        if term.counted < term.need.level
    }


@pytest.mark.parametrize("role", ROLES)
def test_a_junior_walk_shows_nearly_all_that_is_asked_for(role: str) -> None:
    done = walk(role, "junior")
    found = done.readiness()
    assert found.percent >= ENOUGH, missing(found)
    assert done.ready().is_ready


@pytest.mark.parametrize("role", ROLES)
def test_a_mid_walk_shows_nearly_all_that_does_not_take_work_itself(role: str) -> None:
    found = walk(role, "mid").readiness(leaving_out_experience=True)
    assert found.percent >= ENOUGH, missing(found)


@pytest.mark.parametrize("role", ROLES)
def test_nobody_is_senior_without_work_experience(role: str) -> None:
    found = walk(role, "senior").readiness()
    assert found.share <= STILL_TO_LEARN / 100
    assert any(need.by_experience for need in walk(role, "senior").needs)


@pytest.mark.parametrize(("role", "rung"), WALKS)
def test_what_is_marked_as_work_only_is_exactly_what_a_walk_cannot_show(
    role: str, rung: str
) -> None:
    done = walk(role, rung)
    names = {stand_in(slug): slug for slug in CATALOG.skills}
    marked = {names[need.skill_id] for need in done.needs if need.by_experience}
    assert marked == set(missing(done.readiness()))


@pytest.mark.parametrize(("role", "rung"), WALKS)
def test_without_anything_to_show_nobody_is_ready_to_apply(role: str, rung: str) -> None:
    assert not walk(role, rung, with_artefacts=False).ready().is_ready


# --- how long it takes --------------------------------------------------------------------------


class Length(NamedTuple):
    """How much the roadmaps of a role hold up to a rung; `at_work`: steps that only work brings."""

    steps: int
    hours: float
    at_work: int

    @property
    def weeks(self) -> float:
        return self.hours / HOURS_A_WEEK


def length(role: str, rung: str) -> Length:
    steps = CATALOG.steps_for(CATALOG.roles[role], rung)
    at_work = sum(step.by_experience for step in steps)
    hours = sum(step.hours for step in steps if not step.by_experience)
    return Length(len(steps) - at_work, hours, at_work)


def test_every_rung_takes_longer_than_the_one_below() -> None:
    """Prints the table of all roles and rungs; see it with ``pytest -s``."""
    print(
        f"\nRoadmaps without projects: steps, hours, weeks at {HOURS_A_WEEK} hours, steps at work"
    )
    print(f"{'':24}" + "".join(f"{rung:>24}" for rung in RUNGS))
    for role in ROLES:
        lengths = [length(role, rung) for rung in RUNGS]
        cells = "".join(
            f"{one.steps:8}{one.hours:6.0f}{one.weeks:5.0f}{one.at_work:5}" for one in lengths
        )
        print(f"{role:24}{cells}")
        junior, mid, senior = lengths
        assert junior.hours < mid.hours <= senior.hours, role
        assert not junior.at_work, role
        assert senior.at_work, role


def test_the_ai_specialists_hours_stand_beside_what_the_sources_say() -> None:
    page = CATALOG.roles["ai-specialist"].page
    said = {
        time.kind: tuple(
            round(end * WEEKS_IN[time.unit] * HOURS_A_WEEK) for end in (time.low, time.high)
        )
        for time in page.times.items
    }
    assert said == SAID
    junior, mid = (length("ai-specialist", rung).hours for rung in ("junior", "mid"))
    one, all_three = _project_hours(["predictor"]), _project_hours(THREE)
    print(f"\nAI specialist: junior {junior:.0f} h, with a project {junior + one:.0f} h;")
    print(f"mid {mid:.0f} h, with three projects {mid + all_three:.0f} h; the sources: {said}")
    low, high = SAID["typical"]
    assert low <= junior <= junior + one <= high
    assert junior > SAID["fastest"][1], "whoever starts from nothing needs more than the fastest"
    assert SAID["from programming"][0] <= mid + all_three <= SAID["from programming"][1]
    for hours in (junior, junior + one, mid + all_three):
        nearest_ten = int(hours / 10 + 0.5) * 10
        assert f"{nearest_ten} hours" in page.times.text, "the page tells the difference"


def _project_hours(names: Iterable[str]) -> float:
    return sum(m.hours for name in names for m in CATALOG.projects[name].milestones)
