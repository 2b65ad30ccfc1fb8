"""From a role's file to a Role with its page."""

from collections.abc import Callable
from typing import Any, TypeVar

from pathtracker.catalog.content import RUNGS
from pathtracker.catalog.fields import BrokenEntryError, Table
from pathtracker.catalog.read_content import LEVELS
from pathtracker.catalog.roles import (
    FACTS,
    PAGE_SECTIONS,
    Claim,
    Comparison,
    Cost,
    Demand,
    Duration,
    Hour,
    LadderRung,
    Pair,
    PayBand,
    Related,
    Requirement,
    Role,
    RoleFacts,
    RolePage,
    Section,
    Stars,
    Voice,
)

T = TypeVar("T")
BASES = ("sources", "general")


def read_role(table: Table, file: str) -> Role:
    """A role with requirements, filter facts and page."""
    return Role(
        slug=table.text("slug"),
        title=table.text("title"),
        short=table.text("short"),
        summary=table.text("summary"),
        facts=_facts(Table(table.raw("facts"), "facts")),
        roadmaps=table.texts("roadmaps"),
        requirements=_requirements(Table(table.raw("requirements"), "requirements")),
        page=_page(Table(table.raw("page"), "page")),
        projects=table.texts("projects"),
        aliases=table.texts("aliases"),
        file=file,
    )


def _facts(table: Table) -> RoleFacts:
    return RoleFacts(**{name: table.one_of(name, allowed) for name, allowed in FACTS.items()})


def _requirements(table: Table) -> tuple[Requirement, ...]:
    """One row a skill: levels at the three rungs (0: not asked for), importance, experience."""
    found = []
    for skill in table.names():
        row = Table(table.raw(skill), f"requirement {skill}")
        levels, weights = _three(row, "levels", skill), row.raw("importance")
        weights = [weights] * 3 if isinstance(weights, int) else _three(row, "importance", skill)
        experience = row.texts("by_experience")
        for rung, level, importance in zip(RUNGS, levels, weights, strict=True):
            if level not in LEVELS:
                raise BrokenEntryError(f"{skill} at {rung} is at level {level}, outside 0 to 5")
            if not 1 <= importance <= 5:
                raise BrokenEntryError(
                    f"{skill} at {rung} has importance {importance}, outside 1 to 5"
                )
            if level:
                found.append(Requirement(skill, rung, level, importance, rung in experience))
        if row.unknown() or set(experience) - set(RUNGS):
            raise BrokenEntryError(f"requirement {skill} has something unknown in it")
    return tuple(found)


def _three(row: Table, key: str, skill: str) -> list[int]:
    values = row.rows(key)
    if len(values) != 3 or not all(type(value) is int for value in values):
        raise BrokenEntryError(f"requirement {skill} needs three whole numbers in {key}")
    return values


def _page(table: Table) -> RolePage:
    sections = {name: _section(table.raw(name), name, READERS[name]) for name in PAGE_SECTIONS}
    for key in table.unknown():
        raise BrokenEntryError(f"page has an unknown section: {key}")
    return RolePage(**sections)


def _section(values: object, name: str, read: Callable[[Any, str], T]) -> Section[T]:
    """A section; one that is missing is empty, and the checks name it."""
    if values is None:
        return Section()
    table = Table(values, f"section {name}")
    source = table.text("source", "")
    sources = table.texts("sources") or ((source,) if source else ())
    section = Section(
        items=tuple(read(item, source) for item in table.rows("items")),
        text=table.text("text", ""),
        basis=table.one_of("basis", BASES, "sources"),
        sources=sources,
        none=table.text("none", ""),
    )
    for key in table.unknown():
        raise BrokenEntryError(f"section {name} has an unknown key: {key}")
    return section


def _claim(item: Any, source: str) -> Claim:
    if isinstance(item, str):
        return Claim(item, source)
    table = Table(item, "a claim")
    return Claim(table.text("text"), table.text("source", source), table.text("origin", ""))


def _hour(item: Any, _source: str) -> Hour:
    table = Table(item, "an hour")
    return Hour(table.text("at"), table.text("text"))


def _rung(item: Any, source: str) -> LadderRung:
    table = Table(item, "a rung")
    return LadderRung(
        rung=table.one_of("rung", RUNGS),
        title=table.text("title"),
        years=table.text("years", ""),
        duties=table.texts("duties"),
        source=table.text("source", source),
    )


def _pay(item: Any, source: str) -> PayBand:
    table = Table(item, "a pay band")
    return PayBand(
        label=table.text("label"),
        low=table.whole("low"),
        high=None if table.raw("high") is None else table.whole("high"),
        source=table.text("source", source),
        rung=table.one_of("rung", ("", *RUNGS), ""),
        years=table.text("years", ""),
        place=table.text("place", ""),
        origin=table.text("origin", ""),
        currency=table.text("currency", "USD"),
        trend=table.text("trend", ""),
    )


def _stars(item: Any, source: str) -> Stars:
    table = Table(item, "a rating")
    return Stars(table.text("label"), table.whole("stars"), table.text("source", source))


def _pair(item: Any, source: str) -> Pair:
    table = Table(item, "a question or myth")
    return Pair(table.text("says"), table.text("answer"), table.text("source", source))


def _voice(item: Any, source: str) -> Voice:
    table = Table(item, "a voice")
    return Voice(table.text("text"), table.text("who"), table.text("source", source))


def _related(item: Any, source: str) -> Related:
    table = Table(item, "a related role")
    return Related(
        title=table.text("title"),
        text=table.text("text"),
        role=table.text("role", ""),
        source=table.text("source", source),
    )


def _comparison(item: Any, source: str) -> Comparison:
    table = Table(item, "a comparison")
    return Comparison(
        focus=table.text("focus"),
        skills=table.text("skills"),
        source=table.text("source", source),
        example=table.text("example", ""),
        entry=table.text("entry", ""),
        pay=table.text("pay", ""),
        origin=table.text("origin", ""),
    )


def _cost(item: Any, source: str) -> Cost:
    table = Table(item, "a cost")
    return Cost(
        what=table.text("what"),
        low=table.whole("low"),
        high=table.whole("high"),
        source=table.text("source", source),
        open_ended=table.flag("open_ended"),
        currency=table.text("currency", "USD"),
        note=table.text("note", ""),
    )


def _duration(item: Any, source: str) -> Duration:
    table = Table(item, "a time")
    return Duration(
        kind=table.text("kind"),
        low=table.number("low"),
        high=table.number("high"),
        unit=table.one_of("unit", ("weeks", "months", "years")),
        start=table.text("start"),
        goal=table.text("goal"),
        source=table.text("source", source),
    )


def _demand(item: Any, source: str) -> Demand:
    table = Table(item, "a demand")
    return Demand(
        skill=table.text("skill"),
        words=table.text("words"),
        source=table.text("source", source),
        origin=table.text("origin", ""),
    )


READERS: dict[str, Callable[[Any, str], Any]] = dict.fromkeys(PAGE_SECTIONS, _claim) | {
    "day": _hour,
    "ladder": _rung,
    "pay": _pay,
    "stars": _stars,
    "demand": _demand,
    "myths": _pair,
    "questions": _pair,
    "interview": _pair,
    "wished": _voice,
    "related": _related,
    "compare": _comparison,
    "costs": _cost,
    "times": _duration,
}
