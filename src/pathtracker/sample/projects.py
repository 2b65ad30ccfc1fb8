"""Maya's two portfolio projects, milestone by milestone through the stages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone at a stage; checks go on from “You can now…”."""

    stage: str
    title: str
    hours: float
    checks: tuple[str, ...]
    teaches: tuple[tuple[str, int], ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A project; `name` with a stage (`triage.data`) names a milestone in the story."""

    name: str
    title: str
    summary: str
    notes: str
    after: str
    milestones: tuple[Milestone, ...]


TRIAGE = Project(
    "triage",
    "Ticket triage",
    "Sends a support ticket to the queue that can answer it, and says when it is not sure.",
    "Why this one: I have sorted tickets by hand for ten years and know what a wrong queue costs."
    "\n\nRule for myself: nothing from a customer leaves the laptop with a name in it.",
    "answer-with-sql",
    (
        Milestone(
            "problem",
            "Who reads tickets, and what it costs",
            2.0,
            (
                "say who uses the result and what they do with it",
                "name the error that costs most",
                "say what would make this project not worth doing",
            ),
            (("problem-framing", 2), ("communication", 2)),
            "4 queues, 9 people, about 300 tickets a day. A security ticket in the wrong queue "
            "waits a day; a billing one ten minutes.",
        ),
        Milestone(
            "data",
            "12,000 tickets, cleaned and split by date",
            5.0,
            (
                "say where each row comes from and under which terms",
                "rebuild the table with one command",
                "show that no customer is in both parts",
            ),
            (("data-preparation", 3), ("privacy", 2)),
            "Took out names, numbers, addresses; checked 200 by hand, found 3 more patterns. "
            "Dropped tickets that quote their own answer, they gave it away.",
        ),
        Milestone(
            "baseline",
            "Most frequent queue, then TF-IDF",
            3.5,
            (
                "say the number any model has to beat",
                "repeat the measurement and get the same",
            ),
            (("ml-fundamentals", 2), ("model-evaluation", 2)),
            "Macro F1 on tickets after 1 September: always *billing* 0.19, TF-IDF with a linear "
            "model **0.61**.",
        ),
        Milestone(
            "features",
            "Subject, body, customer history",
            4.0,
            (
                "say what each input added, on the same split",
                "compute every input at the moment a ticket arrives",
                "name one that sounded good and did nothing",
            ),
            (("feature-engineering", 3),),
        ),
        Milestone(
            "model",
            "Small transformer against the baseline",
            6.0,
            (
                "say what the larger model gains and what it costs",
                "train it again from nothing with one command",
            ),
            (("ml-fundamentals", 3), ("nlp", 2)),
        ),
        Milestone(
            "evaluation",
            "Results by slice, errors by cause",
            5.0,
            (
                "show the result for every queue and for short tickets",
                "sort fifty errors by cause",
                "say when the service should not answer",
            ),
            (("model-evaluation", 3), ("responsible-ai", 2)),
        ),
        Milestone(
            "deployment",
            "An address that answers",
            5.0,
            ("send a ticket from another machine", "go back to the version before"),
            (("web-services", 3), ("containers", 2)),
        ),
        Milestone(
            "monitoring",
            "A planted change sets off a warning",
            4.0,
            ("see how many tickets it answered, and how fast", "plant a change and be warned"),
            (("monitoring", 2),),
        ),
        Milestone(
            "write-up",
            "A page a lay reader can retell",
            3.0,
            (
                "have somebody from outside retell it",
                "point to the evidence for every number",
            ),
            (("technical-writing", 3), ("communication", 2)),
        ),
    ),
)

GARDEN = Project(
    "garden",
    "Allotment answers",
    "Answers gardeners' questions from the club's forty newsletters, with the page it came from.",
    "The club printed a newsletter every month since 2021 and nobody finds anything in them. "
    "Gerda scans, I build.",
    "what-learning-means",
    (
        Milestone(
            "problem",
            "Sixty real questions, sorted",
            1.5,
            (
                "name the five questions asked most",
                "say what a wrong answer would do to a garden",
            ),
            (("problem-framing", 2),),
            "Most asked: when to cut what. Dangerous: *is this berry all right for the "
            "children?* It must refuse that one and name a person.",
        ),
        Milestone(
            "data",
            "Forty newsletters as text, page by page",
            4.0,
            ("find the page of a sentence", "say which scans can't be read"),
            (("data-preparation", 3),),
        ),
        Milestone(
            "baseline",
            "Plain word search",
            2.0,
            ("say how often the right page is among the first three",),
            (("retrieval", 2),),
        ),
        Milestone(
            "model",
            "Search by meaning, answer with the page",
            5.0,
            ("answer with a page number", "say “that is not in the newsletters”"),
            (("retrieval", 3), ("language-models", 3)),
        ),
        Milestone(
            "evaluation",
            "Gerda marks sixty answers",
            3.0,
            ("name the three worst answers and their cause",),
            (("llm-evaluation", 3),),
        ),
        Milestone(
            "write-up",
            "One page on the club's notice board",
            2.0,
            ("have Gerda explain it to the committee",),
            (("technical-writing", 3),),
        ),
    ),
)

PROJECTS = (TRIAGE, GARDEN)
