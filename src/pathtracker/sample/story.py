"""What Maya did, in her order. She leads a support team and wants to build, not only to answer.

Names are slugs of the catalogue's steps, or the names that `projects` and OWN_STEPS give.
"""

from __future__ import annotations

from dataclasses import dataclass

NAME = "Maya"
ROLE = "ai-engineer"
TARGET_WEEKS_AHEAD = 22
MINUTES = (60, 60, 0, 75, 0, 150, 75)
"""What she has on each weekday, from Monday on: seven hours a week."""

FINISHED = (
    "first-script",
    "let-a-program-decide",
    "repeat-with-loops",
    "build-a-quiz",
    "read-error-messages",
    "read-twenty-adverts",
    "write-functions",
    "query-one-table",
    "lists-and-dictionaries",
    "group-and-count",
    "read-and-write-files",
    "use-the-terminal",
    "keep-work-in-git",
    "join-tables",
    "talk-to-people-in-the-role",
    "publish-with-a-readme",
    "install-a-library",
    "build-a-report",
    "answer-with-sql",
    "test-a-function",
    "what-learning-means",
    "load-a-table",
    "describe-numbers",
    "ask-about-tickets",
    "clean-a-table",
    "draw-charts",
    "fetch-from-the-web",
    "explore-a-data-set",
    "set-a-baseline",
    "tell-your-story",
    "probability-for-classifiers",
    "triage.problem",
    "train-a-classifier",
    "compute-with-arrays",
    "measure-a-classifier",
    "triage.data",
    "fit-a-line",
    "spot-overfitting",
    "how-language-models-answer",
    "prepare-in-a-pipeline",
    "triage.baseline",
    "call-a-language-model",
    "garden.problem",
    "write-prompts-that-hold",
)
ACTIVE = "serve-a-prediction"
ACTIVE_SHARE = 0.6
"""How much of its estimate is logged on the step she is at."""

KNOWN = "set-up-python"
SKIPPED = ("explain-your-program", "grow-trees")
PARKED = "contribute-to-open-source"
PARKED_WEEKS_AHEAD = 9
SET_ASIDE = "two-containers"
PARTLY_KNOWN = {"query-one-table": 0.5, "keep-secrets-out": 0.3}

LONGER = {
    # How much longer, or shorter, than others a step took her, for its estimate.
    "first-script": 0.8,
    "build-a-quiz": 1.3,
    "write-functions": 1.3,
    "group-and-count": 0.6,
    "join-tables": 0.7,
    "keep-work-in-git": 1.9,
    "install-a-library": 1.6,
    "test-a-function": 1.4,
    "clean-a-table": 1.5,
    "talk-to-people-in-the-role": 0.7,
    "tell-your-story": 0.6,
    "probability-for-classifiers": 1.6,
    "compute-with-arrays": 1.2,
    "fit-a-line": 1.5,
    "how-language-models-answer": 0.7,
    "ask-about-tickets": 0.8,
    "triage.data": 1.1,
    "triage.baseline": 0.9,
}

UNTICKED = {
    # Checks she left open though she finished the step, by their place from 0.
    "keep-work-in-git": (1,),
    "join-tables": (1,),
    "probability-for-classifiers": (1,),
    "fit-a-line": (1,),
    "write-prompts-that-hold": (1,),
}
ACTIVE_TICKED = (0,)

DEADLINES = {
    # In weeks from today.
    "serve-a-prediction": 2,
    "put-a-service-online": 8,
    "write-a-project-up": 15,
    "triage.evaluation": 12,
    "tidy-github": 3,
    "show-ines": 6,
}


@dataclass(frozen=True, slots=True)
class OwnStep:
    """A step that Maya added herself; `phase` of the catalogue's roadmap, or her own steps."""

    name: str
    title: str
    kind: str
    hours: float
    checks: tuple[str, ...] = ()
    after: str | None = None
    phase: tuple[str, str] | None = None
    teaches: tuple[str, int] | None = None
    resource: tuple[str, str] | None = None


OWN_ROADMAP = "My own steps"
OWN_STEPS = (
    OwnStep(
        "ask-about-tickets",
        "Ask Ines which tickets may leave the company",
        "apply",
        1.0,
        ("say in one sentence what I may use and what I may not",),
        teaches=("privacy", 1),
    ),
    OwnStep(
        "tidy-github",
        "Tidy up my GitHub profile",
        "apply",
        1.0,
        ("send the link to a stranger without explaining anything",),
        after="publish-with-a-readme",
    ),
    OwnStep(
        "evaluation-chapter",
        "Read the chapter on evaluation in the library book",
        "learn",
        2.5,
        after="measure-a-classifier",
        teaches=("model-evaluation", 1),
        resource=("Designing Machine Learning Systems, chapter 6 (town library, shelf Qd 4)", ""),
    ),
    OwnStep(
        "two-containers",
        "Run two containers together",
        "practise",
        3.0,
        ("start the service and its database with one command",),
        teaches=("containers", 2),
    ),
    OwnStep(
        "show-ines",
        "Let Ines send five real tickets to the service",
        "apply",
        1.5,
        ("name two things she expected that it did not do", "say what I change first, and why"),
        after="serve-a-prediction",
        phase=("ai-engineer", "serve-and-ship"),
        teaches=("communication", 2),
    ),
)
