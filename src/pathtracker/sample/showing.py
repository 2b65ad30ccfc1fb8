"""What Maya can show, and what she said of her skills as the months went. All invented."""

from __future__ import annotations

from dataclasses import dataclass

_CODE = "https://github.com/maya-sample"


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence on a step, a milestone or (with `skill`) a skill by itself."""

    of: str
    kind: str
    address: str
    note: str = ""
    skill: str | None = None
    supports: int | None = None


EVIDENCE = (
    Shown("build-a-quiz", "file", f"{_CODE}/quiz/blob/main/quiz.py", "Jonas got 7 of 10."),
    Shown("publish-with-a-readme", "link", f"{_CODE}/quiz", "Tom could install it."),
    Shown("build-a-report", "link", f"{_CODE}/electricity-report"),
    Shown(
        "build-a-report", "picture", f"{_CODE}/electricity-report/blob/main/freezer_by_month.png"
    ),
    Shown(
        "answer-with-sql",
        "file",
        f"{_CODE}/sql-answers/blob/main/five_questions.sql",
        "With the counts checked by hand.",
    ),
    Shown("test-a-function", "commit", f"{_CODE}/electricity-report/commit/5d0c1ab"),
    Shown("explore-a-data-set", "link", f"{_CODE}/bikes-and-rain"),
    Shown(
        "explore-a-data-set",
        "file",
        f"{_CODE}/bikes-and-rain/blob/main/notebooks/bikes_and_rain.ipynb",
    ),
    Shown("train-a-classifier", "commit", f"{_CODE}/ticket-triage/commit/0e7742f"),
    Shown(
        "measure-a-classifier",
        "file",
        f"{_CODE}/ticket-triage/blob/main/docs/what_an_error_costs.md",
    ),
    Shown("spot-overfitting", "picture", f"{_CODE}/ticket-triage/blob/main/train_against_test.png"),
    Shown("prepare-in-a-pipeline", "commit", f"{_CODE}/ticket-triage/commit/b81f90d"),
    Shown(
        "write-prompts-that-hold",
        "file",
        f"{_CODE}/prompts/blob/main/cases.txt",
        "Twenty odd inputs, one a line.",
    ),
    Shown(
        "triage.problem",
        "file",
        f"{_CODE}/ticket-triage/blob/main/docs/brief.md",
        "Who reads tickets, what an error costs.",
    ),
    Shown("triage.data", "link", f"{_CODE}/ticket-triage/blob/main/data/README.md"),
    Shown("triage.data", "file", f"{_CODE}/ticket-triage/blob/main/notebooks/clean_tickets.ipynb"),
    Shown(
        "triage.data",
        "file",
        f"{_CODE}/ticket-triage/blob/main/data/SPLIT.md",
        "Split by date, no customer in both parts.",
    ),
    Shown("triage.baseline", "commit", f"{_CODE}/ticket-triage/commit/a91d3b7"),
    Shown(
        "triage.baseline", "file", f"{_CODE}/ticket-triage/blob/main/results/baseline_by_queue.csv"
    ),
    Shown(
        "garden.problem",
        "file",
        f"{_CODE}/garden-helper/blob/main/docs/what_gardeners_ask.md",
        "Sixty questions, sorted.",
    ),
    Shown(
        "join-tables",
        "certificate",
        "certificates/sql_for_reports.pdf",
        "Two-day course that work paid for.",
        skill="sql",
        supports=2,
    ),
    Shown(
        "tell-your-story",
        "link",
        "https://example.org/meetup/from-support-to-code",
        "Told it in five minutes at the meetup and took questions.",
        skill="communication",
        supports=2,
    ),
)

# Skill, then (week from the beginning, level, why).
RATINGS: tuple[tuple[str, tuple[tuple[int, int, str], ...]], ...] = (
    (
        "python",
        (
            (0, 0, "Never written a line."),
            (3, 1, ""),
            (9, 2, "Quiz and functions, with the tutorial open."),
            (20, 3, "The report is all mine."),
            (24, 2, "Read Tom's code and followed half of it. 3 was cheeky."),
            (35, 3, "Wrote the cleaning script without looking anything up."),
        ),
    ),
    ("sql", ((0, 1, "Reports at work, copied from others."), (8, 2, ""), (17, 3, "Self-join!"))),
    ("git", ((12, 1, ""), (16, 2, "Push and pull without fear; not undo."), (33, 3, ""))),
    ("command-line", ((11, 1, ""), (19, 2, ""))),
    ("communication", ((0, 3, "Ten years of support, four of leading the team."),)),
    ("problem-framing", ((0, 2, ""), (30, 2, "Same number, better reasons."))),
    ("technical-writing", ((10, 1, ""), (16, 2, "Somebody else could follow my README."))),
    ("data-preparation", ((18, 1, ""), (21, 2, "Messy dates: survived."))),
    ("pandas", ((18, 1, ""), (26, 2, ""))),
    ("data-visualisation", ((22, 2, ""),)),
    ("statistics", ((18, 1, "Median, spread, and a bad conscience."), (27, 2, ""))),
    ("testing", ((16, 1, ""), (30, 2, "Red first, then green."))),
    ("ml-fundamentals", ((18, 1, ""), (31, 2, ""), (37, 3, ""))),
    (
        "model-evaluation",
        ((32, 2, ""), (36, 1, "My 0.68 was a leak. Back to the books."), (38, 2, "")),
    ),
    ("probability", ((28, 1, "With the grid."),)),
    ("scikit-learn", ((30, 1, ""), (36, 2, ""))),
    ("web-services", ((22, 1, ""), (38, 2, "Follows the FastAPI tutorial, does not copy it."))),
    ("language-models", ((35, 1, ""), (37, 2, "Called one from code."))),
    ("prompt-engineering", ((38, 2, ""),)),
    ("responsible-ai", ((19, 1, "Asked before taking the tickets."),)),
    ("containers", ((38, 1, "Met it once at Tom's, can say what it is."),)),
    ("privacy", ((19, 1, ""),)),
)
