"""What comes of answers and of where somebody comes from, on the shipped catalogue."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathtracker.catalog import Catalog, load_catalog
from pathtracker.catalog.fitting import (
    known_answers,
    most_cited,
    role_fits,
    roles_in_order,
    starting_levels,
)
from pathtracker.paths import asset

CATALOG = load_catalog(asset("catalog")).catalog


@pytest.fixture
def catalog() -> Catalog:
    return CATALOG


def answers() -> st.SearchStrategy[dict[str, int]]:
    return st.fixed_dictionaries(
        {}, optional={s: st.integers(0, len(q.answers) - 1) for s, q in CATALOG.questions.items()}
    )


@given(answers(), st.sets(st.sampled_from(sorted(CATALOG.priorities))))
def test_every_role_is_ranked_and_none_shut_out(taken: dict[str, int], matters: set[str]) -> None:
    fits = role_fits(CATALOG, taken, matters)
    assert sorted(fit.role for fit in fits) == sorted(CATALOG.roles)
    assert all(0 <= fit.score <= 1 for fit in fits)
    assert [fit.score for fit in fits] == sorted((fit.score for fit in fits), reverse=True)


@given(answers())
def test_what_is_hard_is_said_with_what_helps(taken: dict[str, int]) -> None:
    for fit in role_fits(CATALOG, taken):
        for words in fit.hard:
            assert words.count(".") >= 2, words  # what is hard, then what helps


def test_answers_to_questions_that_are_gone_are_passed_over(catalog: Catalog) -> None:
    told = {"love-code": 0, "gone": 2, "maths": 99}
    assert known_answers(catalog, told) == {"love-code": 0}


def test_a_priority_is_given_as_a_reason(catalog: Catalog) -> None:
    best = role_fits(catalog, {}, ["pay"])[0]
    assert "Earning well" in best.reasons[0]


def test_each_role_has_three_skills_to_ask_of(catalog: Catalog) -> None:
    for role in catalog.roles.values():
        asked = most_cited(catalog, role)
        assert len({skill.slug for skill in asked}) == 3
        assert {skill.slug for skill in asked} <= {need.skill for need in role.at("junior")}


def test_what_several_backgrounds_bring_counts_once_and_highest(catalog: Catalog) -> None:
    both = ["care", "teaching"]
    found = {one.skill: one for one in starting_levels(catalog, both)}
    assert found["communication"].level == 3
    assert found["mentoring"].background == "teaching"
    assert found["privacy"].background == "care"
    assert len(found) == len(starting_levels(catalog, both))


def test_signs_offer_the_skills_of_a_role_at_a_low_level(catalog: Catalog) -> None:
    role = catalog.roles["data-analyst"]
    offered = starting_levels(catalog, ["accounting"], role)
    met = [one for one in offered if not one.background]
    assert met
    assert {one.level for one in met} == {1}
    assert all(catalog.skills[one.skill].signs for one in met)


def test_where_one_comes_from_and_what_matters_order_the_roles_alike(catalog: Catalog) -> None:
    def first(backgrounds: list[str], priorities: list[str]) -> list[str]:
        return [role.slug for role in roles_in_order(catalog, backgrounds, priorities)][:4]

    both = first(["care"], ["pay"])
    assert both != first(["care"], [])
    assert both != first([], ["pay"])
    assert set(both) & set(first(["care"], []))
    assert "research-scientist" in first([], ["pay"])
    assert "research-scientist" not in both  # nursing brings little of what it asks for
    assert first([], []) == list(catalog.roles)[:4]
