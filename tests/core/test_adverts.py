"""Skills found in the text of adverts, and how often several adverts ask for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathtracker.core.adverts import find_skills, importance_for, tally
from pathtracker.core.gaps import Need

NAMES = {
    "python": ("Python",),
    "sql": ("SQL", "databases"),
    "ml": ("Machine learning", "ML"),
    "mle": ("Machine learning engineering",),
    "sklearn": ("scikit-learn",),
    "cicd": ("CI/CD",),
    "r": ("R",),
    "c": ("C",),
    "cpp": ("C++",),
    "go": ("Go",),
    "street": ("Straße",),
}


def found(text: str) -> list[str]:
    return [one.key for one in find_skills(text, NAMES)]


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("You know Python and SQL.", ["python", "sql"]),
        ("PYTHON, python; Databases", ["python", "sql"]),
        ("We use MySQL, NoSQL and pythons", []),
        ("Machine learning engineering", ["mle"]),
        ("machine learning, engineering", ["ml"]),
        ("machine\nlearning", ["ml"]),
        ("machine\n\nlearning", []),
        ("We love the machine. Learning is fun.", []),
        ("scikit learn / scikit-learn", ["sklearn"]),
        ("CI/CD, CI / CD, ci cd", ["cicd"]),
        ("C++ and C", ["cpp", "c"]),
        ("R or Go", ["r", "go"]),
        ("go for it, r u ready", []),
        ("R&D in the C-suite", ["c"]),
        ("(ML) ml-ops", ["ml"]),
        ("STRASSE", ["street"]),
        ("", []),
    ],
)
def test_names_and_aliases_are_found_as_whole_words(text: str, skills: list[str]) -> None:
    assert found(text) == skills


def test_it_says_by_which_words_and_how_often() -> None:
    [one] = find_skills("Databases. More SQL, and sql.", {"sql": NAMES["sql"]})
    assert (one.key, one.words, one.times) == ("sql", "Databases", 3)


def test_a_name_that_two_skills_share_finds_both() -> None:
    both = find_skills("know ETL", {"a": ("ETL",), "b": ("Pipelines", "etl")})
    assert [one.key for one in both] == ["a", "b"]


words = st.text("abcdefgh", min_size=3, max_size=6)
fillers = st.text("xyz .,;\n()-", max_size=30)


@given(name=words, before=fillers, after=fillers, upper=st.booleans())
def test_a_name_between_blanks_is_found_in_any_case(
    name: str, before: str, after: str, upper: bool
) -> None:
    text = f"{before} {name.upper() if upper else name} {after}"
    assert [one.key for one in find_skills(text, {1: (name,)})] == [1]


@given(name=words, left=words, right=words)
def test_a_name_inside_a_word_is_never_found(name: str, left: str, right: str) -> None:
    assert find_skills(f"{left}{name} {name}{right}", {1: (name,)}) == []


@given(first=words, second=words, third=words)
def test_the_longest_name_wins(first: str, second: str, third: str) -> None:
    names = {1: (first,), 2: (f"{first} {second}",), 3: (f"{first} {second} {third}",)}
    assert [one.key for one in find_skills(f"{first} {second} {third}", names)] == [3]


@given(st.text(max_size=300))
def test_any_text_can_be_searched(text: str) -> None:
    for one in find_skills(text, NAMES):
        assert one.words in text
        assert one.times >= 1
    assert found(text + "\n") == found(text)


def test_adverts_are_counted_and_set_against_the_role() -> None:
    needs = {"sql": Need(None, 2, 2), "r": Need(None, 1, 4), "go": Need(None, 1, 5)}  # type: ignore[arg-type]
    asked = tally([["sql", "sql", "ml"], ["sql"], ["ml", "r"]], needs)
    assert [(one.key, one.count, one.importance) for one in asked] == [
        ("sql", 2, 2),
        ("ml", 2, None),
        ("r", 1, 4),
        ("go", 0, 5),
    ]
    assert {one.total for one in asked} == {3}


@given(
    st.lists(st.lists(st.integers(0, 6), max_size=8), max_size=8),
    st.dictionaries(st.integers(0, 9), st.tuples(st.integers(0, 5), st.integers(1, 5))),
)
def test_a_count_lies_between_none_and_all(
    adverts: list[list[int]], asked: dict[int, tuple[int, int]]
) -> None:
    needs = {key: Need(None, *both) for key, both in asked.items()}  # type: ignore[arg-type]
    found = tally(adverts, needs)
    assert {one.key for one in found} == {*needs, *(key for keys in adverts for key in keys)}
    for one in found:
        assert one.count == sum(one.key in keys for keys in adverts) <= one.total == len(adverts)
    assert tally(adverts[::-1], needs)[:1] == found[:1] or len(found) > 1
    counts = [one.count for one in found]
    assert counts == sorted(counts, reverse=True)


def test_what_adverts_speak_for() -> None:
    assert [importance_for(count, 5) for count in range(6)] == [1, 1, 2, 3, 4, 5]
    assert importance_for(0, 0) == 1
    assert importance_for(1, 1) == 5


@given(st.integers(0, 50), st.integers(1, 50))
def test_more_adverts_never_speak_for_less(count: int, total: int) -> None:
    assert 1 <= importance_for(min(count, total), total) <= 5
    assert importance_for(count, total) <= importance_for(count + 1, total)
