"""From TOML tables to quiz questions, backgrounds, priorities and plan templates."""

from pathtracker.catalog.fields import BrokenEntryError, Table
from pathtracker.catalog.guidance import (
    Answer,
    Background,
    PlanPhase,
    PlanTemplate,
    Priority,
    Question,
)


def read_question(table: Table, file: str) -> Question:
    """A question of the fit quiz with its answers."""
    answers = []
    for row in table.rows("answer"):
        each = Table(row, "an answer")
        answers.append(
            Answer(
                text=each.text("text"),
                weights=each.levels("weights"),
                reason=each.text("reason", ""),
                hard=each.text("hard", ""),
                hard_for=each.texts("hard_for"),
            )
        )
        for key in each.unknown():
            raise BrokenEntryError(f"has an answer with an unknown key: {key}")
    if len(answers) < 2:
        raise BrokenEntryError("has fewer than two answers")
    return Question(table.text("slug"), table.text("text"), tuple(answers), file)


def read_background(table: Table, file: str) -> Background:
    """A background with its strengths and starting ratings."""
    return Background(
        slug=table.text("slug"),
        title=table.text("title"),
        strengths=table.texts("strengths"),
        ratings=table.levels("ratings"),
        file=file,
    )


def read_priority(table: Table, file: str) -> Priority:
    """What matters most to a learner."""
    return Priority(table.text("slug"), table.text("title"), table.levels("weights"), file)


def read_plan(table: Table, file: str) -> PlanTemplate:
    """A plan template with its phases."""
    phases = []
    for row in table.rows("phase"):
        each = Table(row, "a phase")
        phases.append(
            PlanPhase(
                title=each.text("title"),
                from_week=each.whole("from_week"),
                to_week=each.whole("to_week"),
                steps=each.texts("steps"),
                tasks=each.texts("tasks"),
            )
        )
    return PlanTemplate(
        slug=table.text("slug"),
        title=table.text("title"),
        summary=table.text("summary"),
        start=table.text("start"),
        goal=table.text("goal"),
        phases=tuple(phases),
        roles=table.texts("roles"),
        source=table.text("source", ""),
        file=file,
    )
