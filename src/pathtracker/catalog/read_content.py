"""From TOML tables to skills, steps, roadmaps and project templates."""

from pathtracker.catalog.content import (
    ACCESSES,
    COSTS,
    KINDS,
    RUNGS,
    STAGES,
    Milestone,
    Outcome,
    Phase,
    ProjectTemplate,
    Resource,
    Roadmap,
    Skill,
    Source,
    Step,
)
from pathtracker.catalog.fields import BrokenEntryError, Table

LEVELS = range(6)
DAYS_OF_WORK = 200  # hours above this are a slip of the pen, not a long step


def read_source(table: Table, file: str) -> Source:
    """A document that claims come from."""
    return Source(
        slug=table.text("slug"),
        title=table.text("title"),
        year=table.text("year"),
        note=table.text("note", ""),
        file=file,
    )


def read_skill(table: Table, file: str) -> Skill:
    """A skill with its anchors."""
    return Skill(
        slug=table.text("slug"),
        name=table.text("name"),
        category=table.text("category"),
        anchors=table.texts("anchors"),
        aliases=table.texts("aliases"),
        signs=table.texts("signs"),
        file=file,
    )


def read_step(table: Table, file: str, known_on: object) -> Step:
    """A step of a roadmap."""
    return Step(
        slug=table.text("slug"),
        title=table.text("title"),
        kind=table.one_of("kind", KINDS),
        hours=_hours(table),
        summary=table.text("summary"),
        checks=table.texts("checks"),
        requires=table.texts("requires"),
        outcomes=_outcomes(table),
        resources=_resources(table, known_on),
        by_experience=table.flag("by_experience"),
        file=file,
    )


def read_roadmap(table: Table, file: str) -> Roadmap:
    """A roadmap: its phases and the slugs of their steps."""
    return Roadmap(
        slug=table.text("slug"),
        title=table.text("title"),
        summary=table.text("summary"),
        phases=tuple(_phase(Table(row, "a phase")) for row in table.rows("phase")),
        file=file,
    )


def read_project(table: Table, file: str) -> ProjectTemplate:
    """A project template with its milestones."""
    known_on = table.raw("known_on")
    return ProjectTemplate(
        slug=table.text("slug"),
        title=table.text("title"),
        summary=table.text("summary"),
        brief=table.text("brief"),
        milestones=tuple(
            _milestone(Table(row, "a milestone"), file, known_on) for row in table.rows("milestone")
        ),
        skills=table.texts("skills"),
        recruiter=table.texts("recruiter"),
        risks=table.texts("risks"),
        data=table.texts("data"),
        file=file,
    )


def _milestone(table: Table, file: str, known_on: object) -> Milestone:
    milestone = Milestone(
        slug=table.text("slug"),
        title=table.text("title"),
        stage=table.one_of("stage", STAGES),
        kind=table.one_of("kind", KINDS, "build"),
        hours=_hours(table),
        summary=table.text("summary"),
        checks=table.texts("checks"),
        requires=table.texts("requires"),
        outcomes=_outcomes(table),
        resources=_resources(table, known_on),
        file=file,
    )
    _refuse_unknown(table, f"milestone {milestone.slug}")
    return milestone


def _phase(table: Table) -> Phase:
    phase = Phase(
        slug=table.text("slug"),
        title=table.text("title"),
        rung=table.one_of("rung", RUNGS),
        steps=table.texts("steps"),
        summary=table.text("summary", ""),
    )
    _refuse_unknown(table, f"phase {phase.slug}")
    return phase


def _hours(table: Table) -> float:
    hours = table.number("hours")
    if not 0 < hours <= DAYS_OF_WORK:
        raise BrokenEntryError(f"hours are {hours:g}")
    return float(hours)


def _outcomes(table: Table) -> tuple[Outcome, ...]:
    levels = table.levels("outcomes")
    for skill, level in levels.items():
        if level not in LEVELS:
            raise BrokenEntryError(f"outcome {skill} is at level {level}, outside 0 to 5")
    return tuple(Outcome(skill, level) for skill, level in levels.items())


def _resources(table: Table, known_on: object) -> tuple[Resource, ...]:
    found = []
    for row in table.rows("resources"):
        each = Table(row, "a resource")
        resource = Resource(
            title=each.text("title"),
            url=each.text("url"),
            cost=each.one_of("cost", COSTS, "free"),
            access=each.one_of("access", ACCESSES, "online"),
            language=each.text("language", "en"),
            known_on=each.day("known_on", known_on),
        )
        _refuse_unknown(each, f"resource {resource.title}")
        found.append(resource)
    return tuple(found)


def _refuse_unknown(table: Table, what: str) -> None:
    """Inside an entry a key that nobody reads is refused: the text would be lost silently."""
    for key in table.unknown():
        raise BrokenEntryError(f"{what} has an unknown key: {key}")
