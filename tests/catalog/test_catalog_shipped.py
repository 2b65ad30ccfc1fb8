"""The catalogue that is shipped: what a learner, a teacher and a recruiter would notice."""

import re
from collections.abc import Iterable

import pytest
from small_catalog import SHIPPED

from pathtracker.catalog import RUNGS, Catalog, check_catalog, load_catalog

SHAME_OR_HYPE = re.compile(
    r"\b(lazy|stupid|idiot|dumb|obviously|of course|trivial|guru|ninja|rock ?star|genius|"
    r"revolutionary|explosive|game.?chang\w*|lucrative|elite|guaranteed|overdue|failure|"
    r"you(r \w+)? (\w+ )?(late|fail\w*|behind))\b",
    re.IGNORECASE,
)
NO_VERB = re.compile(r"^(The|A|An|How|What|Why|Introduction|Basics|More|[A-Z]\w\w\w+ing)\b")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(SHIPPED).catalog


def test_nothing_is_wrong_with_it() -> None:
    assert [str(problem) for problem in check_catalog(load_catalog(SHIPPED))] == []


def test_it_has_a_version_and_the_first_three_roles(catalog: Catalog) -> None:
    assert catalog.version >= 1
    assert {"ai-engineer", "ml-engineer", "data-scientist"} <= set(catalog.roles)
    assert {"sentiment-analysis", "image-classifier", "predictor"} <= set(catalog.projects)


def test_something_is_made_within_the_first_ten_hours(catalog: Catalog) -> None:
    hours = 0.0
    for slug in (slug for phase in catalog.roadmaps["core"].phases for slug in phase.steps):
        hours += catalog.steps[slug].hours
        if catalog.steps[slug].kind == "build":
            break
    assert hours <= 10


@pytest.mark.parametrize("word", ["JSON", "API", "CSV", "algorithm", "repository", "IDE", "CLI"])
def test_the_first_steps_explain_the_words_they_use(catalog: Catalog, word: str) -> None:
    """Where one of these words comes first in the core, the same summary says what it is."""
    explained = {"CSV": "plain text with commas", "JSON": "looks like lists and dictionaries"}
    for phase in catalog.roadmaps["core"].phases:
        for slug in phase.steps:
            step = catalog.steps[slug]
            text = " ".join((step.title, step.summary, *step.checks))
            if re.search(rf"\b{word}\b", text):
                assert explained[word] in step.summary
                return


def test_steps_come_after_what_they_need_in_every_role(catalog: Catalog) -> None:
    """Read from top to bottom, a roadmap never asks for something it shows further down."""
    for role in catalog.roles.values():
        for rung in RUNGS:
            order = {step.slug: n for n, step in enumerate(catalog.steps_for(role, rung))}
            for slug in order:
                for needed in catalog.steps[slug].requires:
                    assert order[needed] < order[slug], f"{role.slug}, {rung}: {slug} < {needed}"


def test_one_step_serves_several_roles(catalog: Catalog) -> None:
    sets = {
        slug: {step.slug for step in catalog.steps_for(role, "mid")}
        for slug, role in catalog.roles.items()
    }
    assert "serve-a-prediction" in sets["ai-engineer"] & sets["ml-engineer"]
    assert len(sets["ai-engineer"] & sets["ml-engineer"] & sets["data-scientist"]) >= 40


def test_titles_begin_with_a_verb_and_are_not_repeated(catalog: Catalog) -> None:
    titles = [step.title for step in catalog.steps.values()]
    assert [title for title in titles if NO_VERB.match(title)] == []
    assert len(set(titles)) == len(titles)


def test_checks_complete_the_phrase_you_can_now(catalog: Catalog) -> None:
    for item in catalog.work().values():
        for check in item.checks:
            assert check[0].islower(), f"{item.slug}: {check}"
            assert not check.endswith("."), f"{item.slug}: {check}"
            assert not check.startswith(("you ", "can ", "the ", "a ", "to ")), check


def test_words_are_kind(catalog: Catalog) -> None:
    for item in catalog.work().values():
        text = " ".join((item.title, item.summary, *item.checks))
        assert not SHAME_OR_HYPE.search(text), f"{item.slug}: {text}"


def test_anchors_begin_with_never_and_end_with_others(catalog: Catalog) -> None:
    for skill in catalog.skills.values():
        assert skill.anchors[0].startswith("I have not "), skill.slug
        assert re.search(r"\b(Others|Teams)\b|\bothers\b", skill.anchors[5]), skill.slug
        assert len(set(skill.anchors)) == 6
        assert skill.signs, skill.slug


def test_every_figure_names_its_document_and_its_year(catalog: Catalog) -> None:
    for role in catalog.roles.values():
        for band in role.page.pay.items:
            assert catalog.sources[band.source].year
            assert band.rung == "" or (band.years and band.place)


def test_pay_is_given_as_the_sources_give_it(catalog: Catalog) -> None:
    bands = [
        (band.rung, band.years, band.low, band.high, band.place)
        for band in catalog.roles["ai-engineer"].page.pay.items
        if band.rung
    ]
    hubs = "major tech hubs"
    assert bands == [
        ("junior", "0–2", 120_000, 150_000, hubs),
        ("mid", "3–5", 150_000, 200_000, hubs),
        ("senior", "5+", 200_000, None, hubs),
    ]


