"""What helps somebody choose: quiz questions, backgrounds, priorities and plan templates."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a quiz question; ``weights`` adds points to roles, ``reason`` says why.

    ``hard`` says what is hard in the roles ``hard_for`` for somebody who answers so, and what
    helps. It takes no points away.
    """

    text: str
    weights: Mapping[str, int]
    reason: str
    hard: str = ""
    hard_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the fit quiz."""

    slug: str
    text: str
    answers: tuple[Answer, ...]
    file: str = ""


@dataclass(frozen=True, slots=True)
class Background:
    """Where a learner comes from: strengths that carry over and starting levels to confirm."""

    slug: str
    title: str
    strengths: tuple[str, ...]
    ratings: Mapping[str, int]
    file: str = ""


@dataclass(frozen=True, slots=True)
class Priority:
    """What matters most to a learner; ``weights`` orders roles, and never shuts one out."""

    slug: str
    title: str
    weights: Mapping[str, int]
    file: str = ""


@dataclass(frozen=True, slots=True)
class PlanPhase:
    """A stretch of a plan template, from one week to another, with the steps in it.

    ``tasks`` are things to do that are not steps of a roadmap, such as an interview to arrange.
    """

    title: str
    from_week: int
    to_week: int
    steps: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    """A ready plan that starts on a chosen Monday, with where it starts and where it ends."""

    slug: str
    title: str
    summary: str
    start: str
    goal: str
    phases: tuple[PlanPhase, ...]
    roles: tuple[str, ...] = ()
    source: str = ""
    file: str = ""
