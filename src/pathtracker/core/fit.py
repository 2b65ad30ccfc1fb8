"""How well roles fit somebody's answers, and why.

The convention is ours, and said so on screen: every answer gives some roles points. A role's fit is
its points over the most it could have had from the questions that were answered; what a learner
said of their priorities counts like further questions. Nothing ever takes points away, and no role
is shut out: where one could have had points and got none, that is named as what is hard there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that can be given: points for roles (by slug, 1 or more), and why, in words."""

    weights: Mapping[str, int]
    reason: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and which of its choices was taken, counted from 0."""

    question: str
    choices: tuple[Choice, ...]
    taken: int


@dataclass(frozen=True, slots=True)
class Grounds:
    """Something that was said, and what it gave a role of what it could have given."""

    question: str
    reason: str
    points: int
    of: int


@dataclass(frozen=True, slots=True)
class Fitting:
    """A role with its fit, 0 to 1: `points` of `possible`.

    `reasons`: what speaks for it, strongest first. `hard`: what was answered otherwise than suits
    it best; the reason is that of the choice which would have suited it.
    """

    role: str
    points: int
    possible: int
    reasons: tuple[Grounds, ...]
    hard: tuple[Grounds, ...]

    @property
    def score(self) -> float:
        """0 to 1; 0 while no answer says anything of the role."""
        return self.points / self.possible if self.possible else 0.0


def ranked(
    roles: Sequence[str], answers: Sequence[Asked], matters: Sequence[Choice] = ()
) -> list[Fitting]:
    """Every role, best fit first; among equals the one with more points, then as they are given.

    `matters`: the learner's priorities. Each counts like a question that could have given a role
    the most that it gives to any. The order of the answers changes nothing.
    """
    fits = [_fit(role, answers, matters) for role in roles]
    return sorted(fits, key=lambda fit: (-fit.score, -fit.points))


def _fit(role: str, answers: Sequence[Asked], matters: Sequence[Choice]) -> Fitting:
    reasons, hard = [], []
    points = possible = 0
    for asked in answers:
        best = max(asked.choices, key=lambda choice: choice.weights.get(role, 0))
        most = best.weights.get(role, 0)
        taken = asked.choices[asked.taken]
        got = taken.weights.get(role, 0)
        points, possible = points + got, possible + most
        if got:
            reasons.append(Grounds(asked.question, taken.reason, got, most))
        elif most:
            hard.append(Grounds(asked.question, best.reason, 0, most))
    for choice in matters:
        got, most = choice.weights.get(role, 0), max(choice.weights.values(), default=0)
        points, possible = points + got, possible + most
        if got:
            reasons.append(Grounds("", choice.reason, got, most))
    return Fitting(
        role,
        points,
        possible,
        tuple(sorted(reasons, key=_weight_first)),
        tuple(sorted(hard, key=_weight_first)),
    )


def _weight_first(grounds: Grounds) -> tuple[int, int, str, str]:
    return -grounds.points, -grounds.of, grounds.question, grounds.reason
