"""What a role page calls things."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale

from pathtracker.core.model import Rung, Standing

if TYPE_CHECKING:
    from pathtracker.catalog import Catalog, RoleFacts, Section


def tr(text: str, **gaps: object) -> str:
    """`text` in the language of the window, its gaps filled."""
    found = QCoreApplication.translate("Roles", text)
    return found.format(**gaps) if gaps else found


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
    return ", ".join(
        (fact_words(facts), maths[facts.maths], people[facts.people], entry[facts.entry])
    )


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
    number = QLocale().toString
    if high is None:
        return tr("{low}k and more", low=number(low // 1000))
    return f"{number(low // 1000)}–{number(high // 1000)}k"


def span(low: float, high: float) -> str:
    """“0–500”, in the way of the locale."""
    locale = QLocale()
    first, last = (
        locale.toString(float(value), "f", 0 if value == int(value) else 1) for value in (low, high)
    )
    return first if low == high else f"{first}–{last}"


def source_words(catalog: Catalog, slug: str, origin: str = "") -> str:
    """“AI specialist career guide, not dated”, and whom the source names in turn."""
    source = catalog.sources.get(slug)
    words = f"{source.title}, {source.year}" if source else slug
    return tr("{source}; it names {origin}", source=words, origin=origin) if origin else words


def item_sources(section: Section[Any]) -> list[str]:
    """The source of every item, as far as items have one of their own."""
    return [str(getattr(item, "source", "")) for item in section.items]


def has_one_source(section: Section[Any]) -> bool:
    """Whether one line at its end says where all of it comes from."""
    own = {source for source in item_sources(section) if source}
    everywhere = all(item_sources(section)) or not own
    return len(own | set(section.sources)) <= 1 and everywhere


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