def test_pages_do_not_promise_an_easy_start(catalog: Catalog) -> None:
    for role in catalog.roles.values():
        assert "contested" in role.page.entry.text, role.slug


def test_only_where_sources_are_silent_a_section_has_nothing(catalog: Catalog) -> None:
    may_be_silent = {"pay", "stars", "freelance", "outlook", "wished", "compare", "costs", "times"}
    for role in catalog.roles.values():
        assert 5 <= len(role.page.interview.items) <= 8, role.slug
        for name, section in role.page.sections():
            assert section.items or section.text or name in may_be_silent, f"{role.slug}: {name}"
            assert not section.none or "source" in section.none, f"{role.slug}: {name}"


def test_projects_go_through_the_stages_in_order_with_a_baseline_first(catalog: Catalog) -> None:
    for project in catalog.projects.values():
        stages = [milestone.stage for milestone in project.milestones]
        assert stages.index("baseline") < stages.index("model")
        text = " ".join(
            " ".join((milestone.summary, *milestone.checks)) for milestone in project.milestones
        )
        for word in (
            "planted",
            "seed",
            "one command",
            "README in ten minutes",
            "by cause",
            "retell",
        ):
            assert word in text, f"{project.slug}: {word}"
        assert any("prove" in advice for advice in project.data), project.slug
        assert "half an hour of training" in project.brief


def test_every_role_can_come_first_in_the_quiz(catalog: Catalog) -> None:
    assert len(catalog.questions) >= 12
    first = set()
    for wanted in catalog.roles:
        totals = dict.fromkeys(catalog.roles, 0)
        for question in catalog.questions.values():
            best = max(question.answers, key=lambda answer: answer.weights.get(wanted, 0))
            for role, points in best.weights.items():
                totals[role] += points
        first.add(max(totals, key=lambda role: totals[role]))
    assert first == set(catalog.roles)


def test_the_quiz_gives_reasons_and_never_takes_points_away(catalog: Catalog) -> None:
    for question in catalog.questions.values():
        for answer in question.answers:
            assert answer.reason
            assert answer.weights
            assert all(points > 0 for points in answer.weights.values())


def test_the_quiz_says_of_every_role_what_is_hard_and_never_no(catalog: Catalog) -> None:
    spoken_of = set()
    for question in catalog.questions.values():
        for answer in question.answers:
            spoken_of.update(answer.hard_for)
            assert not set(answer.hard_for) & set(answer.weights), answer.text
            assert not re.search(r"\b(not for you|unsuitable|you can't|don't)\b", answer.hard)
    assert spoken_of == set(catalog.roles)


def test_nobody_is_left_without_a_background(catalog: Catalog) -> None:
    assert set(catalog.backgrounds) >= {
        *("career-changer", "student", "graduate", "teaching", "accounting"),
        *("finance-and-operations", "developer", "devops", "product-management"),
        *("writing-and-analysis", "law", "retail", "hospitality", "care"),
    }
    for background in catalog.backgrounds.values():
        assert background.strengths
        assert max(background.ratings.values()) <= 3


def test_priorities_order_all_roles_and_shut_none_out(catalog: Catalog) -> None:
    assert {"pay", "flexible", "creative", "stable"} <= set(catalog.priorities)
    for priority in catalog.priorities.values():
        assert set(priority.weights) == set(catalog.roles)
        assert min(priority.weights.values()) >= 1


def test_the_first_month_teaches_chance_and_no_calculus(catalog: Catalog) -> None:
    month = catalog.plans["first-month"]
    steps = [catalog.steps[slug] for phase in month.phases for slug in phase.steps]
    raised = {outcome.skill for step in steps for outcome in step.outcomes}
    assert "probability" in raised
    assert "calculus" not in raised
    for phase in month.phases:
        assert sum(catalog.steps[slug].hours for slug in phase.steps) <= 8
    planned = [step.slug for step in steps]
    assert all(needed in planned[: planned.index(s.slug)] for s in steps for needed in s.requires)


def test_times_of_the_sources_stand_in_plans_with_their_starting_points(catalog: Catalog) -> None:
    plans = [plan for plan in catalog.plans.values() if plan.roles]
    assert {(plan.source, plan.roles) for plan in plans} == {
        ("career-change", ("ai-specialist",)),
        ("specialist-guide", ("ai-specialist",)),
    }
    times = " ".join(plan.summary + plan.goal for plan in plans)
    assert all(time in times for time in ("6 to 9 months", "1 to 3 years", "Four months"))
    assert len({plan.start for plan in plans}) == 3


def test_a_plan_asks_for_no_more_than_twelve_hours_a_week(catalog: Catalog) -> None:
    for plan in catalog.plans.values():
        met: set[str] = set()
        for phase in plan.phases:
            new = with_required(catalog, phase.steps) - met
            met |= new
            hours = sum(catalog.steps[slug].hours for slug in new) + len(phase.tasks)
            weeks = phase.to_week - phase.from_week + 1
            assert hours <= 12 * weeks, f"{plan.slug}: {phase.title}"


def with_required(catalog: Catalog, slugs: Iterable[str]) -> set[str]:
    """Steps and all that they require."""
    found: set[str] = set()
    open_ones = list(slugs)
    while open_ones:
        slug = open_ones.pop()
        if slug not in found:
            found.add(slug)
            open_ones.extend(catalog.steps[slug].requires)
    return found
