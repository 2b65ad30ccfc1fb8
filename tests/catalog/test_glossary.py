"""The glossary: its terms, how they are found, and what stands in the shipped one."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_catalog import SHIPPED, Change

from pathtracker.catalog import (
    Catalog,
    Term,
    check_catalog,
    find_terms,
    load_catalog,
    terms_by_work,
)

TERMS = (
    Term("recall", "recall", "The share of true cases that were found.", ("sensitivity",)),
    Term("rag", "retrieval-augmented generation", "Find first, then answer.", ("RAG",)),
    Term("f1", "F1 score", "One number from precision and recall."),
    Term("naive-bayes", "naïve Bayes", "Counts words."),
)
EVERYTHING = " ".join((each.name + each.text + " ".join(each.aliases)) for each in TERMS)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(SHIPPED).catalog


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("recall", ["recall", "f1"]),
        ("RAG", ["rag"]),
        ("generation aug", ["rag"]),
        ("Naive bayes", ["naive-bayes"]),
        ("sensi", ["recall"]),
        ("nothing of the kind", []),
        ("", ["recall", "rag", "f1", "naive-bayes"]),
    ],
)
def test_a_term_is_found_by_its_names_first(typed: str, first: list[str]) -> None:
    assert [term.slug for term in find_terms(TERMS, typed)] == first


@given(st.text(alphabet=EVERYTHING, max_size=12))
def test_case_and_accents_change_nothing_and_more_words_find_no_more(typed: str) -> None:
    found = find_terms(TERMS, typed)
    plain = unicodedata.normalize("NFKD", typed.upper())
    assert find_terms(TERMS, plain) == found
    assert set(find_terms(TERMS, f"{typed} recall")) <= set(found)


def test_the_terms_of_a_step_come_in_the_order_of_the_glossary() -> None:
    one, two = Term("a", "a", "A.", steps=("x", "y")), Term("b", "b", "B.", steps=("x",))
    assert terms_by_work([one, two]) == {"x": (one, two), "y": (one,)}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            'name = "loop"\ntext = "Again. And again."',
            "is explained in one sentence, with a full stop",
        ),
        ('name = "loop"\ntext = "Again"', "is explained in one sentence, with a full stop"),
        (
            f'name = "loop"\ntext = "{"a" * 160}."',
            "takes 161 characters to explain; at most 160 are meant",
        ),
        (
            'name = "loop"\ntext = "Again."\nsteps = ["gone"]',
            "is taught by “gone”, which is not there",
        ),
        (
            'name = "loop"\ntext = "Again."\n[[term]]\nslug = "other"\nname = "Loop"\ntext = "So."',
            "“Loop” already means loop",
        ),
    ],
)
def test_what_is_wrong_with_a_term_is_named(change: Change, text: str, why: str) -> None:
    folder = change("catalog.toml", "version = 7", "version = 8")
    file = folder / "glossary.toml"
    file.write_text(f'[[term]]\nslug = "loop"\n{text}\n', encoding="utf-8")
    assert ("glossary.toml", why) in [
        (problem.file, problem.why) for problem in check_catalog(load_catalog(folder))
    ]


def test_the_shipped_one_has_the_words_that_interviews_ask_for(catalog: Catalog) -> None:
    assert len(catalog.terms) >= 250
    known = {
        name.casefold() for term in catalog.terms.values() for name in (term.name, *term.aliases)
    }
    for word in (
        *("overfitting", "regularisation", "gradient descent", "hyperparameter", "hallucination"),
        *(
            "retrieval-augmented generation",
            "vector database",
            "prompt injection",
            "canary release",
        ),
        *("function calling", "bandit", "backfill", "training-serving skew", "class imbalance"),
        *("cohort", "difference-in-differences"),
    ):
        assert word in known, word


def test_its_terms_stand_in_the_order_of_the_alphabet(catalog: Catalog) -> None:
    names = [term.name.lower() for term in catalog.terms.values()]
    assert names == sorted(names)


def test_most_terms_are_taught_by_a_step(catalog: Catalog) -> None:
    taught = [term for term in catalog.terms.values() if term.steps]
    assert len(taught) >= 0.9 * len(catalog.terms)


def test_a_sentence_does_not_only_repeat_its_term(catalog: Catalog) -> None:
    for term in catalog.terms.values():
        beginning = re.sub(r"\W+", " ", term.text.lower())
        assert not beginning.startswith(term.name.lower() + " is"), term.name
