"""Fit: points over what could be had, in any order, and nobody is shut out."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from pathtracker.core.fit import Asked, Choice, ranked

ROLES = ["builder", "analyst", "speaker"]
CHOICES = st.builds(
    Choice,
    st.dictionaries(st.sampled_from(ROLES), st.integers(1, 3), max_size=3),
    st.text(max_size=5),
)


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    choices = draw(st.lists(CHOICES, min_size=1, max_size=4))
    taken = draw(st.integers(0, len(choices) - 1))
    return Asked(draw(st.text(max_size=3)), tuple(choices), taken)


ANSWERS = st.lists(asked(), max_size=5)

CODE = (
    Choice({"builder": 3, "analyst": 1}, "you like code"),
    Choice({"speaker": 2}, "you like to talk"),
)


def test_a_role_that_every_answer_suits_fits_wholly() -> None:
    [first, *_] = ranked(ROLES, [Asked("code", CODE, 0)])
    assert (first.role, first.score) == ("builder", 1.0)
    assert [reason.reason for reason in first.reasons] == ["you like code"]


def test_what_is_hard_is_named_with_what_would_have_suited() -> None:
    fits = {fit.role: fit for fit in ranked(ROLES, [Asked("code", CODE, 1)])}
    assert fits["builder"].score == 0
    assert [grounds.reason for grounds in fits["builder"].hard] == ["you like code"]
    assert fits["speaker"].hard == ()


def test_priorities_count_like_questions() -> None:
    pay = Choice({"builder": 1, "speaker": 2}, "pay")
    fits = {fit.role: fit for fit in ranked(ROLES, [Asked("code", CODE, 0)], [pay])}
    assert (fits["builder"].points, fits["builder"].possible) == (4, 5)


@given(ANSWERS, st.lists(CHOICES, max_size=3))
def test_every_role_is_ranked_between_nothing_and_all(
    answers: list[Asked], matters: list[Choice]
) -> None:
    fits = ranked(ROLES, answers, matters)
    assert sorted(fit.role for fit in fits) == sorted(ROLES)
    assert all(0 <= fit.score <= 1 for fit in fits)
    scores = [fit.score for fit in fits]
    assert scores == sorted(scores, reverse=True)
    for fit in fits:
        assert sum(grounds.points for grounds in fit.reasons) == fit.points


@given(ANSWERS, st.randoms())
def test_the_order_of_the_answers_changes_nothing(answers: list[Asked], random: object) -> None:
    shuffled = list(answers)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ranked(ROLES, answers) == ranked(ROLES, shuffled)


@given(ANSWERS, st.sampled_from(ROLES))
def test_answering_in_favour_of_a_role_never_lowers_it(answers: list[Asked], role: str) -> None:
    assume(answers)
    before = next(fit for fit in ranked(ROLES, answers) if fit.role == role)
    one = answers[0]
    best = max(range(len(one.choices)), key=lambda n: one.choices[n].weights.get(role, 0))
    better = [Asked(one.question, one.choices, best), *answers[1:]]
    after = next(fit for fit in ranked(ROLES, better) if fit.role == role)
    assert after.score >= before.score
