"""The trade's words: what a term means in plain ones, and which work teaches it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from pathtracker.catalog.fields import Table
from pathtracker.core.folding import fold


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the trade. ``steps`` are slugs of steps and milestones that teach it."""

    slug: str
    name: str
    text: str
    aliases: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    file: str = ""


def read_term(table: Table, file: str) -> Term:
    """A term of the glossary."""
    return Term(
        slug=table.text("slug"),
        name=table.text("name"),
        text=table.text("text"),
        aliases=table.texts("aliases"),
        steps=table.texts("steps"),
        file=file,
    )


def terms_by_work(terms: Iterable[Term]) -> Mapping[str, tuple[Term, ...]]:
    """The terms that each step or milestone teaches, by its slug, in the order of the glossary."""
    found: dict[str, list[Term]] = {}
    for term in terms:
        for slug in term.steps:
            found.setdefault(slug, []).append(term)
    return {slug: tuple(taught) for slug, taught in found.items()}


def find_terms(terms: Iterable[Term], typed: str) -> list[Term]:
    """The terms in which every typed word stands, whatever its case and accents.

    First those that are called so, then those whose name or other name begins so, then those that
    hold it in a name, then those that only mention it; in the order of the glossary among equals.
    """
    wanted = fold(normalize("NFC", typed)).split()
    ranked = []
    for place, term in enumerate(terms):
        names = [fold(name) for name in (term.name, *term.aliases)]
        everything = " ".join((*names, fold(term.text)))
        if all(word in everything for word in wanted):
            ranked.append((_rank(names, " ".join(wanted)), place, term))
    return [term for _, _, term in sorted(ranked, key=lambda one: one[:2])]


def _rank(names: list[str], wanted: str) -> int:
    if wanted in names:
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    return 2 if any(wanted in name for name in names) else 3
