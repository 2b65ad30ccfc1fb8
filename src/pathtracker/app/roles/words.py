"""What a role page calls things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale

from pathtracker.app.dates import short_day
from pathtracker.app.sources import source_words
from pathtracker.app.telling import sentence
from pathtracker.app.words import number, tr
from pathtracker.core.compare_roles import Road
from pathtracker.core.model import Role as StoredRole
from pathtracker.core.model import Rung, Standing
from pathtracker.reports.role_plans import RoleTime
from pathtracker.wording import one_line

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog, Problem, RoleFacts, Section

_NAMED_FAULTS = 3


def rung_word(rung: Rung) -> str:
    return {Rung.JUNIOR: tr("junior"), Rung.MID: tr("mid"), Rung.SENIOR: tr("senior")}[rung]


def rung_choices() -> list[tuple[object, str]]:
    return [(rung, rung_word(rung).capitalize()) for rung in Rung]


def needs_head(rung: Rung) -> str:
    return {
        Rung.JUNIOR: tr("What a junior needs"),
        Rung.MID: tr("What the middle rung needs"),
        Rung.SENIOR: tr("What a senior needs"),
    }[rung]


def standing_word(standing: Standing | None) -> str:
    if standing is None:
        return ""
    return tr("primary") if standing is Standing.PRIMARY else tr("secondary")


def fact_words(facts: RoleFacts) -> str:
    """“code, product”: how much one writes code, and what the work leans to."""
    code = {"daily": tr("code"), "some": tr("some code"), "none": tr("no code")}
    leaning = {"product": tr("product"), "research": tr("research"), "both": tr("between")}
    return f"{code[facts.code]}, {leaning[facts.leaning]}"


def long_fact_words(facts: RoleFacts) -> str:
    """All that roles can be told apart by, in one line."""
    people = {
        "often": tr("often with people"),
        "sometimes": tr("sometimes with people"),
        "rarely": tr("rarely with people"),
    }
    maths = {
        "light": tr("light maths"),
        "solid": tr("solid maths"),
        "heavy": tr("heavy maths"),
    }
    entry = {
        "easier": tr("easier to enter"),
        "medium": tr("entry of middling difficulty"),
        "hard": tr("hard to enter"),
    }
    leaning = {
        "product": tr("leans to product"),
        "research": tr("leans to research"),
        "both": tr("between product and research"),
    }
    code = {"daily": tr("code"), "some": tr("some code"), "none": tr("no code")}[facts.code]
    return ", ".join(
        (code, leaning[facts.leaning], maths[facts.maths], people[facts.people], entry[facts.entry])
    )


def hours_words(hours: float) -> str:
    """“180 h”, whole hours; below ten to the half."""
    rounded = round(hours) if hours >= 10 else round(hours * 2) / 2
    return tr("{hours} h", hours=rounded)


def likely_words(time: RoleTime) -> str:
    """“likely by 26 Jul 2027, in about 34 weeks”, or why there is no day."""
    if not time.hours_a_week:
        return tr("say in the preferences how many hours a week you have, to see by when")
    if time.likely is None or time.weeks is None:
        return tr("no day yet, the timeline says why")
    day = short_day(time.likely, year=True)
    if time.weeks <= 1:
        return tr("likely by {day}, within a week", day=day)
    return tr("likely by {day}, in about {n} [week|weeks]", day=day, n=time.weeks)


def rests_on_words(time: RoleTime, *, is_chosen: bool) -> str:
    """What the day rests on; empty where there is none."""
    if time.likely is None:
        return ""
    a_week = round(time.hours_a_week, 1)
    basis = sentence(time.forecast.why)
    if is_chosen:
        return tr("As the timeline has it, with your projects. {basis}", basis=basis)
    return tr(
        "If it were your primary role from today, at {hours} h a week, with your projects. {basis}",
        hours=a_week,
        basis=basis,
    )


def road_words(road: Road, time: RoleTime, *, is_chosen: bool) -> str:
    """What lies ahead for a role that is aimed at, or what would come in."""
    likely = likely_words(time)
    if is_chosen:
        done = tr("{done} of {n} [step is|steps are] settled.", road.steps, done=road.settled)
        if not road.hours_left:
            return done
        return (
            done
            + " "
            + tr("{hours} to go: {likely}.", hours=hours_words(road.hours_left), likely=likely)
        )
    words = tr("{n} [step|steps]", road.steps)
    if road.here:
        words += tr(", {n} of them you already have", n=road.here)
    if road.settled:
        words += tr(" ({n} settled)", n=road.settled)
    return (
        words
        + ". "
        + tr("{hours} to go: {likely}.", hours=hours_words(road.hours_left), likely=likely)
    )


def fault_words(faults: Sequence[Problem]) -> str:
    """What of the catalogue is left out, by file, entry and reason; empty if nothing is."""
    if not faults:
        return ""
    named = "; ".join(one_line(str(fault), 160) for fault in faults[:_NAMED_FAULTS])
    if len(faults) > _NAMED_FAULTS:
        named = tr("{named}; and {n} more", named=named, n=len(faults) - _NAMED_FAULTS)
    return tr(
        "Part of the catalogue can’t be read, and is left out: {named}. Everything else works, and "
        "nothing of yours is touched. Installing PathTracker again mends it.",
        named=named,
    )


def came_words(added: int, shared: int, rung: Rung) -> str:
    """What choosing a role has brought in."""
    if not added:
        return tr("You aim at {rung}. No step was missing.", rung=rung_word(rung))
    words = tr("{n} [step|steps] came in.", n=added)
    return words + " " + tr("{n} [was|were] there already.", n=shared) if shared else words


def left_words(removed: int, kept: int) -> str:
    """What leaving a role has taken away."""
    if not removed:
        return tr("You have left it. No step went with it.")
    words = tr(
        "You have left it, and {n} [step|steps] that you had not touched went with it.", n=removed
    )
    if kept:
        words += " " + tr(
            "{n} [stays: you worked on it, or something else needs it|stay: you worked on them, "
            "or something else needs them].",
            n=kept,
        )
    return words


def days_words(role: StoredRole) -> str:
    """“From 1 Dec, done by 30 Jun.”; empty without such days."""
    start = role.start and short_day(role.start, year=True)
    target = role.target and short_day(role.target, year=True)
    if start and target:
        return tr("From {start}, to be done by {target}.", start=start, target=target)
    if target:
        return tr("To be done by {target}.", target=target)
    return tr("From {start}.", start=start) if start else ""


def percent(value: int) -> str:
    """“52 %”, never broken across lines."""
    return f"{number(value)}\u00a0%"


def suits_words(weight: int) -> str:
    """How well a role suits a priority, by its weight 0 to 3."""
    return (tr("not known"), tr("a little"), tr("quite well"), tr("very well"))[
        max(0, min(weight, 3))
    ]


def filter_names() -> dict[str, str]:
    """What roles are told apart by."""
    return {
        "code": tr("Code"),
        "maths": tr("Maths"),
        "leaning": tr("Research or product"),
        "people": tr("People"),
        "entry": tr("Entry"),
    }


def choice_words(name: str, *, short: bool = False) -> dict[str, str]:
    """The choices of one of them; `short` where its name stands beside."""
    return {
        "code": {
            "daily": tr("Code") if short else tr("Code on most days"),
            "some": tr("Some code"),
            "none": tr("No code"),
        },
        "maths": {
            "light": tr("Light maths"),
            "solid": tr("Light or solid maths"),
            "heavy": tr("Heavy maths"),
        },
        "leaning": {
            "product": tr("Leans to product"),
            "both": tr("Between the two"),
            "research": tr("Leans to research"),
        },
        "people": {
            "often": tr("Often with people"),
            "sometimes": tr("Sometimes with people"),
            "rarely": tr("Rarely with people"),
        },
        "entry": {
            "easier": tr("Easier to enter"),
            "medium": tr("Not hard to enter"),
            "hard": tr("Hard to enter"),
        },
    }[name]


def section_titles() -> dict[str, str]:
    """The heads of the sections of a role page."""
    return {
        "work": tr("The work"),
        "day": tr("One possible day"),
        "ladder": tr("Ladder"),
        "signals": tr("What tells the rungs apart"),
        "pay": tr("Pay in thousand US dollars a year"),
        "stars": tr("A source’s rating of the pay"),
        "hard_skills": tr("Skills that adverts name"),
        "soft_skills": tr("Beside the technical"),
        "demand": tr("How sought the skills are"),
        "education": tr("Education"),
        "industries": tr("Where the work is"),
        "teams": tr("In which teams"),
        "entry": tr("How entry is contested"),
        "pros": tr("People here like"),
        "cons": tr("What is hard"),
        "myths": tr("Myths"),
        "questions": tr("Questions"),
        "interview": tr("Interview questions, and what a good answer shows"),
        "good_fit": tr("Suits you if"),
        "poor_fit": tr("What is hard here, and what helps"),
        "freelance": tr("As a freelancer"),
        "growth": tr("Where it leads"),
        "outlook": tr("Outlook"),
        "wished": tr("What people in the work wish they had known"),
        "related": tr("Neighbouring roles"),
        "compare": tr("Summed up beside its neighbours"),
        "costs": tr("What starting can cost"),
        "times": tr("How long it takes"),
    }


def thousands(low: int, high: int | None) -> str:
    """“120–150k”, or “200k and more”."""
    if high is None:
        return tr("{low}k and more", low=low // 1000)
    return f"{number(low // 1000)}–{number(high // 1000)}k"


def span(low: float, high: float) -> str:
    """“0–500”, in the way of the locale."""
    locale = QLocale()
    # Thousands stand apart in every locale, also in that of a system without one.
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    first, last = (
        locale.toString(float(value), "f", 0 if value == int(value) else 1) for value in (low, high)
    )
    return first if low == high else f"{first}–{last}"


def time_words(time: Any) -> str:
    """“Typical: 6–9 months”: of which kind a time of the sources is, and how long. A kind that is
    no more than its starting point is not said twice."""
    units = {"weeks": tr("weeks"), "months": tr("months"), "years": tr("years")}
    kind = {"typical": tr("Typical"), "fastest": tr("Fastest")}.get(time.kind)
    length = f"{span(time.low, time.high)} {units.get(time.unit, time.unit)}"
    return tr("{kind}: {length}", kind=kind, length=length) if kind else length


def item_sources(section: Section[Any]) -> list[str]:
    """The source of every item, as far as items have one of their own."""
    return [str(getattr(item, "source", "")) for item in section.items]


def has_one_source(section: Section[Any]) -> bool:
    """Whether one line at its end says where all of it comes from, and whom that names."""
    own = {source for source in item_sources(section) if source}
    everywhere = all(item_sources(section)) or not own
    return len(own | set(section.sources)) <= 1 and everywhere and not has_several_origins(section)


def has_several_origins(section: Section[Any]) -> bool:
    """Whether its source names others for some of the items and not, or not the same, for all."""
    return len({getattr(item, "origin", "") for item in section.items}) > 1


def basis_words(catalog: Catalog, section: Section[Any]) -> str:
    """Where a section comes from; empty where its items say so themselves."""
    if section.basis == "general":
        return tr("Common knowledge of the field, from none of our sources.")
    if not has_one_source(section):
        return sentence_of(source_words(catalog, slug) for slug in section.sources)
    slugs = list(dict.fromkeys([*section.sources, *filter(None, item_sources(section))]))
    origins = dict.fromkeys(str(getattr(item, "origin", "")) for item in section.items)
    named = ", ".join(origin for origin in origins if origin)
    return sentence_of(source_words(catalog, slug, named) for slug in slugs)


def sentence_of(parts: Iterable[str]) -> str:
    words = ". ".join(parts)
    return f"{words}." if words else ""
